"""A record over which workers die keeps nobody from their work for ever."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from pipeline.domain.post import Post
from pipeline.exchange.accept import accept
from pipeline.exchange.projects import stored_project
from pipeline.exchange.stage_tries import ALONE, TOGETHER
from pipeline.schemas.post import parse_post
from tests.integration.streams.conftest import Rig, received
from tests.support.breaking import break_over
from tests.support.kafka import consume_all


def take(rig: Rig, body: dict[str, Any]) -> None:
    """Take a post in as the API does."""
    stored = rig.database.read(lambda c: stored_project(c, "rivers"))
    assert stored is not None
    one = parse_post(body, stored.project)
    assert isinstance(one, Post)
    rig.database.write(lambda c: accept(c, stored.project, [one], datetime.now(UTC), quota=None))


def test_a_record_that_ends_its_worker_every_time_is_put_aside_in_the_end(rig: Rig) -> None:
    rig.hire("translate")
    rig.produce(received(1, thread="t"), received(2, thread="t"), received(3, thread="t"))
    rig.until(lambda: len(consume_all(rig.broker, rig.topics.posts_translated)) == 3)
    good = consume_all(rig.broker, rig.topics.posts_translated)
    other = json.loads(good[1].value or b"")
    other["post"]["id"] = other["bilingual"]["id"] = "p-9"
    deadly = json.dumps(other).encode()
    take(rig, other["post"])
    break_over(rig.database, "p-9")
    rig.produce((good[1].key, deadly, good[1].headers), stage="record")
    ends = 0
    while not rig.letters("record"):
        worker = rig.start("record", PASSERELLE_TEST_SESSION_SECONDS="2")
        if ends < TOGETHER + ALONE:
            assert worker.popen.wait(60) == 75, worker.output
            ends += 1
            assert "broken" not in worker.output
            assert "dbapi_exception" in worker.output
            assert "Kwame" not in worker.output
        else:
            worker.until_joined()
            rig.until(lambda: len(rig.letters("record")) == 1)
    (letter,) = rig.letters("record")
    assert letter.value == deadly
    assert dict(letter.headers)["dlq_reason"] == b"breaks-worker"
    ended = {**dict.fromkeys(("p-1", "p-2", "p-3"), "published"), "p-9": "failed"}
    rig.until(lambda: rig.states() == ended)
