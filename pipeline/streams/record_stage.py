"""The second stage: what was translated is kept, published or held, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from sqlalchemy import Connection

from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.arriving import Arriving, arrive, take_back
from pipeline.exchange.projects import stored_project
from pipeline.exchange.values import KAFKA, PassageDetail
from pipeline.logging import logger
from pipeline.schemas.post import parse_post
from pipeline.store.database import Database
from pipeline.store.locks import lock_project
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams import refusing
from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.topics.cloudevents import read_event
from pipeline.topics.messages import Translated, Untranslated, Withdrawn, read_translated
from pipeline.topics.names import Stage as StageName
from pipeline.topics.names import Topics
from pipeline.topics.reasons import Poison

_LOG = logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Arrived:
    """A record with what it tells."""

    record: Record
    event: str  # its id
    came: datetime | None  # when the post, or the withdrawal, came into Kafka
    value: Translated | Untranslated | Withdrawn


class RecordStage:
    """Keeps the records of a project together, in one transaction, in their order."""

    name: StageName = "record"
    missing: str | None = None  # it waits for nothing

    def __init__(self, database: Database, topics: Topics, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        planned = {topic.name: topic for topic in topics.planned()}
        self._most_in = planned[topics.posts_translated].most_bytes

    def run(self, records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        """Keep what arrived; give what cannot be kept. Raises StoreUnavailable."""
        dead: list[Dead] = []
        by_project: dict[str, list[_Arrived]] = {}
        for record in records:
            read = self._read(record)
            if isinstance(read, Dead):
                dead.append(read)
            else:
                by_project.setdefault(read.value.project, []).append(read)
        for project, own in by_project.items():
            dead += self._keep(project, own)
        return dead

    def _read(self, record: Record) -> _Arrived | Dead:
        event = read_event(record.value, record.headers, most_bytes=self._most_in)
        if isinstance(event, Poison):
            return refusing.dead(record, event)
        value = read_translated(event)
        if isinstance(value, Poison):
            return refusing.dead(record, value)
        came = event.time or record.received
        return _Arrived(record=record, event=event.id, came=came, value=value)

    def _keep(self, project: str, own: list[_Arrived]) -> list[Dead]:
        """Keep all of a project's in one transaction; where that fails, each in its own."""
        try:
            return self._write(project, own)
        except StoreUnavailable:
            raise
        except Exception as error:
            if len(own) == 1:
                raise
            _LOG.warning("records are kept one by one after an error", error=error)
            return [dead for one in own for dead in self._write(project, [one])]

    def _write(self, project: str, own: list[_Arrived]) -> list[Dead]:
        return self._database.write(partial(_write, project=project, own=own, now=self._clock()))


def _write(
    connection: Connection, project: str, own: Sequence[_Arrived], now: datetime
) -> list[Dead]:
    """Keep what arrived of a project; give what cannot be kept.

    Posts that follow each other are kept together; a withdrawal waits for those before it.
    """
    lock_project(connection, project)
    stored = stored_project(connection, project)
    if stored is None:
        return [refusing.dead(one.record, refusing.UNKNOWN_PROJECT) for one in own]
    dead: list[Dead] = []
    for is_withdrawn, together in groupby(own, key=lambda one: isinstance(one.value, Withdrawn)):
        keep = _withdraw if is_withdrawn else _arrive
        dead += keep(connection, stored.project, list(together), now)
    return dead


def _withdraw(
    connection: Connection, project: Project, own: Sequence[_Arrived], now: datetime
) -> list[Dead]:
    dead = []
    for one in own:
        assert isinstance(one.value, Withdrawn)
        known = take_back(connection, project.id, one.value.post, one.event, now, KAFKA, one.came)
        if not known:
            dead.append(refusing.dead(one.record, refusing.UNKNOWN_POST))
    return dead


def _arrive(
    connection: Connection, project: Project, own: Sequence[_Arrived], now: datetime
) -> list[Dead]:
    dead, arriving = [], []
    for one in own:
        assert not isinstance(one.value, Withdrawn)
        post = parse_post(one.value.body, project)
        if isinstance(post, Post):
            arriving.append((one.record, _arriving(post, one.value, one.came)))
        else:  # its project has changed since it was translated
            dead.append(refusing.dead(one.record, refusing.refused(post)))
    arrivals = arrive(connection, project, [one for _, one in arriving], now)
    return dead + [
        refusing.dead(record, refusing.CONFLICT)
        for (record, _), arrival in zip(arriving, arrivals, strict=True)
        if arrival == "conflict"
    ]


def _arriving(post: Post, value: Translated | Untranslated, came: datetime | None) -> Arriving:
    if isinstance(value, Untranslated):
        return Arriving(post=post, document=None, reason=value.reason, came=came)
    return Arriving(
        post=post,
        came=came,
        document=value.document,
        details=[
            PassageDetail(
                target=one.target, position=one.position, packages=one.packages, raw=one.raw
            )
            for one in value.details
        ],
    )
