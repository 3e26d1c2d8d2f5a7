"""What says that a word with a capital is a name: a title, a known given name, its company."""

from __future__ import annotations

import re
from typing import Literal

from glossary.lemmas.lexicon import lexicon
from pipeline.stages.checks.names import words as company
from pipeline.stages.checks.names.given import AMBIGUOUS, ARABIC, CYRILLIC, FUNCTION
from pipeline.stages.checks.names.given_latin import LATIN
from pipeline.stages.checks.names.known import is_known
from pipeline.stages.checks.names.spelling import fold
from pipeline.stages.checks.names.text import Text

Evidence = Literal["person", "place", "foreign"]

_CASES = re.compile(r"(?:ами|ями|ой|ей|ою|ею|ом|ем|ём|ах|ях|а|я|ы|и|у|ю|е|ь|й|о)$")
_ROMAN = re.compile(r"[IVX]+$")
_ARABIC_TITLES = frozenset({"السيد", "السيدة", "الآنسة"})
_MOST_JOINED = 3
_CROWD = 4
_SENTENCE = 4
_COPULAS = frozenset({"is", "was", "as", "this", "its"})
# What people and things of a place or a kind are called.
_OF_A_KIND = re.compile(r"(?:[ie]?ans?|ese|ish|ists?|ers?|ors?|ics?|isms?)$")
_LATIN_LETTERS = re.compile(r"[a-zà-ɏ]", re.IGNORECASE)


def evidence(text: Text, index: int) -> Evidence | None:
    """Tell what kind of name a word is, where something beside its capital says so."""
    if _is_ruler(text, index):
        return None
    if _is_titled(text, index) or _is_given(text, index) or _belongs(text, index):
        return "person"
    if _in_company(text, index) or _is_german_town(text, index):
        return "person"
    word = fold(text.words[index])
    if text.language == "ar" or text.is_first(index) or is_known(word, text.language):
        return None
    if _is_kin(text, index):
        return "person"
    if _is_place(text, index):
        return "place"
    return "foreign" if _is_foreign(text, index) else None


def given(word: str, language: str) -> bool:
    """Tell whether a word is in the lists of given names."""
    if language == "ar":
        return _bare(word) in ARABIC
    if language == "ru" and not _LATIN_LETTERS.match(word):
        return word.lower() in CYRILLIC or _CASES.sub("", word.lower()) in CYRILLIC
    return fold(word) in LATIN


def is_arabic_name(text: Text, index: int) -> bool:
    """Tell quickly whether an Arabic word may be a name: by the lists, or by its title."""
    return given(text.words[index], "ar") or text.at(index - 1) in _ARABIC_TITLES


def is_title(text: Text, index: int) -> bool:
    """Tell whether a word is a title, which stands before a name and is none."""
    return text.at(index) in company.TITLES.get(text.language, frozenset())


def _is_ruler(text: Text, index: int) -> bool:
    following = text.words[index + 1] if index + 1 < len(text.words) else ""
    return (
        text.at(index - 1) in company.RULERS
        or text.at(index - 2) in company.RULERS
        or _ROMAN.match(following) is not None
        or any(text.at(index + step) in company.HISTORIC for step in (1, 2))
    )


def _is_titled(text: Text, index: int) -> bool:
    titles = company.TITLES.get(text.language, frozenset())
    if not text.joined(index) or text.at(index - 1) not in titles:
        return False
    word = text.at(index)
    if text.language == "ar":
        # "The teacher was", "the lady went": only these titles are never written before a verb.
        return given(word, "ar") or (text.at(index - 1) in _ARABIC_TITLES and word[0] not in "اكتي")
    return word not in titles and word not in company.KIN.get(text.language, frozenset())


def _is_given(text: Text, index: int) -> bool:
    word = text.words[index]
    if not given(word, text.language):
        return False
    unsure = AMBIGUOUS.get(text.language, frozenset())
    stem = fold(word)
    if text.language == "ru":
        stem = _CASES.sub("", word.lower())
    elif text.language == "ar":
        stem = _bare(word)
    if is_known(fold(word), text.language, whole=True):
        return False
    if stem not in unsure:
        return True
    if text.language in {"de", "ar"} or text.is_first(index):
        return _is_kin(text, index) or _acts(text, index)
    return not _in_title_case(text, index)


def _acts(text: Text, index: int) -> bool:
    """Tell whether a word at the start of a sentence does something, as persons do."""
    if text.at(index) in FUNCTION:
        return False
    following = text.at(index + 1)
    if following in company.ACTS.get(text.language, frozenset()):
        return True
    if following in company.AND.get(text.language, frozenset()):
        return text.at(index + 2) in company.MYSELF
    if text.language == "en" and following.endswith(("s", "ed")) and following not in _COPULAS:
        # "Daisy feeds the rabbits": no article before it, and no compound of two nouns.
        after = text.at(index + 2)
        return after in company.OWNERS or (
            after in company.DETERMINERS and text.at(index) in company.COUNTED
        )
    # A noun there would have its article in these languages.
    return (
        text.language in {"es", "fr", "it", "pt"}
        and text.joined(index + 1)
        and len(text.words) - index >= _SENTENCE
        and text.words[index + 1].islower()
        and len(following) > 1
        and following not in company.IDLE
        and following not in company.KIN[text.language]
    )


def _in_title_case(text: Text, index: int) -> bool:
    """Tell whether a word's neighbours have capitals as well, as in "Green Hope Centre"."""
    after = index + 1 < len(text.words) and text.is_capital(index + 1) and text.joined(index + 1)
    before = index > 0 and text.is_capital(index - 1) and not text.is_first(index - 1)
    return after or (before and text.joined(index))


def _belongs(text: Text, index: int) -> bool:
    """Tell whether a word continues a name: "Paz Iglesias", "Anna van der Berg"."""
    if _is_institution(text, index) or is_known(fold(text.words[index]), text.language):
        return False
    at = index
    for _ in range(_MOST_JOINED):
        if not text.joined(at) or ("." in text.gap(at) and len(text.words[at - 1]) > 1):
            return False
        at -= 1
        if text.words[at].lower() in company.PARTICLES:
            continue
        if not text.is_capital(at) or text.language == "ar":
            return False
        if _is_titled(text, at):
            # Every noun has a capital there: "hat Frau Berg Kuchen gebacken".
            return text.language != "de" or given(text.words[at], "de")
        if given(text.words[at], text.language) and not is_known(
            fold(text.words[at]), text.language, whole=True
        ):
            if text.language == "de":
                return text.is_first(at) and index + 1 < len(text.words)
            return _is_given(text, at) or text.is_first(at)
    return False


def _is_institution(text: Text, index: int) -> bool:
    """Tell whether a word stands among so many capitals that they name no person."""
    first = last = index
    while (
        first > 0 and text.joined(first) and text.is_capital(first - 1) and index - first < _CROWD
    ):
        first -= 1
    while (
        last + 1 < len(text.words)
        and text.joined(last + 1)
        and text.is_capital(last + 1)
        and last - index < _CROWD
    ):
        last += 1
    return last - first + 1 >= _CROWD


def _in_company(text: Text, index: int) -> bool:
    """Tell whether a word stands beside a given name, both with capitals: "Faith and Brook"."""
    if text.language == "ar":
        return _in_arabic_company(text, index)
    joints = company.AND.get(text.language)
    if joints is None:
        return False
    word = text.words[index]
    itself = given(word, text.language)
    before = _before_article(text, index)
    for joint, other in ((before, before - 1), (index + 1, index + 2)):
        if not 0 <= other < len(text.words) or text.at(joint) not in joints:
            continue
        if not (text.is_capital(other) and given(text.words[other], text.language)):
            continue
        if not itself and (
            text.at(joint) in company.WITH
            or text.language == "de"
            or text.is_first(index)
            or _is_common(text, index)
        ):
            continue
        first, second = min(index, other), max(index, other)
        if text.is_first(second):
            continue
        # "Chiara e Gioia": no other word than a name has a capital there.
        if (
            itself
            or _is_given(text, other)
            or not (text.is_first(first) and _in_title_case(text, second))
        ):
            return True
    return False


def _before_article(text: Text, index: int) -> int:
    """Give the word before a name, or before its article: "a Clara e o Raposo"."""
    article = text.language == "pt" and text.at(index - 1) in ("o", "a")
    return index - 2 if article else index - 1


def _in_arabic_company(text: Text, index: int) -> bool:
    """Tell whether a given name stands in a row with a sure one; "and" is glued to the second."""
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(text.words) or not text.joined(second):
            continue
        joined = text.words[second]
        if joined[0] != "و" or joined[1:] not in ARABIC or not given(text.words[first], "ar"):
            continue
        other = joined[1:] if first == index else _bare(text.words[first])
        if other not in AMBIGUOUS["ar"]:
            return True
    return False


def _is_common(text: Text, index: int) -> bool:
    return is_known(fold(text.words[index]), text.language)


def _is_kin(text: Text, index: int) -> bool:
    before = text.at(index - 1)
    if not text.joined(index) or before not in company.KIN.get(text.language, frozenset()):
        return False
    if given(text.words[index], text.language):
        return True
    if before in company.GREETINGS | company.NAMING or text.language in {"de", "ar"}:
        return False
    return company.WORKS.isdisjoint(map(str.lower, text.words[max(0, index - 4) : index]))


def _is_place(text: Text, index: int) -> bool:
    """Tell whether a word is where one can be: "in Reading", "à Tours"."""
    if text.language == "de" or not text.joined(index) or _in_title_case(text, index):
        return False
    end = text.spans[index][1]
    if text.text[end : end + 2].strip().isdigit():  # "in Season 2"
        return False
    return text.at(index - 1) in company.PLACES.get(text.language, frozenset())


def _is_german_town(text: Text, index: int) -> bool:
    """Tell whether a word is a town: "in Essen"; "im Essen" is a meal. It is kept like persons."""
    return (
        text.language == "de"
        and text.at(index) in company.GERMAN_TOWNS
        and text.joined(index)
        and text.at(index - 1) in company.PLACES["de"]
    )


def _is_foreign(text: Text, index: int) -> bool:
    """Tell whether the language has no such word, so that it must be a name."""
    if text.language not in {"en", "es", "fr", "pt", "it", "de"} or _in_title_case(text, index):
        return False
    if text.language == "de" and text.at(index - 1) not in company.PLACES["de"]:
        return False
    words = lexicon(text.language)
    word = text.at(index)
    if text.language == "en" and _OF_A_KIND.search(word):
        return False
    return words.has_data and words.lemma(word) is None and words.lemma(fold(word)) is None


def _bare(word: str) -> str:
    """Give an Arabic word without what is written onto its front."""
    return word[1:] if word[1:] in ARABIC and word[0] in "وفبلك" else word
