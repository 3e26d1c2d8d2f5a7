"""Producers of this program: idempotent, durable, with Kafka's own partitioner (murmur2)."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaTimeoutError

from pipeline.logging import logger
from pipeline.streams.broker import Broker
from pipeline.streams.records import Outgoing

_LOG = logger(__name__)

MOST_BYTES = 17 * 1024**2  # of a record: somewhat more than any topic takes
_LINGER_MILLISECONDS = 5
_REQUEST_SECONDS = 60
_END_SECONDS = 5.0  # that a producer has to send what it still holds
_CANCEL_SECONDS = 1.0  # for its tasks to end after each time they are told to
_CANCEL_TIMES = 3


def make_producer(broker: Broker) -> AIOKafkaProducer:
    """Make a producer that has yet to be started, inside of a running loop."""
    return AIOKafkaProducer(
        **broker.aiokafka(),
        acks="all",
        enable_idempotence=True,
        linger_ms=_LINGER_MILLISECONDS,
        max_request_size=MOST_BYTES,
        request_timeout_ms=_REQUEST_SECONDS * 1000,
    )


async def start_producer(broker: Broker) -> AIOKafkaProducer:
    """Give a producer that is connected. Raises KafkaError where no broker answers in time."""
    producer = make_producer(broker)
    try:
        # A server that is silent costs a request's time, and then the next one is asked. The id
        # of the producer is asked for without end.
        async with asyncio.timeout(_REQUEST_SECONDS * (len(broker.servers) + 1)):
            await producer.start()
    except TimeoutError:
        await end_producer(producer)
        raise KafkaTimeoutError from None
    except BaseException:
        await end_producer(producer)
        raise
    return producer


async def send_all(
    producer: AIOKafkaProducer, outgoing: Sequence[Outgoing]
) -> list[BaseException | None]:
    """Send records and give, once every replica has them, what each of them met with.

    Raises KafkaError where one cannot even be begun.
    """
    arrivals: list[asyncio.Future[object]] = []
    try:
        for one in outgoing:
            arrivals.append(  # noqa: PERF401 (those begun are to be known after an error)
                await producer.send(one.topic, one.value, key=one.key, headers=list(one.headers))
            )
    except BaseException:
        for arrival in arrivals:
            arrival.cancel()  # nobody asks for it any more; the record may be on its way
        raise
    outcomes = await asyncio.gather(*arrivals, return_exceptions=True)
    return [one if isinstance(one, BaseException) else None for one in outcomes]


async def end_producer(producer: AIOKafkaProducer) -> None:
    """End a producer within seconds, whatever state it is in, so that it sends nothing later.

    An idempotent producer of aiokafka never gives a batch up: left to itself after its stop ran
    out of time, it would send once the brokers are back, after what a newer one has sent by then.
    What it has given to the network may still arrive.
    """
    stopping = asyncio.create_task(producer.stop())
    try:
        await asyncio.wait({stopping}, timeout=_END_SECONDS)
    finally:
        left = _break_off(producer)
    if left:
        _LOG.warning("producer broken off", tasks=len(left))
    for _ in range(_CANCEL_TIMES):
        if not left:
            break
        # A task can swallow that it is cancelled, where what it waits for is there just then.
        await asyncio.wait(left, timeout=_CANCEL_SECONDS)
        left = _break_off(producer)
    if stopping.done() and not stopping.cancelled() and (error := stopping.exception()):
        _LOG.warning("producer did not end well", error=error)


def _break_off(producer: AIOKafkaProducer) -> set[asyncio.Task[object]]:
    """Cancel all tasks of a producer and close its connections; give the tasks."""
    parts = (
        producer,
        producer.client,
        producer._sender,
        producer._message_accumulator,
    )
    tasks = {task for task in asyncio.all_tasks() if any(_self_of(task) is one for one in parts)}
    for task in tasks:
        task.cancel()
    for connection in list(producer.client._conns.values()):
        connection.close()
    return tasks


def _self_of(task: asyncio.Task[object]) -> object:
    """Give the object whose method a task runs: aiokafka keeps no list of its tasks."""
    routine = task.get_coro()
    return inspect.getcoroutinelocals(routine).get("self") if inspect.iscoroutine(routine) else None
