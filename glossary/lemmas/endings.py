"""Rules by which nouns and adjectives make their plurals and genders, the likeliest form first.

Rules only propose: where a language has word lists, these choose among the proposals.
"""

from __future__ import annotations

from collections.abc import Callable

_BARE = str.maketrans("áéíóú", "aeiou")
_ACUTE = str.maketrans("aeiou", "áéíóú")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
_IRREGULAR_EN = {
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "louse": "lice",
    "ox": "oxen",
    "bacterium": "bacteria",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    # Lists take *leaves* and *lives* for verbs.
    "leaf": "leaves",
    "life": "lives",
    "knife": "knives",
    "wife": "wives",
    "loaf": "loaves",
    "half": "halves",
    "calf": "calves",
    "wolf": "wolves",
    "shelf": "shelves",
    "thief": "thieves",
    "scarf": "scarves",
}
_SAME_EN = frozenset({"fish", "sheep", "deer", "species", "series", "aircraft", "means", "news"})
# Feminine nouns in -el and -er, alone and at the end of others, whose plural takes -n.
_FEMININE_DE = (
    "regel", "tafel", "insel", "gabel", "kugel", "nadel", "schachtel", "kartoffel", "zwiebel",
    "wurzel", "schüssel", "ampel", "formel", "vokabel", "klingel", "fabel", "fackel", "eichel",
    "feder", "mauer", "schwester", "leiter", "kammer", "nummer", "feier", "ziffer", "klammer",
    "oper", "faser", "schulter", "leber", "wimper",
)  # fmt: skip
_ONE_SYLLABLE = 3  # letters at most of Spanish words in -s that take -es: *mes*, *gas*, *tos*


def _spanish(word: str) -> list[str]:
    last, rest = word[-1], word[:-1]
    if last in "aeiouáéó":
        return [word + "s"]
    if last in "íú":
        return [word + "es", word + "s"]
    if last == "z":
        return [rest + "ces"]
    if last in "sx":
        if word[-2:-1] in tuple("áéíóú"):
            return [word[:-2] + word[-2].translate(_BARE) + last + "es", word + "es"]
        return [word + "es"] if last == "s" and len(word) <= _ONE_SYLLABLE else [word]
    if last == "n" and word[-2:-1] in tuple("áéíóú"):
        return [word[:-2] + word[-2].translate(_BARE) + "nes"]
    return [*_stress_moved(word), word + "es"] if word.endswith(("en", "an")) else [word + "es"]


def _stress_moved(word: str) -> list[str]:
    """Propose *jóvenes* for *joven*: the stress stays where it was, and is now written."""
    if any(char in "áéíóú" for char in word):
        return []
    for index in range(len(word) - 3, -1, -1):
        if word[index] in "aeiou":
            return [word[:index] + word[index].translate(_ACUTE) + word[index + 1 :] + "es"]
    return []


def _french(word: str) -> list[str]:
    if word[-1] in "sxz":
        return [word]
    if word.endswith("ail"):
        return [word + "s", word[:-2] + "ux"]
    if word.endswith("al"):
        return [word[:-1] + "ux", word + "s"]
    if word.endswith(("au", "eu")):
        return [word + "x", word + "s"]
    return [word + "s", word + "x"] if word.endswith("ou") else [word + "s"]


def _portuguese(word: str) -> list[str]:
    stem = word[:-2]
    if word.endswith("ão"):
        return [stem + "ões", stem + "ães", stem + "ãos"]
    if word[-1] == "m":
        return [word[:-1] + "ns"]
    if word[-1] in "rz":
        return [word + "es"]
    if word[-1] in "sx":
        return [stem + "eses"] if word.endswith("ês") else [word]
    liquid = {
        "al": ["ais"],
        "el": ["éis", "eis"],
        "ol": ["óis", "ois"],
        "ul": ["uis"],
        "il": ["is", "eis"],
    }
    return [stem + end for end in liquid.get(word[-2:], [])] or [word + "s"]


def _italian(word: str) -> list[str]:
    stem, last = word[:-1], word[-1]
    if word.endswith(("ca", "ga")):
        return [stem + "he", stem + "hi"]
    if word.endswith(("cia", "gia")):
        return [word[:-2] + "e", stem + "e"]
    if last == "a":
        return (
            [stem + "i", stem + "e"] if word.endswith(("ista", "ma")) else [stem + "e", stem + "i"]
        )
    if word.endswith(("co", "go")):
        return [stem + "hi", stem + "i"]
    if word.endswith("io"):
        return [stem, stem + "i"]
    if last in "oe":
        return [stem + "i", stem + "a"]
    return [word]


def _english(word: str) -> list[str]:
    if word in _SAME_EN:
        return [word]
    if word in _IRREGULAR_EN:
        return [_IRREGULAR_EN[word]]
    if word.endswith("man"):
        return [word[:-2] + "en", word + "s"]
    if word.endswith("sis"):
        return [word[:-2] + "es"]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if word[-1] == "y" and word[-2:-1] not in tuple("aeiou"):
        return [word[:-1] + "ies"]
    if word[-1] == "o":
        return [word + "es", word + "s"] if word[-2:-1] not in tuple("aeiou") else [word + "s"]
    return [word + "s"]


def _german(word: str) -> list[str]:
    if word.endswith(("chen", "lein")):
        return [word]
    if word.endswith("in"):
        return [word + "nen", word + "e"]
    if word.endswith(("ung", "heit", "keit", "schaft", "ion", "tät")):
        return [word + "en"]
    if word.endswith("e"):
        return [word + "n"]
    if word.casefold().endswith(_FEMININE_DE):
        return [word + "n"]
    soft = _umlauted(word)
    if word.endswith(("er", "el", "en")):
        return [*soft, word, word + "n"]
    return [form + end for end in ("er", "e") for form in (*soft, word)] + [
        word + end for end in ("en", "n", "s")
    ]


def _umlauted(word: str) -> list[str]:
    for index in range(len(word) - 1, -1, -1):
        char = word[index]
        if char == "u" and word[index - 1 : index].lower() == "a":
            index, char = index - 1, word[index - 1]
        if char.lower() in _UMLAUT and index < len(word) - 1:
            soft = _UMLAUT[char.lower()]
            return [word[:index] + (soft.upper() if char.isupper() else soft) + word[index + 1 :]]
    return []


# A lower-case word of two letters or more -> its plurals.
PLURALS: dict[str, Callable[[str], list[str]]] = {
    "de": _german,
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "it": _italian,
    "pt": _portuguese,
}

# Endings of the two genders, either way; the plural rules make the rest.
GENDERED: dict[str, tuple[tuple[str, str], ...]] = {
    "es": (("o", "a"), ("or", "ora"), ("ón", "ona"), ("és", "esa"), ("án", "ana"), ("ín", "ina")),
    "fr": (("", "e"), ("eur", "euse"), ("teur", "trice"), ("eux", "euse"), ("if", "ive")),
    "it": (("o", "a"), ("tore", "trice"), ("e", "essa")),
    "pt": (("o", "a"), ("or", "ora"), ("ão", "ã"), ("ês", "esa")),
}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Where the first of these comes, the part of a phrase that has a plural is over.
LINKING: dict[str, frozenset[str]] = {
    "es": _words("de del con sin para por en a al sobre contra entre y o que"),
    "fr": _words("de du des d' à au aux en avec sans pour par sur contre entre et ou"),
    "it": _words(
        "di del dello della dell' dei degli delle d' da dal dalla a al alla in con senza per su e o"
    ),
    "pt": _words("de do da dos das com sem para por em no na a ao à sobre contra e ou"),
    "en": frozenset({"of", "in", "for", "on", "at", "with", "and", "or", "to"}),
}
