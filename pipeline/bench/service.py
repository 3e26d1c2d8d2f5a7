"""`passerelle bench service`: the whole service under load, from processes of their own.

The service runs as operators run it, on SQLite, with the included packages, in a data folder of its
own on the disk that `PASSERELLE_DATA_DIR` is on. Another process posts over loopback, and a third
receives the deliveries.
"""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.bench.service_figures import Start, count_arrivals
from pipeline.bench.service_load import CLASSROOM, PROJECT
from pipeline.bench.service_look import Queues
from pipeline.bench.service_phase import Load, drain, put_under_load
from pipeline.bench.service_print import print_all
from pipeline.bench.service_processes import (
    Receiver,
    Service,
    import_seconds,
    receiving,
    serving,
)
from pipeline.settings import Settings
from translators.packages.starter import ensure_starter
from translators.packages.store import PackageStore

RATE, SECONDS, BURST = 200.0, 60.0, 10_000
_SYNCS = 30
_PROJECT = {
    "name": "A benchmark",
    "classrooms": [
        {"id": CLASSROOM, "language": "en", "timezone": "Africa/Accra"},
        {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"},
    ],
    "review": {"policy": "mark"},  # all is published, and so all is delivered
    "retention": {"days": 400},
}


def run(
    console: Console, *, rate: float = RATE, seconds: float = SECONDS, burst: int = BURST
) -> dict[str, Any]:
    """Print the tables and give their figures. Raises BenchFailed where there are none.

    `rate` posts a second for so many `seconds`, then `burst` posts as fast as they are answered.
    Each load is waited for until all of it is translated and delivered.
    """
    loads = (
        Load(name="steady", count=max(1, round(rate * seconds)), rate=rate),
        Load(name="burst", count=burst, rate=None),
    )
    base = Settings.load().data_dir
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=base) as name:
        folder, token = Path(name), secrets.token_urlsafe(24)
        ensure_starter(PackageStore(folder / "packages"))
        sync = _sync_milliseconds(folder)
        with serving(folder, token) as service:
            first = service.ready  # the database is made, and what threads are best is measured
        with receiving() as receiver, serving(folder, token) as service, Queues(folder) as queues:
            _set_up(service, receiver)
            drain(queues)
            loaded, _ = service.memory()
            phases = []
            for load in loads:
                console.print(f"{load.name}: {load.count:,} posts ...")
                phases.append(put_under_load(service, queues, load, folder))
            _, most = service.memory()
            rows = receiver.end()
    start = Start(
        import_seconds=import_seconds(),
        first_seconds=first,
        ready_seconds=service.ready,
        loaded_mb=loaded,
        most_mb=most,
        sync_milliseconds=sync,
    )
    arrivals = count_arrivals([post for one in phases for post in one.accepted], rows)
    print_all(console, start, [one.phase for one in phases], arrivals)
    return {
        "start": asdict(start),
        "loads": {one.phase.name: asdict(one.phase) for one in phases},
        "deliveries": asdict(arrivals),
    }


def _set_up(service: Service, receiver: Receiver) -> None:
    """Make the project and its endpoint, and translate a post each way."""
    base = f"/v1/projects/{PROJECT}"
    service.ask("PUT", base, _PROJECT)
    wanted = {"classroom": "sevilla", "url": receiver.url, "payload": "full"}
    service.ask("POST", f"{base}/webhooks", wanted)
    for room, text in ((CLASSROOM, "We saw two dogs."), ("sevilla", "Vimos dos perros.")):
        post = {
            "id": f"first-{room}", "classroom": room, "author": "s-1", "text": text,
            "created_at": "2026-11-20T09:30:00+00:00",
        }  # fmt: skip
        service.ask("POST", f"{base}/posts", post)


def _sync_milliseconds(folder: Path) -> float:
    """Measure what it takes to write 4 kB and sync them to the disk, the median."""
    times = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(_SYNCS):
            began = time.perf_counter()
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
            times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)
