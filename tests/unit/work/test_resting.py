"""Projects between whose languages the engine fails are left out for a while, and come back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from pipeline.work.resting import Resting
from tests.support.engines import project_of

GERMAN = project_of("en", "de")
OTHER_GERMAN = replace(GERMAN, id="lakes")
SPANISH = replace(project_of("en", "es"), id="seas")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def resting(clock: Clock) -> Resting:
    return Resting(clock)


def breaks(resting: Resting, worked: Collection[object] = ()) -> None:
    resting.note(worked=worked, broken=[GERMAN])  # type: ignore[arg-type]  # projects


def test_a_project_rests_for_longer_after_each_try_that_fails_up_to_a_bound(
    resting: Resting, clock: Clock
) -> None:
    waits = []
    for _ in range(9):
        breaks(resting)
        began = clock.now
        while resting.projects():
            assert resting.projects() == ["rivers"]
            clock.now += 0.25
        waits.append(clock.now - began)
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_projects_between_the_same_languages_rest_together_once_they_are_seen(
    resting: Resting, clock: Clock
) -> None:
    breaks(resting)
    assert resting.projects() == ["rivers"]
    assert resting.holds(OTHER_GERMAN)
    assert not resting.holds(SPANISH)
    assert resting.projects() == ["rivers", "lakes"]
    clock.now += 0.5
    assert resting.projects() == []
    assert not resting.holds(OTHER_GERMAN)
    breaks(resting, [SPANISH])
    assert resting.projects() == ["rivers", "lakes"], "one try tells of both"


def test_what_works_again_has_no_rest_and_begins_anew(resting: Resting, clock: Clock) -> None:
    for _ in range(5):
        breaks(resting)
    resting.note(worked=[OTHER_GERMAN], broken=[])
    assert resting.projects() == []
    assert not resting.holds(GERMAN)
    breaks(resting)
    clock.now += 0.5
    assert resting.projects() == []


def test_a_take_that_worked_and_failed_between_the_same_languages_failed(resting: Resting) -> None:
    breaks(resting, [OTHER_GERMAN])
    assert resting.projects() == ["rivers"]


def test_another_engine_ends_all_rests(resting: Resting) -> None:
    resting.begin(1)
    breaks(resting)
    resting.begin(1)
    assert resting.projects() == ["rivers"]
    resting.begin(2)
    assert resting.projects() == []
    assert not resting.holds(GERMAN)


def test_a_project_that_has_other_languages_now_rests_no_more(
    resting: Resting, clock: Clock
) -> None:
    breaks(resting)
    clock.now += 0.5
    assert not resting.holds(replace(SPANISH, id=GERMAN.id))
    resting.note(worked=[], broken=[OTHER_GERMAN])
    assert resting.projects() == ["lakes"]
