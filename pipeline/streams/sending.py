"""Records out: sent in their order, and awaited until every replica has them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    InvalidTimestampError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    OutOfOrderSequenceNumber,
    RecordListTooLargeError,
    RecordTooLargeError,
    UnsupportedForMessageFormatError,
)

from pipeline.logging import logger
from pipeline.streams.broker import Broker
from pipeline.streams.producing import end_producer, send_all, start_producer
from pipeline.streams.records import Outgoing

_LOG = logger(__name__)

LATER = (0.2, 5.0)  # seconds to wait after an error: at first, and at most

# What is wrong with a record itself: no other try would help.
_OF_RECORD = (
    MessageSizeTooLargeError,
    RecordTooLargeError,
    RecordListTooLargeError,
    InvalidTimestampError,
    UnsupportedForMessageFormatError,
)


class Sender:
    """Sends records again, after any error but one of their own, until all are durable.

    Each try has a producer of its own, which begins with the first record: some may come twice,
    and readers tell by ids. What the brokers refuse for now (rights, a topic that is gone) is
    waited for where somebody hears of it, and raised where nobody does.
    """

    def __init__(self, broker: Broker, tell: Callable[[str], None] | None = None) -> None:
        """Take where to send to; `tell` hears of each try that failed."""
        self._broker = broker
        self._tell = tell
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Connect. Raises KafkaError where no broker answers."""
        self._producer = await start_producer(self._broker)

    async def send(self, outgoing: Sequence[Outgoing]) -> None:
        """Send records and return when all of them are durable.

        Raises KafkaError for what another try would not help.
        """
        wait = LATER[0]
        while outgoing:
            try:
                await self._send(outgoing)
            except KafkaError as error:
                await self.stop()  # what the old one may still hold must not overtake the new one
                if not self._is_waited_for(error):
                    raise
                _LOG.warning("records not sent, will try again", error=error, seconds=wait)
                if self._tell is not None:
                    self._tell(type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(LATER[1], 2 * wait)
            else:
                return

    async def stop(self) -> None:
        """Disconnect."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await end_producer(producer)

    async def _send(self, outgoing: Sequence[Outgoing]) -> None:
        if self._producer is None:
            await self.start()
        assert self._producer is not None
        for outcome in await send_all(self._producer, outgoing):
            if outcome is not None:
                raise outcome

    def _is_waited_for(self, error: KafkaError) -> bool:
        """Tell whether to try again after an error."""
        if isinstance(error, _OF_RECORD):
            return False
        return self._tell is not None or _passes(error)


def _passes(error: KafkaError) -> bool:
    """Tell whether an error is of a kind that passes without anybody's doing."""
    return error.retriable or isinstance(
        error, KafkaTimeoutError | KafkaConnectionError | OutOfOrderSequenceNumber
    )
