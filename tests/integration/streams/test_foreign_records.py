"""Records as other programs write them, in every form that Kafka has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.streams.unpacking import MOST_BYTES
from tests.integration.streams.conftest import Rig, Row, ask, of_json, received
from tests.support.kafka import kcat, produce

STRANGE = b"\xffname=\xfe1".decode(errors="surrogateescape")  # as the system takes arguments


def produce_strange(rig: Rig, row: Row) -> None:
    """Write a record with a header more, whose name and value are not UTF-8."""
    key, value, headers = row
    options = [f"{name}={text.decode()}" for name, text in headers]
    kcat(
        rig.broker, "-P", "-t", rig.topics.posts_in, "-X", "partitioner=murmur2_random",
        "-k", (key or b"").decode(), *(part for one in (STRANGE, *options) for part in ("-H", one)),
        given=value or b"",
    )  # fmt: skip


def test_headers_of_any_bytes_stop_nobody(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1, thread="t"))
    produce_strange(rig, received(2, thread="t"))
    produce_strange(rig, (b"rivers/t", b"{} ", []))
    rig.produce(received(3, thread="t"))
    rig.until(lambda: rig.states() == dict.fromkeys(("p-1", "p-2", "p-3"), "published"))
    rig.until(lambda: len(rig.letters()) == 1)
    (letter,) = rig.letters()
    assert (letter.key, letter.value) == (b"rivers/t", b"{} ")
    assert letter.headers[0] == (r"\xffname", b"\xfe1")
    assert dict(letter.headers)["dlq_reason"] == b"not-cloudevents"
    (listed,) = of_json(rig.run("dead", "list", "--json")[1])
    assert rig.run("dead", "retry", listed["id"], "--quiet") == (0, "", "")
    rig.until(lambda: len(rig.letters()) == 2)
    assert [one.headers[0] for one in rig.letters()] == [(r"\xffname", b"\xfe1")] * 2


@pytest.mark.parametrize("codecs", [("gzip", "snappy"), ("lz4", "zstd")])
def test_compressed_records_are_read_whatever_compressed_them(
    rig: Rig, codecs: Sequence[str]
) -> None:
    rig.hire("translate", "record")
    names = [f"p-{number}" for number in range(1, 1 + len(codecs))]
    for number, codec in enumerate(codecs, 1):
        long = received(number, text="We saw a river. " * 200)
        produce(rig.broker, rig.topics.posts_in, [long], **{"compression.type": codec})
    rig.until(lambda: rig.states() == dict.fromkeys(names, "published"))


def test_what_would_take_all_memory_is_passed_by(rig: Rig) -> None:
    worker, _ = rig.hire("translate", "record")
    rig.produce(received(1, thread="t"), received(2, thread="t"))
    key, value, headers = received(3, thread="t")
    bombs = {"zstd": bytes(MOST_BYTES), "gzip": bytes(3 * 1024**2)}  # a batch, a record
    for codec, bomb in bombs.items():
        produce(
            rig.broker, rig.topics.posts_in, [(key, bomb, headers)],
            **{"compression.type": codec, "message.max.bytes": 2 * MOST_BYTES},
        )  # fmt: skip
    produce(rig.broker, rig.topics.posts_in, [(key, value, headers)])
    rig.until(lambda: rig.states() == dict.fromkeys(("p-1", "p-2", "p-3"), "published"))
    rig.until(lambda: rig.behind() == 0)
    counted = f'passerelle_worker_unread_batches_total{{topic="{rig.topics.posts_in}"}} 2.0'
    assert counted in ask(worker, "/metrics")[1]
    assert rig.letters() == []
