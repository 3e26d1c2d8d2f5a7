"""The case of a term's target, taken from the source as it stands in a text."""

from __future__ import annotations

from glossary.values import Case

_SHOUTED = 2  # capitals at least that make a word upper case; *I* and *A* say nothing


def cased(
    target: str,
    source: str,
    *,
    case: Case,
    stored: str = "",
    starts_sentence: bool = False,
    source_starts_sentence: bool = False,
) -> str:
    """Give a target the case of a source: lower as stored, UPPER to UPPER, Title to Title.

    `stored` is the source as the glossary has it: an acronym that stands as it is stored shouts
    at nobody, and where it begins with a capital, that of the source says nothing.
    `starts_sentence`: the target's first letter is a capital whatever the source has.
    `source_starts_sentence`: the source's capital is due to its place and says nothing of the
    word. Capitals of the target are kept; `exact` is as stored.
    """
    if case == "exact":
        return target
    letters = _letters(source)
    if source != stored and len(letters) >= _SHOUTED and all(map(str.isupper, letters)):
        return target.upper()
    told = _begins_capital(letters) and not _begins_capital(_letters(stored))
    if starts_sentence or (told and not source_starts_sentence and _is_title(source)):
        return _capitalised(target)
    return target


def _letters(text: str) -> list[str]:
    """Give the letters that have a case."""
    return [char for char in text if char.isupper() or char.islower() or char.istitle()]


def _begins_capital(letters: list[str]) -> bool:
    return bool(letters) and not letters[0].islower()


def _is_title(source: str) -> bool:
    """Say whether capitals stand at the beginnings of words only: *Coral reef*, *Coral Reef*."""
    before = " "
    for char in source:
        if char.isupper() and before.isalpha():
            return False
        before = char
    return True


def _capitalised(target: str) -> str:
    for index, char in enumerate(target):
        if char.isalnum():
            word = target[index:].split(maxsplit=1)[0]
            if not char.islower() or any(other.isupper() for other in word):
                return target  # *3D*, *iPhone*
            return target[:index] + char.title() + target[index + 1 :]
    return target
