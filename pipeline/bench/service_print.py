"""The tables of the benchmark of the service."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from pipeline.bench.service_figures import Arrivals, Phase, Start, Times

_POINTS = 8  # of a row that shows how queues went


def print_all(console: Console, start: Start, phases: Sequence[Phase], arrivals: Arrivals) -> None:
    """Print what was measured, the loads side by side."""
    console.print(
        f"start: import {start.import_seconds:.2f} s; ready after {start.ready_seconds:.2f} s, "
        f"with a new database after {start.first_seconds:.2f} s; {start.loaded_mb:.0f} MB with "
        f"both packages loaded, {start.most_mb:.0f} MB at most under load"
    )
    console.print(
        f"a sync of the disk takes {start.sync_milliseconds:.1f} ms; posts of one to three "
        "sentences, one endpoint, full payloads"
    )
    table = Table(title="the service under load")
    table.add_column("")
    for one in phases:
        table.add_column(_title(one), justify="right")
    for name, cells in _rows(phases):
        table.add_row(name, *cells)
    console.print(table)
    console.print(
        f"deliveries: {arrivals.made:,} by id, {arrivals.again} came again under the same id, "
        f"{arrivals.doubled} doubled, {arrivals.lost} posts with one lost"
    )


def _title(phase: Phase) -> str:
    return f"{phase.name}: {phase.posts:,} posts"


def _rows(phases: Sequence[Phase]) -> list[tuple[str, list[str]]]:
    return [
        ("answered a second", [f"{one.rate:.1f}" for one in phases]),
        ("answers", [_statuses(one) for one in phases]),
        ("of them 5xx or broken", [str(one.server_errors) for one in phases]),
        ("acknowledged, ms: p50, p95, p99, most", [_times(one.acknowledged) for one in phases]),
        ("... since it was sent", [_times(one.answered) for one in phases]),
        ("oldest waiting, s: at most", [f"{one.oldest:.1f}" for one in phases]),
        ("... when the last was answered", [f"{one.oldest_at_end:.1f}" for one in phases]),
        ("... over time", [_course(one) for one in phases]),
        ("then all translated after, s", [_seconds(one.translated_after) for one in phases]),
        ("... and delivered after, s", [_seconds(one.delivered_after) for one in phases]),
        ("published a second", [f"{one.a_second:.1f}" for one in phases]),
        ("cores: service, poster", [_cores(one) for one in phases]),
    ]


def _statuses(phase: Phase) -> str:
    return ", ".join(
        f"{count:,} {'broken' if status == '0' else status}"
        for status, count in sorted(phase.statuses.items())
    )


def _times(times: Times) -> str:
    return f"{times.p50:.0f}, {times.p95:.0f}, {times.p99:.0f}, {times.most:.0f}"


def _course(phase: Phase) -> str:
    """Give a few values from the first to the last look."""
    samples = phase.samples
    step = max(1, -(-len(samples) // _POINTS))
    return " ".join(f"{one.oldest:.0f}" for one in samples[::step])


def _seconds(seconds: float | None) -> str:
    return "not within an hour" if seconds is None else f"{seconds:.1f}"


def _cores(phase: Phase) -> str:
    return f"{phase.service_cores:.2f}, {phase.client_cores:.2f}"
