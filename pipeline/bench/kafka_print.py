"""The tables of the benchmark of many machines."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table


def print_all(console: Console, figures: dict[str, Any]) -> None:
    """Print all figures, with the ratios that matter."""
    translated, on_a_core = figures["translated"], figures["on_a_core"]
    bare, plumbing = figures["bare"], figures["plumbing"]
    console.print(
        f"{figures['posts']:,} posts of one to three sentences, {figures['cores']} cores for all: "
        "workers, brokers, PostgreSQL; one thread for each engine"
    )
    speed = Table(title="posts a second")
    for column in ("", "one", "two", "two against one"):
        speed.add_column(column, justify="left" if not column else "right")
    speed.add_row("embedded service, SQLite", f"{figures['embedded']:.1f}", "", "")
    speed.add_row("worker, topic to database", f"{figures['worker']:.1f}", "", "")
    for name, row in (
        ("worker, topic to topic", translated),
        ("... on a core of its own", on_a_core),
        ("bare engine", bare),
    ):
        speed.add_row(name, f"{row['1']:.1f}", f"{row['2']:.1f}", f"{row['2'] / row['1']:.2f}")
    console.print(speed)
    many = figures["many"]
    spread = Table(title="posts a second, the same posts")
    for column in ("", "of one project", f"of {many['projects']} in turn", "against one"):
        spread.add_column(column, justify="left" if not column else "right")
    for name, one, other in (
        ("embedded service, SQLite", figures["embedded"], many["embedded"]),
        ("worker, topic to database", figures["worker"], many["worker"]),
        ("worker, topic to topic", translated["1"], many["translated"]),
    ):
        spread.add_row(name, f"{one:.1f}", f"{other:.1f}", f"{other / one:.2f}")
    console.print(spread)
    gain = bare["2"] / bare["1"]
    shared, apart = (row["2"] / row["1"] / gain for row in (translated, on_a_core))
    ratios = Table(title="ratios and times")
    for column in ("", "measured"):
        ratios.add_column(column, justify="left" if not column else "right")
    for name, value in (
        (
            "one worker against the embedded service",
            f"{figures['worker'] / figures['embedded']:.2f}",
        ),
        ("two workers, of what two bare engines gain", f"{shared:.2f}"),
        ("... each on a core of its own", f"{apart:.2f}"),
        ("from a kill to the successor's first post, s", f"{figures['recovery']:.1f}"),
        (
            f"backlog of {figures['backlog']:,} drained, start included, s",
            f"{plumbing['seconds']:.1f}",
        ),
        ("... posts a second", f"{plumbing['per_second']:.0f}"),
        (
            "CPU of the translating worker, no engine, ms a post",
            f"{plumbing['translate_ms']:.2f}",
        ),
        ("... of the pipeline's stages alone", f"{plumbing['stages_ms']:.2f}"),
        ("CPU of the recording worker, ms a post", f"{plumbing['record_ms']:.2f}"),
    ):
        ratios.add_row(name, value)
    console.print(ratios)
