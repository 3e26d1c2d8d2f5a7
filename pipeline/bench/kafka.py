"""`passerelle bench kafka`: workers over Kafka beside the embedded service and the bare engine.

Takes the brokers of PASSERELLE_BROKER_URL and the database of PASSERELLE_DATABASE_URL, which must
hold no project; makes topics of its own and leaves them to be deleted. Every engine has one thread.
All runs on this machine, brokers and PostgreSQL too: they take their share of its cores.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.bench.kafka_posts import (
    bodies,
    hand_over,
    make_projects,
    moments_of,
    per_second,
    recorded_per_second,
    size_of,
    take_in,
    wait_until_recorded,
)
from pipeline.bench.kafka_print import print_all
from pipeline.bench.kafka_processes import bare_seconds, working
from pipeline.bench.service_processes import BenchFailed, serving
from pipeline.domain.project import Project
from pipeline.exchange.projects import project_ids, stored_project
from pipeline.schemas.bilingual import to_json
from pipeline.schemas.post import parse_post
from pipeline.service import Pipeline
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.streams.administering import carry_out, plan
from pipeline.streams.broker import Broker
from pipeline.streams.cluster import look
from pipeline.topics.names import STAGES, Topics
from translators.packages.starter import ensure_starter
from translators.packages.store import PackageStore
from translators.testing.identity import IdentityTranslator

POSTS, BACKLOG = 1_200, 10_000
MANY = 200  # projects that the same posts are spread over
_MORE = 1.5  # times the posts that are measured, where workers shall not run dry
_ONE_THREAD = {"PASSERELLE_INTER_THREADS": "1", "PASSERELLE_INTRA_THREADS": "1"}


@dataclass(kw_only=True, slots=True)
class _Bench:
    """What a run works with."""

    broker: Broker
    address: str  # of the brokers, as it was set
    database: Database
    url: str
    folder: Path
    run: str  # its name, which its projects and topics begin with

    def variables(self, prefix: str) -> dict[str, str]:
        return {
            **_ONE_THREAD,
            "PASSERELLE_DATA_DIR": str(self.folder),
            "PASSERELLE_BROKER_URL": self.address,
            "PASSERELLE_DATABASE_URL": self.url,
            "PASSERELLE_TOPIC_PREFIX": prefix,
        }

    def names(self, name: str, projects: int) -> list[str]:
        return [f"{self.run}-{name}-{number:03}" for number in range(projects)]

    @contextmanager
    def corner(self, name: str, projects: int = 1) -> Iterator[tuple[list[str], Topics]]:
        """Give projects and topics of their own for one measurement."""
        topics = Topics(prefix=f"{self.run}-{name}.")
        names = self.names(name, projects)
        make_projects(self.database, names)
        asyncio.run(_make_topics(self.broker, topics))
        yield names, topics


async def _make_topics(broker: Broker, topics: Topics) -> None:
    planned = topics.planned()
    cluster = await look(broker, [topic.name for topic in planned])
    await carry_out(broker, plan(planned, cluster), cluster)


def run(console: Console, *, posts: int = POSTS, backlog: int = BACKLOG) -> dict[str, Any]:
    """Print the table and give its figures. Raises BenchFailed where there are none.

    `posts` go through the real engine in each measurement, `backlog` through the one that gives
    texts back.
    """
    settings = Settings.load()
    broker = Broker.of(settings)
    assert settings.broker_url is not None
    with ExitStack() as stack:
        base = settings.data_dir
        base.mkdir(parents=True, exist_ok=True)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", dir=base)))
        ensure_starter(PackageStore(folder / "packages"))
        database = Database(settings.database)
        stack.callback(database.close)
        upgrade(database)
        if database.is_sqlite or database.read(project_ids):
            raise BenchFailed("PASSERELLE_DATABASE_URL must name an empty PostgreSQL database.")
        bench = _Bench(
            broker=broker, address=settings.broker_url.get_secret_value(), database=database,
            url=settings.database, folder=folder, run=f"bench-{secrets.token_hex(3)}",
        )  # fmt: skip
        figures: dict[str, Any] = {"posts": posts, "backlog": backlog, "cores": os.cpu_count()}
        for name, measure in (
            ("embedded", lambda: _embedded(bench, posts)),
            ("worker", lambda: _worker(bench, posts)),
            ("translated", lambda: _one_and_two(bench, posts, has_core=False)),
            ("on_a_core", lambda: _one_and_two(bench, posts, has_core=True)),
            ("many", lambda: _many(bench, posts)),
            ("bare", lambda: _bare(bench, posts)),
            ("recovery", lambda: _recovery(bench, posts)),
            ("plumbing", lambda: _plumbing(bench, backlog)),
        ):
            console.print(f"{name} ...")
            figures[name] = measure()
    print_all(console, figures)
    return figures


def _embedded(bench: _Bench, posts: int, projects: int = 1) -> float:
    """Give the posts a second of the embedded service, from a backlog."""
    folder = bench.folder / f"embedded-{projects}"
    folder.mkdir()
    (folder / "packages").symlink_to(bench.folder / "packages")
    database = Database.at(folder / "passerelle.sqlite3")
    upgrade(database)
    names = bench.names("embedded", projects)
    make_projects(database, names)
    take_in(database, bodies(names, posts))
    with serving(folder, secrets.token_urlsafe(24), _ONE_THREAD):
        wait_until_recorded(database, names, posts)
    rate = recorded_per_second(database, names)
    database.close()
    return rate


def _worker(bench: _Bench, posts: int, projects: int = 1) -> float:
    """Give the posts a second of one worker of each stage, from topic to database."""
    with bench.corner(f"worker-{projects}", projects) as (names, topics), ExitStack() as stack:
        for stage in STAGES:
            stack.enter_context(working(stage, bench.folder, bench.variables(topics.prefix)))
        asyncio.run(hand_over(bench.broker, topics.posts_in, bodies(names, posts)))
        wait_until_recorded(bench.database, names, posts)
        return recorded_per_second(bench.database, names)


def _many(bench: _Bench, posts: int) -> dict[str, float]:
    """Give the posts a second where the posts come from many projects in turn."""
    return {
        "projects": MANY,
        "embedded": _embedded(bench, posts, MANY),
        "worker": _worker(bench, posts, MANY),
        "translated": _translated(bench, 1, posts, has_core=False, projects=MANY),
    }


def _one_and_two(bench: _Bench, posts: int, *, has_core: bool) -> dict[str, float]:
    """Give the posts a second that one and two workers translate, from topic to topic.

    With `has_core` each runs on one core alone, as the bare engines of one thread do.
    """
    return {
        str(workers): _translated(bench, workers, posts, has_core=has_core) for workers in (1, 2)
    }


def _translated(
    bench: _Bench, workers: int, posts: int, *, has_core: bool, projects: int = 1
) -> float:
    """Give the posts a second while there are more: workers run dry at different moments."""
    name = f"by-{workers}-{projects}{'-core' if has_core else ''}"
    with bench.corner(name, projects) as (names, topics), ExitStack() as stack:
        wanted = posts * workers
        given = bodies(names, round(wanted * _MORE))
        asyncio.run(hand_over(bench.broker, topics.posts_in, given))
        variables = bench.variables(topics.prefix)
        for number in range(workers):
            core = number if has_core else None
            stack.enter_context(working("translate", bench.folder, variables, core=core))
        moments = asyncio.run(moments_of(bench.broker, topics.posts_translated, wanted))
        return per_second(moments)


def _bare(bench: _Bench, posts: int) -> dict[str, float]:
    """Give the posts a second of bare engines, one and two of them."""
    variables = bench.variables("")
    return {str(n): n * posts / bare_seconds(posts, n, variables) for n in (1, 2)}


def _recovery(bench: _Bench, posts: int) -> float:
    """Give the seconds from a worker's death to the first post that its successor translates."""
    with bench.corner("killed") as (names, topics), ExitStack() as stack:
        asyncio.run(hand_over(bench.broker, topics.posts_in, bodies(names, posts)))
        variables = bench.variables(topics.prefix)
        first = stack.enter_context(working("translate", bench.folder, variables))
        asyncio.run(moments_of(bench.broker, topics.posts_translated, posts // 4))
        first.kill()
        killed = time.time()
        stack.enter_context(working("translate", bench.folder, variables))
        moments = asyncio.run(moments_of(bench.broker, topics.posts_translated, posts))
        return min(one for one in moments if one > killed + 1) - killed


def _plumbing(bench: _Bench, backlog: int) -> dict[str, float]:
    """Let a backlog through with the engine that gives texts back; give what that takes."""
    with bench.corner("plumbing") as (names, topics), ExitStack() as stack:
        given = bodies(names, backlog)
        asyncio.run(hand_over(bench.broker, topics.posts_in, given))
        variables = bench.variables(topics.prefix)
        began = time.monotonic()
        workers = {
            stage: stack.enter_context(working(stage, bench.folder, variables, identity=True))
            for stage in STAGES
        }
        before = {stage: one.cpu_seconds() for stage, one in workers.items()}
        wait_until_recorded(bench.database, names, backlog)
        seconds = time.monotonic() - began
        spent = {stage: one.cpu_seconds() - before[stage] for stage, one in workers.items()}
        stored = bench.database.read(lambda c: stored_project(c, names[0]))
        assert stored is not None
        stages = _stages_alone(stored.project, given[: backlog // 5])
        return {
            "seconds": seconds,
            "per_second": recorded_per_second(bench.database, names),
            "translate_ms": 1000 * spent["translate"] / backlog,
            "stages_ms": 1000 * stages,
            "record_ms": 1000 * spent["record"] / backlog,
            "bytes": size_of(given),
        }


def _stages_alone(project: Project, given: list[dict[str, Any]]) -> float:
    """Give the CPU seconds of the pipeline's stages for a post, without any way there."""
    pipeline = Pipeline(project, IdentityTranslator(), Detector())
    parsed: list[Any] = [parse_post(one, project) for one in given]
    for one in pipeline.translate(parsed[:50]):  # load what is loaded once
        to_json(one)
    began = time.process_time()
    for one in pipeline.translate(parsed):
        to_json(one)
    return (time.process_time() - began) / len(parsed)
