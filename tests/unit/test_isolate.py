"""One text that the engine chokes on spoils nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Project
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.translation.isolate import EngineFailed
from translators import TranslatorError
from translators.testing import ScriptedTranslator

PROJECT = Project(
    id="rivers",
    name="Rivers",
    classrooms=(
        Classroom(id="accra", language="en", timezone="Africa/Accra"),
        Classroom(id="sevilla", language="es", timezone="Europe/Madrid"),
    ),
    retention_days=1,
)


def posts(*texts: str) -> list[Post]:
    return [
        Post(
            id=f"p-{number}",
            project="rivers",
            classroom="accra",
            author="s-1",
            created_at=datetime.now(UTC),
            text=text,
        )
        for number, text in enumerate(texts)
    ]


def choke(text: str) -> str:
    if "poison" in text:
        raise RuntimeError("the engine broke")
    return text.upper()


def test_a_passage_that_breaks_the_engine_keeps_its_source_and_the_others_are_translated(
    detector: Detector,
) -> None:
    sent = posts("We like the river.", "There is poison in it. We went home.", "We saw birds.")
    bilingual = list(Flow(PROJECT, ScriptedTranslator(choke), detector).run(sent))
    texts = [post.translations["es"].text for post in bilingual]
    assert texts == ["WE LIKE THE RIVER.", "There is poison in it. WE WENT HOME.", "WE SAW BIRDS."]
    broken = bilingual[1].translations["es"].passages[0]
    assert broken.origin == "verbatim"
    assert [one.code for one in broken.flags] == ["untranslated"]
    assert bilingual[1].status == "held"


def test_an_error_that_concerns_the_engine_as_a_whole_is_raised(detector: Detector) -> None:
    def refuse(_text: str) -> str:
        raise TranslatorError

    flow = Flow(PROJECT, ScriptedTranslator(refuse), detector)
    with pytest.raises(TranslatorError):
        list(flow.run(posts("We like the river.")))


def test_an_engine_that_fails_for_every_text_is_no_success(detector: Detector) -> None:
    def down(_text: str) -> str:
        raise RuntimeError("the device is gone")

    flow = Flow(PROJECT, ScriptedTranslator(down), detector)
    with pytest.raises(EngineFailed, match="the device is gone"):
        list(flow.run(posts("We like the river.", "We saw birds.")))


def test_a_sentence_in_a_script_of_no_language_of_the_project_is_kept_and_flagged(
    detector: Detector,
) -> None:
    text = "My friend wrote to me today. 今日は川に行きました。 She went to the river."
    (post,) = Flow(PROJECT, ScriptedTranslator(str.upper), detector).run(posts(text))
    first, strange, last = post.translations["es"].passages
    assert (first.origin, last.origin) == ("machine", "machine")
    assert strange.origin == "verbatim"
    assert [one.code for one in strange.flags] == ["untranslated"]
    assert post.status == "held"
