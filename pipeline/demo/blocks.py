"""Blocks of posts in Markdown and HTML for a terminal: bold is bold, a bullet is a bullet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.text import Text

from pipeline.reading.blocks import Block, Token, read_blocks
from pipeline.reading.pairing import Part, pair_blocks
from pipeline.reading.rows import Side, notes_of

_STYLES = {
    "a": "underline",
    "b": "bold",
    "code": "cyan",
    "del": "strike",
    "em": "italic",
    "i": "italic",
    "pre": "cyan",
    "s": "strike",
    "strong": "bold",
    "th": "bold",
    "u": "underline",
}
_SEVERITIES = {"critical": "bold red", "unsure": "yellow"}
_BOXES = ("☐", "☑")


def formatted_rows(
    post: Mapping[str, Any], tag: str, translation: Mapping[str, Any]
) -> list[tuple[Text, Text]]:
    """Give the text of a post, block beside block, in both languages; marked ones in colour."""
    side = Side(
        lang=tag,
        dir=translation["dir"],
        value=translation["text"],
        passages=tuple(one for one in translation["passages"] if one["field"] == "text"),
        own=False,
    )
    rows = pair_blocks(
        post["text"],
        [side],
        form=post["format"],
        blocks=read_blocks(post["html"]),
        others=[read_blocks(translation["html"])],
    )
    shown = []
    for row in rows:
        (part,) = row.parts
        left, right = _joined(row.blocks), _joined(part.blocks)
        right.style = _style(part, same=row.blocks == part.blocks)
        shown.append((left, right))
    return shown


def _style(part: Part, *, same: bool) -> str:
    notes = notes_of([flag for one in part.found for flag in one.passage["flags"]])
    if notes:
        return _SEVERITIES[notes[0].severity]
    return "dim" if same else ""


def _joined(blocks: Iterable[Block]) -> Text:
    return Text("\n").join(map(show_block, blocks))


def show_block(block: Block) -> Text:
    """Write a block as text with styles: the marks around it first, cells parted by bars."""
    shown = _inline(block)
    if block.tag.startswith("h") and block.tag[1:].isdigit():
        shown.stylize("bold")
    elif block.tag == "hr":
        shown.append("─" * 12)
    elif block.tag == "pre":
        shown.stylize(_STYLES["pre"])
    marker = ""
    if block.tag == "li" and not shown.plain.startswith(_BOXES):
        marker = f"{block.number}. " if block.numbered else "• "
    inside = "  " * max(0, len(block.around) - block.quotes - 1)
    return Text.assemble(("│ " * block.quotes, "dim"), inside + marker, shown)


def _inline(block: Block) -> Text:
    shown = Text()
    way: list[tuple[Token, int]] = []  # what is open, and where it began
    for token in block.tokens:
        if token.kind == "text":
            as_it_is = block.tag == "pre" or any(one.value == "pre" for one, _ in way)
            shown.append(token.value if as_it_is else _one_line(token.value, shown))
        elif token.kind == "void":
            shown.append(_of_void(token))
        elif token.kind == "open":
            if token.value in {"td", "th"} and shown.plain[-1:] not in ("", "\n"):
                shown.rstrip()
                shown.append(" │ ", "dim")
            way.append((token, len(shown)))
        else:
            opened, start = way.pop()
            if opened.value == "tr":
                shown.rstrip()
            if opened.value in _STYLES:
                shown.stylize(_STYLES[opened.value], start)
            shown.append(_behind(opened, shown.plain[start:]), "dim")
    shown.rstrip()
    return shown


def _one_line(text: str, before: Text) -> str:
    words = " ".join(text.split())
    lead = " " if text[:1].isspace() and before.plain[-1:] not in ("", " ", "\n") else ""
    return lead + words + (" " if words and text[-1:].isspace() else "")


def _of_void(token: Token) -> str:
    if token.value == "img":
        return f"[picture: {token.get('alt') or ''}]"
    return "\n" if token.value == "br" else ""


def _behind(opened: Token, text: str) -> str:
    """Give what stands behind an element: the address of a link, the end of a row."""
    if opened.value == "a":
        address = opened.get("href")
        return f" ({address})" if address and address != text else ""
    return "\n" if opened.value in {"tr", "p"} else ""
