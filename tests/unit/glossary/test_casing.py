import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.casing import cased


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("arrecife de coral", "coral reef", "arrecife de coral"),
        ("arrecife de coral", "CORAL REEF", "ARRECIFE DE CORAL"),
        ("arrecife de coral", "Coral reef", "Arrecife de coral"),
        ("arrecife de coral", "Coral Reef", "Arrecife de coral"),
        ("arrecife", "rEEf", "arrecife"),
        ("arrecife", "ReeF", "arrecife"),
        ("VIH", "hiv", "VIH"),
        ("VIH", "Hiv", "VIH"),
        ("VIH", "HIV", "VIH"),
        ("iPhone", "Phone", "iPhone"),
        ("éxito", "Success", "Éxito"),
        ("¿qué?", "What", "¿Qué?"),
        ("3d", "Three", "3d"),
        ("Straße", "STREET", "STRASSE"),
        ("珊瑚", "REEF", "珊瑚"),
        ("arrecife", "珊瑚", "arrecife"),
        ("un", "A", "Un"),
        ("", "Reef", ""),
    ],
)
def test_a_target_takes_the_case_of_its_source(target: str, source: str, expected: str) -> None:
    assert cased(target, source, case="any") == expected


@pytest.mark.parametrize("source", ["reef", "Reef", "REEF"])
def test_exact_is_as_stored(source: str) -> None:
    assert cased("Arrecife", source, case="exact", starts_sentence=True) == "Arrecife"


def test_a_sentence_starts_with_a_capital() -> None:
    assert cased("arrecife", "reef", case="any", starts_sentence=True) == "Arrecife"
    assert cased("iPhone", "phone", case="any", starts_sentence=True) == "iPhone"


def test_a_capital_due_to_its_place_says_nothing() -> None:
    assert cased("arrecife", "Reef", case="any", source_starts_sentence=True) == "arrecife"
    assert cased("arrecife", "REEF", case="any", source_starts_sentence=True) == "ARRECIFE"


@pytest.mark.parametrize(
    ("target", "stored", "source", "expected"),
    [
        ("polera", "T-shirt", "T-shirt", "polera"),
        ("polera", "T-shirt", "T-shirts", "polera"),
        ("polera", "T-shirt", "T-SHIRTS", "POLERA"),
        ("polera", "t-shirt", "T-shirts", "Polera"),
        ("lunes", "Monday", "Monday", "lunes"),
        ("lunes", "Monday", "Mondays", "lunes"),
        ("lunes", "Monday", "MONDAY", "LUNES"),
        ("organización", "NGO", "NGOs", "organización"),
        ("Año Nuevo", "New Year", "new year", "Año Nuevo"),
        ("arrecife", "«Reef»", "Reefs", "arrecife"),
    ],
)
def test_a_capital_of_the_stored_form_says_nothing(
    target: str, stored: str, source: str, expected: str
) -> None:
    assert cased(target, source, case="any", stored=stored) == expected


def test_a_sentence_starts_with_a_capital_whatever_is_stored() -> None:
    assert cased("lunes", "Monday", case="any", stored="Monday", starts_sentence=True) == "Lunes"


def test_an_acronym_as_it_is_stored_does_not_shout() -> None:
    assert cased("organización", "NGO", case="any", stored="NGO") == "organización"


@given(st.text(max_size=12), st.text(max_size=12), st.booleans())
def test_case_changes_nothing_but_case(target: str, source: str, starts: bool) -> None:
    changed = cased(target, source, case="any", starts_sentence=starts)

    assert changed.casefold().upper() == target.casefold().upper() or (
        changed.upper() == target.upper()
    )
