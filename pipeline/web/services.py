"""What the API works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipeline.exchange.bell import Bell
from pipeline.metrics import Metrics
from pipeline.settings import Settings
from pipeline.stages.confidence import Statistics
from pipeline.store.database import Database


def utc_now() -> datetime:
    """Give the time."""
    return datetime.now(UTC)


def no_way_back(_text: str, _source: str, _target: str) -> str | None:
    """Translate nothing: there is no engine in this process."""
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """What the API works with; the runtime puts it together."""

    database: Database
    bell: Bell
    settings: Settings
    clock: Callable[[], datetime] = utc_now
    metrics: Metrics = field(default_factory=Metrics)
    # How the probabilities of the installed packages are spread, by their names.
    figures: Callable[[], Mapping[str, Statistics]] = dict
    # What must hold for the service to be ready, by its name, beside the database. Each is asked
    # on the event loop and answers at once.
    checks: Mapping[str, Callable[[], bool]] = field(default_factory=dict)
    # Translates a text roughly, from a language tag to another, for who cannot read it; None where
    # there is no way. It takes its time: never to be called inside of a transaction.
    translate_back: Callable[[str, str, str], str | None] = no_way_back
