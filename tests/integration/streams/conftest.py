"""A broker, a database and workers of one's own, for each test."""

from __future__ import annotations

import json
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE, ProjectPut
from pipeline.store.database import Database
from pipeline.store.tables import posts
from pipeline.topics.cloudevents import write_event
from pipeline.topics.messages import Received, Withdrawn, incoming_event
from pipeline.topics.names import Stage, Topics, key_of
from tests.support.desk import PROJECT
from tests.support.kafka import Seen, consume_all, make_topics, produce
from tests.support.program import environment, post, run
from tests.support.scaled import Process

SECONDS = 40.0
PARTITIONS = 3
Row = tuple[bytes | None, bytes | None, Sequence[tuple[str, bytes]]]


@dataclass(kw_only=True, slots=True)
class Rig:
    """What workers work with, and the workers."""

    broker: str
    prefix: str
    database: Database
    variables: dict[str, str]
    workers: list[Process] = field(default_factory=list)

    @property
    def topics(self) -> Topics:
        return Topics(prefix=self.prefix)

    def start(self, stage: Stage, **variables: str) -> Process:
        """Start a worker with the identity engine."""
        command = [sys.executable, "-m", "tests.support.identity_worker", "--stage", stage]
        one = Process(command, environment(**{**self.variables, **variables}))
        self.workers.append(one)
        return one

    def hire(self, *stages: Stage) -> list[Process]:
        """Start workers, and return when each is one of its group."""
        started = [self.start(stage) for stage in stages]
        for one in started:
            one.until_joined()
        return started

    def produce(self, *records: Row, stage: Stage = "translate") -> None:
        produce(
            self.broker, self.topics.input(stage), records, **{"message.max.bytes": 4 * 1024**2}
        )

    def letters(self, stage: Stage = "translate") -> list[Seen]:
        return consume_all(self.broker, self.topics.dead(stage))

    def reopen(self) -> None:
        """Open the database again."""
        self.database = Database(self.variables["PASSERELLE_DATABASE_URL"])

    def behind(self) -> int:
        """Count the records that wait for a stage."""
        stages = json.loads(self.run("worker", "status", "--json")[1])["stages"]
        return sum(one["behind"] for one in stages.values())

    def states(self) -> dict[str, str]:
        rows = self.database.read(lambda c: c.execute(select(posts.c.id, posts.c.state)).all())
        return {row.id: row.state for row in rows}

    def until(self, holds: Callable[[], bool], seconds: float = SECONDS) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, (self.states(), [one.output for one in self.workers])
            time.sleep(0.05)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command; give its exit code, output and errors."""
        done = run(*arguments, env=environment(**self.variables))
        return done.returncode, done.stdout.decode(), done.stderr.decode()


def received(number: int = 1, **fields: Any) -> Row:
    """Give a record with a post."""
    body = post(number, **fields)
    value = Received(project=body["project"], post=body["id"], thread=body.get("thread"), body=body)
    headers, data = write_event(
        incoming_event(value, event_id=f"e-{body['id']}", time=datetime.now(UTC))
    )
    return key_of(value.project, value.thread, value.post), data, headers


def withdrawn(name: str, project: str = "rivers") -> Row:
    headers, data = write_event(
        incoming_event(
            Withdrawn(project=project, post=name), event_id=f"w-{name}", time=datetime.now(UTC)
        )
    )
    return key_of(project, None, name), data, headers


def ask(worker: Process, path: str) -> tuple[int, str]:
    """Ask the health port of a worker that has joined."""
    (line,) = (one for one in worker.lines if '"health"' in one)
    request = urllib.request.Request(json.loads(line)["health"] + path)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def rig(
    kafka_broker: str, topic_prefix: str, new_address: Callable[[str, bool], str]
) -> Iterator[Rig]:
    address = new_address("postgresql", True)
    one = Rig(
        broker=kafka_broker,
        prefix=topic_prefix,
        database=Database(address),
        variables={
            "PASSERELLE_BROKER_URL": kafka_broker,
            "PASSERELLE_DATABASE_URL": address,
            "PASSERELLE_TOPIC_PREFIX": topic_prefix,
            "PASSERELLE_WORKER_PORT": "0",
            "PASSERELLE_TEST_SESSION_SECONDS": "6",
        },
    )
    for topic in one.topics.planned(PARTITIONS):
        make_topics(
            kafka_broker, topic.name, partitions=PARTITIONS,
            **{"max.message.bytes": str(topic.most_bytes)},
        )  # fmt: skip
    put = one.database.write(lambda c: put_project(c, PROJECT, datetime.now(UTC), PASSERELLE))
    assert isinstance(put, ProjectPut)
    try:
        yield one
    finally:
        for worker in one.workers:
            worker.end(signal.SIGKILL)
        one.database.close()


def of_json(text: str) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]
