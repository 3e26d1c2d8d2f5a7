"""One load of the benchmark of the service, watched until all of it is done."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.bench.service_figures import Phase, Sample, times_of
from pipeline.bench.service_load import Order, post_name
from pipeline.bench.service_look import Queues
from pipeline.bench.service_processes import BenchFailed, Service, posting

CONNECTIONS = 50
_LOOK_SECONDS = 0.5  # between two looks at the queues
_MOST_SECONDS = 3600.0  # the longest wait for what is left to be done


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What is put upon the service."""

    name: str
    count: int
    rate: float | None  # posts a second; None: as fast as they are answered


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """What came of it, and which posts were accepted."""

    phase: Phase
    accepted: list[str]


def put_under_load(service: Service, queues: Queues, load: Load, folder: Path) -> Loaded:
    """Post, and watch the queues until they are empty. Raises BenchFailed."""
    order = Order(
        host=service.client.base_url.host,
        port=service.client.base_url.port or 80,
        token=service.token,
        prefix=load.name,
        count=load.count,
        rate=load.rate,
        connections=CONNECTIONS,
    )
    before, spent = queues.look(), service.cpu_seconds()
    seen = []
    answers = folder / f"{load.name}.json"
    with answers.open("w", encoding="utf-8") as file, posting(order, file) as client:
        while client.poll() is None:
            seen.append(queues.look())
            time.sleep(_LOOK_SECONDS)
        if client.returncode:
            raise BenchFailed("The process that posts has failed.")
    seen += drain(queues)
    spent = service.cpu_seconds() - spent
    found = json.loads(answers.read_text("utf-8"))
    samples = [replace(one, at=one.at - found["began"]) for one in seen]
    samples = [one for one in samples if one.at >= 0]
    ended = found["seconds"]
    translated = _first([one.at for one in samples if one.at >= ended and not one.posts])
    delivered = _first([one.at for one in samples if one.at >= ended and one.is_empty])
    refused = set(found["refused"])
    phase = Phase(
        name=load.name,
        posts=load.count,
        seconds=ended,
        statuses=found["statuses"],
        acknowledged=times_of(found["from_due"]),
        answered=times_of(found["from_sent"]),
        client_cores=found["client_cores"],
        service_cores=spent / samples[-1].at,
        oldest=max(one.oldest for one in samples),
        oldest_at_end=next(one.oldest for one in samples if one.at >= ended),
        translated_after=None if translated is None else translated - ended,
        delivered_after=None if delivered is None else delivered - ended,
        a_second=(samples[-1].translated - before.translated) / (translated or samples[-1].at),
        samples=tuple(samples),
    )
    accepted = [post_name(load.name, n) for n in range(load.count) if n not in refused]
    return Loaded(phase=phase, accepted=accepted)


def drain(queues: Queues) -> list[Sample]:
    """Watch the queues until they are empty, or for an hour."""
    seen = []
    until = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < until:
        seen.append(queues.look())
        if seen[-1].is_empty:
            break
        time.sleep(_LOOK_SECONDS)
    return seen


def _first(times: Sequence[float]) -> float | None:
    return times[0] if times else None
