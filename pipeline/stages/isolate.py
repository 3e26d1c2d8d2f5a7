"""Keep one text that the engine chokes on from spoiling the batch it is in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.flags import flag
from pipeline.stages.machine import Task, translate_passages
from pipeline.stages.rendering import Rendering, verbatim
from translators.port import Translator


def translate_isolated(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks; those that make the engine fail keep their source, flagged.

    The engine's errors for a text are RuntimeError and ValueError; the batch is halved until
    the culprit stands alone. TranslatorError, which concerns all texts, is raised.
    """
    try:
        return translate_passages(tasks, engine)
    except (RuntimeError, ValueError):
        if len(tasks) == 1:
            passage = tasks[0].passage
            return [verbatim(passage, flag("untranslated", source=(0, len(passage.text))))]
        middle = len(tasks) // 2
        return [
            *translate_isolated(tasks[:middle], engine),
            *translate_isolated(tasks[middle:], engine),
        ]
