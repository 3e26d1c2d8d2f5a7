"""Producers of this program: idempotent, durable, with Kafka's own partitioner (murmur2)."""

from __future__ import annotations

from aiokafka import AIOKafkaProducer

from pipeline.streams.broker import Broker

MOST_BYTES = 17 * 1024**2  # of a record: somewhat more than any topic takes
_LINGER_MILLISECONDS = 5
_REQUEST_MILLISECONDS = 60_000


def make_producer(broker: Broker) -> AIOKafkaProducer:
    """Make a producer that has yet to be started, inside of a running loop."""
    return AIOKafkaProducer(
        **broker.aiokafka(),
        acks="all",
        enable_idempotence=True,
        linger_ms=_LINGER_MILLISECONDS,
        max_request_size=MOST_BYTES,
        request_timeout_ms=_REQUEST_MILLISECONDS,
    )
