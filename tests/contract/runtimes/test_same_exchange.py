"""One exchange in every runtime: in one process on SQLite and PostgreSQL, and spread over Kafka.

With the engine that gives texts back all bytes are the same; with the real one texts and flags
are, and confidence within 0.01.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.topics.names import Topics, key_of
from tests.support.kafka import mock_cluster, new_prefix, produce, remove
from tests.support.postgres import address_of, run_sql
from tests.support.receivers import Receiver, status
from tests.support.runtimes_story import Send, Story, Told, by_api
from tests.support.scaled import Engine, alone, scaled

CASES: tuple[tuple[str, Engine], ...] = (
    ("postgresql", "identity"),
    ("mock cluster", "identity"),
    ("kafka, by topic", "identity"),
    ("kafka", "argos"),
)
_NEAR = 0.01


@pytest.fixture(scope="module")
def tell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Teller:
    """Give what lets the exchange happen in a runtime."""
    return Teller(request, tmp_path_factory.mktemp("runtimes"))


class Teller:
    """Lets the exchange happen in a runtime; on SQLite, which all are compared with, once."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        self._request = request
        self._folder = folder
        self._alone: dict[Engine, Told] = {}

    def __call__(self, runtime: str, engine: Engine) -> Told:
        if runtime != "sqlite":
            return self._run(runtime, engine)
        if engine not in self._alone:
            self._alone[engine] = self._run(runtime, engine)
        return self._alone[engine]

    def _run(self, runtime: str, engine: Engine) -> Told:
        with ExitStack() as stack:
            variables = {"PASSERELLE_ALLOW_ENDPOINTS": "127.0.0.0/8"}
            receiver = stack.enter_context(Receiver(status(204)))
            if runtime == "sqlite":
                file = self._folder / f"{engine}.sqlite3"
                one = stack.enter_context(
                    alone(engine, PASSERELLE_DATABASE_URL=f"sqlite:///{file}", **variables)
                )
                return Story(one.client, receiver, by_api(one.client)).run()
            variables["PASSERELLE_DATABASE_URL"] = stack.enter_context(self._database())
            if runtime == "postgresql":
                one = stack.enter_context(alone(engine, **variables))
                return Story(one.client, receiver, by_api(one.client)).run()
            is_mock = runtime == "mock cluster"
            if is_mock:
                broker = stack.enter_context(mock_cluster())
            else:
                broker = self._request.getfixturevalue("kafka_broker")
            prefix = new_prefix()
            spread = stack.enter_context(
                scaled(broker, prefix, engine, fronts=2, makes_topics=not is_mock, **variables)
            )
            client = spread.fronts[0].client
            send = by_topic(broker, prefix) if runtime.endswith("by topic") else by_api(client)
            told = Story(client, receiver, send).run()
            if not is_mock:
                stack.callback(remove, broker, prefix)
            return told

    @contextmanager
    def _database(self) -> Iterator[str]:
        server: str = self._request.getfixturevalue("postgresql")
        name = f"runtime_{secrets.token_hex(4)}"
        run_sql(server, f"CREATE DATABASE {name}")
        try:
            yield address_of(server, name)
        finally:
            run_sql(server, f"DROP DATABASE {name} WITH (FORCE)")


def by_topic(broker: str, prefix: str) -> Send:
    """Hand posts over on the topic, as a platform with Kafka does; in structured mode."""

    def send(post: dict[str, Any]) -> None:
        event = {
            "specversion": "1.0",
            "id": f"{post['id']}-{post.get('revision', 1)}",
            "type": "post.received",
            "source": "/platform",
            "data": post,
        }
        produce(
            broker,
            Topics(prefix=prefix).posts_in,
            [
                (
                    key_of(post["project"], post.get("thread"), post["id"]),
                    json.dumps(event).encode(),
                    [("content-type", b"application/cloudevents+json; charset=utf-8")],
                )
            ],
        )

    return send


@pytest.mark.parametrize(("runtime", "engine"), CASES)
def test_an_exchange_is_the_same_in_every_runtime(
    tell: Callable[[str, Engine], Told], runtime: str, engine: Engine
) -> None:
    expected, found = tell("sqlite", engine), tell(runtime, engine)
    assert found.events == expected.events
    assert found.order == expected.order
    assert found.questions == expected.questions
    assert found.posts.keys() == expected.posts.keys()
    for name, post in expected.posts.items():
        if engine == "identity":
            assert found.posts[name] == post
        else:
            assert_alike(found.posts[name], post)


def assert_alike(found: Any, expected: Any, name: str = "") -> None:
    """Compare two values whose figures may differ a little: those of confidence and scores.

    Which words belong together may differ too where the engine had other texts beside them.
    """
    if name == "alignment":
        return
    if name in {"confidence", "score"} and None not in (found, expected):
        assert found == pytest.approx(expected, abs=_NEAR)
    elif isinstance(expected, dict):
        assert found.keys() == expected.keys()
        for key, value in expected.items():
            assert_alike(found[key], value, key)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for one, other in zip(found, expected, strict=True):
            assert_alike(one, other)
    else:
        assert found == expected
