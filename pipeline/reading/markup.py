"""Write blocks as HTML again, out of a short list of elements and attributes of our own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.reading.blocks import Block, Token, are_counted, letters
from pipeline.reading.pieces import name_of_address, safe_address
from pipeline.reading.runs import Overlay, escaped, runs_of
from pipeline.reading.words import texts_in
from pipeline.wording import Words

# Nothing that a post carries gets into the page but these names; their text stays in any case.
_ELEMENTS = frozenset({
    "abbr", "b", "bdi", "bdo", "blockquote", "caption", "cite", "code", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "i", "ins", "kbd", "li", "ol", "p", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strong", "sub", "sup", "tbody", "td", "tfoot", "th", "thead", "tr", "u",
    "ul", "var",
})  # fmt: skip
_RENAMED = {
    "center": "div",
    "figcaption": "div",
    "figure": "div",
    "mark": "em",  # <mark> is what a flag points at
    "strike": "s",
    "summary": "p",
    "tt": "code",
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = frozenset({
    "blockquote", "dd", "div", "dl", "dt", "li", "ol", "p", "pre", "table", "ul",
})  # fmt: skip
# Written as paragraphs when they stand by themselves.
_PARAGRAPHS = frozenset({"", "caption", "dd", "dt", "figcaption", "p", "summary"})
# A browser gives up nesting at 512.
_DEEPEST = 60
_LETTER = re.compile(r"[^\W_]")
_LOWEST_HEADING = 6
# A line of code that is longer may have to scroll on the narrowest phone.
_NARROW = 24
_WIDEST_CELL = 100
_SENTENCE = "z-s"  # an element of ours: no post can have it, and it is short


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A cell: its element, and what stands in it."""

    tag: str
    html: str
    size: str = ""  # class of a large heading


class Writer:
    """Write the blocks of a post, in the order in which they stand on the page.

    `above` is the level of the heading that stands over them. Theirs follow it without a gap,
    ranked by those that the `original` has. `words` are the page's.
    """

    def __init__(self, above: int, original: Sequence[Block], words: Words) -> None:
        said = texts_in(words.language)
        self.picture = f'<b lang="{words.language}" dir="{words.dir}">{said["image"]}</b>'
        self.colon = said["colon"]
        self._top = above + 1
        self._level = above
        opened = (
            token.value for block in original for token in block.tokens if token.kind == "open"
        )
        self._ranks = sorted({*opened, *(block.tag for block in original)} & _HEADINGS)

    def write(self, blocks: Sequence[Block], overlays: Sequence[Overlay]) -> Written:
        """Write a cell; `overlays` are of each block, in order."""
        if len(blocks) == 1 and not blocks[0].quotes:
            (block,) = blocks
            inner = _Inner(self, overlays[0])
            if block.tag in _HEADINGS:
                tag, size = self.heading(block.tag)
                return Written(tag=tag, size=size, html=inner.write(block.tokens))
            if _is_paragraph(block):
                return Written(tag="p", html=inner.write(block.tokens))
        parts: list[str] = []
        for block, overlay in zip(blocks, overlays, strict=True):
            parts.append("<blockquote>" * block.quotes)
            parts.append(self._block(block, overlay))
            parts.append("</blockquote>" * block.quotes)
        return Written(tag="div", html="".join(parts))

    def _block(self, block: Block, overlay: Overlay) -> str:
        if block.tag == "hr":
            return "<hr>"
        inner = _Inner(self, overlay)
        if block.tag == "li":
            item = f"<li{_boxed(block.tokens, 0)}>{inner.write(block.tokens)}</li>"
            if not block.numbered:
                return f"<ul>{item}</ul>"
            first = "" if block.number == 1 else f' start="{block.number}"'
            return f"<ol{first}>{item}</ol>"
        if _is_paragraph(block):
            return f"<p>{inner.write(block.tokens)}</p>"
        if block.tag in _PARAGRAPHS:
            return f"<div>{inner.write(block.tokens)}</div>"
        ends = (Token(kind=kind, value=block.tag) for kind in ("open", "close"))
        return inner.write((next(ends), *block.tokens, next(ends)))

    def heading(self, tag: str) -> tuple[str, str]:
        """Give the element and size of a heading: one level below the one before it at most."""
        rank = self._ranks.index(tag) if tag in self._ranks else 0
        self._level = min(self._top + rank, self._level + 1, _LOWEST_HEADING)
        return f"h{self._level}", tag if tag in {"h1", "h2"} else ""


class _Inner:
    """Write the tokens of one block, counting letters to find where its marks stand."""

    def __init__(self, writer: Writer, overlay: Overlay) -> None:
        self._writer = writer
        self._runs = runs_of(overlay)
        self._starts = [run.start for run in self._runs]
        self._ends = [run.end for run in self._runs]
        self._cuts: dict[int, list[int]] = {}
        for token, place in overlay.cuts:
            self._cuts.setdefault(token, []).append(place)
        self._letters = 0
        self._linked = 0

    def write(self, tokens: Sequence[Token]) -> str:
        """Give the HTML of tokens."""
        parts: list[str] = [f"<{_SENTENCE}>"] if self._cuts else []
        ends: list[str] = []
        for index, (token, counts) in enumerate(zip(tokens, are_counted(tokens), strict=True)):
            if token.kind == "text":
                parts.extend(self._parted(index, token.value, counts))
            elif token.kind == "void":
                parts.append(self._void(token))
            elif token.kind == "close":
                end = ends.pop()
                self._linked -= end == "</a>"
                parts.append(end)
            else:
                start, end = ("", "") if len(ends) >= _DEEPEST else self._tags(token, tokens, index)
                self._linked += end == "</a>"
                parts.append(start)
                ends.append(end)
        if self._cuts:
            parts.append(f"</{_SENTENCE}>")
        return "".join(parts)

    def _parted(self, index: int, text: str, counts: bool) -> Iterator[str]:
        """Yield the text of a token, parted where its sentences are."""
        done = 0
        for place in self._cuts.get(index, ()):
            yield from self._text(text[done:place])
            yield f"</{_SENTENCE}><{_SENTENCE}>"
            done = place
        rest = text[done:]
        yield from self._text(rest) if counts else [escaped(rest)]

    def _tags(self, token: Token, tokens: Sequence[Token], index: int) -> tuple[str, str]:
        name = _RENAMED.get(token.value, token.value)
        if name in _HEADINGS:
            tag, size = self._writer.heading(name)
            return f'<{tag} class="{size}">' if size else f"<{tag}>", f"</{tag}>"
        if name == "a":
            href = safe_address(token.get("href") or "")
            return ("", "") if href is None or self._linked else (_anchor(href), "</a>")
        if name == "pre":
            scrolls = ' tabindex="0"' if _widest_line(tokens, index) > _NARROW else ""
            # A browser drops the first line break.
            return f"<pre{scrolls}>\n", "</pre>"
        if name == "table":
            return '<div class="t" tabindex="0"><table>', "</table></div>"
        if name not in _ELEMENTS:
            return "", ""
        more = _boxed(tokens, index + 1) if name == "li" else ""
        return f"<{name}{more}{''.join(_attributes(name, token))}>", f"</{name}>"

    def _void(self, token: Token) -> str:
        if token.value == "img":
            return self._picture(token)
        return f"<{token.value}>" if token.value in {"br", "hr", "wbr"} else ""

    def _picture(self, token: Token) -> str:
        """Describe a picture and link to it: it is never loaded."""
        href = safe_address(token.get("src") or "")
        says = (token.get("alt") or "").strip() or (name_of_address(href) if href else "")
        text = self._writer.picture
        if says:
            text += f"{self._writer.colon} <bdi>{escaped(says)}</bdi>"
        if href is None or self._linked:
            return f'<span class="i">{text}</span>'
        return _anchor(href, ' class="i"') + text + "</a>"

    def _text(self, text: str) -> Iterator[str]:
        """Yield a text with its marks, which begin at a letter."""
        before = self._letters
        self._letters += len(letters(text))
        first = bisect_right(self._ends, before)
        last = bisect_left(self._starts, self._letters)
        if first >= last or self._letters == before:
            yield escaped(text)
            return
        places = [match.start() for match in _LETTER.finditer(text)]
        done = 0
        for run in self._runs[first:last]:
            # One that goes on beyond this text takes the spaces between with it.
            begin = places[run.start - before] if run.start >= before else 0
            stop = places[run.end - before - 1] + 1 if run.end <= self._letters else len(text)
            yield escaped(text[done:begin])
            yield f"{run.open}{escaped(text[begin:stop])}{run.close}"
            done = stop
        yield escaped(text[done:])


def _is_paragraph(block: Block) -> bool:
    """Tell whether a block may stand in a paragraph, which can hold no other block."""
    flow = (token.kind == "open" and token.value in _FLOW for token in block.tokens)
    return block.tag in _PARAGRAPHS and not any(flow)


def _anchor(href: str, more: str = "") -> str:
    return f'<a{more} href="{escaped(href)}" rel="noopener noreferrer nofollow">'


def _attributes(name: str, token: Token) -> Iterator[str]:
    """Yield the attributes that an element keeps, each read and written anew."""
    way = (token.get("dir") or "").lower()
    if way in {"ltr", "rtl", "auto"}:
        yield f' dir="{way}"'
    if name == "abbr" and token.get("title"):
        yield f' title="{escaped(token.get("title") or "")}"'
    if name in {"td", "th"}:
        for key in ("colspan", "rowspan"):
            value = token.get(key) or ""
            if re.fullmatch(r"[1-9][0-9]?", value) and int(value) <= _WIDEST_CELL:
                yield f' {key}="{value}"'
        side = (token.get("align") or "").lower()
        if side in {"center", "right"}:
            yield f' class="{side}"'
    if name in {"ol", "li"}:
        key = "start" if name == "ol" else "value"
        if re.fullmatch(r"-?[0-9]{1,9}", token.get(key) or ""):
            yield f' {key}="{token.get(key)}"'


def _boxed(tokens: Sequence[Token], index: int) -> str:
    """Take the bullet from an item that begins with a box to tick."""
    for place in range(index, min(index + 3, len(tokens))):
        token = tokens[place]
        if token.kind == "text" and token.value.strip():
            return ' class="x"' if token.value.lstrip().startswith(("☐", "☑")) else ""
    return ""


def _widest_line(tokens: Sequence[Token], index: int) -> int:
    """Measure the longest line of the element that begins at a token."""
    depth, width, widest = 0, 0, 0
    for place in range(index, len(tokens)):
        token = tokens[place]
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth == 0:
            break
        if token.kind == "text":
            first, *others = token.value.expandtabs().split("\n")
            width += len(first)
            widest = max(widest, width, *(len(line) for line in others))
            width = len(others[-1]) if others else width
    return widest
