"""Emoji and smileys where a full stop could be: one sentence before them, one after."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.tokens import Token

FACES = frozenset({"emoji", "emoticon", "shortcode"})
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s*")

# So many words before and after make two sentences likely: `I ❤️ New York` has one before.
_FEWEST_BEFORE = 3
_FEWEST_AFTER = 2
_SEARCHED = 200  # characters on either side, which keeps the time linear


def cut_at_faces(text: str, passage: Span, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the parts of a passage: faces that a capital or `¿` `¡` follows end a part.

    The tokens are those of the passage's line, in order.
    """
    start, end = passage
    first = start
    number = bisect_left(tokens, start, key=lambda one: one.start)
    for at in range(number, len(tokens)):
        token = tokens[at]
        if token.end >= end:
            break
        if token.kind not in FACES:
            continue
        space = _SPACE.match(text, token.end, end)
        following = space.end() if space is not None else token.end
        if (
            following > token.end
            and (text[following].isupper() or text[following] in "¿¡")
            and _has_words(text, max(first, token.start - _SEARCHED), token.start, _FEWEST_BEFORE)
            and _has_words(text, following, min(end, following + _SEARCHED), _FEWEST_AFTER)
        ):
            yield first, token.end
            first = following
    yield first, end


def _has_words(text: str, start: int, end: int, fewest: int) -> bool:
    words = _WORD.finditer(text, start, end)
    return sum(1 for _ in zip(range(fewest), words, strict=False)) == fewest
