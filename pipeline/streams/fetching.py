r"""Records as others write them, at which aiokafka would stop for ever.

A header's name that is not UTF-8 is of no use here. Its bytes are written out (`\xff`), as nobody
can produce them by aiokafka either, and the record goes on as any other. A batch that would take
all memory when it is unpacked, or that cannot be, is passed by, told and counted. So is a record
that is larger than its topic would take plain: no dead letter could hold it.

Formats of before Kafka 0.11, and compressions that nobody knows, are left to aiokafka, which
unpacks the first without bound and raises over the second. No broker of Kafka 4 lets anybody write
them: see `tests/integration/kafka/test_old_formats.py`. Older brokers were not looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiokafka import TopicPartition
from aiokafka.consumer import fetcher
from aiokafka.consumer.fetcher import PartitionRecords
from aiokafka.record.default_records import DefaultRecordBatch, _DefaultRecordBatchPy
from aiokafka.record.memory_records import MemoryRecords
from aiokafka.record.util import decode_varint
from prometheus_client import Counter

from pipeline.logging import logger
from pipeline.streams.unpacking import MOST_BYTES, is_packed, unpacked
from pipeline.topics.names import Topics

_LOG = logger(__name__)

_LENGTH = struct.Struct(">i")
_LENGTH_AT, _FRONT = 8, 12  # bytes: where a batch says how long it is, and where that counts from
_NEW_FORMAT, _FORMAT_AT = 2, 16  # since Kafka 0.11; the only one that Kafka 4 takes
_HEADER_BYTES = 10  # at most: how long its name and its value are

# Of the process, whoever in it reads; the registry of a worker's figures takes it in.
UNREAD = Counter(
    "passerelle_worker_unread_batches",
    "Batches and records that were passed by: too large when unpacked, or broken.",
    ("topic",),
    registry=None,
)
_last_told: dict[TopicPartition, int] = {}  # offset; what is read again is not counted again


def take_any_record() -> None:
    """Let consumers of this process read whatever others can write."""
    fetcher.MemoryRecords = _Fetched
    fetcher.PartitionRecords = _of_partition


def _of_partition(place: TopicPartition, answer: _Fetched, *others: Any) -> PartitionRecords:
    answer.place = place
    answer.most_bytes = _most_bytes(place.topic)
    return PartitionRecords(place, answer, *others)


@cache
def _most_bytes(topic: str) -> int:
    """Give how large a record of a topic may be, whatever stands before the topic's name."""
    planned = (one.most_bytes for one in Topics().planned() if topic.endswith(one.name))
    return next(planned, MOST_BYTES)


class _Fetched:
    """What a broker answered for a partition: aiokafka's reader, with the bytes of each batch."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._batches = MemoryRecords(answer)
        self._at = 0
        self._is_over = False
        self.place: TopicPartition | None = None
        self.most_bytes = MOST_BYTES  # of a record

    def has_next(self) -> bool:
        return not self._is_over and bool(self._batches.has_next())

    def size_in_bytes(self) -> int:
        return int(self._batches.size_in_bytes())

    def next_batch(self) -> _Batch:
        start = self._at
        (length,) = _LENGTH.unpack_from(self._answer, start + _LENGTH_AT)
        self._at = start + _FRONT + length
        return _Batch(self._batches.next_batch(), self._answer[start : self._at], self)

    def pass_by(self, offset: int) -> None:
        """Tell of a batch or a record that is passed by, and end with its batch.

        What is behind it is asked for again: a worker that unpacks many at once hangs.
        """
        self._is_over = True
        place = self.place
        if place is None or _last_told.get(place, -1) >= offset:
            return
        _last_told[place] = offset
        UNREAD.labels(place.topic).inc()
        _LOG.error(
            "passed by: broken, or too large when unpacked",
            topic=place.topic,
            partition=place.partition,
            offset=offset,
        )


class _Batch:
    """A batch that is read in our own way where aiokafka cannot."""

    def __init__(self, batch: Any, raw: bytes, answer: _Fetched) -> None:
        self._batch = batch
        self._raw = raw
        self._answer = answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._batch, name)

    def __next__(self) -> Any:
        return next(self._batch)

    def __iter__(self) -> Iterator[Any]:
        for record in self._records():
            if _size(record) > self._answer.most_bytes:
                self._answer.pass_by(record.offset)
            else:
                yield record

    def _records(self) -> Iterator[Any]:
        batch, raw = self._batch, self._raw
        if raw[_FORMAT_AT] == _NEW_FORMAT and is_packed(raw):
            plain = unpacked(raw)
            if plain is None:
                self._answer.pass_by(batch.base_offset)
                return
            batch, raw = DefaultRecordBatch(plain), plain
        try:
            yield from batch
        except UnicodeDecodeError:
            # From its start: the fetcher passes by what it has seen already.
            yield from _read(_DefaultRecordBatchPy(raw))


def _size(record: Any) -> int:
    """Give how many bytes a record has, as it would be written again."""
    size = len(record.key or b"") + len(record.value or b"")
    for name, value in record.headers:
        size += _HEADER_BYTES + len(name.encode()) + len(value or b"")
    return size


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """A record as aiokafka's fetcher wants it."""

    offset: int
    timestamp: int  # milliseconds
    timestamp_type: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes | None]]
    checksum: None = None


def _read(batch: _DefaultRecordBatchPy) -> Iterator[_Read]:
    """Yield the records of a batch of Kafka's message format 2."""
    iter(batch)  # which unpacks it
    data, at = bytearray(batch._buffer), batch._pos
    is_by_broker = batch.timestamp_type == batch.LOG_APPEND_TIME
    for _ in range(batch._num_records):
        _, at = decode_varint(data, at)  # bytes of the record
        _, at = decode_varint(data, at)  # attributes: there are none
        later, at = decode_varint(data, at)
        step, at = decode_varint(data, at)
        key, at = _field(data, at)
        value, at = _field(data, at)
        count, at = decode_varint(data, at)
        fields = []
        for _ in range(2 * count):
            field, at = _field(data, at)
            fields.append(field)
        yield _Read(
            offset=batch.base_offset + step,
            timestamp=batch.max_timestamp if is_by_broker else batch.first_timestamp + later,
            timestamp_type=batch.timestamp_type,
            key=key,
            value=value,
            headers=list(_named(fields[::2], fields[1::2])),
        )


def _field(data: bytearray, at: int) -> tuple[bytes | None, int]:
    """Read bytes with their length before them; none where that is below zero."""
    length, at = decode_varint(data, at)
    return (None, at) if length < 0 else (bytes(data[at : at + length]), at + length)


def _named(
    names: Iterable[bytes | None], values: Iterable[bytes | None]
) -> Iterator[tuple[str, bytes | None]]:
    for name, value in zip(names, values, strict=True):
        yield (name or b"").decode("utf-8", "backslashreplace"), value
