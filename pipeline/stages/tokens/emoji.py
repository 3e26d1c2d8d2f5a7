"""Emoji, by whole grapheme clusters (Unicode UTS 51 and UAX 29)."""

from __future__ import annotations

import regex

# Every character but the keycaps' that can start an emoji, coarsely; a body of a character class.
EMOJI_STARTS = (
    "\u00a9\u00ae\u2022\u2023\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u2473\u24c2"
    "\u24eb-\u24ff\u2500-\u27bf\u27f0-\u27ff\u2800-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f10f\U0001f16a-\U0001fffd"
)

# Pictures that are drawn like text (`✓`, `→`, `★`, `©`, `•`, `①`) and lines that boxes are drawn
# with (`━`, `⣿`) count as emoji: hardly a model knows them all, and what it does not know it writes
# as broken characters.
_EMOJI = regex.compile(
    rf"""
    (?: \p{{Emoji_Presentation}}
      | [0-9\#*]\uFE0F?\u20E3
      | [\p{{Emoji}}--[0-9\#*]]\uFE0F
      | [{EMOJI_STARTS}]
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


# Faces, hearts, hands and what cheers: they say how a sentence is meant. Animals, food and places
# may stand for its words.
_FEELINGS = regex.compile(
    "[\U0001f600-\U0001f637\U0001f641-\U0001f644\U0001f910-\U0001f917\U0001f920-\U0001f92f"
    "\U0001f970-\U0001f97a\U0001fae0-\U0001fae8\u263a\u2639"
    "\u2764\u2665\U0001f493-\U0001f49f\U0001f5a4\U0001f90d-\U0001f90f\U0001f9e1\U0001fa75-\U0001fa77"
    "\U0001f44b-\U0001f450\U0001f64c-\U0001f64f\U0001f918-\U0001f91f\U0001f4aa\u270a-\u270d"
    "\u2728\u2b50\U0001f31f\U0001f389\U0001f38a\U0001f525\U0001f4af]"
)


def is_feeling(emoji: str) -> bool:
    """Tell whether an emoji shows a feeling, and hardly stands for a word."""
    return _FEELINGS.match(emoji) is not None
