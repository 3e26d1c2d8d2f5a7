"""HTML that any parser reads in the same way: what Markdown without tags is rendered into.

Building a tree takes a real parser ten times as long. It is spared where elements are closed in
order and stand only where they may, so that there is nothing to mend.
"""

from __future__ import annotations

import re
from html import unescape

from pipeline.stages.formats.html.names import TABLE
from pipeline.stages.structure.builder import Builder

_TAG = re.compile(r'<(/?)([a-z]+[1-6]?)((?: [a-z]+="[^"<>]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
# Other references, and characters that parsers replace; the line break that a `pre` loses.
_ODD = re.compile(r"&(?!(?:amp|lt|gt|quot);)|[\0\r\ufeff]|<pre>\n")

_INLINE = frozenset({"a", "code", "em", "s", "strong", "sup"})
_VOID_INLINE = frozenset({"br", "img"})
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"})
_FLOW = frozenset({"", "blockquote", "li"})
_PHRASING = _INLINE | _LINES | _FLOW
_LISTS = frozenset({"ol", "ul"})
_ROWS = frozenset({"tbody", "thead"})
# In which elements an element may stand; the empty name is the whole text.
_MAY_STAND_IN = {
    **dict.fromkeys(_INLINE | _VOID_INLINE, _PHRASING),
    **dict.fromkeys(
        ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "table", "section"),
        _FLOW,
    ),
    "code": _PHRASING | {"pre"},
    "ol": _FLOW | {"section"},
    "ul": _FLOW,
    "li": _LISTS,
    "tbody": frozenset({"table"}),
    "thead": frozenset({"table"}),
    "tr": _ROWS,
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
}
_BLANK_IN = frozenset({"table", "tr"}) | _ROWS  # parsers move text out of these
_VOID = _VOID_INLINE | {"hr"}
_DEEPEST = 100
# Half of what is held to be tangled, see `pipeline.stages.formats.html.tangle`; end tags count.
_MOST_STEPS = 50_000


def digest_of_well_formed(raw_html: str) -> bytes | None:
    """Give the digest that `Builder` makes of the tree of HTML; None where a parser must tell."""
    if _ODD.search(raw_html) is not None:
        return None
    reading = _Reading()
    position = 0
    for tag in _TAG.finditer(raw_html):
        start = tag.start()
        if start > position and not reading.takes_text(raw_html[position:start]):
            return None
        closing, name, attributes = tag.groups()
        if not (reading.closes(name, attributes) if closing else reading.opens(name, attributes)):
            return None
        position = tag.end()
    return reading.done() if reading.takes_text(raw_html[position:]) else None


class _Reading:
    """HTML that is well formed so far. A method that says no has met something else."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._names = [""]  # of the elements that are open
        self._links = 0  # of these
        self._steps = 0

    def takes_text(self, text: str) -> bool:
        """Take in a text, unless it holds what might be a tag or stands where it cannot stay."""
        if not text:
            return True
        if "<" in text or (self._names[-1] in _BLANK_IN and not text.isspace()):
            return False
        self._builder.text(unescape(text) if self._builder.is_exact else text)
        return True

    def opens(self, name: str, attributes: str) -> bool:
        """Begin an element, unless it may not stand here."""
        names = self._names
        if names[-1] not in _MAY_STAND_IN.get(name, ()):
            return False
        found = _ATTRIBUTE.findall(attributes) if attributes else ()
        values = {key: unescape(value) for key, value in found}
        if len(values) < len(found) or "translate" in attributes:
            return False
        self._builder.open(name, values)
        if name in _VOID:
            self._builder.close()
        else:
            names.append(name)
        self._links += name == "a"
        self._steps += len(names) if name in _VOID or name in TABLE else 0
        return self._links <= 1 and len(names) <= _DEEPEST and self._steps <= _MOST_STEPS

    def closes(self, name: str, attributes: str) -> bool:
        """End the element that was begun last, if it is the one."""
        if attributes or name != self._names.pop():
            return False
        self._links -= name == "a"
        self._builder.close()
        return True

    def done(self) -> bytes | None:
        """Give the digest, unless something is still open."""
        return None if len(self._names) > 1 else self._builder.done()
