"""What `doctor` says of Kafka: whether it answers, and whether its topics are as they should be."""

from __future__ import annotations

import asyncio
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

from pipeline.diagnosis.finding import Finding
from pipeline.errors import PipelineError
from pipeline.settings import Settings
from pipeline.streams.administering import Step, plan, said_time
from pipeline.streams.broker import Broker, BrokerAddressUnusable
from pipeline.streams.cluster import BrokerAway, Cluster, look
from pipeline.topics.names import DEAD_AT_MOST, STAGES, Topics

_PATIENCE = 2.0  # seconds, for the whole look
_TO_CONNECT = 1.2  # of them
_MEND = "passerelle topics apply"
_FOR_EVER = "-1"


def look_at_broker(settings: Settings) -> Callable[[], list[Finding]]:
    """Begin to look at Kafka, beside what else is looked at; what is given waits for the findings.

    That is no longer than some two seconds, whatever names and addresses do.
    """
    if settings.broker_url is None:
        return list
    found: queue.SimpleQueue[list[Finding]] = queue.SimpleQueue()
    # A look-up of a name cannot be ended; such a thread may not keep the command from ending.
    looking = threading.Thread(target=lambda: found.put([*_look(settings)]), daemon=True)
    looking.start()

    def finish() -> list[Finding]:
        try:
            return found.get(timeout=_PATIENCE + 0.3)
        except queue.Empty:
            return [_away("the brokers did not answer in time")]

    return finish


def _look(settings: Settings) -> Iterator[Finding]:
    topics = Topics(prefix=settings.topic_prefix)
    try:
        broker = Broker.of(settings)
        if not _answers(broker):
            raise BrokerAway(f"No broker answers at {broker}.")
        names = [one.name for one in topics.planned()]
        cluster = asyncio.run(look(broker, names, patience=_PATIENCE - _TO_CONNECT))
    except BrokerAddressUnusable as error:
        yield Finding(
            what="kafka", state="missing", detail=str(error), mend="correct PASSERELLE_BROKER_URL"
        )
    except PipelineError as error:
        yield _away(str(error))
    else:
        yield Finding(what="kafka", state="fine", detail=f"{broker}; brokers: {cluster.brokers}")
        yield from judge(topics, cluster)


def _answers(broker: Broker) -> bool:
    """Tell whether a connection can be made to one of the brokers named, in time."""
    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def try_one(server: str) -> None:
        host, _, port = server.rpartition(":")
        try:
            with socket.create_connection((host.strip("[]"), int(port)), _TO_CONNECT):
                answers.put(True)
        except OSError:
            answers.put(False)

    for server in broker.servers:
        threading.Thread(target=try_one, args=(server,), daemon=True).start()
    try:
        return any(answers.get(timeout=_TO_CONNECT) for _ in broker.servers)
    except queue.Empty:
        return False


def judge(topics: Topics, cluster: Cluster) -> Iterator[Finding]:
    """Compare the topics of a cluster with what they should be."""
    steps = plan(topics.planned(), cluster)
    missing = [step.topic.name for step in steps if step.does == "make"]
    if missing:
        yield Finding(
            what="topics",
            state="missing",
            detail=f"are not there: {', '.join(missing)}",
            mend=_MEND,
        )
    counts = {found.partitions for found in cluster.topics.values()}
    if len(counts) > 1:
        yield Finding(
            what="topics",
            state="warning",
            detail=f"have different numbers of partitions: {', '.join(map(str, sorted(counts)))}",
            mend="nothing, while it works; new topics best have the number of the others",
        )
    fine = [step for step in steps if step.does != "make"]
    for step in fine:
        yield from _topic(step, cluster, topics)
    if fine and not missing:
        yield Finding(what="topics", state="fine", detail=f"{len(fine)} are there")


def _topic(step: Step, cluster: Cluster, topics: Topics) -> Iterator[Finding]:
    what, found = f"topic {step.topic.name}", cluster.topics[step.topic.name]
    kept = found.settings.get("retention.ms", _FOR_EVER)
    wanted = step.topic.retention // timedelta(milliseconds=1)
    is_dead = step.topic.name in {topics.dead(stage) for stage in STAGES}
    most = DEAD_AT_MOST if is_dead else step.topic.retention
    holds_texts = step.topic.name != topics.erasure
    if holds_texts and (kept == _FOR_EVER or int(kept) > most // timedelta(milliseconds=1)):
        shorter = f"kafka-configs --alter --topic {step.topic.name} --add-config retention.ms="
        yield Finding(
            what=what,
            state="missing" if is_dead else "warning",
            detail=f"keeps pupils' texts {said_time(int(kept))}; "
            f"{said_time(wanted)} are meant, so that what is erased goes from here too",
            mend=f"{shorter}{wanted}",
        )
    if step.changes:
        said = ", ".join(f"{one.name} is {one.before}, not {one.after}" for one in step.changes)
        yield Finding(what=what, state="missing", detail=said, mend=_MEND)


def _away(detail: str) -> Finding:
    return Finding(
        what="kafka",
        state="missing",
        detail=detail,
        mend="start the brokers, or correct PASSERELLE_BROKER_URL",
    )
