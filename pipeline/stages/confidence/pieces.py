"""From an engine's sub-words, or from a bare text, to the words that are scored.

Signs are words of their own, as in the data the model was fitted on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, repeat

_SPACE = "▁"  # sentencepiece: before the first piece of a word
_JOIN = "@@"  # byte-pair codes: after every piece of a word but the last
_INSIDE = frozenset("-‐'’")  # signs that do not end a word

# Scripts without spaces: every piece is a word.
_SPACELESS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_IS_SPACELESS = re.compile(f"[{_SPACELESS}]")

# Without pieces two characters of a script without spaces are taken for a word: words of the
# fitted data have 1.8 on average.
_PIECE = re.compile(rf"[{_SPACELESS}]{{1,2}}|.", re.DOTALL)


def words_of_pieces(pieces: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give words, and how many pieces each has, from sub-words without the end mark.

    A piece that is only a mark counts for the word that follows, at the end for the last.
    """
    words: list[list[str]] = []
    counts: list[int] = []
    spaced = _SPACE in "".join(pieces)
    open_, waiting, last = False, 0, ""
    for piece in pieces:
        body = piece.removesuffix(_JOIN).lstrip(_SPACE)
        starts = waiting > 0 or not open_ or piece.startswith(_SPACE)
        if not body:
            waiting += 1
            continue
        if starts or _parted(last, body[0]):
            words.append([body])
            counts.append(waiting + 1)
        else:
            words[-1].append(body)
            counts[-1] += 1
        waiting, open_, last = 0, spaced or piece.endswith(_JOIN), body[-1]
    if waiting and counts:
        counts[-1] += waiting
    return tuple(map("".join, words)), tuple(counts)


def words_of_text(text: str) -> tuple[str, ...]:
    """Give the words of a text whose pieces are not known, as nearly as can be."""
    pieces = [
        mark + piece
        for word in text.split()
        for mark, piece in zip(chain((_SPACE,), repeat("")), _PIECE.findall(word), strict=False)
    ]
    return words_of_pieces(pieces)[0]


def is_spaceless(word: str) -> bool:
    """Tell whether a word is of a script that writes no spaces between words."""
    return _IS_SPACELESS.match(word) is not None


def _parted(last: str, first: str) -> bool:
    """Tell whether a word ends between two characters."""
    return _sign(last) or _sign(first) or is_spaceless(last) or is_spaceless(first)


def _sign(character: str) -> bool:
    return (
        not character.isalnum()
        and character not in _INSIDE
        and unicodedata.category(character)[0] in "PS"
    )
