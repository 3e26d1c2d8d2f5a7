"""What a worker tells of itself, and its small HTTP port."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from pipeline.streams.health import Health
from pipeline.streams.health_port import HealthPort, NoPort

Tell = Callable[[Health], object]


def joined(clock: Callable[[], float] = time.monotonic) -> Health:
    health = Health("translate", clock=clock)
    health.joined([2, 0])
    return health


def test_a_worker_is_ready_once_it_is_one_of_its_group() -> None:
    health = Health("record")
    seen = health.seen(None)
    assert (seen.state, seen.missing) == ("starting", ("group",))
    health.joined([])
    seen = health.seen(None)
    assert (seen.state, seen.missing, seen.partitions) == ("ready", (), ())


class Clock:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def live(self, health: Health, seconds: int) -> None:
        """Let the loop live on for so long."""
        for _ in range(2 * seconds):
            self.now += 0.5
            health.beat()


def test_a_worker_that_nothing_moves_is_not_ready_and_then_ends() -> None:
    clock = Clock()
    health = joined(clock)
    health.lags({0: 3})
    clock.live(health, 59)
    assert health.seen(None).is_ready
    clock.live(health, 2)
    seen = health.seen(None)
    assert (seen.state, seen.missing, health.is_stuck) == ("retrying", ("records",), False)
    clock.live(health, 240)
    assert health.is_stuck


@pytest.mark.parametrize(
    "move",
    [
        lambda health: health.lags({0: 0, 2: 0}),
        lambda health: health.joined([0]),
        lambda health: health.trouble("StoreUnavailable"),
        lambda health: health.sent(),
        lambda health: health.worked(1, 0.1),
        lambda health: health.unknown_lag(),
        lambda health: health.moved(),
    ],
)
def test_work_and_what_is_known_to_keep_from_it_are_moves(move: Tell) -> None:
    clock = Clock()
    health = joined(clock)
    clock.live(health, 200)
    move(health)
    clock.live(health, 200)
    assert not health.is_stuck


def test_the_time_that_its_stage_works_does_not_count() -> None:
    clock = Clock()
    health = joined(clock)
    health.lags({0: 3})
    with health.working():
        clock.live(health, 2000)
        assert health.seen(None).is_ready
    clock.live(health, 59)
    assert not health.is_still
    clock.live(health, 242)
    assert health.is_stuck


def test_a_worker_that_never_gets_into_its_group_ends_as_well() -> None:
    clock = Clock()
    health = Health("record", clock=clock)
    for _ in range(31):
        clock.live(health, 10)
        health.lags({0: 0})
    assert health.is_stuck


def test_the_time_in_which_its_machine_was_held_does_not_count() -> None:
    clock = Clock()
    health = joined(clock)
    clock.now += 4000
    health.beat()
    assert not health.is_still


@pytest.mark.parametrize(
    ("tell", "missing"),
    [
        (lambda health: health.trouble("StoreUnavailable"), ("database",)),
        (lambda health: health.trouble("StoreFull"), ("database",)),
        (lambda health: health.trouble("NoEngine"), ("engine",)),
        (lambda health: health.trouble("KafkaTimeoutError"), ("broker",)),
        (lambda health: health.unknown_lag(), ("broker",)),
    ],
)
def test_what_is_away_is_named(tell: Tell, missing: tuple[str, ...]) -> None:
    health = joined()
    tell(health)
    seen = health.seen(None)
    assert (seen.state, seen.missing) == ("retrying", missing)


@pytest.mark.parametrize(
    "mend",
    [
        lambda health: (health.trouble("NoEngine"), health.works()),
        lambda health: (health.trouble("KafkaTimeoutError"), health.sent()),
        lambda health: (health.unknown_lag(), health.lags({0: 1})),
    ],
)
def test_what_is_back_is_not_missed(mend: Tell) -> None:
    health = joined()
    mend(health)
    assert health.seen(None).state == "ready"


def test_lag_is_told_of_the_partitions_that_it_holds() -> None:
    health = joined()
    health.lags({0: 3, 1: 5, 2: 0})
    assert health.seen(None).lag == {0: 3, 2: 0}
    assert b'lag_records{partition="0",stage="translate"} 3.0' in health.figures.exposition(
        health.seen(None)
    )
    health.joined([2])
    assert b'partition="0"' not in health.figures.exposition(health.seen(None))


def ask(port: HealthPort, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(port.address + path, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_the_port_answers_what_there_is_and_nothing_else() -> None:
    health = Health("translate")
    port = HealthPort("127.0.0.1", 0, health, lambda: health.seen("engine"))
    try:
        assert ask(port, "/livez")[0] == 200
        assert ask(port, "/readyz") == (
            503, '{"state": "starting", "missing": ["group", "engine"]}\n'
        )  # fmt: skip
        assert json.loads(ask(port, "/status")[1])["state"] == "starting"
        assert "passerelle_worker_ready" in ask(port, "/metrics?x=1")[1]
        assert ask(port, "/../etc/passwd")[0] == 404
        with pytest.raises(NoPort, match="PASSERELLE_WORKER_PORT"):
            HealthPort("127.0.0.1", port.port, health, lambda: health.seen(None))
    finally:
        port.close()


def test_a_worker_that_is_about_to_end_is_not_ready() -> None:
    health = joined()
    port = HealthPort("127.0.0.1", 0, health, lambda: health.seen(None))
    try:
        assert ask(port, "/readyz") == (200, '{"state": "ready", "missing": []}\n')
        health.drains()
        assert ask(port, "/readyz") == (503, '{"state": "draining", "missing": []}\n')
        assert ask(port, "/livez")[0] == 200
    finally:
        port.close()


def test_an_address_that_is_none_is_told() -> None:
    health = Health("translate")
    with pytest.raises(NoPort, match="PASSERELLE_HOST"):
        HealthPort("no.such.host.invalid", 0, health, lambda: health.seen(None))
