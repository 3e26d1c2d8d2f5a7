"""How the probabilities of packages are spread: learned, kept, and shipped for the starters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.stages.confidence import Evidence, Statistics, learn_statistics, load_model

_DIGITS = 5


def learn_figures(passages: Iterable[Evidence]) -> dict[str, Any] | None:
    """Give plain values of what is learned from a package's translations; None from nothing.

    They are drawn towards what is known of other engines: the fewer the passages, the more.
    """
    model = load_model()
    learned = learn_statistics(model, passages, model.unknown)
    if learned is model.unknown:
        return None
    return {"fitted": model.fitted, "statistics": _rounded(learned.to_json())}


def read_figures(value: Mapping[str, Any] | None) -> Statistics | None:
    """Read what `learn_figures` gave; None for what belongs to other coefficients."""
    try:
        if value is None or value["fitted"] != load_model().fitted:
            return None
        return Statistics.from_json(value["statistics"])
    except (KeyError, TypeError, ValueError):
        return None


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list) else value


def _shipped() -> Mapping[str, Statistics]:
    value = json.loads(Path(__file__).with_name("packages.json").read_text(encoding="utf-8"))
    found = {name: read_figures(one) for name, one in value["packages"].items()}
    return MappingProxyType({name: one for name, one in found.items() if one is not None})


# Of the starter packages, by engine, pair and version, as in a signature: measured beforehand, as
# others are when they are installed. Written by `tools/measure_packages.py`.
KNOWN_PACKAGES = _shipped()
