"""Read the text of a paragraph, heading or cell into blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.token import Token

from pipeline.stages.formats.hollow import with_whole_hollows
from pipeline.stages.formats.html.attributes import attribute_values
from pipeline.stages.formats.html.texts import text_pieces
from pipeline.stages.formats.markdown.drafts import Draft, Drafter
from pipeline.stages.formats.markdown.pairs import gather, pair_up
from pipeline.stages.formats.markdown.places import Places
from pipeline.stages.formats.values import UNPAIRED, Block, Piece, Writing

_IMAGE = "img"


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text as the inline parser saw it, and where each of its characters stands."""

    value: str  # of the whole field
    content: str
    places: Places
    writing: Writing
    is_alt: bool = False

    def part(self, start: int, end: int) -> Text:
        """Give a stretch of the text as an alternative text."""
        return Text(
            value=self.value,
            content=self.content[start:end],
            places=self.places[start : end + 1],
            writing=self.writing,
            is_alt=True,
        )


def read_inline(text: Text, tokens: list[Token], numbers: Iterator[int]) -> tuple[Block, ...]:
    """Read a text; `numbers` are those that no pair of the field has yet.

    Blocks part at hard line breaks and at tags that part text.
    """
    first = tokens[0]
    if first.type == "text" and first.content == text.content:  # most cells and list items
        return _plain(text)
    in_cell = text.writing == "cell"
    drafts = Drafter(text.content, in_cell=in_cell, in_alt=text.is_alt).drafts(tokens)
    if drafts is None:
        return ()
    pair_up(drafts, numbers)
    blocks: list[Block] = []
    pieces: list[Piece] = []
    parted = False
    for draft in gather(drafts, text.content):
        if draft.parts:
            parted = True
            blocks += _block(pieces, text.writing)
            pieces = []
        elif draft.plain:
            if not _add_text(pieces, text, draft.start, draft.end):
                return ()
        else:
            pieces.append(_piece(text, draft, numbers))
    blocks += _block(pieces, text.writing)
    return tuple(without_halves(blocks) if parted else blocks)


def _plain(text: Text) -> tuple[Block, ...]:
    """Read a text without any marks."""
    pieces: list[Piece] = []
    _add_text(pieces, text, 0, len(text.content))
    return tuple(_block(pieces, text.writing))


def _piece(text: Text, draft: Draft, numbers: Iterator[int]) -> Piece:
    inset: Block | None = None
    if draft.children:
        inside = read_inline(text.part(*draft.alt), draft.children, numbers)
        inset = inside[0] if inside else None
    elif draft.html and draft.label == _IMAGE:
        inset = _alternative(text, draft)
    return Piece(
        kind=draft.kind,
        span=(text.places[draft.start], text.places[draft.end]),
        text=draft.text,
        label=draft.label,
        pair=draft.pair,
        inset=inset if inset and any(_has_letters(piece) for piece in inset.pieces) else None,
    )


def _alternative(text: Text, draft: Draft) -> Block | None:
    """Give the alternative text of an `<img>` tag."""
    for name, span in attribute_values(text.content, draft.start, draft.end):
        if name == "alt" and span is not None and span[0] < span[1]:
            pieces = text_pieces(text.content, span, attribute=True)
            return Block(
                pieces=tuple(moved(piece, text.places) for piece in pieces), writing="attribute"
            )
    return None


def moved(piece: Piece, places: Places) -> Piece:
    """Give a piece with its spans where they stand in the field's value."""
    inset = piece.inset
    if inset is not None:
        inner = tuple(moved(one, places) for one in inset.pieces)
        inset = Block(pieces=inner, writing=inset.writing)
    span = places[piece.span[0]], places[piece.span[1]]
    return replace(piece, span=span, inset=inset)


def _add_text(pieces: list[Piece], text: Text, start: int, end: int) -> bool:
    """Add text that is spelled as it is seen, but for bars in cells; tell whether it is there."""
    places = text.places
    whole = places[end] - places[start] == end - start
    borders = [start, end] if whole else _borders(places, start, end)
    for one, other in pairwise(borders):
        span = places[one], places[other]
        shown = text.content[one:other]
        if text.value[span[0] : span[1]] not in (shown, "\\" + shown):
            return False
        pieces.append(Piece(kind="text", span=span, text=shown))
    return True


def _borders(places: Places, start: int, end: int) -> list[int]:
    """Give where characters begin and end that take more than their own place."""
    wide = [at for at in range(start, end) if places[at + 1] - places[at] != 1]
    return sorted({start, end, *wide, *(at + 1 for at in wide)})


def _block(pieces: list[Piece], writing: Writing) -> Iterator[Block]:
    """Give the block that pieces make, without line breaks around; nothing if it shows nothing."""
    pieces = with_whole_hollows(pieces)
    start, end = 0, len(pieces)
    while start < end and _is_blank(pieces[start]):
        start += 1
    while end > start and _is_blank(pieces[end - 1]):
        end -= 1
    inner = tuple(pieces[start:end])
    if any(piece.inset or piece.kind in ("text", "kept") for piece in inner):
        yield Block(pieces=inner, writing=writing)


def without_halves(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks in which no mark has its partner in a gap."""
    ends = Counter(piece.pair for block in blocks for piece in block.pieces)
    for block in blocks:
        if any(ends[piece.pair] == 1 and piece.pair != UNPAIRED for piece in block.pieces):
            pieces = tuple(
                replace(piece, pair=UNPAIRED) if ends[piece.pair] == 1 else piece
                for piece in block.pieces
            )
            yield Block(pieces=pieces, writing=block.writing)
        else:
            yield block


def _is_blank(piece: Piece) -> bool:
    return piece.kind == "break" or (piece.kind == "text" and not piece.text.strip())


def _has_letters(piece: Piece) -> bool:
    if piece.inset:
        return any(_has_letters(inner) for inner in piece.inset.pieces)
    return piece.kind == "text" and any(map(str.isalpha, piece.text))
