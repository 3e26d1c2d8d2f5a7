"""Characters as the profiles know them, and the scripts they belong to."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Container
from functools import lru_cache

import langcodes
from langdetect.utils.ngram import NGram

LATIN = "Latn"
HAN = "Hani"

# First and last code point of the letters of a script (Unicode Character Database, Scripts.txt;
# blocks rather than single letters, which is exact enough for telling scripts apart).
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, LATIN),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, LATIN),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2D30, 0x2D7F, "Tfng"),
    (0x3040, 0x30FF, "Kana"),
    (0x3100, 0x312F, "Bopo"),
    (0x3130, 0x318F, "Hang"),
    (0x3400, 0x9FFF, HAN),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, HAN),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF66, 0xFF9D, "Kana"),
    (0x1E900, 0x1E95F, "Adlm"),
    (0x20000, 0x323AF, HAN),
)
_STARTS = tuple(first for first, _, _ in _RANGES)

# What the scripts of `langcodes` for mixed writing are made of.
_PARTS = {
    "Jpan": frozenset({"Kana", HAN}),
    "Kore": frozenset({"Hang"}),
    "Hans": frozenset({HAN, "Bopo"}),
    "Hant": frozenset({HAN, "Bopo"}),
}

_INVISIBLE = ("Cf", "Cs", "Co", "Cn")
_JOINERS = "\u200c\u200d"  # the profiles were counted with a space in their place
_VOWEL_SIGNS = (  # optional marks that writers leave out: Hebrew points, Arabic harakat, tatweel
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
)
SPANISH_MARKS = "¿¡"
_LAUGHTER = "哈呵嘻嘿"


def script_of(character: str) -> str | None:
    """Give the script of a letter as an ISO 15924 code, kana as one; None for any other."""
    point = ord(character)
    index = bisect_right(_STARTS, point) - 1
    if index < 0:
        return None
    _, last, script = _RANGES[index]
    return script if point <= last else None


def letters_of(scripts: Container[str]) -> list[tuple[str, str]]:
    """Give the first and the last letter of each range of some scripts."""
    return [(chr(first), chr(last)) for first, last, script in _RANGES if script in scripts]


@lru_cache(maxsize=1024)
def scripts_of_language(tag: str) -> frozenset[str]:
    """Give the scripts that a language is usually written in (likely subtags of the CLDR)."""
    script = langcodes.Language.get(tag).maximize().script or LATIN
    return _PARTS.get(script, frozenset({script}))


@lru_cache(maxsize=64)
def language_of_script(script: str) -> str:
    """Give the language most often written in a script (likely subtags of the CLDR)."""
    return langcodes.Language.get(f"und-{script}").maximize().language or "und"


class Alphabet(dict[int, str]):
    """The character map of the profiles, for `str.translate`; fills itself as characters come.

    Follows langdetect's `NGram.normalize` (one sign for all of hiragana, of Hangul, classes of
    Han, and so on) with two differences: punctuation of every script is a space, and a Han
    character stands alone, because words are not spaced there.
    """

    def __missing__(self, point: int) -> str:
        self[point] = mapped = _mapped(chr(point))
        return mapped


def _mapped(character: str) -> str:
    if character in SPANISH_MARKS:
        return f" {character} "
    category = unicodedata.category(character)
    if character in _JOINERS or character in _LAUGHTER:
        return " "
    point = ord(character)
    if category in _INVISIBLE or any(low <= point <= high for low, high in _VOWEL_SIGNS):
        return ""
    if category[0] not in "LM":
        return " "
    known: str = NGram.normalize(character)
    return f" {known} " if script_of(character) == HAN else known
