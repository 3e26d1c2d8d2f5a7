import pytest

from glossary.values import Kind, Span, Term
from glossary.verify import STRICT, find_forbidden, find_forms


def term(target: str, *forms: str, kind: Kind = "translate") -> Term:
    return Term(source="source", target=target, forms=forms, kind=kind)


@pytest.mark.parametrize(
    ("language", "target", "text", "expected"),
    [
        ("es", "arrecife", "El Arrecife.", [("Arrecife", "form")]),
        ("es", "arrecife", "los arrecifes", [("arrecifes", "plural")]),
        ("es", "luz", "las luces", [("luces", "plural")]),
        ("es", "arrecife de coral", "ARRECIFES DE CORAL", [("ARRECIFES DE CORAL", "plural")]),
        ("es", "arrecife de coral", "arrecife\nde coral", [("arrecife\nde coral", "form")]),
        ("es", "patógeno", "una patógena", [("patógena", "inflected")]),
        ("es", "lavar", "lavó", [("lavó", "inflected")]),
        ("es", "arrecife", "arrecifal, subarrecife", []),
        ("es", "VIH", "el vih", [("vih", "form")]),
        ("es", "canción", "la cancio\u0301n", [("cancio\u0301n", "form")]),
        ("en", "reef", "the reef's fish", [("reef", "form")]),
        ("en", "wash", "she washed", [("washed", "inflected")]),
        ("en", "bus", "two buses", [("buses", "plural")]),
        ("fr", "bien-être", "bien être", [("bien être", "form")]),
        ("fr", "eau", "l’eau", [("eau", "form")]),
        ("de", "Haus", "Häuser", [("Häuser", "plural")]),
        ("pt", "coração", "corações", [("corações", "plural")]),
        ("it", "problema", "problemi", [("problemi", "plural")]),
        ("ru", "риф", "рифов", [("рифов", "inflected")]),
        ("zh", "珊瑚", "大珊瑚礁", [("珊瑚", "form")]),
        ("ja", "サンゴ", "サンゴが", [("サンゴ", "form")]),
        ("ar", "كتاب", "الكتاب", [("كتاب", "form")]),
        ("es", "", "nada", []),
    ],
)
def test_allowed_forms_are_found_as_whole_words(
    language: str, target: str, text: str, expected: list[tuple[str, str]]
) -> None:
    forms = find_forms(text, term(target), language)

    assert [(one.form, one.how) for one in forms] == expected
    assert all(text[slice(*one.span)] == one.form for one in forms)


def test_listed_forms_count_as_the_target_does() -> None:
    forms = find_forms("Un perro, dos chuchos", term("perrito", "perro", "chucho"), "es")

    assert [(one.form, one.how) for one in forms] == [("perro", "form"), ("chuchos", "plural")]


def test_names_are_found_as_written_only() -> None:
    forms = find_forms("Rosa, rosa, Rosas, ROSA", term("Rosa", kind="keep"), "es")

    assert [one.span for one in forms] == [(0, 4)]


def test_forms_in_code_do_not_count() -> None:
    assert find_forms("`arrecife`", term("arrecife"), "es", blocked=[(0, 10)]) == ()


def test_a_caller_can_tell_how_a_form_is_allowed() -> None:
    (found,) = find_forms("una patógena", term("patógeno"), "es")

    assert found.how == "inflected"
    assert found.how not in STRICT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Estudiante", [(3, 13)]),
        ("los estudiantes", [(4, 15)]),
        ("ESTUDIANTES y aprendiz", [(0, 11), (14, 22)]),
        ("estudiantado, estudiantil", []),
    ],
)
def test_forbidden_forms_and_their_plurals_are_found(text: str, expected: list[Span]) -> None:
    forbidden = Term(source="", target="estudiante", forms=("aprendiz",), kind="forbid")

    assert list(find_forbidden(text, forbidden, "es")) == expected


def test_inflection_alone_is_not_forbidden() -> None:
    forbidden = Term(source="", target="maestro", kind="forbid")

    assert find_forbidden("una maestra", forbidden, "es") == ()
