"""What teachers approved before is used for new posts, exactly and in every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.domain.memory import Wanted
from pipeline.domain.post import Format
from pipeline.exchange import memory
from pipeline.exchange.memory import fuzzy, memory_format, recall_many, remember
from pipeline.exchange.values import PASSERELLE
from tests.support.desk import Office, now
from tests.support.program import post
from translators.testing import ScriptedTranslator
from translators.values import Request, Result

Open = Callable[..., Office]


class Upper(ScriptedTranslator):
    """Writes in capitals, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(str.upper)
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        self.asked += [one.text for one in requests]
        return super().translate(requests)


def learn(here: Office, source: str, target: str, written: Format = "plain") -> None:
    here.database.write(
        lambda c: remember(
            c, "rivers", language="en-GB", target="es", written=written, source_text=source,
            target_text=target, author="s-4", review="rev_1", actor=PASSERELLE, now=now(),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kept_as", "text", "source", "target", "expected"),
    [
        ("plain", "plain", "We saw it. It rains.", "We saw it.", "Lo vimos.", "Lo vimos. "),
        ("plain", "markdown", "We saw it. It rains.", "We saw it.", "Lo vimos.", "Lo vimos. "),
        (
            "markdown", "markdown", "We saw **it** all. It rains.", "We saw **it** all.",
            "Lo vimos **todo**.", "Lo vimos **todo**. ",
        ),
        (
            "html", "html", "<p>We saw <b>it</b> all. It rains.</p>", "We saw <b>it</b> all.",
            "Lo vimos <b>todo</b>.", "<p>Lo vimos <b>todo</b>. ",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_was_approved_is_not_translated_again(
    opened: Open,
    written: Format,
    kept_as: Format,
    text: str,
    source: str,
    target: str,
    expected: str,
) -> None:
    engine = Upper()
    here = opened(lambda: engine)
    learn(here, source, target, kept_as)
    here.start()
    here.send(post(1, text=text, format=written))
    here.until(lambda: here.states() == {"p-1": "published"})
    translation = here.document("p-1")["translations"]["es"]
    assert translation["text"].startswith(expected)
    first = translation["passages"][0]
    assert first["origin"] == "memory"
    assert (first["score"], first["confidence"], first["flags"]) == (None, None, [])
    assert not any("saw" in one for one in engine.asked)
    assert any("rains" in one for one in engine.asked)


def test_memory_of_another_format_project_or_pair_is_not_used(opened: Open) -> None:
    here = opened(Upper)
    learn(here, "We *saw* it.", "Lo *vimos*.", "markdown")
    here.start()
    here.send(post(1, text="We *saw* it."))
    here.until(lambda: here.states() == {"p-1": "published"})
    assert here.document("p-1")["translations"]["es"]["passages"][0]["origin"] != "memory"
    wanted = Wanted(language="en", target="es", written="markdown", text="We *saw* it.")
    other = Wanted(language="en", target="fr", written="markdown", text="We *saw* it.")
    assert here.database.read(lambda c: recall_many(c, "rivers", {wanted, other})) == {
        wanted: "Lo *vimos*."
    }
    assert here.database.read(lambda c: recall_many(c, "lakes", {wanted})) == {}


def test_the_newest_verdict_on_a_text_is_what_is_remembered(opened: Open) -> None:
    here = opened(Upper)
    learn(here, "Good water", "Agua *buena*", "markdown")
    learn(here, "Good water", "Agua buena", "markdown")
    wanted = Wanted(language="en", target="es", written="markdown", text="Good water")
    assert here.database.read(lambda c: recall_many(c, "rivers", [wanted])) == {
        wanted: "Agua buena"
    }


def test_fuzzy_help_gives_what_is_most_like_first(opened: Open) -> None:
    here = opened(Upper)
    learn(here, "We saw a big river today.", "Hoy vimos un río grande.")
    learn(here, "We saw a big lake today.", "Hoy vimos un lago grande.")
    learn(here, "Nothing of the kind", "Nada")
    found = here.database.read(
        lambda c: fuzzy(c, "rivers", "en", "es", "We saw a big river today!")
    )
    assert [target for _, _, target in found] == [
        "Hoy vimos un río grande.", "Hoy vimos un lago grande.",
    ]  # fmt: skip
    assert 0.9 < found[0][0] < 1
    assert found[0][0] > found[1][0]


def test_fuzzy_help_compares_the_newest_entries_of_its_own_pair(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_LOOKED_AT", 2)
    here = opened(Upper)
    for number in range(4):
        learn(here, f"We saw {number} big rivers today.", f"{number}")

    def found(source: str, target: str) -> set[str]:
        text = "We saw 0 big rivers today."
        like = here.database.read(lambda c: fuzzy(c, "rivers", source, target, text, 9))
        return {translation for _, _, translation in like}

    assert found("en", "es") == {"2", "3"}
    assert found("en", "fr") == found("es", "en") == set()


def test_many_texts_are_asked_for_at_once(opened: Open) -> None:
    here = opened(Upper)
    learn(here, "Sentence 1,200", "Frase 1.200")
    wanted = [
        Wanted(language="en", target="es", written="plain", text=f"Sentence {number:,}")
        for number in range(1500)
    ]
    found = here.database.read(lambda c: recall_many(c, "rivers", wanted))
    assert list(found.values()) == ["Frase 1.200"]


@pytest.mark.parametrize(
    ("source", "target", "kept_as"),
    [
        ("We saw a river!", "¡Vimos un río!", "any"),
        ("It's 7:30 (early).", "Son las 7:30 (temprano).", "any"),
        ("We *saw* it", "Lo vimos", "markdown"),
        ("Tom & Ama", "Tom y Ama", "markdown"),
        ("a < b", "a < b", "markdown"),
        ("first", "1. primero", "markdown"),
        ("see https://example.org", "ver https://example.org", "markdown"),
        ("two\nlines", "dos líneas", "markdown"),
    ],
)
def test_entries_serve_every_format_where_nothing_in_them_may_be_markup(
    source: str, target: str, kept_as: str
) -> None:
    assert memory_format("markdown", source, target) == kept_as
