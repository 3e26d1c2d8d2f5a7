"""What each token means: a tree builder reads a plain copy of the value.

The copy holds the same tags in the same order, without their attributes. In place of each text
stands its number, and in front of each end tag a comment with its number. So the numbers show
where the texts and end tags land in the tree, through misnesting and implied end tags, and
nothing has to be matched up by content. Elements are known by their offset in the copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pipeline.stages.formats.html.attributes import attribute_values, decoded
from pipeline.stages.formats.html.lexer import Token
from pipeline.stages.formats.html.names import BLOCKS, FORMATTING, RAW, SPECIAL, UNTRANSLATED

WHITE = " \t\n\f\r"
_NUMBER = re.compile(r"([0-9]+);")


@dataclass(slots=True)
class Meaning:
    """What the tree says, by the numbers of tokens."""

    seen: set[int] = field(default_factory=set)  # texts and tags that are in the tree at all
    kept: dict[int, int] = field(default_factory=dict)  # token: the untranslated element it is in
    partner: dict[int, int] = field(default_factory=dict)  # start tag: end tag, and back


@dataclass(slots=True)
class _Open:
    """An element on the way from the root to where the walk is."""

    name: str
    token: int  # -1: implied
    kept: int  # the untranslated element that this one is in, or is; -1: none


def meaning_of(value: str, tokens: Sequence[Token]) -> Meaning:
    """Say which texts and tags are in the tree, which are not translated, which belong together."""
    # The tree builder is loaded by the first post that needs it.
    from justhtml import JustHTML

    asked = {
        number: said
        for number, token in enumerate(tokens)
        if token.kind == "open" and (said := _asked(value, token))
    }
    copy, element_at = _copy(value, tokens, asked)
    root: Any = JustHTML(copy, fragment=True, sanitize=False, track_node_locations=True).root
    walk = _Walk(element_at, asked, tokens)
    walk.through(root)
    _keep_raw(walk.meaning, tokens)
    return walk.meaning


def _keep_raw(meaning: Meaning, tokens: Sequence[Token]) -> None:
    """Put the content and end tag of raw elements with their start tags: the copy lacks them."""
    for number, (token, after) in enumerate(pairwise(tokens)):
        own = after.kind == "raw" or (after.kind == "close" and after.name == token.name)
        if own and number in meaning.kept and token.name in RAW:
            meaning.kept[number + 1] = meaning.kept[number]


def is_white(value: str, token: Token) -> bool:
    """Say whether a text holds nothing but white space."""
    return not value[token.start : token.end].strip(WHITE)


def _asked(value: str, token: Token) -> str:
    """Give what the author asked for an element: `no`, `yes`, or nothing."""
    source = value[token.start : token.end].lower()
    if "translate" not in source:
        return ""
    first: dict[str, str] = {}
    for name, span in attribute_values(value, token.start, token.end):
        if name in ("translate", "class"):
            first.setdefault(name, decoded(value, span).lower() if span else "")
    if "notranslate" in first.get("class", "").split():
        return "no"
    said = first.get("translate")
    return "yes" if said in ("", "yes") else "no" if said == "no" else ""


def _copy(value: str, tokens: Sequence[Token], asked: dict[int, str]) -> tuple[str, dict[int, int]]:
    parts: list[str] = []
    element_at: dict[int, int] = {}
    length = 0
    for number, token in enumerate(tokens):
        part = ""
        if token.kind == "text":
            part = " " if is_white(value, token) else f"{number};"
        elif token.kind == "open":
            element_at[length] = number
            wish = f" translate={asked[number]}" if number in asked else ""
            if token.name == "annotation-xml" and "html" in value[token.start : token.end].lower():
                wish += " encoding=text/html"  # a formula that holds ordinary elements
            name = "pre" if token.name == "plaintext" else token.name
            part = f"<{name}{wish}{' /' if token.self_closing else ''}>"
        elif token.kind == "close":
            # A comment in a raw element would be its text.
            before = tokens[number - 1]
            is_raw = before.kind in ("open", "raw") and before.name == token.name
            mark = "" if token.name in RAW and is_raw else f"<!--{number}-->"
            part = f"{mark}</{token.name}>"
        parts.append(part)
        length += len(part)
    return "".join(parts), element_at


class _Walk:
    """A walk over the tree that keeps the way from the root, without recursion."""

    def __init__(
        self, element_at: dict[int, int], asked: dict[int, str], tokens: Sequence[Token]
    ) -> None:
        self.meaning = Meaning()
        self._element_at = element_at
        self._asked = asked
        self._tokens = tokens
        self._way: list[_Open] = []
        self._depths: dict[str, list[int]] = {}  # of the open elements, by name
        self._specials: list[int] = []  # the depths of those that end tags do not reach across
        self._unclosed: dict[str, list[int]] = {}  # formatting start tags, by name

    def through(self, root: Any) -> None:
        """Walk over all nodes in their order."""
        pending: list[Any] = [root]
        while pending:
            node = pending.pop()
            if node is None:
                self._leave()
            elif node.name == "#text":
                self._text(node.data)
            elif node.name == "#comment":
                self._end_tag(int(node.data))
            else:
                if not node.name.startswith("#"):
                    self._enter(node)
                    pending.append(None)
                pending += reversed(node.children)
                content = getattr(node, "template_content", None)
                if content is not None:
                    pending += reversed(content.children)

    def _enter(self, node: Any) -> None:
        name = node.name.lower()
        number = self._element_at.get(node.origin_offset, -1)
        kept = self._kept_here()
        if number >= 0:
            if name in FORMATTING and number not in self.meaning.seen:
                self._unclosed.setdefault(name, []).append(number)
            self.meaning.seen.add(number)
            said = self._asked.get(number, "")
            if kept < 0:
                if name in UNTRANSLATED or said == "no":
                    kept = number
            elif said == "yes" and not self._inside_untranslated():
                kept = -1
            if kept >= 0:
                self.meaning.kept[number] = kept
        depth = len(self._way)
        self._way.append(_Open(name, number, kept))
        self._depths.setdefault(name, []).append(depth)
        if name in SPECIAL:
            self._specials.append(depth)

    def _kept_here(self) -> int:
        return self._way[-1].kept if self._way else -1

    def _inside_untranslated(self) -> bool:
        """Say whether the untranslated element here is so by its name, which nothing undoes."""
        return self._tokens[self._kept_here()].name in UNTRANSLATED

    def _leave(self) -> None:
        left = self._way.pop()
        self._depths[left.name].pop()
        if left.name in SPECIAL:
            self._specials.pop()

    def _text(self, data: str) -> None:
        kept = self._kept_here()
        for found in _NUMBER.finditer(data):
            number = int(found[1])
            self.meaning.seen.add(number)
            if kept >= 0:
                self.meaning.kept[number] = kept

    def _end_tag(self, number: int) -> None:
        kept = self._kept_here()
        if kept >= 0:
            self.meaning.kept[number] = kept
        name = self._tokens[number].name
        if name in BLOCKS:
            return
        depth = (self._depths.get(name) or [-1])[-1]
        if name in FORMATTING:
            opened = self._way[depth].token if depth >= 0 else self._last_unclosed(name)
        else:
            reached = depth >= 0 and not (self._specials and self._specials[-1] > depth)
            opened = self._way[depth].token if reached else -1
        if opened >= 0 and opened not in self.meaning.partner:
            self.meaning.partner[opened] = number
            self.meaning.partner[number] = opened

    def _last_unclosed(self, name: str) -> int:
        """Give the last formatting start tag of a name that has no end tag yet; -1: none."""
        unclosed = self._unclosed.get(name, [])
        while unclosed and unclosed[-1] in self.meaning.partner:
            unclosed.pop()
        return unclosed[-1] if unclosed else -1
