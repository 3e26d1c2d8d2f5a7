"""Elements with nothing to read in them, as Word and rich-text editors leave them everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.formats.values import UNPAIRED, Piece

_COMMENT = "comment"


def with_whole_hollows(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces of a block with each element that holds nothing, or only space, as one.

    It is a mark of its own. Where it is all that parts two words, as in `the<b> </b>farm`, readers
    see a space there. Time is linear.
    """
    found: list[Piece] = []
    opened: dict[int, int] = {}  # the places of open pieces in `found`, by their pair
    spaced: list[int] = []  # the places of elements that hold space
    full = 0  # where the pieces begin that hold nothing to read, and around which nothing does
    for piece in pieces:
        place = opened.get(piece.pair, -1) if piece.kind == "close" else -1
        if place >= full and not _crosses(found, place):
            has_space = any(one.text for one in found[place:])
            while spaced and spaced[-1] >= place:
                spaced.pop()
                has_space = True
            if has_space:
                spaced.append(place)
            span = found[place].span[0], piece.span[1]
            found[place:] = [replace(piece, kind="single", span=span, pair=UNPAIRED)]
            continue
        if piece.kind == "open" and piece.pair != UNPAIRED:
            opened[piece.pair] = len(found)
        elif not _is_hollow(piece):
            full = len(found) + 1
        found.append(piece)
    if spaced:
        _show_spaces(found, set(spaced))
    return found


def _crosses(found: Sequence[Piece], place: int) -> bool:
    """Tell whether an element in the one that begins at `place` is still open where that ends."""
    return any(one.kind == "open" and one.pair != UNPAIRED for one in found[place + 1 :])


def _is_hollow(piece: Piece) -> bool:
    if piece.kind == "text":
        return piece.text.isspace()
    return piece.kind == "break" or (piece.kind == "single" and piece.label == _COMMENT)


def _show_spaces(pieces: list[Piece], spaced: set[int]) -> None:
    """Let those of the pieces that alone part two words show a space."""
    after: dict[int, str] = {}  # what readers see next
    shown = " "
    for place in reversed(range(len(pieces))):
        if place in spaced:
            after[place] = shown
        shown = pieces[place].text[:1] or shown
    shown = " "
    for place in range(len(pieces)):
        if place in spaced and not (shown.isspace() or after[place].isspace()):
            pieces[place] = replace(pieces[place], kind="break", text=" ")
        shown = pieces[place].text[-1:] or shown
