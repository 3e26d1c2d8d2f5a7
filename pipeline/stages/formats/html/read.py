"""Read HTML into blocks of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.stages.formats.hollow import with_whole_hollows
from pipeline.stages.formats.html.attributes import attribute_values, decoded
from pipeline.stages.formats.html.lexer import Token, tokens
from pipeline.stages.formats.html.names import BLOCKS, FOREIGN, HIDDEN, VOID
from pipeline.stages.formats.html.tangle import are_tangled
from pipeline.stages.formats.html.texts import text_pieces
from pipeline.stages.formats.html.tree import WHITE, Meaning, is_white, meaning_of
from pipeline.stages.formats.values import UNPAIRED, Block, Piece, PieceKind

COMMENT = "comment"
_HIDDEN = re.compile(rf"<(?:{'|'.join(sorted(HIDDEN))})(?=[\t\n\f\r />])", re.IGNORECASE)
_LINE_BREAK = re.compile(r"[\r\n]")


def read_html(value: str) -> tuple[Block, ...]:
    """Read an HTML fragment, however broken, into its blocks, in order.

    Everything between blocks is a gap: tags of paragraphs, lists and tables, `<br>`, scripts,
    styles, and code or formulas that stand alone. A value that would take more than linear
    time has no blocks.
    """
    found = list(tokens(value))
    return () if are_tangled(value, found) else tuple(_Reader(value, found).blocks())


class _Reader:
    def __init__(self, value: str, found: list[Token]) -> None:
        self._value = value
        self._tokens = found
        self._meaning: Meaning = meaning_of(value, self._tokens)
        self._pairs: dict[int, int] = {}  # tags that have a partner: the pair's number
        self._whole = self._whole_elements()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks with letters in them."""
        pieces: list[Piece] = []
        number = 0
        while number < len(self._tokens):
            read = self._pieces_at(number)
            if read is None:
                yield from _closed(pieces)
                pieces = []
            else:
                pieces += read
            number = self._whole.get(number, number) + 1
        yield from _closed(pieces)

    def _pieces_at(self, number: int) -> list[Piece] | None:
        """Give the pieces of a token or whole untranslated element; None where a block ends."""
        token, last = self._tokens[number], self._whole.get(number)
        if last is not None:
            if self._parts_text(number, last):
                return None
            return [self._kept(token.start, self._tokens[last].end)]
        if token.kind == "text":
            return self._text(number)
        if token.kind == "comment":
            return [_mark(token, "single", COMMENT)]
        if token.kind == "raw" or token.name in BLOCKS:
            return None
        return [self._tag(number)]

    def _text(self, number: int) -> list[Piece] | None:
        token = self._tokens[number]
        if number in self._meaning.kept:
            return [self._kept(token.start, token.end)]
        if number in self._meaning.seen or is_white(self._value, token):
            return list(text_pieces(self._value, (token.start, token.end)))
        return None

    def _tag(self, number: int) -> Piece:
        token = self._tokens[number]
        if token.name in VOID:
            piece = _mark(token, "single", token.name)
            shown = token.kind == "open" and number not in self._meaning.kept
            if shown and token.name in ("img", "image"):
                return replace(piece, inset=self._alternative(token))
            return piece
        kind: PieceKind = "open" if token.kind == "open" else "close"
        partner = self._meaning.partner.get(number)
        pair = UNPAIRED
        if partner is not None:
            pair = self._pairs.setdefault(min(number, partner), len(self._pairs))
        return replace(_mark(token, kind, token.name), pair=pair)

    def _alternative(self, token: Token) -> Block | None:
        """Give the alternative text of an image, when there are letters in it."""
        for name, span in attribute_values(self._value, token.start, token.end):
            if name == "alt":
                if span is None or not _has_letters(decoded(self._value, span)):
                    return None
                pieces = tuple(text_pieces(self._value, span, attribute=True))
                return Block(pieces=pieces, writing="attribute")
        return None

    def _kept(self, start: int, end: int) -> Piece:
        text = _LINE_BREAK.sub(" ", self._value[start:end])
        return Piece(kind="kept", span=(start, end), text=text, label="code")

    def _parts_text(self, first: int, last: int) -> bool:
        if self._tokens[first].name in FOREIGN:
            return False
        return any(self._tokens[number].name in BLOCKS for number in range(first, last + 1))

    def _whole_elements(self) -> dict[int, int]:
        """Find the untranslated elements with nothing translated in them: first to last token."""
        kept = self._meaning.kept
        last: dict[int, int] = {}
        inside: Counter[int] = Counter()  # how many tokens of an element count
        before = [0]  # how many tokens count before each one
        for number, token in enumerate(self._tokens):
            neutral = token.kind == "comment" or (
                token.kind == "text" and is_white(self._value, token)
            )
            before.append(before[-1] + (not neutral))
            root = kept.get(number)
            if root is not None and not neutral:
                last[root] = number
                inside[root] += 1
        return {
            root: end
            for root, end in last.items()
            if before[end + 1] - before[root] == inside[root]
        }


def _mark(token: Token, kind: PieceKind, label: str) -> Piece:
    return Piece(kind=kind, span=(token.start, token.end), text="", label=label)


def _closed(pieces: list[Piece]) -> Iterator[Block]:
    """Give the block that pieces make, without white space and unseen things around; or nothing."""
    pieces = with_whole_hollows(pieces)
    start, end = 0, len(pieces)
    while start < end and _is_around(pieces[start]):
        start += 1
    while end > start and _is_around(pieces[end - 1]):
        end -= 1
    inner = pieces[start:end]
    if not any(_is_read(piece) for piece in inner):
        return
    inner[0] = _without_white(inner[0], left=True)
    inner[-1] = _without_white(inner[-1], left=False)
    yield Block(pieces=tuple(inner), writing="html")


def _is_around(piece: Piece) -> bool:
    return (
        piece.kind == "break"
        or piece.label == COMMENT
        or (piece.kind == "kept" and _HIDDEN.match(piece.text) is not None)
        or (piece.kind == "text" and not piece.text.strip(WHITE))
    )


def _is_read(piece: Piece) -> bool:
    return piece.inset is not None or (piece.kind == "text" and _has_letters(piece.text))


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _without_white(piece: Piece, *, left: bool) -> Piece:
    """Give a text without the white space at one end; other pieces as they are."""
    start, end = piece.span
    if piece.kind != "text" or end - start != len(piece.text):
        return piece
    text = piece.text.lstrip(WHITE) if left else piece.text.rstrip(WHITE)
    cut = end - start - len(text)
    return replace(piece, text=text, span=(start + cut, end) if left else (start, end - cut))
