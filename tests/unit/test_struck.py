"""Words that are struck out are translated apart from their sentence, and stand beside it."""

from __future__ import annotations

import pytest

from pipeline.domain.post import Format
from tests.support.terms import TermTranslator, asks, forbids, translated
from translators.testing import IdentityTranslator, ScriptedTranslator

WORDS = {
    "we": "nosotros", "have": "tenemos", "dogs": "perros", "cats": "gatos", "two": "dos",
    "three": "tres", "red": "rojo", "blue": "azul", "is": "es", "it": "ello", "good": "bueno",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("We have ~~dogs~~ cats.", "markdown", "Nosotros tenemos ~~perros~~ gatos."),
        ("It is ~~red~~ blue.", "markdown", "Ello es ~~rojo~~ azul."),
        ("We have cats ~~two~~.", "markdown", "Nosotros tenemos gatos ~~dos~~."),
        ("We ~~have~~ have ~~two~~ three cats.", "markdown",
         "Nosotros ~~tenemos~~ tenemos ~~dos~~ tres gatos."),
        ("It is <del>red</del> blue.", "html", "Ello es <del>rojo</del> azul."),
        ("~~It is red.~~", "markdown", "~~Ello es rojo.~~"),
    ],
)  # fmt: skip
def test_both_what_is_struck_and_what_took_its_place_are_there(
    text: str, written: Format, expected: str
) -> None:
    post = translated(text, [], TermTranslator(WORDS), written=written)
    assert post.translations["es"].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [ ] ~~dogs~~ (two!)", "- [ ] ~~perros~~ (¡dos!)"),
        ("~~Dogs~~ (cats)", "~~Perros~~ (gatos)"),
        ("We have ~~dogs~~ [two] cats", "Nosotros tenemos ~~perros~~ [dos] gatos"),
    ],
)
def test_a_bracket_stands_apart_from_what_is_struck_as_in_the_source(
    text: str, expected: str
) -> None:
    post = translated(text, [], TermTranslator(WORDS), written="markdown")
    assert post.translations["es"].text == expected


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("It is ~~Monday~~ red.", "~~el lunes~~"),
        ("It is ~~March~~ red.", "~~marzo~~"),
        ("It is ~~London~~ red.", "~~Londres~~"),
        ("~~Monday~~ It is red.", "~~El lunes~~"),
        ("It is ~~The Old Park~~ red.", "~~el Parque Viejo~~"),
    ],
)
def test_the_capital_of_words_translated_alone_stays_only_where_a_sentence_begins(
    text: str, struck: str
) -> None:
    alone = {"Monday": "El lunes", "March": "Marzo", "London": "Londres"}
    alone["The Old Park"] = "El Parque Viejo"
    engine = ScriptedTranslator(lambda words: alone.get(words.rstrip("."), "Ello es rojo."))
    post = translated(text, [], engine, written="markdown")
    assert struck in post.translations["es"].text


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Es el ~~lunes~~ martes.", "~~Monday~~"),
        ("Es ~~inglés~~ francés.", "~~English~~"),
        ("Somos ~~yo~~ nosotros.", "~~I~~"),
        ("Son ~~perros~~ gatos.", "~~dogs~~"),
    ],
)
def test_words_that_always_have_a_capital_keep_it(text: str, struck: str) -> None:
    alone = {"lunes": "Monday", "inglés": "English", "yo": "I", "perros": "Dogs"}
    engine = ScriptedTranslator(lambda words: alone.get(words.rstrip(".").lower(), "It is good."))
    post = translated(text, [], engine, written="markdown", languages=("es", "en"), language="es")
    assert struck in post.translations["en"].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have ~~dogs~~ cats in `main.py`.", "Nosotros tenemos ~~perros~~ gatos in `main.py`."),
        ("We have ~~`main.py`~~ cats.", "Nosotros tenemos ~~`main.py`~~ gatos."),
        (
            "@ana.k have ~~two dogs of @kwame~~ cats.",
            "@ana.k tenemos ~~dos perros of @kwame~~ gatos.",
        ),
        ("It ![is](x.png) ~~red~~ blue.", "Ello ![es](x.png) ~~rojo~~ azul."),
        ("`a b` ~~two~~ three `c d` ~~dogs~~ cats.", "`a b` ~~dos~~ tres `c d` ~~perros~~ gatos."),
    ],
)
def test_what_is_kept_stays_with_the_words_or_the_sentence(text: str, expected: str) -> None:
    post = translated(text, [], TermTranslator(WORDS), written="markdown")
    (one,) = post.translations["es"].passages
    assert post.translations["es"].text == expected
    assert not {"token-changed", "structure-changed"} & {flag.code for flag in one.flags}


@pytest.mark.parametrize(
    "text", ["We have ~~dogs~~ cats.", "We have ~~red cats~~ dogs.", "We have *~~two~~* cats."]
)
def test_terms_are_enforced_on_either_side(text: str) -> None:
    terms = [asks("cats", "felinos"), asks("dogs", "canes")]
    post = translated(text, terms, TermTranslator(WORDS), written="markdown")
    there = post.translations["es"]
    (one,) = there.passages
    assert all(use.satisfied for use in one.terms)
    for use in one.terms:
        assert use.source is not None
        assert use.target is not None
        assert text[slice(*use.source)] == use.entry
        assert there.text[slice(*use.target)] == {"cats": "felinos", "dogs": "canes"}[use.entry]


def test_a_term_that_reaches_out_of_what_is_struck_is_asked_of_the_whole() -> None:
    terms = [asks("red cats", "felinos rojos")]
    post = translated("We have ~~red~~ cats.", terms, TermTranslator(WORDS), written="markdown")
    (one,) = post.translations["es"].passages
    assert [use.entry for use in one.terms] == ["red cats"]


def test_forbidden_words_are_found_where_they_stand() -> None:
    terms = [forbids("perros")]
    engine = ScriptedTranslator(lambda text: text.replace("dogs", "perros").replace("We", "Nos"))
    post = translated("We have ~~dogs~~ cats.", terms, engine, written="markdown")
    there = post.translations["es"]
    found = [one for one in there.passages[0].flags if one.code == "term-forbidden"]
    assert [there.text[slice(*one.target)] for one in found if one.target] == ["perros"]


def test_a_model_that_leaves_one_of_two_words_out_does_not_lose_it_here() -> None:
    def one_of_both(text: str) -> str:
        return text.upper().replace("DOGS CATS", "DOGS")

    post = translated(
        "We have ~~dogs~~ cats.", [], ScriptedTranslator(one_of_both), written="markdown"
    )
    assert post.translations["es"].text == "WE HAVE ~~DOGS~~ CATS."


@pytest.mark.parametrize(
    "text", ["~~Hola~~ adiós", "a ~~b~~~ c", "**~~uno~~ dos**", "~~x~~ ~~y~~ z"]
)
def test_a_copying_engine_changes_nothing(text: str) -> None:
    post = translated(text, [], IdentityTranslator(), written="markdown")
    assert all(one.text == text for one in post.translations.values())
