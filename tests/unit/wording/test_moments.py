from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.wording import PAGE_LANGUAGES, words_for
from pipeline.wording.moments import say_moment

MOMENT = datetime(2026, 11, 3, 18, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 November 2026, 18:05 UTC"),
        ("es", "3 de noviembre de 2026, 18:05 UTC"),
        ("fr", "3 novembre 2026, 18:05 UTC"),
        ("ar", "3 نوفمبر 2026، 18:05 UTC"),
    ],
)
def test_a_time_is_said_in_the_language_of_the_page(language: str, said: str) -> None:
    assert say_moment(MOMENT, words_for(language), "UTC") == said


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_time_without_a_zone_ends_on_its_minutes(language: str) -> None:
    assert say_moment(MOMENT, words_for(language)).endswith("18:05")
