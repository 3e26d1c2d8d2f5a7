"""The structure of HTML without its texts: elements, attributes, comments, code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as of
from hashlib import blake2b
from typing import Any

from pipeline.stages.formats.html.lexer import tokens
from pipeline.stages.formats.html.names import BLOCKS, UNTRANSLATED
from pipeline.stages.formats.html.tangle import are_tangled


@dataclass(frozen=True, kw_only=True, slots=True)
class Skeleton:
    """The structure of a text; two texts have the same structure when their skeletons are equal."""

    digest: bytes


def skeleton(raw_html: str) -> Skeleton:
    """Give the structure of HTML that is not sanitised.

    In it are elements with their attributes, whether there is something to read in them, comments,
    and the exact text of code, formulas and whatever is not to be translated; the words of other
    texts and the alternative texts of images are not. Blocks are in order; marks inside one line
    of text may change places, as they do in translations. HTML that cannot be read in good time
    is its own skeleton. Time is linear in the length.
    """
    found = list(tokens(raw_html))
    if are_tangled(raw_html, found):
        return Skeleton(digest=_digest("tangled", raw_html))
    # The tree builder is loaded by the first post that needs it.
    from justhtml import JustHTML

    root: Any = JustHTML(raw_html, fragment=True, sanitize=False).root
    # The tree builder takes some of what browsers skip for text, such as a tag without end.
    skipped = sorted(raw_html[one.start : one.end] for one in found if one.kind == "comment")
    return Skeleton(digest=_digest(_digest_of(root), skipped))


def _digest(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(slots=True)
class _Element:
    """An element whose children are being gone through."""

    node: Any
    children: Iterator[Any]
    exact: bool  # its text is not to be translated
    parts: list[object] = of(default_factory=list)  # of the lines and blocks that are done
    line: list[bytes] = of(default_factory=list)  # the marks of the line that is not
    line_is_read: bool = False
    is_read: bool = False  # there is something else than white space in it
    is_block: bool = False

    def end_line(self) -> None:
        """Put the marks of a line of text in an order of their own, unless their order counts."""
        if self.line or self.line_is_read:
            marks = self.line if self.exact else sorted(self.line)
            self.parts.append((tuple(marks), self.line_is_read))
        self.line, self.line_is_read = [], False

    def read(self, text: str) -> None:
        """Take in a text."""
        if self.exact:
            self.line.append(_digest("text", text))
        if text.strip():
            self.line_is_read = self.is_read = True

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
        attributes = sorted(_attributes(self.node))
        return _digest(self.node.name, attributes, self.is_read, self.parts)


def _digest_of(root: Any) -> bytes:
    way = [_entered(root, exact=False)]
    while True:
        element = way[-1]
        child = next(element.children, None)
        if child is None:
            way.pop()
            digest = element.done()
            if not way:
                return digest
            way[-1].take(element, digest)
        elif child.name == "#text":
            element.read(child.data)
        elif child.name.startswith(("#comment", "#processing", "!")):
            element.line.append(_digest(child.name, str(child.data)))
        else:
            way.append(_entered(child, exact=element.exact))


def _entered(node: Any, *, exact: bool) -> _Element:
    name = node.name.lower()
    attributes = node.attrs or {}
    wish = (attributes.get("translate") or "").lower()
    if "notranslate" in (attributes.get("class") or "").lower().split() or wish == "no":
        exact = True
    elif "translate" in attributes and wish in ("", "yes"):
        exact = False
    children = node.children or []
    content = getattr(node, "template_content", None)
    if content is not None:
        children = [*children, *content.children]
    entered = _Element(node, iter(children), exact or name in UNTRANSLATED)
    entered.is_block = name in BLOCKS
    return entered


def _attributes(node: Any) -> Iterator[tuple[str, str]]:
    for name, value in (node.attrs or {}).items():
        if node.name == "img" and name == "alt":
            yield name, "read" if (value or "").strip() else ""
        else:
            yield name, value or ""
