"""What every format is read into: blocks of text, made of pieces that cover their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.domain.spans import Span

# text: a stretch that readers see; translated.
# kept: readers see it and it is not translated: code, formulas, autolinks, `translate="no"`.
# open, close: the two ends of an element around text: emphasis, links, inline tags.
# single: a mark of its own that holds no text of the sentence: images, footnote marks, comments.
# break: a line break inside a sentence, with the prefixes of its lines (`> `); readers see a space.
PieceKind = Literal["text", "kept", "open", "close", "single", "break"]

# How the text of a block is spelled in its source, and must be spelled in a target.
# cell: Markdown in a table cell. attribute: the value of an HTML attribute.
Writing = Literal["plain", "markdown", "cell", "html", "attribute"]

UNPAIRED = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    r"""A stretch of a field's value, and what readers see of it.

    `text` is the decoded text of a `text` piece: the same as its source, code point by code
    point, or the whole of one character reference or escape (`&amp;` is `&`, `\*` is `*`). A
    `kept` piece shows its source with line breaks as spaces, a `break` one space, a mark nothing.
    """

    kind: PieceKind
    span: Span  # in the field's value
    text: str
    label: str = ""  # kept: `code`, `formula`, `url` or `tag`; marks: an element, such as `strong`
    pair: int = UNPAIRED  # the same number at both ends of an element, once in a field
    inset: Block | None = None  # text inside a single mark that is translated by itself: `alt`


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Text that flows together: a paragraph, heading, list item or cell, up to a hard line break.

    The pieces are in order and leave nothing out between the first and the last.
    """

    pieces: tuple[Piece, ...]
    writing: Writing

    @property
    def span(self) -> Span:
        """Give where the block stands in the field's value."""
        return self.pieces[0].span[0], self.pieces[-1].span[1]


def text_of(block: Block) -> str:
    """Give the words of a block: what its language is told from."""
    return "".join(
        piece.text if piece.inset is None else f" {text_of(piece.inset)} "
        for piece in block.pieces
        if piece.kind != "kept"
    )
