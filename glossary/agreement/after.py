"""What stands after a noun: adjectives, and what is said of it."""

from __future__ import annotations

from glossary.agreement.adjective_rows import ADVERBS, COPULAS, DEGREES, JOINING, OF_NOUNS
from glossary.agreement.adjectives import (
    attribute_row,
    leading_adjective,
    predicate_row,
    regular_row,
)
from glossary.agreement.rows import Row, determiners, written_like
from glossary.agreement.small_words import words
from glossary.agreement.verbs import in_number
from glossary.agreement.words import word_at
from glossary.lemmas import Gender

Place = tuple[Gender, bool]  # gender, and whether plural

_NOTHING: frozenset[str] = frozenset()
_CLOSING = frozenset({"", *".,;:!?…)»”"})  # after the last word of a clause
_MOST = 4  # adjectives in a row
_LONELY = frozenset({"solo", "só"})  # *tan solo* is *only*
_MOST_BETWEEN = 6  # words between a noun and *is*
_MOST_SAID = 2  # times that something is said: *is big and is full*
_BEFORE_VERBS = {"es": words("no se me te le nos les ya también siempre nunca")}
# English verbs that show the number.
_VERBS = {"is": "are", "was": "were", "has": "have"}


def agreed(
    after: str,
    language: str,
    *,
    was: tuple[Gender | None, bool | None],
    now: Place,
    beside: bool,
    subject: bool,
) -> str:
    """Let adjectives after a noun go with another one; `after` begins right after it.

    Only those change that went with the old noun (`was`). `beside`: adjectives right after the
    noun are its own; `subject`: what is said by *is* is said of it.
    """
    done = 0
    if beside:
        after, done = _run(after, 0, language, was, now, said=False)
    if not subject:
        return after
    done = _after_phrases(after, done, language)
    if was[1] is not None and was[1] != now[1]:
        after = _with_verb(after, done, language, plural=now[1])
    for _ in range(_MOST_SAID):
        verb = _after_copula(after, done, language)
        if not verb:
            break
        after, done = _run(after, verb, language, was, now, said=True)
        done = _skip(after, done, JOINING.get(language, _NOTHING))
    return after


def _with_verb(after: str, start: int, language: str, *, plural: bool) -> str:
    """Let a verb at an offset, behind *no* and *se* or not, go with its subject."""
    at, word = start, ""
    for _ in range(_MOST):
        word = word_at(after, at + 1) if after[at : at + 1] == " " else ""
        if word.lower() not in _BEFORE_VERBS.get(language, _NOTHING):
            break
        at += 1 + len(word)
    found = in_number(word, language, plural=plural) if word else ""
    return (
        after[: at + 1] + written_like(word, found) + after[at + 1 + len(word) :] if word else after
    )


def _after_phrases(after: str, start: int, language: str) -> int:
    """Give the offset of *is* after what more is said of a noun: *cerca del río*, *de mi tío*.

    Adverbs belong to *is*. It is `start` where anything else stands there, or where another noun
    could be the one that is.
    """
    at, free = start, False  # free: a noun may still come
    for _ in range(_MOST_BETWEEN):
        word = word_at(after, at + 1).lower() if after[at : at + 1] == " " else ""
        if word in COPULAS.get(language, _NOTHING) or word in ADVERBS.get(language, _NOTHING):
            return at
        if word in OF_NOUNS.get(language, _NOTHING):
            free = True
        elif not _goes_with_nouns(word, language):
            if not word or not free:
                break
            free = False
        at += 1 + len(word)
    return start


def _goes_with_nouns(word: str, language: str) -> bool:
    return (
        word in determiners(language)
        or leading_adjective(word, language)
        or attribute_row(word, language) is not None
    )


def _after_copula(after: str, at: int, language: str) -> int:
    """Give the offset after *is*, with the adverbs beside it; 0 where there is no such verb."""
    copula = False
    for _ in range(_MOST):
        word = word_at(after, at + 1).lower() if after[at : at + 1] == " " else ""
        if word in COPULAS.get(language, _NOTHING):
            copula = True
        elif word not in ADVERBS.get(language, _NOTHING):
            break
        at += 1 + len(word)
    return at if copula else 0


def english(after: str, *, was: bool | None, now: bool | None) -> str:
    """Let an English verb right after a noun follow from one number to the other."""
    if was is None or now is None or was == now or after[:1] != " ":
        return after
    word = word_at(after, 1)
    found = _VERBS if now else {many: one for one, many in _VERBS.items()}
    return " " + found.get(word, word) + after[1 + len(word) :]


def _run(
    after: str,
    start: int,
    language: str,
    was: tuple[Gender | None, bool | None],
    now: Place,
    *,
    said: bool,
) -> tuple[str, int]:
    """Change the adjectives in a row; give the text, and the offset after the last of them.

    `said`: they follow *is*.
    """
    done = start
    for _ in range(_MOST):
        at = done
        if done > start:  # another one needs a joining word before it, or a comma, or nothing
            at += after[at : at + 1] == ","
            at = _skip(after, at, JOINING.get(language, _NOTHING))
        plain, at = at, _skip(after, at, DEGREES.get(language, _NOTHING))
        if after[at : at + 1] != " ":
            break
        word = word_at(after, at + 1)
        name = word[:1].isupper() and not word.isupper()  # *la maestra Clara*
        end = at + 1 + len(word)
        row = None
        if word and not name:
            sure = at > plain or after[end : end + 1] in _CLOSING
            row = _row(word.lower(), language, said=said, sure=sure)
            if row is None and at > plain and not said and word.lower() not in _LONELY:
                row = regular_row(word.lower(), language)  # *un coche muy rápido en casa*
        if row is None or not _goes_with(row, word.lower(), was):
            break
        form = written_like(word, row.form(now[0], "plain", plural=now[1]))
        after = after[: at + 1] + form + after[end:]
        done = at + 1 + len(form)
    return after, done


def _row(word: str, language: str, *, said: bool, sure: bool) -> Row | None:
    return predicate_row(word, language, sure=sure) if said else attribute_row(word, language)


def _skip(text: str, at: int, words: frozenset[str]) -> int:
    word = word_at(text, at + 1) if text[at : at + 1] == " " else ""
    return at + 1 + len(word) if word and word.lower() in words else at


def _goes_with(row: Row, word: str, was: tuple[Gender | None, bool | None]) -> bool:
    return any(
        was[0] in (None, gender) and was[1] in (None, many)
        for gender, many in row.places(word, None)
    )
