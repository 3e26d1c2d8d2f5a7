"""The structure of Markdown and HTML, found without the pipeline's way of comparing it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from justhtml import JustHTML
from markdown_it.token import Token

from pipeline.stages.formats.markdown.parser import make_parser

_MARKDOWN = make_parser()
_VERBATIM = {"code", "pre", "kbd", "samp", "var", "script", "style", "math"}
_TRANSLATED = {"alt"}
_WORDED = re.compile(r"""\balt\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")


def of_markdown(text: str) -> list[Any]:
    """Blocks in their order; inline elements of a block by number, each in what holds it."""
    found: list[Any] = []
    for token in _MARKDOWN.parse(text):
        if token.type == "inline":
            found.append(_inline(token.children or []))
        elif token.type == "html_block":
            found.append(of_html(token.content))
        else:
            content = token.content if token.type in {"fence", "code_block", "math_block"} else ""
            found.append((token.type, token.tag, token.info, content))
    return found


def _inline(tokens: list[Token]) -> Counter[Any]:
    counted: Counter[Any] = Counter()
    inside: list[str] = []
    for token in tokens:
        if token.nesting < 0:
            inside.pop()
        elif token.type in {"text", "softbreak"}:
            continue
        else:
            content = "" if token.type in {"image", "link_open"} else _WORDED.sub("", token.content)
            names = {name: value for name, value in token.attrs.items() if name not in _TRANSLATED}
            mark = (token.type, content, tuple(sorted((k, str(v)) for k, v in names.items())))
            counted[tuple(inside), mark] += 1
            if token.nesting > 0:
                inside.append(token.type)
    return counted


def of_html(text: str) -> Counter[Any]:
    """Every element with its attributes, in what holds it, and the code."""
    counted: Counter[Any] = Counter()
    root = JustHTML(text, fragment=True, sanitize=False).root
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        node, path = waiting.pop()
        name = str(node.name)
        attrs = dict(getattr(node, "attrs", None) or {})
        kept = tuple(sorted((k, str(v)) for k, v in attrs.items() if k not in _TRANSLATED))
        if name.startswith("#"):
            if name == "#text" and _VERBATIM & set(path):
                counted[path, str(node.data)] += 1
        else:
            counted[path, name, kept] += 1
        waiting += [(child, (*path, name)[-6:]) for child in getattr(node, "children", None) or ()]
    return counted
