"""What workers work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.exchange.bell import Bell
from pipeline.metrics import Metrics
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.work.engine_room import EngineRoom

LEASE_SECONDS = 20.0
LATER = (0.1, 5.0)  # seconds to wait after an error: at first, and at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What workers work with, one after the other."""

    database: Database
    bell: Bell
    room: EngineRoom
    clock: Callable[[], datetime]
    owner: str  # of the leases; the same after a restart
    lease_seconds: float = LEASE_SECONDS
    make_detector: Callable[[], Detector] = Detector
    warms_up: bool = True  # load what the first posts need before they come
    metrics: Metrics = field(default_factory=Metrics)
