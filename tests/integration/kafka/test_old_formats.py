"""What a broker lets nobody write: that is why nobody here reads it with care.

Kafka's message formats of before 0.11 are read by aiokafka alone, which unpacks them without bound;
and it raises over a compression that it does not know.
"""

from __future__ import annotations

import socket
import struct
import zlib

import pytest
from aiokafka.record.default_records import DefaultRecordBatchBuilder
from aiokafka.record.util import calc_crc32c

from tests.support.kafka import consume_all, make_topics

_PRODUCE = 0
_NOW, _BEFORE = 7, 2  # versions of the request: format 2 came with 3
_CRC_AT, _ATTRIBUTES_AT = 17, 21  # of a batch of format 2
# Kafka's error codes.
FINE, INVALID_RECORD = 0, 87
UNKNOWN = -1  # the broker has no name for it


def old(magic: int, codec: int = 0) -> bytes:
    """Give a message of format 0 or 1, as Kafka kept them before 0.11."""
    moment = struct.pack(">q", 1_700_000_000_000) if magic else b""
    value = b"{}"
    body = struct.pack(">bb", magic, codec) + moment + struct.pack(">ii", -1, len(value)) + value
    message = struct.pack(">I", zlib.crc32(body)) + body
    return struct.pack(">qi", 0, len(message)) + message


def new(codec: int) -> bytes:
    """Give a batch of format 2 that says it is compressed in some way."""
    builder = DefaultRecordBatchBuilder(
        magic=2, compression_type=0, is_transactional=0, producer_id=-1, producer_epoch=-1,
        base_sequence=-1, batch_size=1000,
    )  # fmt: skip
    builder.append(0, timestamp=1_700_000_000_000, key=None, value=b"{}", headers=[])
    batch = bytearray(builder.build())
    batch[_ATTRIBUTES_AT + 1] |= codec
    struct.pack_into(">I", batch, _CRC_AT, calc_crc32c(bytes(batch[_ATTRIBUTES_AT:])))
    return bytes(batch)


def text(value: str) -> bytes:
    return struct.pack(">h", len(value)) + value.encode()


def write(broker: str, topic: str, records: bytes, version: int = _NOW) -> int | None:
    """Write bytes as they are; give the error's code, None where the broker hangs up."""
    body = struct.pack(">hhi", _PRODUCE, version, 1) + text("raw")
    body += struct.pack(">h", -1) if version == _NOW else b""  # of no transaction
    body += struct.pack(">hi", -1, 10_000)
    body += struct.pack(">i", 1) + text(topic)
    body += struct.pack(">iii", 1, 0, len(records)) + records
    host, port = broker.rsplit(":", 1)
    with socket.create_connection((host, int(port)), 20) as connection:
        connection.sendall(struct.pack(">i", len(body)) + body)
        reader = connection.makefile("rb")
        size = reader.read(4)
        if len(size) < 4:
            return None
        answer = reader.read(*struct.unpack(">i", size))
    # The number of the request, one topic with its name, one partition with its number.
    (code,) = struct.unpack_from(">h", answer, 4 + 4 + len(text(topic)) + 4 + 4)
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("compression", ["producer", "uncompressed"])
def test_no_broker_takes_a_format_or_a_compression_that_aiokafka_stumbles_over(
    kafka_broker: str, topic_prefix: str, compression: str
) -> None:
    topic = f"{topic_prefix}raw"
    make_topics(kafka_broker, topic, partitions=1, **{"compression.type": compression})
    assert write(kafka_broker, topic, new(0)) == FINE
    for magic in (0, 1):
        for codec in (0, 1):
            records = old(magic, codec)
            assert write(kafka_broker, topic, records) == INVALID_RECORD
            assert write(kafka_broker, topic, records, _BEFORE) is None
    for codec in (5, 6, 7):
        assert write(kafka_broker, topic, new(codec)) in (INVALID_RECORD, UNKNOWN)
    assert [one.value for one in consume_all(kafka_broker, topic)] == [b"{}"]
