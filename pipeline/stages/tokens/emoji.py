"""Emoji, by whole grapheme clusters (Unicode UTS 51 and UAX 29)."""

from __future__ import annotations

import regex

# Every character but the keycaps' that can start an emoji, coarsely; a body of a character class.
EMOJI_STARTS = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001fffd"
)

# Symbols that are letters or marks in running text (`©`, `™`, `‼`, arrows) are emoji only when a
# variation selector says so; pictures from U+2600 on (`❤`, `☀`) are without.
_EMOJI = regex.compile(
    r"""
    (?: \p{Emoji_Presentation}
      | [0-9\#*]\uFE0F?\u20E3
      | [\p{Emoji}--[0-9\#*]]\uFE0F
      | [\p{Emoji}&&[\u2600-\U0001FFFD]]
    )
    """,
    regex.VERBOSE | regex.VERSION1,
)
# Flags apart: `\X` would look back over all the flags before, in quadratic time.
_CLUSTER = regex.compile(r"\p{RI}\p{RI}?[\p{Grapheme_Extend}\u200d]*+|\X")


def match_emoji(text: str, start: int) -> int | None:
    """Match one emoji with its skin tone, joiners, selectors and tags; a flag is one emoji."""
    if not _EMOJI.match(text, start):
        return None
    cluster = _CLUSTER.match(text, start)
    if cluster is None:  # cannot be: there is a character
        return None
    end: int = cluster.end()
    return end
