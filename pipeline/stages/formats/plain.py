"""Emphasis in plain text: pupils write `*very*` and `_never_` everywhere, as chats taught them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.stages.formats.values import Block, Piece
from pipeline.stages.tokens import Token, find_tokens

_LONGEST = 200  # characters between two marks
_EMPHASIS = re.compile(
    rf"""
    (?<![\w*_~\\/])
    (?P<mark>\*{{1,3}}|_{{1,3}}|~)
    (?P<inner>(?=\S)[^\n\r*_~]{{1,{_LONGEST}}}(?<=\S))
    (?P=mark)
    (?![\w*_~/]|\.\w)
    """,
    re.VERBOSE,
)
_NAMES = {"*": "em", "_": "em", "~": "s"}


def read_plain(value: str) -> tuple[Block, ...] | None:
    """Give a plain text as one block whose marks of emphasis are apart; None where it has none.

    A mark stands at a word, its fellow at the end of a word of the same line; `5 * 3 * 2`, `^_^`
    and `__init__.py` have none. The marks of `~~old~~` are tokens.
    """
    if "*" not in value and "_" not in value and "~" not in value:
        return None
    found = [one for one in _EMPHASIS.finditer(value) if any(map(str.isalpha, one["inner"]))]
    if not found:
        return None
    tokens = find_tokens(value)
    pieces: list[Piece] = []
    position = 0
    for number, match in enumerate(one for one in found if not _is_token(one, tokens)):
        inner = match.span("inner")
        label = _NAMES[match["mark"][0]]
        ends = (match.start(), inner[0]), (inner[1], match.end())
        pieces += (
            _text(value, position, match.start()),
            Piece(kind="open", span=ends[0], text="", label=label, pair=number),
            _text(value, *inner),
            Piece(kind="close", span=ends[1], text="", label=label, pair=number),
        )
        position = match.end()
    if not pieces:
        return None
    pieces.append(_text(value, position, len(value)))
    shown = tuple(piece for piece in pieces if piece.span[0] < piece.span[1])
    return (Block(pieces=shown, writing="plain"),)


def _text(value: str, start: int, end: int) -> Piece:
    return Piece(kind="text", span=(start, end), text=value[start:end])


def _is_token(match: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Tell whether a mark is part of a token: `*_*`, an address, code."""
    for mark in (match.start(), match.end() - 1):
        near = bisect_right(tokens, mark, key=_begins) - 1
        if near >= 0 and mark < tokens[near].end:
            return True
    return False


def _begins(token: Token) -> int:
    return token.start
