"""Signs that a text is no translation: seen from the text alone, without knowing a language."""

from __future__ import annotations

import re

from translators.values import Problem

_WORD = re.compile(r"\w+", re.UNICODE)

# A run of the same 1 to 8 words (or, without spaces, of up to 12 characters) this often in a
# row is a loop, unless the source has as long a run itself ("no no no no", "jajajaja").
_LOOP_TIMES = 4
_CHARACTER_LOOP = re.compile(r"(\S{2,12}?)\1{4,}|(\S)\2{9,}")
_LONGEST_SEARCHED = 4000

# How tokenizers write a sub-word that is none, and bytes that are no character.
_UNKNOWN = ("<unk>", "⁇", "\ufffd")


def find_loop(text: str) -> str | None:
    """Give the words or characters that a text repeats over and over, or None."""
    searched = text[:_LONGEST_SEARCHED]
    words = [word.casefold() for word in _WORD.findall(searched)]
    for size in range(1, 9):
        run = 0
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            if run >= size * (_LOOP_TIMES - 1):
                return " ".join(words[place - size + 1 : place + 1])
    match = _CHARACTER_LOOP.search(searched)
    return (match.group(1) or match.group(2)) if match else None


def is_loop(source: str, target: str) -> bool:
    """Tell whether a translation runs in a loop that its source does not have."""
    return find_loop(target) is not None and find_loop(source) is None


def is_copy(source: str, target: str) -> bool:
    """Tell whether a translation is its source once more, and the source is worth translating.

    Names, single words that two languages share and short cries are the same in both: a copy
    counts from three words on, of which two are lower-case words of three letters or more.
    """
    if " ".join(source.casefold().split()) != " ".join(target.casefold().split()):
        return False
    words = _WORD.findall(source)
    plain = [word for word in words if len(word) >= 3 and word.islower() and word.isalpha()]
    return len(words) >= 3 and len(plain) >= 2


def is_near_copy(source: str, target: str) -> bool:
    """Tell whether most lower-case words of a source stand in its translation again.

    Only for texts that were copies before: related languages share many words.
    """
    plain = [word for word in _WORD.findall(source) if len(word) >= 3 and word.islower()]
    there = {word.casefold() for word in _WORD.findall(target)}
    return 2 * sum(word in there for word in plain) > len(plain)


def has_unknown(source: str, target: str) -> bool:
    """Tell whether a translation has signs for what the model could not write."""
    return any(target.count(sign) > source.count(sign) for sign in _UNKNOWN)


def find_problem(source: str, target: str, *, cut: bool) -> Problem | None:
    """Name what is wrong with a decoded text; `cut` says that it met the decoding limit."""
    if not target.strip():
        return "empty" if source.strip() else None
    if is_loop(source, target):
        return "repetition"
    if cut:
        return "truncated"
    if is_copy(source, target):
        return "copied"
    return "unknown" if has_unknown(source, target) else None
