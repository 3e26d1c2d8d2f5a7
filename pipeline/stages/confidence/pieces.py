"""From an engine's sub-words to the words that are scored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SPACE = "▁"  # sentencepiece: before the first piece of a word
_JOIN = "@@"  # byte-pair codes: after every piece of a word but the last
_INSIDE = frozenset("-‐'’")  # signs that do not end a word
_SPACELESS = re.compile(  # scripts without spaces: every piece is a word
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


def words_of_pieces(pieces: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give words, and how many pieces each has, from sub-words without the end mark.

    Signs are words of their own, as in the data the model was fitted on. A piece that is only a
    mark counts for the word that follows, at the end for the last.
    """
    words: list[str] = []
    counts: list[int] = []
    spaced = _SPACE in "".join(pieces)
    open_, waiting = False, 0
    for piece in pieces:
        body = piece.removesuffix(_JOIN).lstrip(_SPACE)
        starts = waiting > 0 or not open_ or piece.startswith(_SPACE)
        if not body:
            waiting += 1
            continue
        if starts or _parted(words[-1][-1], body[0]):
            words.append(body)
            counts.append(waiting + 1)
        else:
            words[-1] += body
            counts[-1] += 1
        waiting, open_ = 0, spaced or piece.endswith(_JOIN)
    if waiting and counts:
        counts[-1] += waiting
    return tuple(words), tuple(counts)


def _parted(last: str, first: str) -> bool:
    """Tell whether a word ends between two characters."""
    return _sign(last) or _sign(first) or bool(_SPACELESS.match(last) or _SPACELESS.match(first))


def _sign(character: str) -> bool:
    return character not in _INSIDE and unicodedata.category(character)[0] in "PS"
