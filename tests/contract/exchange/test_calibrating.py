"""What verdicts say of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pipeline.exchange.calibrating import (
    calibration_json,
    calibrations,
    note_verdict,
    verdicts_of,
)
from pipeline.stages.confidence import ENOUGH_VERDICTS, Statistics
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from pipeline.stages.review.caught import share_caught
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, Exchange

KNOWN = sorted(KNOWN_PACKAGES)[0]


def note(
    exchange: Exchange, packages: str | None, verdicts: list[tuple[float, bool]], **more: Any
) -> None:
    def write(connection: Any) -> None:
        for raw, accepted in verdicts:
            note_verdict(
                connection, project=exchange.name, packages=packages, raw=raw, accepted=accepted,
                now=exchange.now, **{"sample": False, "review": "rev", **more},
            )  # fmt: skip

    exchange.database.write(write)


def known(
    exchange: Exchange, figures: Mapping[str, Statistics] = KNOWN_PACKAGES
) -> dict[str, dict[str, Any]]:
    found = exchange.database.read(lambda c: calibration_json(c, exchange.name, figures))
    assert (found["project"], found["enough"]) == ("rivers", ENOUGH_VERDICTS)
    return {one["packages"]: one for one in found["packages"]}


def test_nothing_is_known_before_the_first_post(exchange: Exchange) -> None:
    assert known(exchange) == {}
    assert exchange.database.read(lambda c: calibrations(c, exchange.name)) == {}


def test_verdicts_are_counted_by_package(exchange: Exchange) -> None:
    note(exchange, KNOWN, [(0.5, True), (-0.5, False)])
    note(exchange, "other", [(0.1, True)], sample=True)
    note(exchange, None, [(0.1, True)])
    counted = ("verdicts", "accepted", "samples")
    found = {name: [one[key] for key in counted] for name, one in known(exchange).items()}
    assert found == {KNOWN: [2, 1, 0], "other": [1, 1, 1]}


def test_what_teachers_approve_is_thought_more_likely_to_be_right(exchange: Exchange) -> None:
    note(exchange, "good", [(0.0, True)] * 30)
    note(exchange, "bad", [(0.0, False)] * 30)
    found = exchange.database.read(lambda c: calibrations(c, exchange.name))
    assert found["good"](0.0) > 0.8
    assert found["bad"](0.0) < 0.3
    assert (found["good"].verdicts, found["bad"].verdicts) == (30, 30)


def test_a_project_learns_nothing_from_another(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    note(one, KNOWN, [(0.0, True)])
    assert other.database.read(lambda c: verdicts_of(c, "lakes")) == {}


def test_a_band_is_given_until_there_are_enough_verdicts(exchange: Exchange) -> None:
    note(exchange, KNOWN, [(0.0, True)] * (ENOUGH_VERDICTS - 1))
    assert known(exchange)[KNOWN]["usual"] == {"band": "high", "confidence": None}
    note(exchange, KNOWN, [(0.0, True)])
    usual = known(exchange)[KNOWN]["usual"]
    assert (usual["band"], usual["confidence"] > 0.9) == ("high", True)


def test_of_packages_that_nobody_measured_nothing_is_guessed(exchange: Exchange) -> None:
    note(exchange, "new", [(0.0, True)] * (ENOUGH_VERDICTS - 1))
    assert known(exchange)["new"]["usual"] is None
    measured = {"new": KNOWN_PACKAGES[KNOWN]}
    assert known(exchange, measured)["new"]["usual"] == {"band": "high", "confidence": None}
    note(exchange, "new", [(0.0, True)])
    assert known(exchange)["new"]["usual"]["confidence"] > 0.9


def run_flagged(exchange: Exchange, posts: int) -> None:
    """Let posts through with one passage that is flagged and one that is not."""
    for number in range(posts):
        exchange.run(f"{FINE} We saw {number + 15} big dogs in it.", post=f"p-{number}")


def test_without_a_sample_nobody_knows_what_the_flags_miss(exchange: Exchange) -> None:
    run_flagged(exchange, 3)
    for question in exchange.questions():
        exchange.decide(question["id"], "reject")
    (one,) = known(exchange).values()
    assert (one["verdicts"], one["accepted"], one["caught"]) == (3, 0, None)


@pytest.mark.parametrize("verdict", ["approve", "reject"])
def test_the_share_of_bad_passages_caught_is_told_from_samples(
    exchange: Exchange, verdict: str
) -> None:
    run_flagged(exchange, 3)
    for question in exchange.questions():
        exchange.decide(question["id"], "edit", text="Vimos muchos perros.")
    sampled = 0
    for number in range(300):  # by chance some are asked about
        exchange.run(f"{FINE} {FINE}", post=f"q-{number}")
        if exchange.questions():
            sampled = number
            break
    (question,) = exchange.questions()
    assert question["kind"] == "sample"
    exchange.decide(question["id"], verdict)
    (one,) = known(exchange).values()
    wanted = share_caught(
        flagged_bad=3,
        unflagged=3 + 2 * (sampled + 1),
        sampled=1,
        sampled_bad=int(verdict == "reject"),
    )
    assert wanted is not None
    assert one["caught"] == {
        "share": round(wanted.share, 3), "low": round(wanted.low, 3), "high": round(wanted.high, 3),
    }  # fmt: skip
    assert one["samples"] == 1


def test_who_is_asked_back_has_not_answered(exchange: Exchange) -> None:
    exchange.run(f"{NUMBER} {OTHER_NUMBER}")
    first, second = exchange.questions()
    exchange.decide(first["id"], "ask", note="Really?")
    exchange.decide(second["id"], "approve")
    (one,) = known(exchange).values()
    assert (one["verdicts"], one["accepted"]) == (1, 1)


def test_a_project_that_does_not_learn_keeps_no_verdicts(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(learning={"memory": False, "calibration": False})
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    assert exchange.database.read(lambda c: verdicts_of(c, exchange.name)) == {}
