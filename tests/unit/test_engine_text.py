"""What the engine is shown of a passage, and how its answer is told."""

from __future__ import annotations

import pytest

from pipeline.stages.protection.protect import NAME, Core, Kept
from pipeline.stages.translation.engine_text import EngineText, Told, engine_text, tell


def core_of(text: str, *names: str) -> Core:
    kept = tuple(
        Kept(kind=NAME, span=(text.index(name), text.index(name) + len(name)), text=name)
        for name in names
    )
    return Core(lead="", text=text, tail="", kept=kept)


def told(
    shown: EngineText, core: Core, text: str, pairs: tuple[tuple[int, int, int, int], ...] = ()
) -> Told:
    kept = [
        (one, (text.index(one.text), text.index(one.text) + len(one.text)))
        for one in shown.core.kept
    ]
    return tell(shown, core, text=text, kept=kept, alignment=pairs, source="en", target="es")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We saw the river.", "We saw the river."),
        ("WE SAW THE RIVER TODAY.", "We saw the river today."),
        ("𝐖𝐞 𝐬𝐚𝐰 the river.", "We saw the river."),
    ],
)
def test_the_engine_sees_usual_letters_and_case(text: str, shown: str) -> None:
    assert engine_text(core_of(text), "en").core.text == shown


def test_kept_stretches_stay_as_they_are_and_in_order() -> None:
    core = core_of("𝐖𝐞 saw Kwame and 𝐀𝐧𝐚 today.", "Kwame", "𝐀𝐧𝐚")
    shown = engine_text(core, "en")
    assert [one.text for one in shown.core.kept] == ["Kwame", "𝐀𝐧𝐚"]
    assert [shown.core.text[slice(*one.span)] for one in shown.core.kept] == ["Kwame", "𝐀𝐧𝐚"]


def test_an_answer_to_a_shout_is_shouted_but_for_what_is_kept() -> None:
    core = core_of("WE SAW @ana.k BY THE RIVER.", "@ana.k")
    answer = told(engine_text(core, "en"), core, "Vimos a @ana.k junto al río.")
    assert answer.text == "VIMOS A @ana.k JUNTO AL RÍO."
    ((kept, span),) = answer.kept
    assert kept == core.kept[0]
    assert answer.text[slice(*span)] == "@ana.k"


@pytest.mark.parametrize("text", ["We saw the river.", "WE SAW THE RIVER TODAY.", "𝐖𝐞 𝐬𝐚𝐰 it."])
def test_an_engine_that_changes_nothing_gives_back_the_author_s_text(text: str) -> None:
    core = core_of(text)
    shown = engine_text(core, "en")
    assert told(shown, core, shown.core.text).text == text


def test_alignments_lead_to_the_author_s_text() -> None:
    core = core_of("see ﬁsh 𝐭𝐨𝐝𝐚𝐲")
    shown = engine_text(core, "en")
    at = shown.core.text.index("today")
    answer = told(shown, core, "hoy ves peces", ((at, at + 5, 0, 3),))
    ((a, b, c, d),) = answer.alignment
    assert core.text[a:b] == "𝐭𝐨𝐝𝐚𝐲"
    assert answer.text[c:d].lower() == "hoy"
