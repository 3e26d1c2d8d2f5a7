"""Texts with stretches in them that must not change, made up by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.domain.spans import Span


@st.composite
def with_protected(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, tuple[Span, ...]]:
    """Draw a text and up to three spans of it, in order."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, tuple(zip(cuts[::2], cuts[1::2], strict=False))
