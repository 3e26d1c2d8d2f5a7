"""Fronts and workers over real brokers, platforms and receivers around them, and what goes on."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import psycopg
from confluent_kafka import Consumer, TopicPartition
from sqlalchemy import make_url

from pipeline.exchange.projects import put_project
from pipeline.exchange.values import Actor
from pipeline.store.database import Database
from pipeline.store.tokens import create_token
from pipeline.topics.names import STAGES, Stage
from tests.faults import checker as api
from tests.faults.checker import Faults
from tests.faults.processes import HERE, run
from tests.faults.scale import say, scaled
from tests.faults_kafka.checker import Evidence, check, read_outbox
from tests.support.desk import PROJECT
from tests.support.kafka import QUIET, consume_all
from tests.support.scaled import Process, Scaled
from tests.support.scaled import scaled as spread
from tests.support.served import TOKEN

RATE = scaled(12, 30)  # records a second
SECONDS = scaled(120, 600)  # that something may take before nobody waits for it any more
PAUSE = 12  # seconds between two posts of a writer; there are 24
AGAIN = 75  # exit code of a worker that is to be started again
ENDPOINTS = ("accra", "sevilla")
RECEIVER, CLIENT = HERE / "receiver.py", HERE / "client.py"
_UNDONE = """
    SELECT (SELECT count(*) FROM posts WHERE work != 'idle')
         + (SELECT count(*) FROM deliveries WHERE state = 'waiting')
         + (SELECT count(*) FROM outbox WHERE to_relay)
"""


@dataclass(slots=True)
class Post:
    """A worker's place: who ends there is followed by another, as a supervisor sees to it."""

    stage: Stage
    worker: Process

    def is_taken(self) -> bool:
        """Tell whether the worker is one of its group."""
        return self.worker.popen.poll() is None and '"health"' in self.worker.output


@dataclass(slots=True)
class Play:
    """All that runs."""

    folder: Path
    scaled: Scaled
    database: str  # connection string for psycopg
    producer: subprocess.Popen[bytes]
    client: subprocess.Popen[bytes]
    posts: list[Post]
    ends: list[int] = field(default_factory=list)  # exit codes of workers, negative by signals

    @property
    def servers(self) -> str:
        return self.scaled.broker.removeprefix("kafka://")

    def hire(self, stage: Stage) -> Post:
        """Start one more worker, which counts once it has joined its group."""
        post = Post(stage, self.scaled.hire(stage))
        self.posts.append(post)
        return post

    def tend(self) -> None:
        """Put another worker where one has ended."""
        for post in self.posts:
            if post.worker.popen.poll() is not None:
                code = post.worker.end()
                assert code in (0, AGAIN, -signal.SIGKILL), (code, post.worker.output[-3000:])
                self.ends.append(code)
                post.worker = self.scaled.hire(post.stage)

    def dismiss(self, post: Post) -> None:
        """Let a worker end as it should, with nobody after it."""
        self.posts.remove(post)
        code = post.worker.end()
        assert code in (0, AGAIN), (code, post.worker.output[-3000:])

    def wait(self, met: Callable[[], bool], seconds: float = SECONDS) -> bool:
        """Wait for something, at most for so long, with all posts taken; tell whether it came."""
        until = time.monotonic() + seconds
        while not met():
            if time.monotonic() > until:
                return False
            self.tend()
            time.sleep(0.2)
        return True

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.wait(lambda: False, seconds)

    def editions(self) -> int:
        """Count what was published."""
        return self._ask("SELECT count(*) FROM editions")

    def events(self) -> int:
        """Count what happened."""
        return self._ask("SELECT count(*) FROM outbox")

    def must_publish(self, count: int) -> None:
        """Wait until so many more editions are there."""
        before = self.editions()
        assert self.wait(lambda: self.editions() >= before + count), "nothing goes on"

    def behind(self) -> int:
        """Count the records that workers have not committed yet."""
        topics = self.scaled.topics
        return sum(
            _behind(self.servers, topics.group(stage), topics.input(stage)) for stage in STAGES
        )

    def quiesce(self) -> None:
        """Let platforms end, and all be done."""
        for process in (self.producer, self.client):
            if process.poll() is None:
                process.terminate()
                assert self.wait(lambda one=process: one.poll() is not None)
            assert process.returncode == 0
        done = self.wait(lambda: self._ask(_UNDONE) == 0 and self.behind() == 0)
        assert done, f"{self.behind()} records and {self._ask(_UNDONE)} rows are not done"

    def finish(self, what: str, **more: float) -> Faults:
        """Let all be done, stop the workers and the fronts, and look at everything."""
        self.quiesce()
        for post in list(self.posts):
            self.dismiss(post)
        for front in self.scaled.fronts:
            if front.process.poll() is None:
                assert front.end() == 0
        faults = check(self._evidence())
        say(
            what,
            **more,
            **{f"ends {code}": self.ends.count(code) for code in sorted(set(self.ends))},
            **faults.counts,
            **{kind: len(getattr(faults, kind)) for kind in api.KINDS},
        )
        return faults

    def _evidence(self) -> Evidence:
        topics = self.scaled.topics
        receivers = [self.folder / f"{name}.jsonl" for name in ENDPOINTS]
        dead = [one for stage in STAGES for one in consume_all(self.servers, topics.dead(stage))]
        return Evidence(
            produced=list(api.lines(self.folder / "produced.jsonl")),
            api=api.Evidence.read(self.folder / "client.jsonl", self.database, receivers),
            outbox=read_outbox(self.database),
            out=consume_all(self.servers, topics.posts_out),
            dead=dead,
            clock=time.time() - time.monotonic(),
        )

    def _ask(self, question: str) -> int:
        with psycopg.connect(self.database) as connection:
            row = connection.execute(question).fetchone()
            assert row is not None
            return int(row[0])


def _behind(servers: str, group: str, topic: str) -> int:
    consumer = Consumer({"bootstrap.servers": servers, "group.id": group, **QUIET})
    try:
        known = consumer.list_topics(topic, timeout=30).topics[topic].partitions
        places = consumer.committed([TopicPartition(topic, one) for one in known], timeout=30)
        return sum(
            consumer.get_watermark_offsets(one, timeout=30)[1] - max(0, one.offset)
            for one in places
        )
    finally:
        consumer.close()


@contextmanager
def playing(
    folder: Path,
    servers: str,
    prefix: str,
    database: str,
    *,
    workers: int = 1,
    fronts: int = 1,
    seed: int,
) -> Iterator[Play]:
    """Give a running play: `workers` is how many there are of each stage.

    `database` is the address of one that has its tables. Clients of the API use the last front.
    """
    reader = _prepare(database)
    plain = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    with ExitStack() as stack:
        one = stack.enter_context(
            spread(
                f"kafka://{servers}", prefix, "identity", fronts=fronts,
                PASSERELLE_DATABASE_URL=database,
                PASSERELLE_ALLOW_ENDPOINTS="127.0.0.1/32",
                PASSERELLE_TEST_SESSION_SECONDS="3",
            )
        )  # fmt: skip
        posts = [Post(stage, worker) for stage, worker in zip(STAGES, one.workers, strict=True)]
        posts += [Post(stage, one.hire(stage)) for stage in STAGES for _ in range(workers - 1)]
        address = f"{one.fronts[-1].address}/v1/projects/rivers"
        for name in ENDPOINTS:
            _receive(stack, folder, name, address)
        lines = folder / "produced.jsonl"
        command = ["-m", "tests.faults_kafka.producer", servers, one.topics.posts_in, lines]
        producer = _running(stack, [*command, RATE, seed])
        client = _running(
            stack, [CLIENT, address, TOKEN, reader, folder / "client.jsonl", PAUSE, 10**6]
        )
        play = Play(folder, one, plain, producer, client, posts)
        assert play.wait(lambda: all(one.is_taken() for one in posts))
        yield play


def _prepare(database: str) -> str:
    """Put a project in; give a token that may only read."""
    now = datetime.now(UTC)
    opened = Database(database)
    opened.write(lambda c: put_project(c, PROJECT, now, Actor(id="test")))
    reader = opened.write(lambda c: create_token(c, "tok_reader", "rivers", "r", ("read",), now))
    opened.close()
    return reader


def _receive(stack: ExitStack, folder: Path, name: str, address: str) -> None:
    """Start a receiver, and let deliveries go to it."""
    lines = folder / f"{name}.jsonl"
    receiver = _running(stack, [RECEIVER, name, lines, 0.01, 0], stdout=subprocess.PIPE)
    assert receiver.stdout is not None
    port = int(receiver.stdout.readline())
    receiver.stdout.close()
    httpx.post(
        f"{address}/webhooks",
        headers={"authorization": f"Bearer {TOKEN}"},
        json={"classroom": name, "url": f"http://127.0.0.1:{port}/", "payload": "full"},
        timeout=30,
    ).raise_for_status()


def _running(stack: ExitStack, command: list[object], **more: Any) -> subprocess.Popen[bytes]:
    process = run([str(word) for word in command], **more)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process
