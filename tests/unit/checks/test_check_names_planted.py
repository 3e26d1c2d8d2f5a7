"""How many planted errors in names are caught, and how many good translations are accused."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import pipeline.bench
from pipeline.stages.checks.names import check_names
from pipeline.stages.checks.pair import Pair

PLANTED = Path(pipeline.bench.__file__).parent / "data" / "critical-name.jsonl"


@cache
def planted() -> tuple[dict[str, str | None], ...]:
    return tuple(map(json.loads, PLANTED.read_text(encoding="utf-8").splitlines()))


def accused(item: dict[str, str | None], side: str) -> bool:
    return bool(
        check_names(
            Pair(
                source=str(item["source"]),
                target=str(item[side]),
                source_language=str(item["source_lang"]),
                target_language=str(item["target_lang"]),
            )
        )
    )


def test_there_are_many_items_in_all_languages() -> None:
    assert len(planted()) >= 200
    for side in ("source_lang", "target_lang"):
        languages = {item[side] for item in planted()}
        assert languages >= {"en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh"}


def test_nearly_all_planted_errors_are_caught() -> None:
    bad = [item for item in planted() if item["bad"]]
    assert sum(accused(item, "bad") for item in bad) >= 0.95 * len(bad)


def test_hardly_any_good_translation_is_accused() -> None:
    assert sum(accused(item, "good") for item in planted()) <= 0.02 * len(planted())


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh"])
def test_errors_are_caught_in_each_language(language: str) -> None:
    bad = [
        item
        for item in planted()
        if item["bad"] and language in (item["source_lang"], item["target_lang"])
    ]
    assert sum(accused(item, "bad") for item in bad) >= 0.85 * len(bad)
