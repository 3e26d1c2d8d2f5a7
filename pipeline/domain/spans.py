"""Spans: half-open `(start, end)` in code points, counted from the start of a field's value."""

from __future__ import annotations

Span = tuple[int, int]
