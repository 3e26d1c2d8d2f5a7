"""Passages of short texts, and renderings of them, for tests of the stages in between."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.domain.post import Format
from pipeline.stages.detect import Detector
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.plan import make_plan
from pipeline.stages.translation.machine import translate_passages
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task
from tests.support.engines import post_of, project_of
from tests.support.word_engine import WordTranslator
from translators.port import Translator

_PROJECT = project_of("en", "es", names=("Kwame", "Ana"))
_DETECTOR = Detector()


def passages_of(text: str, written: Format = "markdown") -> tuple[SourcePassage, ...]:
    """Read a post of an English classroom; `Kwame` and `Ana` are names."""
    return make_plan(post_of(text, format=written), _PROJECT, _DETECTOR).passages


def passage_of(text: str, written: Format = "markdown") -> SourcePassage:
    """Read a post that is one passage."""
    (passage,) = passages_of(text, written)
    return passage


def rendered(passage: SourcePassage, engine: Translator) -> Rendering:
    """Translate a passage into Spanish, without checks; its insets stay as they are."""
    return translate_passages([Task(passage=passage, target="es")], engine)[0]


def by_words(
    passage: SourcePassage, script: Callable[[list[str]], list[tuple[str, int]]]
) -> Rendering:
    """Translate a passage by a script over its words, with an alignment."""
    return rendered(passage, WordTranslator(script))
