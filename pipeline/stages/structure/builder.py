"""Elements and texts, one after the other, into one digest of their structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from pipeline.stages.formats.html.names import BLOCKS, UNTRANSLATED


def digest_of(*parts: object) -> bytes:
    """Give a digest of values that are written as they are compared."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(slots=True)
class _Element:
    """An element whose content is being taken in."""

    name: str
    attributes: list[tuple[str, str]]
    exact: bool  # its text is not to be translated
    parts: list[object] = field(default_factory=list)  # of the lines and blocks that are done
    line: list[bytes] = field(default_factory=list)  # the marks of the line that is not
    line_is_read: bool = False
    is_read: bool = False  # there is something else than white space in it
    is_block: bool = False

    def end_line(self) -> None:
        """Put the marks of a line of text in an order of their own, unless their order counts."""
        if self.line or self.line_is_read:
            marks = self.line if self.exact else sorted(self.line)
            self.parts.append((tuple(marks), self.line_is_read))
        self.line, self.line_is_read = [], False

    def take(self, child: _Element, digest: bytes) -> None:
        """Take in a child that is done."""
        if child.is_block:
            self.end_line()
            self.parts.append(digest)
            self.is_block = True
        else:
            self.line.append(digest)
            self.line_is_read |= child.is_read
        self.is_read |= child.is_read

    def done(self) -> bytes:
        """Give the digest of the whole element."""
        self.end_line()
        return digest_of(self.name, self.attributes, self.is_read, self.parts)


class Builder:
    """Takes in the nodes of a tree in their order; every `open` wants a `close`."""

    def __init__(self) -> None:
        self._way = [_Element("", [], exact=False)]

    @property
    def is_exact(self) -> bool:
        """Tell whether the text of the element that is open now counts, letter by letter."""
        return self._way[-1].exact

    def open(self, name: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element."""
        exact, folded = self._way[-1].exact, name.lower()
        shown: list[tuple[str, str]] = []
        if attributes:
            wish = (attributes.get("translate") or "").lower()
            if "notranslate" in (attributes.get("class") or "").lower().split() or wish == "no":
                exact = True
            elif "translate" in attributes and wish in ("", "yes"):
                exact = False
            shown = sorted(
                (key, ("read" if (value or "").strip() else "") if key == "alt" else value or "")
                if name == "img"
                else (key, value or "")
                for key, value in attributes.items()
            )
        entered = _Element(name, shown, exact or folded in UNTRANSLATED)
        entered.is_block = folded in BLOCKS
        self._way.append(entered)

    def text(self, text: str) -> None:
        """Take in a text, its character references decoded."""
        element = self._way[-1]
        if element.exact:
            element.line.append(digest_of("text", text))
        if text and not text.isspace():
            element.line_is_read = element.is_read = True

    def mark(self, kind: str, text: str) -> None:
        """Take in what readers do not see: a comment."""
        self._way[-1].line.append(digest_of(kind, text))

    def close(self) -> None:
        """End the element that was begun last."""
        element = self._way.pop()
        self._way[-1].take(element, element.done())

    def done(self) -> bytes:
        """Give the digest of all that was taken in."""
        return self._way[0].done()
