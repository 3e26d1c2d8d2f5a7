"""Look at a text without what must not change in it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.spans import Span

# Stands over every hidden character, of private use: no letter, no space, no mark.
HIDDEN = "\ue000"


def hide(text: str, spans: Sequence[Span], over: str = HIDDEN) -> str:
    """Give a text of the same length with one character over all of some spans.

    The spans must be in order; they may overlap.
    """
    if not spans:
        return text
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        if end > position:
            start = max(start, position)
            pieces += (text[position:start], over * (end - start))
            position = end
    pieces.append(text[position:])
    return "".join(pieces)
