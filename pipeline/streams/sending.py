"""Records out: sent in their order, and awaited until every replica has them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    OutOfOrderSequenceNumber,
)

from pipeline.logging import logger
from pipeline.streams.broker import Broker
from pipeline.streams.producing import make_producer
from pipeline.streams.records import Outgoing

_LOG = logger(__name__)

LATER = (0.2, 5.0)  # seconds to wait after an error: at first, and at most
_END_SECONDS = 5.0  # that a producer has to end


class Sender:
    """Sends until it has succeeded. After an error it begins anew: ids decide what came twice."""

    def __init__(self, broker: Broker, tell: Callable[[str], None] = lambda _: None) -> None:
        """Take where to send to; `tell` hears of each try that failed."""
        self._broker = broker
        self._tell = tell
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Connect. Raises KafkaError where no broker answers."""
        producer = make_producer(self._broker)
        try:
            await producer.start()
        except BaseException:
            await _end(producer)
            raise
        self._producer = producer

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        """Send records and return when all of them are durable.

        Raises KafkaError for what another try would not help.
        """
        wait = LATER[0]
        while outgoing:
            try:
                await self._send(outgoing)
            except KafkaError as error:
                if not _may_pass(error):
                    raise
                _LOG.warning("broker away, will try again", error=error, seconds=wait)
                self._tell(type(error).__name__)
                await self.stop()  # what the old one may still hold must not overtake the new one
                await asyncio.sleep(wait)
                wait = min(LATER[1], 2 * wait)
            else:
                return

    async def stop(self) -> None:
        """Disconnect."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await _end(producer)

    async def _send(self, outgoing: Sequence[Outgoing]) -> None:
        if self._producer is None:
            await self.start()
        producer = self._producer
        assert producer is not None
        arrivals = [
            await producer.send(one.topic, one.value, key=one.key, headers=list(one.headers))
            for one in outgoing
        ]
        for outcome in await asyncio.gather(*arrivals, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome


def _may_pass(error: KafkaError) -> bool:
    """Tell whether an error is of a kind that passes."""
    return error.retriable or isinstance(
        error, KafkaTimeoutError | KafkaConnectionError | OutOfOrderSequenceNumber
    )


async def _end(producer: AIOKafkaProducer) -> None:
    """End a producer, whatever state it is in."""
    with contextlib.suppress(Exception):
        await asyncio.wait_for(producer.stop(), _END_SECONDS)
