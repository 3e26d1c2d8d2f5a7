"""What the guide of webhooks says is so."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from pipeline.cli.deliveries import _STATES
from pipeline.delivery.connection import MOST_REPLY_BYTES
from pipeline.delivery.outcomes import FAILING_TOO_LONG
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.sending import _WORDS, ATTEMPT_SECONDS
from pipeline.exchange.endpoints import OLD_SECRET_SIGNS
from pipeline.exchange.events import EventType

PAGE = (Path(__file__).parents[3] / "docs" / "webhooks.md").read_text("utf-8")
FLAT = " ".join(PAGE.split())


def test_every_event_state_and_error_stands_in_the_guide() -> None:
    words = [*get_args(EventType), *_STATES, *(text for _, text in _WORDS)]
    assert [word for word in words if f"`{word}`" not in FLAT] == []


def test_the_figures_of_the_guide_are_those_of_the_code() -> None:
    assert "after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10, 14, 20 and 24 hours" in FLAT
    assert [wait.total_seconds() for wait in Schedule().waits] == [
        5, 300, 1800, *(hours * 3600 for hours in (2, 5, 10, 14, 20, 24))
    ]  # fmt: skip
    assert f"nothing within {ATTEMPT_SECONDS:g} seconds" in FLAT
    assert f"At most {MOST_REPLY_BYTES // 1024} kB" in FLAT
    assert f"for {FAILING_TOO_LONG.days} days" in FLAT
    assert f"For {OLD_SECRET_SIGNS.total_seconds() / 3600:g} hours both" in FLAT
