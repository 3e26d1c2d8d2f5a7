"""What stands after a noun: adjectives, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

from glossary.agreement.adjective_rows import ADVERBS, COPULAS, DEGREES, JOINING
from glossary.agreement.adjectives import attribute_row, predicate_row
from glossary.agreement.rows import Row, written_like
from glossary.agreement.words import word_at
from glossary.lemmas import Gender

Place = tuple[Gender, bool]  # gender, and whether plural

_NOTHING: frozenset[str] = frozenset()
_MOST = 4  # adjectives in a row
_MOST_SAID = 2  # times that something is said: *is big and is full*
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
        after, done = _run(after, 0, language, attribute_row, was, now)
    if not subject:
        return after
    for _ in range(_MOST_SAID):
        verb = _after_copula(after, done, language)
        if not verb:
            break
        after, done = _run(after, verb, language, predicate_row, was, now)
        done = _skip(after, done, JOINING.get(language, _NOTHING))
    return after


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
    row_of: Callable[[str, str], Row | None],
    was: tuple[Gender | None, bool | None],
    now: Place,
) -> tuple[str, int]:
    """Change the adjectives in a row; give the text, and the offset after the last of them."""
    done = start
    for _ in range(_MOST):
        at = done
        if done > start:  # another one needs a joining word before it, or a comma, or nothing
            at += after[at : at + 1] == ","
            at = _skip(after, at, JOINING.get(language, _NOTHING))
        at = _skip(after, at, DEGREES.get(language, _NOTHING))
        if after[at : at + 1] != " ":
            break
        word = word_at(after, at + 1)
        name = word[:1].isupper() and not word.isupper()  # *la maestra Clara*
        row = row_of(word.lower(), language) if word and not name else None
        if row is None or not _goes_with(row, word.lower(), was):
            break
        form = written_like(word, row.form(now[0], "plain", plural=now[1]))
        after = after[: at + 1] + form + after[at + 1 + len(word) :]
        done = at + 1 + len(form)
    return after, done


def _skip(text: str, at: int, words: frozenset[str]) -> int:
    word = word_at(text, at + 1) if text[at : at + 1] == " " else ""
    return at + 1 + len(word) if word and word.lower() in words else at


def _goes_with(row: Row, word: str, was: tuple[Gender | None, bool | None]) -> bool:
    return any(
        was[0] in (None, gender) and was[1] in (None, many)
        for gender, many in row.places(word, None)
    )
