"""What the page of the queue says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pipeline.domain.flags import FLAG_KINDS
from pipeline.exchange.queue import Total
from pipeline.web.pages.queue_form import read_chosen, read_share
from pipeline.web.pages.queue_view import how_much, reason_of
from pipeline.web.pages.reasons import REASON_NAMES, reason_name
from pipeline.wording import words_for

ENGLISH = words_for("en")


@pytest.mark.parametrize(
    ("questions", "whole", "posts", "seconds", "said"),
    [
        ({"critical": 2, "unsure": 7}, 0, 4, 40, "9 passages in 4 posts, about 6 minutes"),
        ({"unsure": 1}, 0, 1, 60, "1 passage in 1 post, about 1 minute"),
        ({"unsure": 1}, 0, 1, 20, "1 passage in 1 post, less than a minute"),
        ({"post": 2}, 2, 2, 30, "2 whole posts, about 1 minute"),
        ({"unsure": 3, "post": 1}, 1, 2, 60, "3 passages and 1 whole post, about 4 minutes"),
        ({"sample": 10_000}, 0, 900, 40, "10000 passages in 900 posts, about 111 hours"),
    ],
)
def test_how_much_there_is_to_do_is_one_sentence(
    questions: dict[Any, int], whole: int, posts: int, seconds: int, said: str
) -> None:
    total = Total(questions=questions, whole=whole, posts=posts)
    assert how_much(total, timedelta(seconds=seconds), ENGLISH) == said


def flag(code: str, message: str) -> dict[str, Any]:
    severity = FLAG_KINDS[code].severity
    return {"code": code, "severity": severity, "message": message, "params": {}}


def test_the_reason_is_what_the_gravest_flag_says() -> None:
    note = flag("confidence-unknown", "Who knows.")
    unsure = flag("low-confidence", "Hm.")
    critical = flag("truncated", "Cut off.")
    said = reason_of((note, unsure, critical), "critical", ENGLISH)
    assert (said.text, said.language, said.dir) == ("Cut off.", "en", "ltr")
    assert reason_of((unsure, note), "unsure", ENGLISH).text == "Hm."
    assert reason_of((note,), "sample", ENGLISH).text == "A passage chosen by chance"


def test_every_reason_has_a_name() -> None:
    asked = {code for code, kind in FLAG_KINDS.items() if kind.severity != "note"}
    assert set(REASON_NAMES) == asked
    assert reason_name("number-changed", ENGLISH) == "A number or a date"
    assert reason_name("from-the-future", ENGLISH) == "from-the-future"


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("20", 0.2), ("0", 0.0), ("100", 1.0), (" 12.5 ", 0.125), ("12,5", 0.125), ("1e1", 0.1),
        ("", None), ("many", None), ("-1", None), ("100.1", None), ("nan", None), ("inf", None),
    ],
)  # fmt: skip
def test_a_budget_is_read_as_people_write_it(written: str, share: float | None) -> None:
    assert read_share(written) == share


def test_boxes_are_read_with_the_version_that_was_seen() -> None:
    values = ["rev_a:1", "rev_b:12", "rev_c", "rev_d:", ":3", "rev_e:-1", "rev_f:²", "rev_a:2"]
    assert read_chosen(values) == {"rev_a": 2, "rev_b": 12}
    assert read_chosen([f"rev_a:{'9' * 100}"]) == {}
