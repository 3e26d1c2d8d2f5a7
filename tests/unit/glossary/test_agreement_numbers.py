"""Numbers that go with a form: of verbs, of articles, of words that have one number or both."""

import pytest

from glossary.agreement import fit
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.verbs import ends_in_verb, in_number
from glossary.enforce import Slot, draft_of
from glossary.values import Term


def best(text: str, form: str, language: str, meant: bool | None = None) -> str:
    """Fit a form into a text whose own words stand in brackets."""
    before, _, rest = text.partition("[")
    old, _, after = rest.partition("]")
    fitted = fit(before, old, after, form, language, meant=meant)
    return fitted.before + fitted.form + fitted.after


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("El [fruto] cae del árbol.", "duraznos", "Los duraznos caen del árbol."),
        ("La [casa] no está rota.", "hogares", "Los hogares no están rotos."),
        ("Las [flores] se cierran de noche.", "planta", "La planta se cierra de noche."),
        ("El [pez] comió algas.", "peces", "Los peces comieron algas."),
        ("La casa del [perro] es grande.", "gatos", "La casa de los gatos es grande."),
        ("Los [perros] corren.", "gatos", "Los gatos corren."),
        ("El [perro] madre", "gatos", "Los gatos madre"),
    ],
)
def test_a_verb_goes_with_its_subject(text: str, form: str, expected: str) -> None:
    assert best(text, form, "es") == expected


@pytest.mark.parametrize("word", ["casa", "rojo", "cerca", "para", "hay", "madre", "cayó"])
def test_what_is_no_verb_that_a_rule_knows_stays(word: str) -> None:
    assert in_number(word, "es", plural=True) == word


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("a broken [pant]", "trousers", "broken trousers"),
        ("a very old [truck]", "lorries", "very old lorries"),
        ("an old [truck]", "lorry", "an old lorry"),
        ("This makes [noise]", "sounds", "This makes sounds"),
        ("those small [truck]", "lorry", "that small lorry"),
    ],
)
def test_an_english_article_before_adjectives_goes_with_the_number(
    text: str, form: str, expected: str
) -> None:
    assert best(text, form, "en") == expected


def test_words_that_come_in_pairs_are_plurals() -> None:
    assert is_plural_form("trousers", "en") is True
    assert is_plural_form("swimming goggles", "en") is True


def test_a_form_of_both_numbers_has_the_one_that_is_meant() -> None:
    text = "Mi nuevo [zapato] ya está sucio."
    assert best(text, "tenis", "es") == "Mi nuevo tenis ya está sucio."
    assert best(text, "tenis", "es", meant=True) == "Mis nuevos tenis ya están sucios."


def test_an_adjective_behind_very_is_one_after_a_noun() -> None:
    text = "Tengo un [computador] muy rápido en casa."
    assert best(text, "computadora", "es") == "Tengo una computadora muy rápida en casa."


@pytest.mark.parametrize(
    ("phrase", "language", "verb"),
    [
        ("banker forgot", "en", True),
        ("las estrellas crecen", "es", True),
        ("forgot", "en", False),
        ("play time", "en", False),
        ("small children", "en", False),
        ("trash trucks", "en", False),
        ("casa grande", "es", False),
    ],
)
def test_the_verb_behind_a_noun_is_told(phrase: str, language: str, verb: bool) -> None:
    assert ends_in_verb(phrase.split(), language) is verb


STRAWBERRY = Term(source="strawberry", target="frutilla", forms=("frutillas",))
CAKE = Term(source="cake", target="queque", forms=("queques",))


@pytest.mark.parametrize(
    ("text", "term", "after", "expected"),
    [
        ("una taza de [x] jugo frío", STRAWBERRY, True, "una taza de jugo de frutilla frío"),
        ("El [x] salsa es dulce", STRAWBERRY, True, "La salsa de frutilla es dulce"),
        ("El [x] crece bien", STRAWBERRY, True, "La frutilla crece bien"),
        ("¡Un chocolate [x] para ti!", CAKE, False, "¡Un queque de chocolate para ti!"),
        ("Un gran [x]", CAKE, False, "Un gran queque"),
    ],
)
def test_of_two_english_nouns_the_first_comes_second(
    text: str, term: Term, after: bool, expected: str
) -> None:
    start = text.index("[x]")
    slot = Slot(
        span=(start, start + 1),
        term=term,
        source=term.source,
        noun_before=not after,
        noun_after=after,
    )
    assert draft_of(text.replace("[x]", "x"), [slot], "es", "en").text == expected


def test_a_word_that_a_model_made_up_says_nothing_of_the_number() -> None:
    kiosk = Term(source="quiosco", target="kiosk", forms=("kiosks",))
    for word, expected in (("quibs", "We are at the kiosk."), ("shops", "We are at the kiosks.")):
        text = f"We are at the {word}."
        slot = Slot(span=(14, 14 + len(word)), term=kiosk, source="quiosco")
        assert draft_of(text, [slot], "en", "es").text == expected
