"""Find what must not change in a text: protected tokens, names, and runs that are no words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.keep import find_names
from pipeline.stages.hide import hide
from pipeline.stages.protection.protect import NAME, Kept
from pipeline.stages.tokens import Token

# `Goooooool` over a line is no word of any language that writes spaces: a model would take it apart
# into hundreds of sub-words and loop over them for seconds.
RUN = "run"
_LONG_WORD = re.compile(r"\S{40}")
_RUN = re.compile(r"[!-~\u00a1-\u06ff]{80,}|(\S)\1{39,}")  # Latin to Arabic


def find_kept(text: str, tokens: Sequence[Token], names: tuple[str, ...]) -> tuple[Kept, ...]:
    """Give what must not change in a text: protected tokens, names, and runs that are no words.

    What stands inside a token belongs to it. In a text in capitals names are found in capitals.
    """
    kept = [
        Kept(kind=token.kind, span=(token.start, token.end), text=token.text) for token in tokens
    ]
    if _LONG_WORD.search(text) is not None:
        runs = [found.span() for found in _RUN.finditer(blank(text, kept))]
        kept += [Kept(kind=RUN, span=(start, end), text=text[start:end]) for start, end in runs]
        kept.sort(key=lambda one: one.span)
    if not names:
        return tuple(kept)
    outside = blank(text, kept)
    kept += [
        Kept(kind=NAME, span=(start, end), text=text[start:end])
        for start, end in find_names(outside, _written(names, outside))
    ]
    return tuple(sorted(kept, key=lambda one: one.span))


def _written(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Give names as a text may have them: in capitals as well where it is all in capitals."""
    if text != text.upper() or text == text.lower():
        return names
    return (*names, *(name.upper() for name in names))


def blank(text: str, kept: Sequence[Kept]) -> str:
    """Give a text with line breaks all over what is kept; offsets stay."""
    return hide(text, [one.span for one in kept], over="\n")
