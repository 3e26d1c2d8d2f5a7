"""Cut text, and the values of attributes, into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.spans import Span
from pipeline.stages.formats.html.references import reference_at
from pipeline.stages.formats.values import Piece

# White space with a line break in it, or where a character reference may begin. A long run of
# spaces without a line break is taken at one go, so that it is not tried again from its middle.
_MARK = re.compile(r"[ \t\f]*+[\r\n][ \t\f\r\n]*+|[ \t\f]++|&")


def text_pieces(value: str, span: Span, *, attribute: bool = False) -> Iterator[Piece]:
    """Yield the pieces of a stretch of text: texts, references and line breaks, all of it."""
    position, end = span
    begun = position  # of the text that is not yet given
    while found := _MARK.search(value, position, end):
        start, position = found.span()
        if value[start] == "&":
            reference = reference_at(value, start, end, attribute=attribute)
            if reference is None:
                continue
            position, text = reference
            piece = Piece(kind="text", span=(start, position), text=text)
        elif "\n" in found[0] or "\r" in found[0]:
            piece = Piece(kind="break", span=(start, position), text=" ")
        else:
            continue
        if begun < start:
            yield Piece(kind="text", span=(begun, start), text=value[begun:start])
        yield piece
        begun = position
    if begun < end:
        yield Piece(kind="text", span=(begun, end), text=value[begun:end])
