"""Recall what a teacher approved before: the exact text of a passage, and no likeness."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from pipeline.domain.language import UNDETERMINED, primary
from pipeline.domain.memory import Wanted
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.plan import Plan
from pipeline.stages.translation.rendering import Rendering


class Recall(Protocol):
    """The translation memory of one project."""

    def __call__(self, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        """Give the approved translations of those texts that have one, as in their fields."""
        ...


class Recalled:
    """What the memory knows of the passages of a window of posts."""

    def __init__(self, recall: Recall | None, plans: Iterable[Plan]) -> None:
        """Ask the memory, once for all posts."""
        wanted = () if recall is None else {
            one
            for plan in plans
            for target in plan.targets
            for passage in plan.passages
            if (one := _wanted(plan, passage, target)) is not None
        }  # fmt: skip
        self._known: Mapping[Wanted, str] = recall(wanted) if recall and wanted else {}

    def rendering(self, plan: Plan, passage: SourcePassage, target: str) -> Rendering | None:
        """Give what a passage became before, or None."""
        if not self._known:
            return None
        wanted = _wanted(plan, passage, target)
        text = None if wanted is None else self._known.get(wanted)
        return None if text is None else Rendering(text=text, origin="memory", spelled=True)


def _wanted(plan: Plan, passage: SourcePassage, target: str) -> Wanted | None:
    """Give what to ask the memory for, None where it cannot help."""
    language, into = primary(passage.language), primary(target)
    if passage.language == UNDETERMINED or language == into or passage.strange or passage.insets:
        return None
    return Wanted(
        language=language,
        target=into,
        written=plan.post.format if passage.field == "text" else "plain",
        text=passage.markup.source if passage.markup else passage.text,
    )
