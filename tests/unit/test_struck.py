"""Words that are struck out are translated apart from their sentence, and stand beside it."""

from __future__ import annotations

import pytest

from pipeline.domain.post import Format
from tests.support.terms import TermTranslator, translated
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
