"""The markup of a passage: what its source holds besides the text that readers see."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import Writing
from pipeline.stages.splice import Splice

if TYPE_CHECKING:
    from pipeline.stages.passages.passage import SourcePassage

_CLOSING = re.compile(r"\s*\](?:\[\])?")  # of an image whose text is its own reference

SignKind = Literal["open", "close", "single", "break"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """A mark inside the core of a passage.

    It stands between two characters of the core's text, a `break` in place of one space.
    """

    kind: SignKind
    span: Span  # in the core's text; empty for all but breaks
    raw: str  # as it stands in the source
    label: str
    partner: int | None  # place of the other end among the signs; None: outside of the core


@dataclass(frozen=True, kw_only=True, slots=True)
class Atom:
    """A character or kept stretch of the core that the source spells in another way."""

    span: Span  # in the core's text
    source: Span  # in the passage's source


def reference_of(label: str) -> str | None:
    """Give the name of the address that the text of a link or image doubles as, if it does."""
    parts = label.split(":", 2)
    return parts[2] if len(parts) > 2 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Inset:
    """A text inside a mark that is translated by itself: what an image is said to show."""

    source: Span  # in the passage's source
    passage: SourcePassage
    reference: str | None = None  # the label of a reference that the text doubles as


@dataclass(frozen=True, kw_only=True, slots=True)
class Markup:
    """How the source of a passage goes with the text that readers see of it."""

    writing: Writing
    source: str  # the passage as it stands in its field
    layout: Splice  # from the passage's text to its source
    core: Span  # the stretch of the source that the core's text and signs come from
    signs: tuple[Sign, ...]  # in the order of the source
    atoms: tuple[Atom, ...]  # in order
    insets: tuple[Inset, ...]  # in order
    edges: tuple[str, str] = ("", "")  # space between signs at either end of the core and its text

    def spelled(self, span: Span, texts: tuple[str | None, ...] = ()) -> str:
        """Give a stretch of the source, with texts for its insets; None: as it was."""
        return "".join(self._parts(span, texts))

    def _parts(self, span: Span, texts: tuple[str | None, ...]) -> list[str]:
        position, end = span
        parts: list[str] = []
        first = bisect_left(self.insets, position, key=lambda inset: inset.source[0])
        last = bisect_left(self.insets, end, key=lambda inset: inset.source[0])
        for inset, text in zip(self.insets[first:last], texts[first:last], strict=False):
            start, stop = inset.source
            if text is None or start < position or stop > end:
                continue
            parts += (self.source[position:start], text)
            position = stop
            if inset.reference is not None and text != self.source[start:stop]:
                closing = _CLOSING.match(self.source, stop, end)
                if closing is not None:
                    parts.append(f"][{inset.reference}]")
                    position = closing.end()
        parts.append(self.source[position:end])
        return parts
