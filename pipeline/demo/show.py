"""Bilingual posts in a terminal: both languages side by side, with what was marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.demo.blocks import formatted_rows
from pipeline.domain.language import display_name

_NARROW = 70  # columns; below, the two languages stand under one another


def show_post(console: Console, post: Mapping[str, Any]) -> None:
    """Print one bilingual post as it was delivered."""
    parts: list[RenderableType] = []
    for tag, translation in post["translations"].items():
        parts.append(_pairs(console, post, tag, translation))
        parts += _reasons(post, translation)
        parts += _terms(translation)
    parts += [Text(f"! {one['message']}", style="bold yellow") for one in post["flags"]]
    title = f"{post['id']} · {post['author']} in {post['classroom']}"
    if post["in_reply_to"]:
        title += f" · answers {post['in_reply_to']}"
    console.print(Panel(Group(*parts), title=title, title_align="left", border_style="dim"))


def _pairs(
    console: Console, post: Mapping[str, Any], tag: str, translation: Mapping[str, Any]
) -> Table:
    own, other = post["language"]["code"], display_name(tag)
    names = ("" if own == "und" else display_name(own), other)
    narrow = console.width < _NARROW
    table = Table(box=None, expand=True, pad_edge=False, show_header=not narrow)
    for name in names[: 1 if narrow else 2]:
        table.add_column(name, ratio=1, overflow="fold", header_style="bold dim")
    formatted = post["format"] != "plain"
    rows = [
        _passage(post, translation, passage)
        for passage in translation["passages"]
        if not (formatted and passage["field"] == "text")
    ]
    if formatted:
        rows += formatted_rows(post, tag, translation)
    for left, right in rows:
        table.add_row(*([Text.assemble(left, "\n  ", right)] if narrow else [left, right]))
    return table


def _passage(
    post: Mapping[str, Any], translation: Mapping[str, Any], passage: Mapping[str, Any]
) -> tuple[Text, Text]:
    """Give a passage in both languages, as it was written."""
    source = cut(post, passage["field"], passage["source"])
    target = cut(translation, passage["field"], passage["target"])
    label = "" if passage["field"] == "text" else f"({passage['field'].split('/')[-1]}) "
    left, right = Text(label + source), Text(label + target)
    worst = {one["severity"] for one in passage["flags"]}
    if "critical" in worst:
        right.stylize("bold red")
    elif "unsure" in worst:
        right.stylize("yellow")
    if passage["origin"] == "verbatim" and source == target:
        right.stylize("dim")
    return left, right


def _reasons(post: Mapping[str, Any], translation: Mapping[str, Any]) -> list[Text]:
    """Say why passages are marked, in the words of their flags."""
    lines = []
    for passage in translation["passages"]:
        for one in passage["flags"]:
            if one["severity"] == "note":
                continue
            start = " ".join(cut(post, passage["field"], passage["source"]).split()[:4])
            style = "bold red" if one["severity"] == "critical" else "yellow"
            lines.append(Text(f"! “{start} …”: {one['message']}", style=style))
    return lines


def _terms(translation: Mapping[str, Any]) -> list[Text]:
    """Say which words of the project's glossary stand in a translation by its wish alone."""
    used = {
        term["entry"]: cut(translation, passage["field"], term["target"])
        for passage in translation["passages"]
        for term in passage["terms"]
        if term["method"] not in (None, "plain", "protected")
    }
    told = ", ".join(f"{entry} → {form}" for entry, form in used.items())
    return [Text(f"glossary: {told}", style="dim")] if told else []


def cut(side: Mapping[str, Any], field: str, span: list[int]) -> str:
    """Cut a span out of a field of a post or of a translation."""
    value: Any = side
    for part in field.split("/"):
        value = value[int(part)] if part.isdigit() else value[part]
    return str(value)[span[0] : span[1]]
