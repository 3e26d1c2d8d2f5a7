"""How all workers stand: who is there, what waits for them, what they put aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from pipeline.exchange import crew, retried
from pipeline.store.database import Database
from pipeline.streams.broker import Broker
from pipeline.streams.cluster import in_words
from pipeline.streams.lag import asking
from pipeline.topics.names import STAGES, Topics
from pipeline.topics.names import Stage as StageName

_PATIENCE = 10.0  # seconds that brokers have to answer


@dataclass(frozen=True, kw_only=True, slots=True)
class StageStatus:
    """How a stage stands."""

    stage: StageName
    lag: dict[int, int]  # records that wait, by partition
    dead: int  # letters that its topic holds
    retried: int  # letters that were ever sent back

    @property
    def behind(self) -> int:
        """Give how many records wait."""
        return sum(self.lag.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """How all workers stand."""

    at: datetime
    members: tuple[crew.Member, ...]
    stages: tuple[StageStatus, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {
            "at": self.at.isoformat(),
            "workers": [
                {
                    "id": one.id,
                    "stage": one.stage,
                    "host": one.host,
                    "port": one.port,
                    "started_at": one.started_at.isoformat(),
                    "seen_at": one.seen_at.isoformat(),
                    "state": state_of(one, self.at),
                    "partitions": list(one.partitions),
                    "records": one.records,
                    "retries": one.retries,
                    "dead": one.dead,
                }
                for one in self.members
            ],
            "stages": {
                one.stage: {
                    "behind": one.behind,
                    "lag": {str(partition): lag for partition, lag in one.lag.items()},
                    "dead": one.dead,
                    "retried": one.retried,
                }
                for one in self.stages
            },
        }


def state_of(member: crew.Member, now: datetime) -> str:
    """Give a worker's state, which it cannot tell when it is gone."""
    return "lost" if member.is_lost(now) else member.state


async def look_around(broker: Broker, topics: Topics, database: Database, now: datetime) -> Status:
    """Ask brokers and database how all workers stand.

    Raises BrokerAway, BrokerRefuses, StoreUnavailable.
    """
    members = await database.aread(crew.members)
    stages = []
    async with in_words(broker, _PATIENCE), asking(broker) as offsets:
        for stage in STAGES:
            topic = topics.dead(stage)
            known = await database.aread(partial(retried.known, topic=topic))
            stages.append(
                StageStatus(
                    stage=stage,
                    lag=await offsets.lag(topics.group(stage), topics.input(stage)),
                    dead=await offsets.count(topic),
                    retried=len(known),
                )
            )
    return Status(at=now, members=tuple(members), stages=tuple(stages))
