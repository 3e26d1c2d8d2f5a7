"""A part of a passage as a passage of its own, and the way back into the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.domain.spans import Span
from pipeline.stages.protection.protect import Core
from pipeline.stages.terms.values import Terms
from pipeline.stages.translation.engine_text import engine_text
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task

Move = Callable[[Span], Span]


def part_of(task: Task, text: str, place: Callable[[Span], Span | None]) -> Task:
    """Make a task of a part of a passage's core, with what is kept and asked for there.

    `place` tells where a stretch of the core is in the part; None: it is in another.
    """
    passage, terms = task.passage, task.terms
    lead = len(passage.core.lead)

    def asked(span: Span) -> Span | None:
        return place((span[0] - lead, span[1] - lead))

    kept = tuple(
        replace(one, span=at) for one in passage.core.kept if (at := place(one.span)) is not None
    )
    core = Core(lead="", text=text, tail="", kept=kept)
    return replace(
        task,
        passage=replace(
            passage,
            span=(0, len(text)),
            text=text,
            kept=kept,
            core=core,
            shown=engine_text(core, passage.language),
            markup=None,
        ),
        terms=Terms(
            uses=tuple(
                replace(use, span=at) for use in terms.uses if (at := asked(use.span)) is not None
            ),
            forbidden=tuple(
                (term, span and asked(span))
                for term, span in terms.forbidden
                if span is None or asked(span) is not None
            ),
        ),
    )


def moved(rendering: Rendering, here: Move, there: Move, lead: int) -> Rendering:
    """Move all offsets of a part's rendering to those of the passage.

    `here` and `there` lead into the passage's core and into its translation.
    """

    def source(span: Span) -> Span:
        start, end = here(span)
        return start + lead, end + lead

    def target(span: Span) -> Span:
        start, end = there(span)
        return start + lead, end + lead

    return replace(
        rendering,
        alignment=tuple((*source((a, b)), *target((c, d))) for a, b, c, d in rendering.alignment),
        terms=tuple(
            replace(
                one,
                source=one.source and source(one.source),
                target=one.target and target(one.target),
            )
            for one in rendering.terms
        ),
        flags=tuple(
            replace(
                one,
                source=one.source and source(one.source),
                target=one.target and target(one.target),
            )
            for one in rendering.flags
        ),
        kept=tuple(
            (replace(one, span=here(one.span)), target(span)) for one, span in rendering.kept
        ),
    )


def shifted(whole: Span) -> Move:
    """Move spans of a part to where it stands; what it has lost at its ends is left out."""

    def move(span: Span) -> Span:
        start, end = (min(max(whole[0], whole[0] + at), whole[1]) for at in span)
        return start, end

    return move
