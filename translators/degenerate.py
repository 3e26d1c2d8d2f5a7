"""Signs that a text is no translation: seen from the text alone, without knowing a language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translators.values import Problem

_WORD = re.compile(r"\w+", re.UNICODE)
# Where words have no spaces between them, a character stands for a word.
_UNIT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")

# A run of the same 1 to 8 words (or, without spaces, of up to 12 characters) this often in a
# row is a loop, unless the source has as long a run itself ("no no no no", "jajajaja").
_LOOP_TIMES = 4
_LARGEST_LOOP = 8
_LARGEST_UNIT = 12
_CHARACTER_LOOP = re.compile(r"(\S{2,12}?)\1{4,}|(\S)\2{9,}")
_SHORTEST_LOOP = 10  # characters without a blank, of either kind of loop
_LONGEST_SEARCHED = 4000

# How tokenizers write a sub-word that is none, and bytes that are no character.
_UNKNOWN = ("<unk>", "⁇", "\ufffd")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Words that come over and over, one right after the other."""

    start: int  # code points of the text
    end: int
    first_end: int  # where the words have come once
    size: int  # words (or unspaced characters) that are repeated
    times: float  # 2.5: twice, and once more half


def stretches(text: str) -> list[Stretch]:
    """Give the longest repetition of each size of up to 12 words, from the smallest size on.

    Looks at the first 4000 characters. Marks between the words do not count.
    """
    searched = text[:_LONGEST_SEARCHED]
    longest = _longest_runs([unit.casefold() for unit in _UNIT.findall(searched)], _LARGEST_UNIT)
    if not longest:
        return []
    found = list(_UNIT.finditer(searched))
    return [
        Stretch(
            start=found[first].start(),
            end=found[first + size + run - 1].end(),
            first_end=found[first + size - 1].end(),
            size=size,
            times=(size + run) / size,
        )
        for size, (first, run) in longest.items()
    ]


def _longest_runs(words: Sequence[str], largest: int) -> dict[int, tuple[int, int]]:
    """Give for each size where its longest repetition begins, and how many words it repeats.

    Sizes that do not come twice are left out.
    """
    again = len(words) - len(set(words))
    longest: dict[int, tuple[int, int]] = {}
    # So many words of a second time there must be.
    for size in range(1, min(largest, again) + 1):
        run = best = end = 0
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            if run > best:
                best, end = run, place
        if best >= size:
            longest[size] = (end - best - size + 1, best)
    return longest


def find_loop(text: str) -> str | None:
    """Give the words or characters that a text repeats over and over, or None."""
    searched = text[:_LONGEST_SEARCHED]
    words = [word.casefold() for word in _WORD.findall(searched)]
    for size, (first, run) in _longest_runs(words, _LARGEST_LOOP).items():
        if run >= size * (_LOOP_TIMES - 1):
            return " ".join(words[first : first + size])
    if not any(len(word) >= _SHORTEST_LOOP for word in searched.split()):
        return None
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
