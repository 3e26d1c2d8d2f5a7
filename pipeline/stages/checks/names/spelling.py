"""Names as they are spelled: folded, respelled by neighbours, their consonants in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Consonants that scripts render by one another share a letter; vowels have none. `J` stands
# for the hushing ones, which languages take for s or for k ("Jorge" is Хорхе, "Giorgio" Джорджо).
_CLASSES = {
    "B": "bpбпبپ",
    "V": "vfwвфف",
    "D": "dtðþдтدتطضذثظ",
    "S": "szßсзцسزص",
    "J": "jжчшщشج",
    "K": "kqcgкгكقغ",
    "H": "hхهحخ",
    "M": "mмم",
    "N": "nнن",
    "L": "lлłل",
    "R": "rрر",
}
_CLASS_OF = {letter: name for name, letters in _CLASSES.items() for letter in letters}
_GROUPS = (
    (re.compile(r"t?sch|tch|sh|ch|дж|дз"), "j"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[cg](?=[eiy])"), "j"),
    (re.compile(r"^x"), "j"),
    (re.compile(r"x"), "ks"),
)
_ALIKE = frozenset({"JS", "SJ", "JK", "KJ", "JD", "DJ", "VB", "BV", "HK", "KH", "HJ", "JH"})
# Spellings that languages exchange without meaning another name: Yuri and Juri, Sasha and Sascha.
_RESPELLED = (
    (re.compile(r"tsch|tch|tj"), "ch"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[jy]"), "i"),
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "ı": "i"})
_LONGEST = 40
ALIKE_FROM = 0.699


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Give a word in small letters without accents."""
    word = word.lower()
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word)
    return "".join(one for one in plain if not unicodedata.combining(one)).replace("ß", "ss")


@lru_cache(maxsize=1 << 12)
def respelled(word: str) -> str:
    """Give what the spellings of one name have in common between languages of Latin letters."""
    word = fold(word.lower().translate(_UMLAUTS))[:_LONGEST]
    for pattern, letters in _RESPELLED:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=1 << 12)
def consonants(word: str) -> str:
    """Give the consonants of a word of any alphabet as classes, without doubles."""
    word = fold(word)[:_LONGEST].replace("ё", "е")
    for pattern, letters in _GROUPS:
        word = pattern.sub(letters, word)
    found = ""
    for letter in word:
        name = _CLASS_OF.get(letter, "")
        if name and not found.endswith(name):
            found += name
    return found


def sounds_like(one: str, other: str, *, above: float = ALIKE_FROM) -> bool:
    """Tell whether two strings of consonant classes are mostly the same, `above` this share.

    An h may be silent, or written with the letter of another throat sound; a j in front may be
    half a vowel.
    """
    if _share(one, other) > above:
        return True
    bare, other_bare = one.replace("H", "").lstrip("J"), other.replace("H", "").lstrip("J")
    return (bare, other_bare) != (one, other) and _share(bare, other_bare) > above


def _share(one: str, other: str) -> float:
    """Give the share of two strings that is common and in order, 0 to 1 (Dice)."""
    if not one or not other:
        return float(one == other)
    row = [0] * (len(other) + 1)
    for letter in one:
        previous = 0
        for index, there in enumerate(other, start=1):
            longest = max(row[index], row[index - 1])
            if letter == there or letter + there in _ALIKE:
                longest = max(longest, previous + 1)
            previous, row[index] = row[index], longest
    return 2 * row[-1] / (len(one) + len(other))
