"""How many planted errors are caught, and how many good translations are accused, by all checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from pipeline.bench.confidence_planted import Found, find, read_planted
from pipeline.scoring import Scorer

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh")
FEWEST = {"glossary": 70}  # of other kinds: 200
KINDS = ("glossary", "loop", "name", "negation", "number", "sentence_dropped", "token_lost",
         "toxic", "untranslated", "wrong_language")  # fmt: skip


@cache
def found() -> tuple[Found, ...]:
    return tuple(find(Scorer(), read_planted()))


def caught(of: Callable[[Found], bool]) -> float:
    own = [one for one in found() if one.planted.bad is not None and of(one)]
    return sum(bool(one.bad) for one in own) / len(own)


def accused(of: Callable[[Found], bool]) -> float:
    own = [one for one in found() if of(one)]
    return sum(bool(one.good) for one in own) / len(own)


def test_every_kind_is_there_and_no_other() -> None:
    assert {one.planted.kind for one in found()} == {*KINDS, "none"}


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_all_errors_of_a_kind_are_caught(kind: str) -> None:
    own = [one for one in found() if one.planted.kind == kind]
    assert len(own) >= FEWEST.get(kind, 200)
    assert caught(lambda one: one.planted.kind == kind) >= 0.9


@pytest.mark.parametrize("kind", [*KINDS, "none"])
def test_hardly_any_good_translation_is_accused(kind: str) -> None:
    assert accused(lambda one: one.planted.kind == kind) <= 0.03


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", ["source_language", "target_language"])
def test_it_works_in_every_language_from_and_into(language: str, side: str) -> None:
    def of(one: Found) -> bool:
        return bool(getattr(one.planted.good, side) == language)

    assert sum(map(of, found())) >= 100
    assert caught(of) >= 0.9
    assert accused(of) <= 0.03
