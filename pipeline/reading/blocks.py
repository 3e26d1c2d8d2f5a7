"""Cut sanitised HTML into the blocks that stand side by side: paragraphs, items, tables, code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Literal

from pipeline.stages.render.sanitize import sanitize

# Left out themselves: what stands in them is laid in rows.
_THROUGH = frozenset({
    "address", "article", "aside", "body", "center", "details", "div", "fieldset", "figure",
    "footer", "form", "header", "html", "main", "nav", "section",
})  # fmt: skip
# Every part of one is a row, which repeats the list or quote around itself.
_AROUND = frozenset({"blockquote", "ol", "ul"})
_BLOCKS = frozenset({
    "caption", "dd", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p",
    "pre", "summary", "table",
})  # fmt: skip
_CODE = frozenset({"code", "kbd", "pre", "samp", "var"})
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
# Lists and quotes that stand deeper than this are not cut, so that the time stays linear.
_DEEPEST_CUT = 6
_LARGEST_NUMBER = 10**9
_FOOTNOTE = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A tag, or text with its references decoded."""

    kind: Literal["open", "close", "void", "text"]
    value: str  # the name of the element, or the text
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Give an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """What stands in one row: an element, or text with inline elements that is in none."""

    around: tuple[str, ...]  # the lists and quotes it stands in
    tag: str  # empty for text in no element
    tokens: tuple[Token, ...]  # between the tags of its element; every tag has its end
    number: int = 0  # of an item
    series: int = 0  # the same for items of the same list
    footnote: bool = False

    @property
    def shape(self) -> tuple[tuple[str, ...], str]:
        """Give what must be the same on both sides."""
        return self.around, self.tag

    @property
    def quotes(self) -> int:
        """Count the quotes it stands in."""
        return self.around.count("blockquote")

    @property
    def numbered(self) -> bool:
        """Tell whether it is an item with a number."""
        lists = [name for name in self.around if name != "blockquote"]
        return bool(lists) and lists[-1] == "ol"


@dataclass(slots=True)
class _Open:
    tag: str
    role: Literal["through", "around", "block", "inside"]
    next_number: int = 1
    series: int = 0
    footnotes: bool = False


def read_blocks(html: str) -> tuple[Block, ...]:
    """Sanitise HTML and cut it into blocks, in order; no visible character is left out."""
    reader = _Blocks()
    reader.feed(sanitize(html))
    reader.close()
    return tuple(reader.blocks)


class _Blocks(HTMLParser):
    """Follow the tags with a list of what is open; nothing here calls itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._around: list[_Open] = []
        self._footnotes = 0
        self._series = 0
        self._block: Block | None = None  # without its tokens while it is open
        self._tokens: list[Token] = []
        self._inside = 0  # elements that are open in the block
        self._fresh = False  # right behind a start tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._fresh = True
        given = tuple((key, value or "") for key, value in attrs)
        role = self._role(tag)
        if role != "inside":
            self._finish()
        if role == "block":
            self._begin(tag, given)
        if tag in _VOID:
            if role == "inside":
                self._keep(Token(kind="void", value=tag, attributes=given))
            else:
                self._finish()
            return
        opened = _Open(tag=tag, role=role)
        if role == "around":
            self._series += 1
            opened.series = self._series
            opened.next_number = _whole(dict(given).get("start"), 1)
            self._around.append(opened)
        elif role == "inside":
            self._keep(Token(kind="open", value=tag, attributes=given))
            self._inside += 1
        elif "footnotes" in dict(given).get("class", "").split():
            opened.footnotes = True
            self._footnotes += 1
        self._open.append(opened)
        self._names[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._fresh = False
        if not self._names[tag]:
            return
        while self._open:
            last = self._open[-1]
            self._shut()
            if last.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.startswith("\n") and self.lasttag == "pre" and self._fresh:
            data = data[1:]  # a browser drops it
        self._fresh = False
        if self._block is not None or data.strip():
            self._keep(Token(kind="text", value=data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._shut()
        self._finish()

    def _role(self, tag: str) -> Literal["through", "around", "block", "inside"]:
        if self._inside or (self._block is not None and self._block.tag):
            return "inside"
        if tag in _THROUGH:
            return "through"
        if tag in _AROUND:
            return "around" if len(self._around) < _DEEPEST_CUT else "block"
        return "block" if tag in _BLOCKS else "inside"

    def _begin(self, tag: str, given: tuple[tuple[str, str], ...]) -> None:
        block = Block(
            around=tuple(one.tag for one in self._around),
            tag=tag,
            tokens=(),
            footnote=self._footnotes > 0,
        )
        holder = next((one for one in reversed(self._around) if one.tag != "blockquote"), None)
        if tag == "li" and holder is not None:
            number = _whole(dict(given).get("value"), holder.next_number)
            holder.next_number = number + 1
            block = replace(block, number=number, series=holder.series)
        self._block = block

    def _keep(self, token: Token) -> None:
        if self._block is None:
            self._begin("", ())
        self._tokens.append(token)

    def _shut(self) -> None:
        """Close what was opened last."""
        last = self._open.pop()
        self._names[last.tag] -= 1
        if last.role == "inside":
            self._tokens.append(Token(kind="close", value=last.tag))
            self._inside -= 1
            return
        self._finish()
        if last.role == "around":
            self._around.pop()
        self._footnotes -= last.footnotes

    def _finish(self) -> None:
        """Put the block that is open to the others, unless there is nothing to see in it."""
        block, tokens = self._block, tuple(self._tokens)
        self._block, self._tokens = None, []
        if block is None:
            return
        seen = any(
            token.value.strip() if token.kind == "text" else token.value == "img"
            for token in tokens
        )
        if seen or block.tag in {"hr", "li"}:
            self.blocks.append(replace(block, tokens=tokens))


def _whole(value: str | None, otherwise: int) -> int:
    """Read the number of an item; browsers count with 32 bits."""
    if value is None or re.fullmatch(r"-?[0-9]{1,10}", value.strip()) is None:
        return otherwise
    return max(-_LARGEST_NUMBER, min(int(value), _LARGEST_NUMBER))


def letters(text: str) -> str:
    """Give the letters and digits of a text: what marks, spaces and tags do not change."""
    return re.sub(r"[\W_]+", "", text)


def block_letters(block: Block) -> str:
    """Give the letters of a block as they can be seen, without the numbers of footnotes."""
    return "".join(
        letters(token.value)
        for token, counted in zip(block.tokens, are_counted(block.tokens), strict=True)
        if counted and token.kind == "text"
    )


def block_pictures(block: Block) -> list[str]:
    """Give the letters of the texts of a block's pictures, in order."""
    return [
        letters(token.get("alt") or "")
        for token in block.tokens
        if token.kind == "void" and token.value == "img"
    ]


def is_kept(block: Block) -> bool:
    """Tell whether a block has no words of its own: code, formulas, a rule, signs."""
    if block.tag == "pre":
        return True
    code = 0
    for token in block.tokens:
        if token.kind == "text":
            if not code and letters(token.value):
                return False
        elif token.value in _CODE:
            code += 1 if token.kind == "open" else -1
    return True


def are_counted(tokens: Sequence[Token]) -> list[bool]:
    """Tell of every token whether its letters count: the numbers of footnotes do not."""
    counted = [True] * len(tokens)
    for place, token in enumerate(tokens[1:], start=1):
        before = tokens[place - 1]
        if (before.kind, before.value) == ("open", "sup") and _FOOTNOTE.fullmatch(token.value):
            counted[place] = False
    return counted
