"""Whether a model that goes on by itself from a term says less of the source, or the term again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.spans import Span
from pipeline.stages.signs.words import is_weighty
from translators.values import Hypothesis

_WORDS = re.compile(r"\b(\w+)\b(?! \1\b)")  # of a stutter, one
# The next word, or what belongs to a noun: *del almuerzo*.
_NEXT = re.compile(r"\s*(?:(?:del?|d[aio]|du|of|for|para)\s+(?:(?:el|las?|los|the)\s+)?)?(\w+)")
_LEAST = 0.9  # of the words of a draft


def says_less(
    source: str, draft: Hypothesis, other: Hypothesis, uses: Sequence[Span], end: int = 0
) -> bool:
    """Tell whether another translation has fewer words than a draft, or leaves out more.

    Left out is what attention pairs with nothing; `uses` are where terms stand in the source. Both
    texts are the same up to `end`.
    """
    if share_of(draft, other) < _LEAST:
        return True
    lost = _said(source, draft, uses, end) - _said(source, other, uses)
    gained = _said(source, other, uses, end) - _said(source, draft, uses)
    return len(lost) > len(gained)


def share_of(draft: Hypothesis, other: Hypothesis) -> float:
    """Give how many words another translation has for each of a draft."""
    words, own = (len(_WORDS.findall(one.text)) for one in (draft, other))
    return own / max(1, words)


def says_again(draft: Hypothesis, other: Hypothesis, use: Span, end: int) -> bool:
    """Tell whether a translation goes on after a form with one more word for the term.

    The form ends at `end`, in both. What the draft says there as well is none.
    """
    found, before = _NEXT.match(other.text, end), _NEXT.match(draft.text, end)
    if found is None or not is_weighty(other.text, found.span(1)):
        return False
    if before is not None and before[1].casefold() == found[1].casefold():
        return False
    return any(
        _meets((a, b), use) and _meets((c, d), found.span(1)) for a, b, c, d in other.alignment
    )


def _said(source: str, hypothesis: Hypothesis, uses: Sequence[Span], end: int = 0) -> set[Span]:
    """Give the words of weight beside terms that are paired with anything from an offset on."""
    return {
        (a, b)
        for a, b, there, _ in hypothesis.alignment
        if there >= end
        and is_weighty(source, (a, b))
        and not any(_meets((a, b), use) for use in uses)
    }


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
