"""What a stage's workers have in hand: a record that ends its worker is found and put aside.

What is taken together is noted by the first offset of each partition. When a partition is taken
again from there, what was in hand was never finished: after some times each record of it is worked
on alone, and noted alone. The one that is noted again and again is at fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.store.tables import tries

TOGETHER = 2  # times that records are worked on together before each is worked on alone
ALONE = 3  # times that a record is worked on alone before it is given up

_SLOT_OF_ALL = -1
_FINISHED = delete(tries).where(
    tries.c.stage == bindparam("of_stage"),
    tries.c.topic == bindparam("of_topic"),
    tries.c.partition == bindparam("of_partition"),
    tries.c.slot == bindparam("of_slot"),
)


def begin_together(
    connection: Connection, stage: str, topic: str, firsts: Mapping[int, int], now: datetime
) -> dict[int, int]:
    """Note the first offset of each partition that is taken; give how often each was from there.

    Counts this time. More often than TOGETHER: work on its records alone.
    """
    return {
        partition: _begin(connection, stage, topic, partition, _SLOT_OF_ALL, first, now)
        for partition, first in sorted(firsts.items())  # by order, or two would wait for each other
    }


def begin_alone(
    connection: Connection, stage: str, topic: str, partition: int, offset: int, now: datetime
) -> int:
    """Note a record that is worked on alone; give how often it was begun, this time counted.

    More often than ALONE: do not work on it.
    """
    return _begin(connection, stage, topic, partition, offset, offset, now)


def end_alone(connection: Connection, stage: str, topic: str, partition: int, offset: int) -> None:
    """Note that a record ended nobody."""
    _end(connection, stage, topic, partition, offset)


def end_together(connection: Connection, stage: str, topic: str, partition: int) -> None:
    """Forget that records of a partition were begun together: they ended nobody."""
    _end(connection, stage, topic, partition, _SLOT_OF_ALL)


def _begin(
    connection: Connection,
    stage: str,
    topic: str,
    partition: int,
    slot: int,
    offset: int,
    now: datetime,
) -> int:
    values: dict[str, Any] = {
        "stage": stage,
        "topic": topic,
        "partition": partition,
        "slot": slot,
        "offset": offset,
        "tries": 1,
        "at": now,
    }
    return int(connection.execute(_BEGIN[connection.dialect.name], values).scalar_one())


def _end(connection: Connection, stage: str, topic: str, partition: int, slot: int) -> None:
    connection.execute(
        _FINISHED,
        {"of_stage": stage, "of_topic": topic, "of_partition": partition, "of_slot": slot},
    )


def _statement(insert: Any) -> Any:
    """Make the statement that counts again what was begun at the same place, or anew."""
    new = insert(tries)
    return new.on_conflict_do_update(
        index_elements=["stage", "topic", "partition", "slot"],
        set_={
            "tries": case((tries.c.offset == new.excluded.offset, tries.c.tries + 1), else_=1),
            "offset": new.excluded.offset,
            "at": new.excluded.at,
        },
    ).returning(tries.c.tries)


# Statements that are made once: making one takes longer than running it.
_BEGIN = {
    "postgresql": _statement(postgresql.insert),
    "sqlite": _statement(sqlite.insert),
}
