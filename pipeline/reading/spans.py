"""Spans of posts, which may be wrong."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.spans import Span


def clamp(span: Sequence[int], length: int | None) -> Span:
    """Read a span that may be wrong: in order, and within the length where it is known."""
    start = max(0, int(span[0]))
    end = max(start, int(span[1]))
    return (start, end) if length is None else (min(start, length), min(end, length))
