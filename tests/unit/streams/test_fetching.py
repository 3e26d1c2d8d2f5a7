"""What others wrote is read or passed by, whatever it is; memory stays bounded."""

from __future__ import annotations

import gzip
import resource
import struct
from collections.abc import Callable, Iterator

import cramjam
import pytest
from aiokafka import TopicPartition
from aiokafka.codec import snappy_encode
from aiokafka.consumer import fetcher
from aiokafka.record.default_records import DefaultRecordBatchBuilder
from aiokafka.record.util import calc_crc32c
from hypothesis import given
from hypothesis import strategies as st

from pipeline.streams.fetching import UNREAD, take_any_record
from pipeline.streams.unpacking import MOST_BYTES, unpacked
from pipeline.topics.names import Topics

TOPIC = Topics(prefix="own.").posts_in
FRONT = 61  # bytes of a batch before its records
MEGA = 1024**2

CODECS: dict[str, tuple[int, Callable[[bytes], bytes]]] = {
    "gzip": (1, lambda raw: gzip.compress(raw, 1)),
    "snappy": (2, lambda raw: bytes(cramjam.snappy.compress_raw(raw))),
    "snappy in blocks": (2, snappy_encode),
    "lz4": (3, lambda raw: bytes(cramjam.lz4.compress(raw))),
    "zstd": (4, lambda raw: bytes(cramjam.zstd.compress(raw))),
}
each_codec = pytest.mark.parametrize("codec", CODECS)
places = iter(TopicPartition(TOPIC, number) for number in range(10**6))


def batch(first: int, *values: bytes) -> bytes:
    builder = DefaultRecordBatchBuilder(2, 0, 0, -1, -1, -1, 2**31 - 1)
    for number, value in enumerate(values):
        builder.append(number, 1700000000000, b"k", value, [("ce_id", b"e-1")])
    made = builder.build()
    struct.pack_into(">q", made, 0, first)
    return bytes(made)


def packed(plain: bytes, number: int, records: bytes) -> bytes:
    """Give a batch with other bytes for its records, and with the checksum of these."""
    made = bytearray(plain[:FRONT] + records)
    struct.pack_into(">i", made, 8, len(made) - 12)
    made[22] |= number
    struct.pack_into(">I", made, 17, calc_crc32c(bytes(made[21:])))
    return bytes(made)


def pack(plain: bytes, codec: str) -> bytes:
    number, compress = CODECS[codec]
    return packed(plain, number, compress(plain[FRONT:]))


def fetch(answer: bytes, place: TopicPartition, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Read as a consumer does: what is not read at once is asked for again, by offset."""
    take_any_record()
    while True:
        rest = b"".join(one for one in split(answer) if last_offset(one) >= at)
        found = fetcher.PartitionRecords(
            place, fetcher.MemoryRecords(rest), [], at, None, None, True, 0
        )
        for one in found:
            yield one.offset, one.value
        if found.next_fetch_offset == at:
            return
        at = found.next_fetch_offset


def split(answer: bytes) -> Iterator[bytes]:
    while answer:
        end = 12 + struct.unpack_from(">i", answer, 8)[0]
        yield answer[:end]
        answer = answer[end:]


def last_offset(one: bytes) -> int:
    return int(struct.unpack_from(">q", one)[0] + struct.unpack_from(">i", one, 23)[0])


def passed_by() -> float:
    return float(UNREAD.labels(TOPIC)._value.get())


@each_codec
def test_compressed_batches_are_read_with_those_around_them(codec: str) -> None:
    answer = batch(0, b"a") + pack(batch(1, b"b", b"c" * 70_000), codec) + batch(3, b"d")
    found = list(fetch(answer, next(places)))
    assert found == [(0, b"a"), (1, b"b"), (2, b"c" * 70_000), (3, b"d")]


@each_codec
def test_a_batch_that_would_take_all_memory_is_passed_by(codec: str) -> None:
    bomb = pack(batch(1, bytes(MOST_BYTES), b"hidden"), codec)
    answer = batch(0, b"a") + bomb + batch(3, b"d") + bomb[:7] + b"\4" + bomb[8:] + batch(6, b"e")
    before, place = passed_by(), next(places)
    assert list(fetch(answer, place)) == [(0, b"a"), (3, b"d"), (6, b"e")]
    assert passed_by() - before == 2
    assert list(fetch(answer, place)) == [(0, b"a"), (3, b"d"), (6, b"e")]
    assert passed_by() - before == 2, "what is read again is counted once"


def test_a_bomb_of_a_gigabyte_takes_no_more_memory_than_it_may() -> None:
    plain = batch(0, b"")
    frame = bytes(cramjam.zstd.compress(bytes(MOST_BYTES)))
    bomb = packed(plain, 4, frame * (1024 * MEGA // MOST_BYTES))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert list(fetch(bomb, next(places))) == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2 * MOST_BYTES / 1024


@each_codec
@pytest.mark.parametrize("harm", [b"", b"\xff" * 40])
def test_a_batch_that_cannot_be_unpacked_is_passed_by(codec: str, harm: bytes) -> None:
    number, compress = CODECS[codec]
    plain = batch(1, b"b" * 1000)
    broken = packed(plain, number, compress(plain[FRONT:])[:20] + harm)
    before = passed_by()
    assert list(fetch(batch(0, b"a") + broken + batch(2, b"c"), next(places))) == [
        (0, b"a"), (2, b"c"),
    ]  # fmt: skip
    assert passed_by() - before == 1


def test_a_record_that_no_dead_letter_could_hold_is_passed_by() -> None:
    values = b"a", bytes(2 * MEGA), b"c", bytes(2 * MEGA - 5000), b"e"
    before = passed_by()
    found = [offset for offset, _ in fetch(pack(batch(0, *values), "zstd"), next(places))]
    assert found == [0, 2, 3, 4]
    assert passed_by() - before == 1


@each_codec
@given(records=st.binary(max_size=300), front=st.integers(0, 40))
def test_whatever_is_in_a_batch_unpacking_it_raises_nothing(
    codec: str, records: bytes, front: int
) -> None:
    number, compress = CODECS[codec]
    unpacked(packed(batch(0, b""), number, compress(b"x" * 100)[:front] + records))
