"""Packages whose figures are known: how their scores are spread, measured beforehand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from types import MappingProxyType

from pipeline.stages.confidence import Statistics


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageFigures:
    """How the figures of one package are spread, over sentences of classrooms."""

    statistics: Statistics
    expected: NormalDist  # of raw scores


def _read() -> Mapping[str, PackageFigures]:
    value = json.loads(Path(__file__).with_name("packages.json").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            name: PackageFigures(
                statistics=Statistics.from_json(one["statistics"]),
                expected=NormalDist(*one["expected"]),
            )
            for name, one in value["packages"].items()
        }
    )


# By engine, pair and version, as in a signature; written by `tools/measure_packages.py`.
KNOWN_PACKAGES = _read()
