"""Tell word by word what was changed in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

import regex

# A word, a letter of a script that writes none, a run of spaces, or one sign with all that
# belongs to it. `passage.js` cuts in the same way.
_TOKEN = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|[\p{L}\p{M}\p{N}_'’\u200c\u200d]+"
    r"|\s+"
    r"|\p{RI}\p{RI}"
    r"|.(?:[\p{M}\p{Emoji_Modifier}]|\u200d.)*",
    regex.DOTALL,
)
# More than so many words between the first and the last change are told as one change: pairing
# them would take long, and nobody would read it.
_MOST_TOKENS = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A stretch of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_difference(before: str, after: str) -> tuple[Part, ...]:
    """Give the parts of two texts in reading order.

    Parts that are same or gone make up `before`, those that are same or new make up `after`.
    """
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    inner = (one[start : len(one) - end], other[start : len(other) - end])
    steps = [
        ("".join(one[:start]),) * 2,
        *_steps(*inner),
        ("".join(one[len(one) - end :]),) * 2,
    ]
    return tuple(_parts(steps))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the tokens that two sequences begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _steps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after, stretch by stretch."""
    if max(len(one), len(other)) > _MOST_TOKENS:
        yield "".join(one), "".join(other)
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield "".join(one[a:b]), "".join(other[c:d])


def _parts(steps: Sequence[tuple[str, str]]) -> Iterator[Part]:
    """Join changes that only spaces stand between, and name what is left."""
    gone = new = spaces = ""
    for before, after in steps:
        if before == after and not before.strip() and (gone or new):
            spaces += before
        elif before == after:
            yield from _change(gone, new)
            if spaces + before:
                yield Part(kind="same", text=spaces + before)
            gone = new = spaces = ""
        else:
            gone, new = gone + spaces + before, new + spaces + after
            spaces = ""
    yield from _change(gone, new)
    if spaces:
        yield Part(kind="same", text=spaces)


def _change(gone: str, new: str) -> Iterator[Part]:
    if gone:
        yield Part(kind="gone", text=gone)
    if new:
        yield Part(kind="new", text=new)
