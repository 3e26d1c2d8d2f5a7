"""Passages of short texts, and renderings of them, for tests of the stages in between."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.domain.post import Format
from pipeline.stages.detect import Detector
from pipeline.stages.passages.kept import find_kept
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.plan import make_plan
from pipeline.stages.protection.protect import take_apart
from pipeline.stages.tokens import find_tokens
from pipeline.stages.translation.engine_text import engine_text
from pipeline.stages.translation.machine import translate_passages
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task
from tests.support.engines import post_of, project_of
from tests.support.word_engine import WordTranslator
from translators.port import Translator

_PROJECT = project_of("en", "es", names=("Kwame", "Ana"))
_DETECTOR = Detector()


def plain_passage(text: str, language: str = "en", names: tuple[str, ...] = ()) -> SourcePassage:
    """Make a passage of the whole of a plain text, in the language that it is said to be in."""
    kept = find_kept(text, find_tokens(text), names)
    core = take_apart(text, kept)
    return SourcePassage(
        field="text",
        span=(0, len(text)),
        text=text,
        language=language,
        kept=kept,
        core=core,
        shown=engine_text(core, language),
    )


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
