"""What stands before a noun: adjectives, articles and the like, linking words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossary.agreement.adjectives import leading_adjective, leading_rows
from glossary.agreement.onsets import Onset, linked, onset
from glossary.agreement.rows import PLACES, Row, determiners, written_like
from glossary.agreement.small_words import LINKS, MANY, UNCHANGING, VERBS, words
from glossary.agreement.words import LastWord, last_word
from glossary.lemmas import Gender

_MOST_ADJECTIVES = 2
_MOST_DETERMINERS = 3
_DEGREES = frozenset({"very", "more", "less"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What the words before a noun say about it."""

    gender: Gender | None
    plural: bool | None
    linked: bool  # a preposition comes before them, or is in them: *del*


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    """A word before a noun that goes with it."""

    word: LastWord
    rows: tuple[Row, ...]  # none for a numeral, which has one form


def shown(before: str, old: str, language: str) -> Shown:
    """Tell what the words before a noun say of its gender and number."""
    genders: set[Gender] = {"m", "f"}
    plurals = {False, True}
    contracted, end, following = False, len(before), old
    for one in _words_before(before, language):
        key = " ".join(one.word.key.split())
        exact = onset(following, language) if following.strip() else None
        places = {place for row in one.rows for place in row.places(key, exact)} or {
            place for row in one.rows for place in row.places(key, None)
        }
        if not one.rows:
            places = {("m", True), ("f", True)}
        genders = genders & {gender for gender, _ in places} or genders
        plurals = plurals & {many for _, many in places} or plurals
        contracted = contracted or key in _CONTRACTED.get(language, frozenset())
        end, following = one.word.start, one.word.text
    link = last_word(before, end)
    if link is not None and link.key in UNCHANGING.get(language, frozenset()):
        link = last_word(before, link.start)
    return Shown(
        gender=genders.pop() if len(genders) == 1 else None,
        plural=plurals.pop() if len(plurals) == 1 else None,
        linked=contracted or (link is not None and link.key in LINKS.get(language, frozenset())),
    )


def agreed(before: str, form: str, language: str, gender: Gender, *, plural: bool) -> str:
    """Let the words right before a form go with it, and leave all others."""
    end, tail, following = len(before), "", form
    for one in _words_before(before, language):
        written = one.word.text
        key = " ".join(one.word.key.split())
        starts: Onset = onset(following, language)
        forms = [row.form(gender, starts, plural=plural) for row in one.rows] or [key]
        own = key if key in forms else forms[0]
        text = written if own == key else written_like(written, own)
        space = "" if own.endswith("'") or not own else one.word.space or " "
        tail, end = text + space + tail if own else tail, one.word.start
        following = own + space + following if own else following
    link = last_word(before, end)
    if link is not None:
        way = linked(link.key, following, language)
        if way != link.key:
            space = "" if way.endswith("'") else link.space or " "
            return before[: link.start] + written_like(link.text, way) + space + tail
    return before[:end] + tail


# Articles with a preposition in them.
_CONTRACTED: dict[str, frozenset[str]] = {
    "es": frozenset({"al", "del", "a la", "a los", "a las", "de la", "de los", "de las"}),
    "pt": words(
        "ao aos à às do da dos das no na nos nas num numa nuns numas dum duma pelo pela pelos "
        "pelas deste desta destes destas desse dessa desses dessas neste nesta nestes nestas "
        "nesse nessa nesses nessas"
    ),
    "fr": frozenset({"du", "de la", "de l'", "au", "aux", "à la", "à l'"}),
    "it": frozenset(
        base + end
        for base in ("de", "a", "da", "ne", "su")
        for end in ("l", "ll'", "llo", "lla", "i", "gli", "lle")
    ),
}


def _words_before(before: str, language: str) -> Iterator[_Word]:
    """Yield the words before a noun that go with it, from the last to the first."""
    end = len(before)
    many = MANY.get(language, frozenset())
    for _ in range(_MOST_ADJECTIVES):
        word = last_word(before, end)
        if word is None or _determiner(before, word, language) is not None:
            break
        rows = leading_rows(word.key, language)
        if language == "en" and _is_between(before, word):
            rows = (_same(word.key),)
        if not rows and word.key not in many:
            break
        yield _Word(word=word, rows=rows)
        end = word.start
    for _ in range(_MOST_DETERMINERS):
        word = last_word(before, end)
        found = _determiner(before, word, language) if word is not None else None
        if found is None:
            break
        yield found
        end = found.word.start


def _is_between(before: str, word: LastWord) -> bool:
    """Tell whether an English word is an adjective: known, or right behind *a*."""
    article = last_word(before, word.start)
    behind = article is not None and article.key in {"a", "an"}
    small = any(word.key in table["en"] for table in (LINKS, VERBS, UNCHANGING))
    return (behind and (not small or word.key in _DEGREES)) or leading_adjective(word.key, "en")


def _same(word: str) -> Row:
    return Row(forms=dict.fromkeys(PLACES, (word,)))


def _determiner(text: str, word: LastWord, language: str) -> _Word | None:
    table = determiners(language)
    first = last_word(text, word.start)
    if first is not None and f"{first.key} {word.key}" in table:
        both = LastWord(
            start=first.start, text=text[first.start : word.start] + word.text, space=word.space
        )
        return _Word(word=both, rows=table[f"{first.key} {word.key}"])
    if word.key not in table:
        return None
    return _Word(word=word, rows=table[word.key])
