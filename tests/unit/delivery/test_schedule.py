"""When a failed delivery is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.delivery.schedule import Schedule, retry_after

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_the_usual_waits_are_those_of_the_design() -> None:
    schedule = Schedule(jitter=0)
    waits = [schedule.wait(tries) for tries in range(1, 11)]
    hours = [timedelta(hours=count) for count in (2, 5, 10, 14, 20, 24)]
    assert waits == [
        timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), *hours, None
    ]  # fmt: skip


@given(st.integers(1, 9), st.floats(0, 1))
def test_jitter_moves_a_wait_by_a_tenth_at_most(tries: int, chance: float) -> None:
    plain = Schedule(jitter=0).wait(tries)
    moved = Schedule(chance=lambda: chance).wait(tries)
    assert plain is not None
    assert moved is not None
    assert plain * 0.899 <= moved <= plain * 1.101


def test_an_endpoint_gets_the_longer_wait_that_it_asks_for() -> None:
    schedule = Schedule(jitter=0)
    assert schedule.wait(1, timedelta(minutes=2)) == timedelta(minutes=2)
    assert schedule.wait(1, timedelta(seconds=1)) == timedelta(seconds=5)
    assert schedule.wait(10, timedelta(minutes=2)) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0), ("120", 120), (" 7 ", 7), ("86400", 86400), ("86401", 86400),
        ("9" * 400, 86400), ("Fri, 20 Nov 2026 09:31:00 GMT", 60),
        ("Fri, 20 Nov 2026 09:00:00 GMT", 0), ("Fri, 20 Nov 2099 09:00:00 GMT", 86400),
        ("Friday, 20-Nov-26 09:31:00 GMT", 60), ("Fri Nov 20 09:31:00 2026", 60),
        ("", None), ("soon", None), ("-5", None), ("1.5", None), ("nan", None), ("１２", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(
    value: str, seconds: int | None
) -> None:
    wait = retry_after(value, NOW)
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@given(st.text(max_size=60))
def test_any_retry_after_is_read_or_left(value: str) -> None:
    wait = retry_after(value, NOW)
    assert wait is None or timedelta(0) <= wait <= timedelta(hours=24)
