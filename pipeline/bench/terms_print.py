"""The tables of `passerelle bench terms`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

_GOALS = {
    "success": "terms satisfied: at least 0.97",
    "chrf_lost": "chrF lost, domain: at most 0.5",
    "masked_lost": "chrF lost, regional, term masked: at most 1.0",
    "false": "sentences with a false enforcement: at most 0.01",
    "unflagged": "misses without a flag: 0",
    "cost": "times the CPU time, sentences with terms: at most 2.5",
}


def print_figures(console: Console, figures: Mapping[str, Any], show: int) -> None:
    """Print all tables, and so many enforced sentences of each set."""
    for one in figures["sets"]:
        console.print(f"{one['name']}: {one['signature']}")
    console.print(f"{figures['chrf']}; without and with the glossary, all terms of a set in one")
    _print_sets(console, figures["sets"])
    _print_methods(console, figures["methods"])
    _print_cost(console, figures["sets"])
    _print_faults(console, figures["sets"])
    _print_goals(console, figures["sets"])
    for one in figures["sets"]:
        _print_examples(console, one, show)


def _table(title: str, left: Sequence[str], right: Sequence[str]) -> Table:
    table = Table(title=title)
    for column in left:
        table.add_column(column)
    for column in right:
        table.add_column(column, justify="right")
    return table


def _print_sets(console: Console, sets: Sequence[Mapping[str, Any]]) -> None:
    table = _table(
        "terms, and chrF against the references",
        ("set", "kind"),
        ("sentences", "terms", "satisfied without", "with", "chrF without", "with", "lost",
         "masked without", "with", "lost", "agreeing let pass"),
    )  # fmt: skip
    for one in sets:
        rows = [*one["kinds"].items(), ("all", one["all"])]
        for kind, row in rows if len(one["kinds"]) > 1 else rows[:1]:
            table.add_row(
                escape(one["name"]),
                escape(kind),
                str(row["sentences"]),
                str(row["terms"]),
                _number(row["success_plain"], 3),
                _number(row["success"], 3),
                *(_number(row[name], 2) for name in ("chrf_plain", "chrf", "chrf_lost")),
                *(
                    _number(row.get(name), 2)
                    for name in (
                        "masked_plain",
                        "masked",
                        "masked_lost",
                        "agreeing_lost",
                    )
                ),
            )
        table.add_section()
    console.print(table)


def _print_methods(console: Console, methods: Mapping[str, Mapping[str, Any]]) -> None:
    table = _table(
        "all sets by method; scores of the sentences in which no term's method changes more",
        ("method",),
        ("uses", "satisfied", "sentences", "score without", "with", "fall of the log", "spread",
         "worst"),
    )  # fmt: skip
    for method, row in methods.items():
        table.add_row(
            method,
            str(row["uses"]),
            _number(row["success"], 3),
            str(row["sentences"]),
            *(
                _number(row[name], 3)
                for name in ("score_plain", "score", "fall", "spread", "worst")
            ),
        )
    console.print(table)


def _print_cost(console: Console, sets: Sequence[Mapping[str, Any]]) -> None:
    table = _table(
        "cost: the whole flow with the glossary, times that without; in brackets, all rounds",
        ("set", "sentences"),
        ("number", "rounds", "without, s", "with, s", "times, wall", "times, CPU"),
    )
    names = {"with_terms": "with terms", "without_terms": "without any"}
    for one in sets:
        for name, words in names.items():
            row = one["cost"][name]
            if row is not None:
                table.add_row(
                    escape(one["name"]),
                    words,
                    str(row["posts"]),
                    str(row["rounds"]),
                    _number(row["wall"]["plain_s"], 2),
                    _number(row["wall"]["enforcing_s"], 2),
                    *(_spread(row[clock]) for clock in ("wall", "cpu")),
                )
    console.print(table)


def _spread(row: Mapping[str, float]) -> str:
    return f"{row['ratio']:.2f} ({row['least']:.2f}-{row['greatest']:.2f})"


def _print_faults(console: Console, sets: Sequence[Mapping[str, Any]]) -> None:
    """Print the sentences that a reader has to look at.

    Doubted: the pipeline calls a term satisfied that the judge does not find, or missing one that
    it finds.
    """
    faults = [
        (fault, one, one.get(detail))
        for each in sets
        for fault, detail, rows in (
            (
                "missed, not flagged",
                "wanted",
                [one for one in each["missed"] if not one["flagged"]],
            ),
            ("false", "form", each["false"]),
            ("doubted", "method", each["doubted"]),
        )
        for one in rows
    ]
    if not faults:
        return
    table = _table("faults", ("fault", "term", "source", "without", "with"), ())
    for fault, one, detail in faults:
        texts = (f"{one['entry']}: {detail}", one["source"], one["plain"], one["enforced"])
        table.add_row(fault, *map(escape, texts))
    console.print(table)


def _print_goals(console: Console, sets: Sequence[Mapping[str, Any]]) -> None:
    table = _table("goals", ("goal",), [one["name"] for one in sets])
    for name, words in _GOALS.items():
        table.add_row(
            words,
            *(
                next((_goal(goal) for goal in one["goals"] if goal["goal"] == name), "-")
                for one in sets
            ),
        )
    console.print(table)


def _goal(row: Mapping[str, Any]) -> str:
    digits = 0 if row["goal"] == "unflagged" else 3 if row["goal"] in ("success", "false") else 2
    return f"{_number(row['value'], digits)} {'met' if row['met'] else 'missed'}"


def _print_examples(console: Console, figures: Mapping[str, Any], show: int) -> None:
    """Print sentences that differ, from all over the set."""
    changed = [one for one in figures["sentences"] if one["plain"] != one["enforced"]]
    if not show or not changed:
        return
    title = escape(f"{figures['name']}: {min(show, len(changed))} of {len(changed)} that differ")
    table = _table(title, ("source", "without", "with", "terms"), ())
    table.show_lines = True
    step = max(1.0, len(changed) / show)
    for number in range(min(show, len(changed))):
        one = changed[int(number * step)]
        terms = ", ".join(f"{term['entry']}: {term['method']}" for term in one["terms"])
        table.add_row(*map(escape, (one["source"], one["plain"], one["enforced"], terms)))
    console.print(table)


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
