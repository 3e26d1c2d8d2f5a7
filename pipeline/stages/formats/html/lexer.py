"""Cut HTML into text, tags and comments, as browsers do, with offsets in the source.

The rules are those of the HTML standard's section on tokenisation, with one thing less: what a
script or style holds is not looked into. What cannot be finished (a tag or comment without end)
reaches to the end of the value, so every value is read once from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.stages.formats.html.names import BREAKOUT, FOREIGN, RAW

# raw: the content of a script, style, text area and the like.
# comment: also what browsers take for one: `<?...>`, `<!...>`, `</3>`, and a tag without end.
TokenKind = Literal["text", "open", "close", "comment", "raw"]


class Token(NamedTuple):
    """A stretch of the source; `name` is the element's, in lower case, of tags and raw content."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    self_closing: bool = False


# No group is captured in a possessive one: Python's `re` trips over those that are tried in vain.
_PART = r"""
    (?:
        [\t\n\f\r\ /]++
      | [^\t\n\f\r\ />][^\t\n\f\r\ />=]*+
        (?:
            [\t\n\f\r\ ]*+=[\t\n\f\r\ ]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\t\n\f\r\ >]*+)
          | (?![\t\n\f\r\ ]*+=)
        )
    )
"""
_TAG = re.compile(rf"<(?P<slash>/?)(?P<name>[a-zA-Z][^\t\n\f\r\ />]*+){_PART}*+>", re.VERBOSE)
_PARTS = re.compile(_PART, re.VERBOSE)
_NAMED = re.compile(r"</?[a-zA-Z]")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_MARKUP = re.compile(r"<(?=[a-zA-Z!?]|/.)", re.DOTALL)
_SCRIPT_STEP = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


def tokens(value: str) -> Iterator[Token]:
    """Yield the tokens of a value; they are in order and leave nothing out."""
    foreign: list[str] = []  # the drawings and formulas that are open
    position, length = 0, len(value)
    while position < length:
        found = _MARKUP.search(value, position)
        start = found.start() if found else length
        if start > position:
            yield Token("text", position, start)
        if not found:
            return
        token = _markup(value, start, foreign=bool(foreign))
        yield token
        position = token.end
        if token.kind == "open" and not foreign:
            end = _raw_end(value, position, token.name)
            if end > position:
                yield Token("raw", position, end, token.name)
            position = end
        _enter_or_leave(foreign, token)


def _enter_or_leave(foreign: list[str], token: Token) -> None:
    """Keep the list of open drawings and formulas: other rules hold in them."""
    if token.kind == "close" and foreign and foreign[-1] == token.name:
        foreign.pop()
    elif token.kind == "open" and token.name in BREAKOUT:
        foreign.clear()
    elif token.kind == "open" and token.name in FOREIGN and not token.self_closing:
        foreign.append(token.name)


def _markup(value: str, start: int, *, foreign: bool) -> Token:
    """Read what begins with a `<` that is not text."""
    length = len(value)
    if _NAMED.match(value, start):
        tag = _TAG.match(value, start)
        if tag is None:
            return Token("comment", start, length)
        self_closing = value[tag.end() - 2] == "/" and _closes_itself(tag)
        kind: TokenKind = "close" if tag["slash"] else "open"
        return Token(kind, start, tag.end(), tag["name"].lower(), self_closing)
    if value.startswith("<!--", start):
        comment = _COMMENT.match(value, start)
        return Token("comment", start, comment.end() if comment else length)
    if foreign and value.startswith("<![CDATA[", start):
        end = value.find("]]>", start)
        return Token("comment", start, length if end < 0 else end + 3)
    end = value.find(">", start)
    return Token("comment", start, length if end < 0 else end + 1)


def _closes_itself(tag: re.Match[str]) -> bool:
    """Tell whether the stroke that a tag ends with is no part of an attribute's value."""
    last = ""
    for part in _PARTS.finditer(tag.string, tag.end("name"), tag.end() - 1):
        last = part[0]
    return not last.strip("\t\n\f\r /")


def _raw_end(value: str, position: int, name: str) -> int:
    """Give where the content of an element ends that is not looked into; else where it begins."""
    if name == "plaintext":
        return len(value)
    if name == "script":
        return _script_end(value, position)
    if name not in RAW:
        return position
    end = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(value, position)
    return end.start() if end else len(value)


def _script_end(value: str, position: int) -> int:
    """Give where a script ends: a script inside a comment inside it has an end tag of its own."""
    commented = nested = False
    for step in _SCRIPT_STEP.finditer(value, position):
        if step[0] == "<!--":
            commented = True
        elif step[0] == "-->":
            commented = nested = False
        elif not step[1]:
            nested = commented
        elif nested:
            nested = False
        else:
            return step.start()
    return len(value)
