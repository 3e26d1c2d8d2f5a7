"""Keep one text that the engine chokes on from spoiling the batch it is in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.flags import flag
from pipeline.stages.terms.report import report
from pipeline.stages.translation.machine import translate_passages
from pipeline.stages.translation.rendering import Rendering, verbatim
from pipeline.stages.translation.task import Task
from translators.errors import TranslatorError
from translators.port import Translator


class EngineFailed(TranslatorError):
    """The translation engine fails for every text."""


def translate_isolated(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks; those that make the engine fail keep their source, flagged.

    The batch is halved until the culprits stand alone. Raises TranslatorError as it comes, and
    EngineFailed when several texts were asked for and none could be translated.
    """
    failures: list[Exception] = []
    found = _halved(tasks, engine, failures)
    if len(tasks) > 1 and all(rendering is None for rendering in found):
        raise EngineFailed(f"The engine failed for all texts: {failures[-1]}") from failures[-1]
    return [rendering or _given_up(task) for task, rendering in zip(tasks, found, strict=True)]


def _given_up(task: Task) -> Rendering:
    """Keep the source of a text that the engine cannot take; its terms are missing."""
    whole = (0, len(task.passage.text))
    return report(verbatim(task.passage, flag("untranslated", source=whole)), task, {}, ())


def _halved(
    tasks: Sequence[Task], engine: Translator, failures: list[Exception]
) -> list[Rendering | None]:
    """Translate tasks, halving where the engine fails; None stands for a text it cannot take."""
    try:
        return list(translate_passages(tasks, engine))
    except TranslatorError:
        raise
    except Exception as error:
        if len(tasks) == 1:
            failures.append(error)
            return [None]
        middle = len(tasks) // 2
        return [
            *_halved(tasks[:middle], engine, failures),
            *_halved(tasks[middle:], engine, failures),
        ]
