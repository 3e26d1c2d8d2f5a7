"""Records are sent until they are durable; a producer that cannot end is broken off."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    InvalidTimestampError,
    KafkaConnectionError,
    KafkaError,
    MessageSizeTooLargeError,
    NotEnoughReplicasError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
    RecordListTooLargeError,
    TopicAuthorizationFailedError,
    UnknownError,
    UnknownTopicOrPartitionError,
)

from pipeline.streams import producing, sending
from pipeline.streams.broker import Broker
from pipeline.streams.producing import end_producer, send_all, start_producer
from pipeline.streams.records import Outgoing
from pipeline.streams.sending import Sender
from tests.support.kafka import mock_cluster
from tests.support.loops import run_apart

BROKER = Broker(servers=("127.0.0.1:1",))
RECORDS = [Outgoing(topic="out", key=b"k", value=str(number).encode()) for number in range(3)]


class Scripted:
    """Producers of which each meets with the next error, and the last with none."""

    def __init__(self, *errors: KafkaError | None) -> None:
        self.errors = list(errors)
        self.sent: list[bytes | None] = []
        self.ended = 0

    async def start(self, _: Broker) -> Scripted:
        return self

    async def send_all(self, _: object, outgoing: Sequence[Outgoing]) -> list[BaseException | None]:
        error = self.errors.pop(0)
        if error is None:
            self.sent += [one.value for one in outgoing]
        return [None, error, None]

    async def end(self, _: object) -> None:
        self.ended += 1


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    one = Scripted()
    monkeypatch.setattr(sending, "start_producer", one.start)
    monkeypatch.setattr(sending, "send_all", one.send_all)
    monkeypatch.setattr(sending, "end_producer", one.end)
    monkeypatch.setattr(sending, "LATER", (0.0, 0.0))
    return one


@pytest.mark.parametrize(
    "error",
    [
        TopicAuthorizationFailedError("out"),
        GroupAuthorizationFailedError(),
        UnknownTopicOrPartitionError(),
        NotEnoughReplicasError(),
        ProducerFenced(),
        OutOfOrderSequenceNumber(),
        KafkaConnectionError(),
        UnknownError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_is_not_about_a_record_is_waited_for_and_told(
    scripted: Scripted, error: KafkaError
) -> None:
    scripted.errors = [error, error, None]
    told: list[str] = []
    run_apart(Sender(BROKER, told.append).send(RECORDS))
    assert scripted.sent == [b"0", b"1", b"2"]
    assert told == [type(error).__name__] * 2
    assert scripted.ended == 2, "each try has a producer of its own"


@pytest.mark.parametrize(
    "error",
    [MessageSizeTooLargeError(), RecordListTooLargeError(), InvalidTimestampError()],
    ids=lambda error: type(error).__name__,
)
def test_what_is_about_a_record_is_raised(scripted: Scripted, error: KafkaError) -> None:
    scripted.errors = [error]
    told: list[str] = []
    with pytest.raises(type(error)):
        run_apart(Sender(BROKER, told.append).send(RECORDS))
    assert (told, scripted.ended) == ([], 1)


def test_where_nobody_is_told_only_what_passes_by_itself_is_waited_for(scripted: Scripted) -> None:
    scripted.errors = [KafkaConnectionError(), TopicAuthorizationFailedError("out")]
    with pytest.raises(TopicAuthorizationFailedError):
        run_apart(Sender(BROKER).send(RECORDS))


async def _others() -> set[asyncio.Task[object]]:
    await asyncio.sleep(0)
    return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]


def test_a_producer_whose_broker_is_gone_ends_in_time_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(producing, "_END_SECONDS", 0.3)

    async def work() -> None:
        with mock_cluster() as servers:
            producer = await start_producer(Broker.parse(servers))
            assert await send_all(producer, RECORDS) == [None, None, None]
        arrival = await producer.send("out", b"late", key=b"k")
        async with asyncio.timeout(5):
            await end_producer(producer)
        assert not await _others()
        assert not arrival.done()

    run_apart(work())


def test_a_producer_breaks_off_though_its_end_is_cancelled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(producing, "_END_SECONDS", 60.0)

    async def work() -> None:
        with mock_cluster() as servers:
            producer = await start_producer(Broker.parse(servers))
            await send_all(producer, RECORDS)
        await producer.send("out", b"late", key=b"k")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await end_producer(producer)
        await asyncio.sleep(0.1)
        assert not await _others()

    run_apart(work())


def test_a_producer_that_never_gets_its_id_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(producing, "_REQUEST_SECONDS", 0.2)

    async def never(_: AIOKafkaProducer) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(AIOKafkaProducer, "start", never)

    async def work() -> None:
        with pytest.raises(KafkaError, match="KafkaTimeoutError"):
            await start_producer(BROKER)
        assert not await _others()

    run_apart(work())
