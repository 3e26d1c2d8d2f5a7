"""First and last signs of a translation beside those of its source.

Models trained on whole sentences add a full stop and a capital to headings, list items and
parts of sentences that have none.
"""

from __future__ import annotations

# Languages that write every noun with a capital: a first capital says nothing there.
_CAPITAL_NOUNS = frozenset({"de", "lb"})


_PAUSES = frozenset(",;:")


def match_ending(source: str, target: str) -> str:
    """Mend the one full stop at the end of a translation whose source has none there.

    After a letter or digit it goes, in place of a comma, semicolon or colon it becomes that.
    Ellipses stay, and abbreviations with a full stop inside (`a. m.`, `EE.UU.`).
    """
    last = source.rstrip()[-1:]
    if not (last.isalnum() or last in _PAUSES) or not target.endswith(".") or len(target) < 2:
        return target
    before = target[:-1]
    last_words = before.rsplit(maxsplit=2)[-2:]
    if not before[-1].isalnum() or any("." in word for word in last_words):
        return target
    return before + last if last in _PAUSES else before


def match_beginning(source: str, target: str, language: str) -> str:
    """Take the capital from the first word of a translation whose source begins in lower case.

    For parts from within a sentence. Words in capitals stay (`USA`, the English `I`).
    """
    if not source[:1].islower() or not target[:1].isupper() or language in _CAPITAL_NOUNS:
        return target
    return target if not target[1:2].islower() else target[0].lower() + target[1:]
