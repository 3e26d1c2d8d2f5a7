"""Whether a sentence ends at a place."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.stages.segmentation.abbreviations import Class, abbreviations, plain_words
from pipeline.stages.segmentation.characters import ALONE, CONTINUING
from pipeline.stages.segmentation.place import Place
from pipeline.stages.segmentation.words import CAPITAL_NOUNS, NO_STARTERS, ORDINALS, STARTERS
from pipeline.stages.tokens.url import PLAIN_DOMAINS

# What sentencex thinks of a place; asked only where nothing here knows better.
Vote = Callable[[Place], bool]

# Endings of file names and of names of programs, in any case (`photo.Jpg`).
_ENDINGS = """js ts py rb md txt pdf jpg jpeg png gif svg doc docx xls xlsx ppt pptx odt csv htm
    html css json xml zip mp3 mp4 wav exe app"""
_EXTENSIONS = frozenset(_ENDINGS.split())
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{1,4}\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]\Z")
_FIGURE = re.compile(r"[0-9]{1,2}\Z")
_RESUMES = re.compile(r"(?:\.{3}|…)[^\W_]")  # `We left. …so sad`
_CALL = re.compile(r"[?!]+")
_NEXT_WORD = re.compile(r"(?:[^\W\d_]{2,}|[aeiouy])(?=[\s.,;:!?'’]|\Z)")  # not that of `Yahoo!s`
_LEAST_UPPER = 2  # letters of a name of a kind of file: `.PDF`, but `it.I like`


def ends_sentence(place: Place, *, language: str, vote: Vote) -> bool:
    """Tell whether a sentence ends at a place; the language is a primary one."""
    follows = place.text[place.following : place.following + 1]
    if follows in CONTINUING:
        return place.spaced and _RESUMES.match(place.text, place.following) is not None
    if place.faces:
        return True
    if place.mark[-1] in ALONE:
        return not (place.closed and language == "ja" and follows in "とっ")
    if not place.spaced:
        return _ends_unspaced(place, follows, language)
    if (place.closed or place.dashed or _trails_off(place)) and place.next_case == "lower":
        return False
    if place.mark != "." or place.closed:
        return True
    return _ends_at_full_stop(place, language, vote)


def _trails_off(place: Place) -> bool:
    if place.mark.endswith(("..", "…")):
        return True
    return place.mark == "." and place.text[: place.start].endswith(". ")  # `wait . . . then`


def _ends_unspaced(place: Place, follows: str, language: str) -> bool:
    """Judge `I like it.We play too`, `Wow!Yes` and `how are you?i am fine`."""
    if follows in "¿¡":
        return True
    if follows.islower() and not place.closed and _CALL.fullmatch(place.mark):
        goes_on = _NEXT_WORD.match(place.text, place.following) is not None
        return goes_on and place.text[place.start - 1 : place.start].isalpha()
    if not (follows.isupper() or follows.istitle()):
        return False
    if place.mark != "." or place.closed:
        return place.text[place.start - 1 : place.start].isalpha() or place.closed
    word = place.pieces[-1]
    if len(word) < 2 or not (word.isalpha() and word.islower()):
        return False
    if word in abbreviations(language) and abbreviations(language)[word] != "number":
        return False
    after = place.text[place.following : place.following + 24].split(maxsplit=1)[0]
    name = after.rstrip(".,;:!?)\"'»”…")
    if name.lower() in _EXTENSIONS or (name.isupper() and len(name) >= _LEAST_UPPER):
        return False
    # `example.Org` is an address and `list.Append(` a program; `it.In the park` is neither.
    return not (len(name) > 2 and name.lower() in PLAIN_DOMAINS) and "(" not in after


def _ends_at_full_stop(place: Place, language: str, vote: Vote) -> bool:
    if place.token:
        return True
    pieces, case = place.pieces, place.next_case
    word = pieces[-1]
    known = abbreviations(language)
    if _stands_within(pieces, place.next_word, known):
        return False
    name = _class_of(pieces, known)
    if name is not None and (name != "number" or case == "digit" or _is_roman(place)):
        return _ends_after(name, place, language)
    if len(word) == 1 and word.isalpha():
        return _ends_after_letter(word, place, language)
    if _FIGURE.match(word) and language in ORDINALS:
        return _ends_after_ordinal(place, language)
    if _ACRONYM.match(word) and word.isupper():
        return case != "lower" and _opens(place, language)
    if case == "lower" and _NO_VOWEL.match(word):
        return False
    if name == "number" or word.lower() in plain_words(language):
        return True
    return vote(place)


def _class_of(pieces: list[str], known: dict[str, Class]) -> Class | None:
    """Look up the last piece, and with it those before that end in a full stop: `p. ej`."""
    key = pieces[-1].lower()
    found = known.get(key)
    for piece in reversed(pieces[:-1]):
        if not piece.endswith("."):
            break
        key = piece.lstrip("([{\"'“«„‘¡¿—–-*_/").lower() + key
        found = known.get(key, found)
    return found


def _stands_within(pieces: list[str], next_word: str, known: dict[str, Class]) -> bool:
    """Tell whether the mark is an inner one of an abbreviation, the first of `z. B.`."""
    if len(pieces[-1]) > 2 or len(next_word) > 3:
        return False
    key = f"{pieces[-1]}.{next_word}".lower()
    if key in known:
        return True
    return len(pieces) > 1 and pieces[-2].endswith(".") and pieces[-2].lower() + key in known


def _ends_after(name: Class, place: Place, language: str) -> bool:
    if name == "end":
        return place.next_case in {"upper", "other"}
    return name == "name" and place.next_case != "lower" and _opens(place, language)


def _ends_after_letter(letter: str, place: Place, language: str) -> bool:
    if letter.isupper():  # an initial
        return place.next_case in {"upper", "other"} and _opens(place, language)
    return place.next_case not in {"lower", "digit"}


def _ends_after_ordinal(place: Place, language: str) -> bool:
    if place.next_case == "lower":
        return False
    return language not in CAPITAL_NOUNS or _opens(place, language)


def _opens(place: Place, language: str) -> bool:
    follows = place.text[place.following]
    return follows in "¿¡" or place.next_word in STARTERS.get(language, NO_STARTERS)


def _is_roman(place: Place) -> bool:
    # `cap. IV`; a lone `I` is the English pronoun sooner.
    word = place.next_word
    return len(word) > 1 and _ROMAN.match(word) is not None
