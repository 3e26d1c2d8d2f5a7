"""The one agent over Kafka that there is: strict, since looser ones lose records.

Records are taken together and acknowledged together, once all that follows from them is durable.
There are two ways out of its loop: being cancelled while nothing is in hand, and the end of the
process. See `docs/decisions` for what else was tried.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import faust

from pipeline.streams.broker import Broker
from pipeline.streams.fetching import take_any_record
from pipeline.streams.hand import Stopped
from pipeline.streams.leaving import AGAIN, leave
from pipeline.streams.records import Record

# Records and seconds. On two cores with the starter packages posts a second were 0.61 of those of
# the embedded service's batches with 64 together, 0.90 with 128, 1.0 with 256: engines want many.
_TOGETHER, _WITHIN = 256, 0.05
_FETCH_BYTES = 4 * 1024**2  # of a partition at a time; a record that is larger comes alone


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """Seconds that a worker and its brokers give each other."""

    session: float = 30.0  # without a heartbeat: the worker is gone
    heartbeat: float = 3.0
    request: float = 60.0  # at least a session
    rebalance: float = 60.0  # that others wait for what a worker has in hand
    commit: float = 1.0  # between two commits
    drain: float = 25.0  # from a signal to the end
    still: float = 60.0  # that nothing moves while records wait: not ready any more
    stuck: float = 300.0  # the same: the process ends, to be started again


class _App(faust.App):
    """An app that keeps nothing in files."""

    async def on_first_start(self) -> None:
        """Make no folders."""


_App.logger = faust.App.logger  # what it says is the library's; faust would name it as ours


def is_compiled() -> bool:
    """Tell whether faust reads its streams by compiled code."""
    return find_spec("faust._cython.streams") is not None


def make_app(
    broker: Broker,
    group: str,
    topic: str,
    work: Callable[[Sequence[Record]], Awaitable[None]],
    timing: Timing,
) -> faust.App:
    """Make the app of a worker, inside of a running loop: one group, one topic, one agent.

    `work` returns when all that follows from the records is durable. It raises Stopped where the
    process may end without that; whatever else it raises ends the process, to be started again.
    """
    take_any_record()
    app = _App(
        group,
        **broker.faust(),
        loop=asyncio.get_running_loop(),
        processing_guarantee="at_least_once",
        key_serializer="raw",
        value_serializer="raw",
        topic_allow_declare=False,
        topic_disable_leader=True,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=_FETCH_BYTES,
        stream_wait_empty=True,
        stream_buffer_maxsize=2 * _TOGETHER,
        broker_commit_interval=timing.commit,
        broker_session_timeout=timing.session,
        broker_heartbeat_interval=timing.heartbeat,
        broker_request_timeout=timing.request,
        broker_rebalance_timeout=timing.rebalance,
        broker_max_poll_records=200,
        producer_acks=-1,
        producer_linger=0.005,
        producer_request_timeout=timing.request,
        web_enabled=False,
        worker_redirect_stdouts=False,
    )

    async def agent(stream: Any) -> None:
        async for events in stream.take_events(_TOGETHER, within=_WITHIN):
            try:
                await work([Record.of(one.message, one.message.timestamp) for one in events])
            except Stopped:
                leave(0)
            except BaseException as error:  # cancelled as well: faust would acknowledge them
                leave(AGAIN, error)

    app.agent(app.topic(topic), name=group, concurrency=1)(agent)
    return app
