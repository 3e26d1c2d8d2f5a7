"""Planted errors: translations with a catastrophic mistake, and their like without."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pipeline.domain.item import Item
from pipeline.schemas.problems import Refusal
from pipeline.schemas.score_item import parse_item
from pipeline.scoring import Scorer

_NAME = "critical-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Planted:
    """One pair of translations."""

    kind: str
    good: Item
    bad: Item | None  # None: right, but odd


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What the checks said of one pair: codes of critical flags."""

    planted: Planted
    good: tuple[str, ...]
    bad: tuple[str, ...]


def read_planted() -> list[Planted]:
    """Read all kinds that ship with the project."""
    folder = files("pipeline.bench").joinpath("data")
    names = sorted(one.name for one in folder.iterdir() if one.name.startswith(_NAME))
    return [
        planted_of(json.loads(line))
        for name in names
        for line in folder.joinpath(name).read_text("utf-8").splitlines()
    ]


def planted_of(row: dict[str, Any]) -> Planted:
    """Make the value of one line. Raises ValueError where it cannot be used."""
    return Planted(
        kind=row["kind"],
        good=_item(row, row["good"]),
        bad=None if row["bad"] is None else _item(row, row["bad"]),
    )


def _item(row: dict[str, Any], translation: str) -> Item:
    made = parse_item({**row, "translation": translation})
    if isinstance(made, Refusal):
        raise ValueError(f"{row['source']}: {made.problems}")
    return made


def find(scorer: Scorer, planted: Iterable[Planted]) -> list[Found]:
    """Score both translations of each."""
    return [
        Found(
            planted=one,
            good=_critical(scorer, one.good),
            bad=() if one.bad is None else _critical(scorer, one.bad),
        )
        for one in planted
    ]


def _critical(scorer: Scorer, item: Item) -> tuple[str, ...]:
    return tuple(one.code for one in scorer.score(item).flags if one.severity == "critical")


def measure_planted(scorer: Scorer) -> dict[str, Any]:
    """Give shares caught and shares of false alarms, by kind and over all."""
    found = find(scorer, read_planted())
    kinds = dict.fromkeys(one.planted.kind for one in found)
    return {
        "kinds": {
            kind: _shares([one for one in found if one.planted.kind == kind]) for kind in kinds
        },
        "all": _shares(found),
    }


def _shares(found: Sequence[Found]) -> dict[str, Any]:
    bad = [one for one in found if one.planted.bad is not None]
    return {
        "planted": len(bad),
        "caught": sum(bool(one.bad) for one in bad) / len(bad) if bad else None,
        "good": len(found),
        "false_alarms": sum(bool(one.good) for one in found) / len(found),
    }
