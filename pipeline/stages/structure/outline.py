"""Whether two texts plainly have the same structure: the cheap question before the whole one."""

from __future__ import annotations

import re

from pipeline.stages.formats.html.names import UNTRANSLATED

_TAG = re.compile(r'(</?[a-z]+[1-6]?(?: [a-z]+="[^"<>]*")*>)')
_NAME = re.compile(r"[a-z]+[1-6]?")
_ALTERNATIVE = re.compile(r' alt="\s*([^"]?)[^"]*"')
_VOID = frozenset({"br", "hr", "img"})
# What parsers read otherwise than it stands there, and wishes for what is translated.
_ODD = re.compile(r"&(?!(?:amp|lt|gt|quot);)|[\0\r\ufeff]|<pre>\n|translate|<plaintext")


def outline_of(raw_html: str) -> tuple[str, ...] | None:
    """Give the tags of HTML and which texts between them can be read; code is given as it is.

    Where the outlines of two texts are equal, so are their skeletons; the other way round it
    need not be so. None for HTML that takes a parser.
    """
    if _ODD.search(raw_html) is not None:
        return None
    parts = _TAG.split(raw_html)
    exact: list[str] = []  # an element that is not translated, and what is open in it
    for place, part in enumerate(parts):
        if place % 2:
            name = _NAME.findall(part)[0]
            if part[1] == "/":
                if exact and name != exact.pop():
                    return None
            elif name == "img":
                parts[place] = _ALTERNATIVE.sub(_read_or_not, part)
            elif (exact and name not in _VOID) or name in UNTRANSLATED:
                exact.append(name)
        elif "<" in part:
            return None
        elif not exact and part:
            parts[place] = "" if part.isspace() else "x"
    return tuple(parts)


def _read_or_not(found: re.Match[str]) -> str:
    return ' alt="x"' if found[1] else ' alt=""'
