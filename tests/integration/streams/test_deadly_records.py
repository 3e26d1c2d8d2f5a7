"""A record over which workers die keeps nobody from their work for ever."""

from __future__ import annotations

import json

from pipeline.exchange.stage_tries import ALONE, TOGETHER
from tests.integration.streams.conftest import Rig, received
from tests.support.kafka import consume_all


def test_a_record_that_ends_its_worker_every_time_is_put_aside_in_the_end(rig: Rig) -> None:
    rig.hire("translate")
    rig.produce(received(1, thread="t"), received(2, thread="t"), received(3, thread="t"))
    rig.until(lambda: len(consume_all(rig.broker, rig.topics.posts_translated)) == 3)
    good = consume_all(rig.broker, rig.topics.posts_translated)
    broken = json.loads(good[1].value or b"")
    broken["post"]["id"] = broken["bilingual"]["id"] = "p-9"
    del broken["bilingual"]["language"]["code"]
    deadly = json.dumps(broken).encode()
    rig.produce((good[1].key, deadly, good[1].headers), stage="record")
    ends = 0
    while not rig.letters("record"):
        worker = rig.start("record", PASSERELLE_TEST_SESSION_SECONDS="2")
        if ends < TOGETHER + ALONE:
            assert worker.popen.wait(60) == 75, worker.output
            ends += 1
            assert "KeyError" in worker.output
            assert "Kwame" not in worker.output
        else:
            worker.until_joined()
            rig.until(lambda: len(rig.letters("record")) == 1)
    (letter,) = rig.letters("record")
    assert letter.value == deadly
    assert dict(letter.headers)["dlq_reason"] == b"breaks-worker"
    rig.until(lambda: rig.states() == dict.fromkeys(("p-1", "p-2", "p-3"), "published"))
