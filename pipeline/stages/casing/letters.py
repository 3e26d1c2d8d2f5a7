"""Capitals and small letters, language by language; none of these changes the length but `raise_`.

Georgian counts as a script without case: its second alphabet is not used as capitals.
"""

from __future__ import annotations

import unicodedata

import regex

from pipeline.domain.language import primary

# Letters of scripts with case, with the flag VERSION1. The micro sign is a unit, and its capital
# would be a Greek letter; `ß` stands among capitals too.
UPPER = r"[\p{Lu}\p{Lt}--\p{Georgian}]"
LOWER = r"[\p{Ll}--\p{Georgian}--[µß]]"

_DOTTED = frozenset({"tr", "az"})  # i has the capital İ, ı has I
_GREEK = regex.compile(r"\p{Greek}")
_NO_CAPITAL = regex.compile(r"[\p{Georgian}µ]+")
_ACUTE, _DIAERESIS = "\u0301", "\u0308"


def lowered(text: str, language: str) -> str:
    """Give a text in small letters; a letter whose small form is longer stays as it is."""
    if primary(language) in _DOTTED:
        text = text.replace("I", "ı").replace("İ", "i")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def capital(letter: str, language: str) -> str:
    """Give the capital of a letter; a letter whose capital is longer stays as it is."""
    if letter == "i" and primary(language) in _DOTTED:
        return "İ"
    title = letter.title()
    return letter if len(title) != 1 or _NO_CAPITAL.match(letter) else title


def small(letter: str, language: str) -> str:
    """Give the small form of a letter."""
    return lowered(letter, language)


def raise_(word: str, language: str) -> str:
    """Give a word in capitals as its language writes them; it may become longer.

    Accents stay, but Greek leaves out its tonos; `ß` becomes `SS`; Turkish `i` becomes `İ`.
    """
    code = primary(language)
    if code in _DOTTED:
        word = word.replace("i", "İ")
    if code == "el" and _GREEK.search(word):
        return _without_tonos(word)
    if _NO_CAPITAL.search(word):
        return _raised_around(word)
    return word.upper()


def _raised_around(word: str) -> str:
    pieces: list[str] = []
    end = 0
    for found in _NO_CAPITAL.finditer(word):
        pieces += (word[end : found.start()].upper(), found.group())
        end = found.end()
    return "".join([*pieces, word[end:].upper()])


def _without_tonos(word: str) -> str:
    """Give a Greek word in capitals: `μάιος` becomes `ΜΑΪΟΣ`, the lone `ή` keeps its accent."""
    if word in {"ή", "Ή"}:
        return "Ή"
    parts = unicodedata.normalize("NFD", word)
    letters: list[str] = []
    parting = False  # the vowel before had the tonos: what follows is no diphthong
    for place, letter in enumerate(parts):
        before = "".join(letters[-1:])
        if letter == _ACUTE and (before == _DIAERESIS or _GREEK.match(before)):
            parting = before != _DIAERESIS
            continue
        letters.append(letter)
        if parting and letter in "ιυΙΥ" and parts[place + 1 : place + 2] != _DIAERESIS:
            letters.append(_DIAERESIS)
        parting = False
    return unicodedata.normalize("NFC", "".join(letters)).upper()
