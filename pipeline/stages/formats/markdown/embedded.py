"""HTML blocks between the blocks of Markdown.

All HTML blocks of a post are read at one go, with a word for each run of Markdown between them.
So the reader of HTML says what an element means for the Markdown that it encloses: where the word
is not read, as in `<div translate="no">`, the Markdown is not either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from pipeline.stages.formats.html import read_html
from pipeline.stages.formats.markdown.inline import moved, without_halves
from pipeline.stages.formats.markdown.places import PLACES, Places
from pipeline.stages.formats.values import UNPAIRED, Block, Piece

_WORD = "<p>x</p>"
_WORD_AT = _WORD.index("x")


class Embedded:
    """The HTML blocks of a post, and which of its Markdown they let be read."""

    def __init__(self, tokens: list[Token], value: str) -> None:
        """Take the tokens of all blocks of a field's value."""
        self._value = value
        self._parts: list[str] = []
        self._length = 0
        self._places: Places = []
        self._words: dict[int, int] = {}  # where the word for a token's Markdown stands
        self._shown: set[int] = set()  # where the words stand that are read
        self._blocks: list[Block] = []
        if any(token.type == "html_block" for token in tokens):
            self._collect(tokens)
            self._read("".join(self._parts))

    def hides(self, number: int) -> bool:
        """Tell whether an HTML element keeps a token's Markdown from being translated."""
        return number in self._words and self._words[number] not in self._shown

    def blocks(self, numbers: Iterator[int]) -> Iterator[Block]:
        """Yield the blocks of the HTML; `numbers` are those that no pair has yet."""
        return without_halves([*self._moved(numbers)])

    def _moved(self, numbers: Iterator[int]) -> Iterator[Block]:
        pairs: dict[int, int] = {}
        for block in self._blocks:
            pieces: list[Piece] = []
            for piece in block.pieces:
                if piece.pair != UNPAIRED and piece.pair not in pairs:
                    pairs[piece.pair] = next(numbers)
                pair = pairs.get(piece.pair, UNPAIRED)
                pieces.append(replace(moved(piece, self._places), pair=pair))
            if all(_is_faithful(piece, self._value) for piece in pieces):
                yield Block(pieces=tuple(pieces), writing=block.writing)

    def _collect(self, tokens: list[Token]) -> None:
        word = -1
        for number, token in enumerate(tokens):
            if token.type == "html_block":
                places: Places = token.meta[PLACES]
                self._add(token.content[: len(places) - 1] + "\n", places)
                word = -1
            elif token.type == "inline":
                if word < 0:
                    word = self._length + _WORD_AT
                    places = token.meta[PLACES]
                    self._add(_WORD, places[:1] * len(_WORD))
                self._words[number] = word
        self._places.append(len(self._value))

    def _add(self, part: str, places: Places) -> None:
        self._parts.append(part)
        self._places += places
        self._length += len(part)

    def _read(self, html: str) -> None:
        words = set(self._words.values())
        for block in read_html(html):
            start = block.span[0]
            if start in words:
                self._shown.add(start)
            else:
                self._blocks.append(block)


def _is_faithful(piece: Piece, value: str) -> bool:
    """Tell whether a text is spelled in the value as it is seen, or as a reference."""
    source = value[piece.span[0] : piece.span[1]]
    return piece.kind != "text" or source == piece.text or source.startswith("&")
