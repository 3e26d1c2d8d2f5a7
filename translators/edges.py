"""First and last signs of a translation beside those of its source.

Models trained on whole sentences add a full stop and a capital to headings, list items and
parts of sentences that have none.
"""

from __future__ import annotations

import re

# Languages that write every noun with a capital: a first capital says nothing there.
_CAPITAL_NOUNS = frozenset({"de", "lb"})


_PAUSES = frozenset(",;:")

# Loud ends and trailing dots of a source; closing marks may follow.
_END = re.compile(r"([?!]+|…|\.{2,}|;)[\"'”’»)\]]*\s*\Z")
_OWN_END = re.compile(r"(\.{0,3}|…)([\"'”’»)\]]*)\Z")
_LONGEST_END = 24  # characters; longer rows of marks are no end of a sentence
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_UNSPACED = "\u0590"  # scripts from here on have end marks of their own, or none


def match_ending(source: str, target: str) -> str:
    """Give a translation the end mark of its source.

    Where the source has none, the one full stop goes after a letter or digit, and in place of a
    comma, semicolon or colon it becomes that. Ellipses stay, and abbreviations with a full stop
    inside (`a. m.`, `EE.UU.`). Where the source asks, exclaims or trails off, a full stop or
    nothing at the end of the translation becomes the same; Greek asks with `;`.
    """
    found = _END.search(source, max(0, len(source) - _LONGEST_END))
    if found is not None:
        mark = _mark_for(found.group(1), source, target)
        if mark is not None:
            return _ended(target, mark)
    last = source.rstrip()[-1:]
    if not (last.isalnum() or last in _PAUSES) or not target.endswith(".") or len(target) < 2:
        return target
    before = target[:-1]
    last_words = before.rsplit(maxsplit=2)[-2:]
    if not before[-1].isalnum() or any("." in word for word in last_words):
        return target
    return before + last if last in _PAUSES else before


def _mark_for(mark: str, source: str, target: str) -> str | None:
    """Give the end mark of a source as the target's script writes it; None for a semicolon."""
    if mark == ";":
        mark = "?" if _GREEK.search(source, max(0, len(source) - _LONGEST_END)) else ""
    if "?" in mark and _GREEK.search(target, max(0, len(target) - _LONGEST_END)):
        return mark.replace("?", ";")
    return mark or None


def _ended(target: str, mark: str) -> str:
    found = _OWN_END.search(target, max(0, len(target) - _LONGEST_END))
    if found is None:
        return target
    words = target[: found.start()]
    own = found.group(1)
    trailing = mark[0] in ".…"
    if not words or not words[-1].isalnum() or words[-1] >= _UNSPACED:
        return target
    if len(own) == 3 or own == "…" or (own == "" and (trailing or found.group(2))):
        return target
    if own == "." and "." in words.rsplit(maxsplit=1)[-1]:
        return target + mark  # an abbreviation
    return words + mark + found.group(2)


def match_beginning(source: str, target: str, language: str) -> str:
    """Take the capital from the first word of a translation whose source begins in lower case.

    For parts from within a sentence. Words in capitals stay (`USA`, the English `I`).
    """
    if not source[:1].islower() or not target[:1].isupper() or language in _CAPITAL_NOUNS:
        return target
    return target if not target[1:2].islower() else target[0].lower() + target[1:]
