"""The tables of `passerelle bench confidence`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.bench.confidence_figures import GOALS

_GOAL_PLANTED, _GOAL_KIND, _GOAL_FALSE, _GOAL_COST = 0.85, 0.60, 0.15, 0.35


def print_figures(console: Console, figures: Mapping[str, Any]) -> None:
    """Print all tables."""
    _print_planted(console, figures["planted"])
    for one in figures["human"]:
        _print_human(console, one)
    _print_cost(console, figures["cost"])


def _print_planted(console: Console, planted: Mapping[str, Any]) -> None:
    table = Table(title="planted errors: share with a critical flag, and false alarms")
    for name in ("kind", "planted", "caught", "right ones", "false alarms"):
        table.add_column(name, justify="left" if name == "kind" else "right")
    for kind, row in [*planted["kinds"].items(), ("all", planted["all"])]:
        table.add_row(
            escape(kind),
            str(row["planted"]),
            _number(row["caught"]),
            str(row["good"]),
            _number(row["false_alarms"]),
        )
    console.print(table)
    console.print(
        f"goals: {_GOAL_PLANTED} of all, {_GOAL_KIND:.2f} of each kind; "
        f"false alarms at most {_GOAL_FALSE}"
    )


def _print_human(console: Console, human: Mapping[str, Any]) -> None:
    table = Table(title=f"human-scored translations: {escape(human['file'])}")
    names = ("pair", "rows", "Pearson", "AUROC", "caught 10 %", "20 %", "30 %", "word MCC",
             "words flagged", "ECE 0", "25", "50", "100", "200")  # fmt: skip
    for name in names:
        table.add_column(name, justify="left" if name == "pair" else "right")
    for pair, row in [*human["pairs"].items(), ("mean", human["mean"])]:
        table.add_row(
            escape(pair),
            str(row.get("rows", "")),
            *(_number(value) for value in row["confidence"].values()),
            _number(row["words"]),
            _number(row["words_flagged"]),
            *(_number(value) for value in row["ece"].values()),
        )
    mean = human["mean"]
    table.add_row(
        "geometric mean probability; words below 0.5",
        "",
        *(_number(value) for value in mean["baseline"].values()),
        _number(mean["baseline_words"]),
    )
    console.print(table)
    told = ", ".join(f"{name} {low} (ambitious {high})" for name, (low, high) in GOALS.items())
    console.print(f"goals, on the held-out part: {told}")
    _print_samples(console, human["pairs"])


def _print_samples(console: Console, pairs: Mapping[str, Any]) -> None:
    table = Table(title="share of the worst fifth caught by reading a fifth: true, and as told")
    for name in ("pair", "true", "told from a sample of 5 %", "95 % interval"):
        table.add_column(name, justify="left" if name == "pair" else "right")
    for pair, row in pairs.items():
        sample = row["sample"]
        share, low, high = sample["told"] or (None, None, None)
        table.add_row(
            escape(pair), _number(sample["true"]), _number(share),
            f"{_number(low)} to {_number(high)}",
        )  # fmt: skip
    console.print(table)


def _print_cost(console: Console, cost: Mapping[str, Any]) -> None:
    table = Table(title=f"CPU time as a share of translating: {escape(cost['package'])}")
    for name in ("scoring", "judging", "checking"):
        table.add_column(name, justify="right")
    table.add_row(*(_number(cost[name]) for name in ("scoring", "judging", "checking")))
    console.print(table)
    console.print(f"goal: scoring and judging at most {_GOAL_COST}")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
