"""A text and its translation, as the checks of content see them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.hide import hide


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A source and what any translator made of it; offsets count from the start of each.

    Stretches that other checks answer for (links, code, mentions, names of the project's list)
    are spaces here, as many as they had code points, so that offsets hold.
    """

    source: str
    target: str
    source_language: str  # language tags
    target_language: str


def pair_of(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    source_kept: tuple[Span, ...] = (),
    target_kept: tuple[Span, ...] = (),
) -> Pair:
    """Give the pair without what is kept on either side."""
    return Pair(
        source=hide(source, source_kept, over=" "),
        target=hide(target, target_kept, over=" "),
        source_language=source_language,
        target_language=target_language,
    )
