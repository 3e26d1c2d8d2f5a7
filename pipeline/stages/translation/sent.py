"""What the engine was shown of a passage, and how its answers become renderings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.domain.spans import Span
from pipeline.stages.protection.insertions import Restored
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import Shielded, bare, shield
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.signs.values import Method
from pipeline.stages.splice import Splice
from pipeline.stages.translation.engine_text import tell
from pipeline.stages.translation.rendering import Rendering, from_machine
from pipeline.stages.translation.task import Task
from translators.placeholders import Shape
from translators.values import Alignment, Hypothesis, Request, Result


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A passage as it was sent: with its kept stretches behind marks, or cut out."""

    task: Task
    spliced: Splice  # from the shown core of the passage to what was sent
    shielded: Shielded | None = None  # None: kept stretches were cut out

    @property
    def text(self) -> str:
        """Give what the engine sees."""
        return self.spliced.text

    def request(self, *, hypotheses: int = 1) -> Request:
        """Ask for its translation."""
        return self.task.request(self.text, hypotheses=hypotheses)

    def told(self, result: Result, hypothesis: Hypothesis) -> Rendering | None:
        """Tell an answer in the author's manner; None unless every mark came back."""
        shown = self.task.passage.shown.core
        if self.shielded is not None:
            restored = restore_marks(self.shielded, shown, hypothesis.text)
            return None if restored is None else self._told(result, hypothesis, restored)
        restored = place_by_alignment(shown, hypothesis.text, hypothesis.alignment)
        by: Method = "guess" if restored.guessed else "alignment"
        return replace(self._told(result, hypothesis, restored), kept_by=by)

    def _told(self, result: Result, hypothesis: Hypothesis, restored: Restored) -> Rendering:
        passage = self.task.passage
        told = tell(
            passage.shown,
            passage.core,
            text=restored.text,
            kept=restored.kept,
            alignment=_delivered(hypothesis.alignment, self.spliced, restored.spliced),
            source=passage.language,
            target=self.task.target,
        )
        return from_machine(
            passage, told, self.request(), result, hypothesis, guessed=restored.guessed
        )

    def place_of(self, span: Span) -> Span:
        """Give where a stretch of the passage's text stands in what was sent."""
        passage = self.task.passage
        lead = len(passage.core.lead)
        place = (max(0, span[0] - lead), max(0, span[1] - lead))
        if passage.shown.plain is not None:
            place = passage.shown.plain.to_new(place)
        return self.spliced.to_new(place)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """What became of a passage, and of which answer."""

    sent: Sent
    result: Result
    hypothesis: Hypothesis
    rendering: Rendering


def with_marks(task: Task, shape: Shape) -> Sent:
    """Send a passage with its kept stretches behind marks of a shape."""
    shielded = shield(task.passage.shown.core, shape)
    return Sent(task=task, spliced=shielded.spliced, shielded=shielded)


def without_marks(task: Task) -> Sent:
    """Send a passage without its kept stretches."""
    return Sent(task=task, spliced=bare(task.passage.shown.core))


def _delivered(alignment: Alignment, source: Splice, target: Splice) -> Alignment:
    """Move an alignment from the engine's texts to the core and the delivered text."""
    return tuple((*source.to_old((a, b)), *target.to_new((c, d))) for a, b, c, d in alignment)
