"""What a worker has in hand is worked on to its end, tried again, or put aside."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.exchange.stage_tries import ALONE, TOGETHER
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import tries
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams import refusing
from pipeline.streams.hand import Hand, Stopped
from pipeline.streams.health import Health
from pipeline.streams.records import Dead, Held, Outgoing, Record
from pipeline.topics.names import Stage as StageName
from pipeline.work.outfits import NoEngine
from tests.support.loops import run_apart

DEAD = "translate.dlq.v1"


class Killed(BaseException):
    """The process would be gone here."""


@dataclass
class Scripted:
    """A stage that gives every record back, unless a script says otherwise."""

    script: Callable[[Sequence[Record]], Sequence[Outgoing | Dead | Held] | None] = lambda _: None
    seen: list[list[int]] = field(default_factory=list)  # offsets of each call
    name: StageName = "translate"
    missing: str | None = None

    def run(self, records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        self.seen.append([one.offset for one in records])
        made = self.script(records)
        return [out(one) for one in records] if made is None else made


class Kept:
    """A sender that keeps what it sends."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        self.sent += outgoing

    def offsets(self, topic: str = "out") -> list[bytes | None]:
        return [one.key for one in self.sent if one.topic == topic]


def record(offset: int, partition: int = 0, value: bytes | None = b"{}") -> Record:
    return Record(
        topic="posts.in.v1", partition=partition, offset=offset, key=b"%d" % offset, value=value
    )


def out(one: Record) -> Outgoing:
    return Outgoing(topic="out", key=one.key, value=one.value)


def work(
    database: Database,
    stage: Scripted,
    records: Sequence[Record],
    *,
    stopping: bool = False,
    health: Health | None = None,
    sender: Kept | None = None,
) -> tuple[Kept, Health]:
    """Work on records as a new worker would."""
    sender, health = sender or Kept(), health or Health("translate")
    health.joined([0, 1])

    async def run() -> None:
        event = asyncio.Event()
        if stopping:
            event.set()
        hand = Hand(
            stage, database, sender, DEAD, health, lambda: datetime.now(UTC), event  # type: ignore[arg-type]  # it sends
        )  # fmt: skip
        await hand.work(records)

    run_apart(run())
    return sender, health


def rows(database: Database) -> list[Any]:
    return database.read(lambda c: list(c.execute(select(tries))))


def test_records_are_worked_on_together_and_what_follows_is_sent_in_order(
    database: Database,
) -> None:
    stage = Scripted()
    sender, health = work(database, stage, [record(4), record(9, 1), record(5)])
    assert stage.seen == [[4, 9, 5]]
    assert sender.offsets() == [b"4", b"9", b"5"]
    assert health.seen(None).records == 3


def test_a_dead_record_goes_to_the_dead_letters_and_the_others_go_on(database: Database) -> None:
    def one_dead(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        return [refusing.dead(records[0], refusing.CONFLICT), *(out(one) for one in records[1:])]

    sender, health = work(database, Scripted(one_dead), [record(1), record(2)])
    assert sender.offsets(DEAD) == [b"1"]
    assert sender.offsets() == [b"2"]
    assert health.seen(None).dead == 1
    exposition = health.figures.exposition(health.seen(None)).decode()
    assert (
        'passerelle_worker_dead_letters_total{reason="conflict",stage="translate"} 1' in exposition
    )
    assert 'passerelle_worker_records_total{outcome="done",stage="translate"} 1' in exposition


def test_posts_that_cannot_be_translated_are_counted(database: Database) -> None:
    def failed(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        kind = ("ce_type", b"passerelle.post.untranslated")
        return [replace(out(records[0]), headers=(kind,)), *(out(one) for one in records[1:])]

    _, health = work(database, Scripted(failed), [record(1), record(2), record(3)])
    told = health.figures.exposition(health.seen(None)).decode()
    for outcome, count in (("done", 2), ("failed", 1), ("dead", 0)):
        name = f'records_total{{outcome="{outcome}",stage="translate"}}'
        assert f"passerelle_worker_{name} {count}.0" in told


@pytest.mark.parametrize(
    ("error", "missing"), [(StoreUnavailable, "database"), (NoEngine, "engine")]
)
def test_what_is_away_is_waited_for_and_told(
    database: Database, error: type[Exception], missing: str
) -> None:
    told: list[tuple[str, ...]] = []

    class Watched(Health):
        def trouble(self, error: str) -> None:
            super().trouble(error)
            told.append(self.seen(None).missing)

    def away(_: Sequence[Record]) -> None:
        if len(stage.seen) < 3:
            raise error

    stage, health = Scripted(away), Watched("translate")
    sender, _ = work(database, stage, [record(1)], health=health)
    assert told == [(missing,), (missing,)]
    assert sender.offsets() == [b"1"]
    seen = health.seen(None)
    assert (seen.state, seen.missing, seen.retries) == ("ready", (), 2)


def test_what_is_held_waits_alone_and_before_what_comes_later(database: Database) -> None:
    """Portions of a take: whatever can go on goes on, and nothing overtakes what is held."""
    large = b" " * 200_000

    def hold(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        is_broken = len(stage.seen) < 5
        return [
            Held(record=one) if is_broken and one.offset in (0, 3) else out(one) for one in records
        ]

    told: list[str] = []

    class Watched(Health):
        def trouble(self, error: str) -> None:
            super().trouble(error)
            told.append(self.seen(None).state)

    stage = Scripted(hold)
    taken = [record(number, value=large) for number in range(5)]
    sender, health = work(database, stage, taken, health=Watched("translate"))
    assert stage.seen == [[0, 1], [0, 2, 3], [0, 3, 4], [0, 3], [0, 3]]
    assert sender.offsets() == [b"1", b"2", b"4", b"0", b"3"]
    assert told == ["retrying"] * 4
    assert (health.seen(None).state, health.seen(None).records) == ("ready", 5)


def test_after_an_error_that_nobody_expected_what_is_held_is_not_overtaken(
    database: Database,
) -> None:
    def hold(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        if len(stage.seen) == 1:
            raise RuntimeError
        is_broken = len(stage.seen) < 4
        return [Held(record=one) if is_broken and one.offset == 1 else out(one) for one in records]

    stage = Scripted(hold)
    sender, _ = work(database, stage, [record(1), record(2), record(3)])
    assert stage.seen == [[1, 2, 3], [1], [1, 2], [1, 3]]
    assert sorted(sender.offsets()) == [b"1", b"2", b"3"]


def test_a_worker_that_is_to_end_does_not_wait_for_what_is_held(database: Database) -> None:
    def hold(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        return [Held(record=one) if one.offset == 1 else out(one) for one in records]

    def killed(_: Sequence[Record]) -> None:
        raise Killed

    for _ in range(TOGETHER):
        with pytest.raises(Killed):
            work(database, Scripted(killed), [record(1), record(2)])
    for _ in range(2 * ALONE):  # to be ended is no fault of the record that is held
        stage = Scripted(hold)
        with pytest.raises(Stopped):
            work(database, stage, [record(1), record(2)], stopping=True)
        assert stage.seen == [[1], [1, 2]]


def test_however_often_workers_are_stopped_what_is_held_keeps_nothing_else_back(
    database: Database,
) -> None:
    def hold(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        return [Held(record=one) if one.offset == 1 else out(one) for one in records]

    taken = [record(1), record(2), record(3, 1)]
    for _ in range(2 * TOGETHER):
        stage, sender = Scripted(hold), Kept()
        with pytest.raises(Stopped):
            work(database, stage, taken, stopping=True, sender=sender)
        assert stage.seen == [[1, 2, 3]], "nobody died, so nobody is worked on alone"
        assert sender.offsets() == [b"2", b"3"]


def test_records_that_are_worked_on_alone_go_on_behind_one_that_is_held(
    database: Database,
) -> None:
    def killed(_: Sequence[Record]) -> None:
        raise Killed

    def hold(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        is_broken = len(stage.seen) < 6
        return [
            Held(record=one) if is_broken and one.offset in (1, 3) else out(one) for one in records
        ]

    for _ in range(TOGETHER):
        with pytest.raises(Killed):
            work(database, Scripted(killed), [record(1), record(2), record(3), record(4)])
    stage = Scripted(hold)
    taken = [record(1), record(2), record(3), record(4), record(7, 1)]
    sender, _ = work(database, stage, taken)
    assert stage.seen == [[7], [1], [1, 2], [1, 3], [1, 3, 4], [1, 3]]
    assert sender.offsets() == [b"7", b"2", b"4", b"1", b"3"]
    assert {one.slot for one in rows(database)} == {-1}


def test_one_that_kills_workers_is_found_behind_one_that_is_held(database: Database) -> None:
    def deadly(records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        if any(one.offset == 2 for one in records):
            raise Killed
        return [Held(record=one) if one.offset == 1 else out(one) for one in records]

    taken = [record(1), record(2), record(3)]
    for _ in range(TOGETHER + ALONE):
        with pytest.raises(Killed):
            work(database, Scripted(deadly), taken)
    sender = Kept()
    with pytest.raises(Stopped):
        work(database, Scripted(deadly), taken, stopping=True, sender=sender)
    assert (sender.offsets(DEAD), sender.offsets()) == ([b"2"], [b"3"])


def test_a_worker_that_is_to_end_waits_for_nothing(database: Database) -> None:
    def away(_: Sequence[Record]) -> None:
        raise StoreUnavailable

    with pytest.raises(Stopped):
        work(database, Scripted(away), [record(1)], stopping=True)


def test_a_worker_that_is_stopped_while_the_database_is_away_ends_in_order(
    tmp_path: Path,
) -> None:
    """Also where it is away for what a worker that is stopped would write."""
    path = tmp_path / "passerelle.sqlite"
    database = Database.at(path)
    upgrade(database)

    def killed(_: Sequence[Record]) -> None:
        raise Killed

    def away(_: Sequence[Record]) -> None:
        database.close()
        raise StoreUnavailable

    for _ in range(TOGETHER):
        with pytest.raises(Killed):
            work(database, Scripted(killed), [record(1)])
    for partition in (1, 0):  # together, and alone
        with pytest.raises(Stopped):
            work(database, Scripted(away), [record(1, partition)], stopping=True)
        database = Database.at(path)
    database.close()


def test_an_error_that_nobody_expected_costs_the_others_nothing(database: Database) -> None:
    def together_only(records: Sequence[Record]) -> None:
        if len(records) > 1:
            raise RuntimeError

    stage = Scripted(together_only)
    sender, _ = work(database, stage, [record(1), record(2)])
    assert stage.seen == [[1, 2], [1], [2]]
    assert sender.offsets() == [b"1", b"2"]


def test_an_error_that_comes_with_one_record_alone_ends_the_worker(database: Database) -> None:
    def second(records: Sequence[Record]) -> None:
        if any(one.offset == 2 for one in records):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work(database, Scripted(second), [record(1), record(2)])


def test_a_record_that_kills_its_worker_again_and_again_is_put_aside(database: Database) -> None:
    def deadly(records: Sequence[Record]) -> None:
        if any(one.offset == 6 for one in records):
            raise Killed

    taken = [record(4), record(5), record(6), record(7), record(1, 1)]
    for _ in range(TOGETHER + ALONE):
        with pytest.raises(Killed):
            work(database, Scripted(deadly), taken)
    stage = Scripted(deadly)
    sender, _ = work(database, stage, taken)
    assert stage.seen == [[4], [5], [7], [1]]
    assert sender.offsets(DEAD) == [b"6"]
    assert sender.offsets() == [b"4", b"5", b"7", b"1"]
    assert {one.slot for one in rows(database)} == {-1}, "nothing of it is left"


def test_partitions_that_moved_on_are_worked_on_together_again(database: Database) -> None:
    def killed(_: Sequence[Record]) -> None:
        raise Killed

    for _ in range(TOGETHER):
        with pytest.raises(Killed):
            work(database, Scripted(killed), [record(1), record(2), record(1, 1)])
    stage = Scripted()
    work(database, stage, [record(1), record(2), record(5, 1)])
    assert stage.seen == [[5], [1], [2]], "of the other partition another record is first"
    stage = Scripted()
    work(database, stage, [record(3), record(4), record(6, 1)])
    assert stage.seen == [[3, 4, 6]]


def test_much_text_is_worked_on_in_portions(database: Database) -> None:
    stage = Scripted()
    large = b" " * 200_000
    work(database, stage, [record(number, value=large) for number in range(5)])
    assert stage.seen == [[0, 1], [2, 3], [4]]


def test_a_stage_that_takes_long_is_no_client_that_hangs(database: Database) -> None:
    health = Health("translate", still=0.02, stuck=0.05)
    stuck: list[bool] = []

    def slowly(_: Sequence[Record]) -> None:
        for _ in range(10):
            time.sleep(0.01)
            health.beat()
        stuck.append(health.is_still or health.is_stuck)

    work(database, Scripted(slowly), [record(1)], health=health)
    assert stuck == [False]
