r"""Where the text of paragraphs, headings, cells and HTML blocks stands in a value.

markdown-it hands on the text of a block without the prefixes of its lines (`> `, indents) and
without its place. A note of the places is added to the token while its rule still knows them:
`places[i]` is where character `i` of the text begins, and where the one before it ends. A line
break stretches over the prefix of the next line, `\|` in a cell is one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.stages.formats.markdown.parser import BlockRule, wrap_block

PLACES = "places"  # the key in a token's `meta`
ORIGIN = "origin"  # the key in the environment: see `origin_of`

_CELL_BORDER = re.compile(r"(?<!\\)\|")

Places = list[int]
_Note = Callable[[StateBlock, list[Token]], None]


def add_places(md: MarkdownIt) -> None:
    """Let the block rules of a parser note places."""
    for name, note in (
        ("paragraph", _note_lines),
        ("lheading", _note_lines),
        ("html_block", _note_lines),
        ("heading", _note_heading),
        ("table", _note_cells),
    ):
        wrap_block(md, name, _noting(note))
    md.core.ruler.after("block", "places", _note_only_line)


def origin_of(value: str) -> Places | None:
    """Give where each character was before CRLF became LF; nothing when all stay in place."""
    if "\r\n" not in value:
        return None
    origin = [at for at in range(len(value)) if not value.startswith("\r\n", at - 1) or at == 0]
    return [*origin, len(value)]


def _noting(note: _Note) -> Callable[[BlockRule], BlockRule]:
    def wrapper(rule: BlockRule) -> BlockRule:
        def noting(state: StateBlock, first: int, last: int, silent: bool) -> bool:
            count = len(state.tokens)
            if not rule(state, first, last, silent):
                return False
            if not silent:
                note(state, state.tokens[count:])
            return True

        return noting

    return wrapper


def _set(state: StateBlock, token: Token, text: str, places: Places) -> None:
    origin: Places | None = state.env[ORIGIN]
    if origin is not None:
        places = [origin[place] for place in places]
    token.content = text
    token.meta[PLACES] = places


def _note_lines(state: StateBlock, tokens: list[Token]) -> None:
    token = next(one for one in tokens if one.type in ("inline", "html_block"))
    first, last = _lines(token)
    text = state.getLines(first, last, state.blkIndent, False)
    places: Places = []
    for line, shown in enumerate(text.split("\n"), first):
        end = state.eMarks[line]
        start = max(state.bMarks[line], end - len(shown))
        places += [start] * (len(shown) - (end - start))  # spaces that stood for half a tab
        places += range(start, end + 1)
    if token.type == "html_block":
        _set(state, token, token.content, places)  # but for a line break at its end
    else:  # it was trimmed
        start = text.find(token.content)
        _set(state, token, token.content, places[start : start + len(token.content) + 1])


def _note_only_line(state: StateCore) -> None:
    """Note the places of a paragraph that is all of the value: no block rule has seen it."""
    for token in state.tokens:
        if token.type == "inline" and PLACES not in token.meta:
            token.meta[PLACES] = list(range(len(token.content) + 1))


def _note_heading(state: StateBlock, tokens: list[Token]) -> None:
    opening, token = tokens[0], tokens[1]
    line = _lines(token)[0]
    after = state.bMarks[line] + state.tShift[line] + len(opening.markup)
    start = state.src.find(token.content, after)
    _set(state, token, token.content, list(range(start, start + len(token.content) + 1)))


def _note_cells(state: StateBlock, tokens: list[Token]) -> None:
    cells: list[tuple[int, int]] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = _cells(state, _lines(token)[0])[::-1]
        elif token.type == "inline":
            start, end = cells.pop() if cells else (0, 0)
            source = state.src[start:end]
            places = list(range(start, end + 1))
            if "\\|" in source:  # the bar stands for both
                places = [
                    place for at, place in enumerate(places) if not source.startswith("\\|", at - 1)
                ]
            skipped = source.replace("\\|", "|").find(token.content)
            _set(state, token, token.content, places[skipped : skipped + len(token.content) + 1])


def _cells(state: StateBlock, line: int) -> list[tuple[int, int]]:
    """Give the stretches between the bars of a row, as markdown-it cuts them."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    trimmed = mdTrim(text)
    start = state.bMarks[line] + state.tShift[line] + text.find(trimmed)
    end = start + len(trimmed)
    borders = [found.start() for found in _CELL_BORDER.finditer(state.src, start, end)]
    cells = list(zip([start, *(at + 1 for at in borders)], [*borders, end], strict=True))
    if cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return cells


def _lines(token: Token) -> tuple[int, int]:
    lines: Any = token.map
    return lines[0], lines[1]
