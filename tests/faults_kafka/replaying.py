"""A whole topic again: every record as it lies there, after itself."""

from __future__ import annotations

import json
import time

from tests.faults_kafka.play import Play
from tests.support.kafka import consume_all, produce


def replay(play: Play) -> int:
    """Write all of `posts.in.v1` once more, and note it; give the number of records."""
    topic = play.scaled.topics.posts_in
    before = consume_all(play.servers, topic)
    produce(
        play.servers,
        topic,
        [(one.key, one.value, one.headers) for one in before],
        **{"message.max.bytes": 4_000_000},
    )
    # All of a partition come under the same order again, after what was there.
    ends: dict[int, int] = {}
    for one in before:
        ends[one.partition] = max(ends.get(one.partition, 0), one.offset + 1)
    lines = [
        {"what": "again", "key": None, "partition": one.partition,
         "offset": ends[one.partition] + one.offset, "of": [one.partition, one.offset],
         "at": time.monotonic()}
        for one in before
    ]  # fmt: skip
    with (play.folder / "produced.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    return len(before)
