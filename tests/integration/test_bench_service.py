"""`passerelle bench service` with a few posts: what it counts is right; how fast is not asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.bench.service_figures import count_arrivals, times_of
from pipeline.bench.service_load import make_posts
from pipeline.bench.service_receiver import Row
from tests.support.program import environment, run

RIGHT: list[Row] = [
    ("evt_1", "post.received", "a", 0),
    ("evt_2", "post.published", "a", 1),
    ("evt_3", "post.received", "b", 0),
    ("evt_4", "post.held", "b", 0),
]


def test_a_few_posts_are_all_accepted_translated_and_delivered_once(tmp_path: Path) -> None:
    done = run(
        "bench", "service", "--rate", "10", "--seconds", "1", "--burst", "25", "--json",
        env=environment(PASSERELLE_DATA_DIR=str(tmp_path), PASSERELLE_ADMIN_TOKEN="another"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    figures = json.loads(done.stdout)
    loads = figures["loads"]
    assert {name: one["statuses"] for name, one in loads.items()} == {
        "steady": {"202": 10},
        "burst": {"202": 25},
    }
    # Two posts warm it up; each post makes two events.
    assert figures["deliveries"] == {"made": 74, "again": 0, "doubled": 0, "lost": 0}
    for one in loads.values():
        assert one["samples"][-1]["posts"] == one["samples"][-1]["deliveries"] == 0
        assert one["delivered_after"] >= one["translated_after"] >= 0
        times = one["acknowledged"]
        assert 0 < times["p50"] <= times["p95"] <= times["p99"] <= times["most"]
    assert loads["burst"]["samples"][-1]["translated"] == 37
    assert figures["start"]["most_mb"] >= figures["start"]["loaded_mb"] > 50
    assert b"burst: 25 posts" in done.stderr
    assert not list(tmp_path.iterdir()), "it takes its folder away"


@pytest.mark.parametrize("words", [("pipeline", "--rate", "5"), ("service", "--burst", "0")])
def test_options_that_mean_nothing_are_refused(words: tuple[str, ...]) -> None:
    assert run("bench", *words).returncode == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (RIGHT, (4, 0, 0, 0)),
        ([*RIGHT, RIGHT[1]], (4, 1, 0, 0)),
        ([*RIGHT, ("evt_5", "post.published", "a", 1)], (5, 0, 1, 0)),
        ([*RIGHT, ("evt_5", "post.corrected", "a", 2)], (5, 0, 0, 0)),
        (RIGHT[1:], (3, 0, 0, 1)),
        (RIGHT[:3], (3, 0, 0, 1)),
        ([], (0, 0, 0, 2)),
    ],
)
def test_the_checker_sees_what_came_again_was_doubled_or_lost(
    rows: list[Row], expected: tuple[int, ...]
) -> None:
    found = count_arrivals(["a", "b"], rows)
    assert (found.made, found.again, found.doubled, found.lost) == expected


def test_quantiles_are_values_that_were_measured() -> None:
    found = times_of([number / 1000 for number in range(1, 101)])
    assert (found.p50, found.p95, found.p99, found.most) == (50, 95, 99, 100)
    assert times_of([0.007]).p99 == 7


def test_no_sentence_of_the_posts_comes_twice() -> None:
    posts = make_posts("x", 300)
    assert len({one["text"] for one in posts}) == len({one["id"] for one in posts}) == 300
    assert make_posts("x", 300) == posts
