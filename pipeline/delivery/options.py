"""What of the delivery loop can be set: by the service, and by tests."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipeline.delivery.guard import Resolve
from pipeline.delivery.lanes import Limits
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.sending import ATTEMPT_SECONDS
from pipeline.delivery.telling import Tell, log
from pipeline.exchange.addresses import Allowance


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What can be set, and what tests set."""

    allowance: Allowance = field(default_factory=Allowance)
    schedule: Schedule = field(default_factory=Schedule)
    limits: Limits = field(default_factory=Limits)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)  # of secrets
    clock: Callable[[], datetime] = _now  # in UTC
    resolve: Resolve | None = None  # None: the system's
    tell: Tell = log
    ssl_context: ssl.SSLContext | None = None  # None: the usual authorities
    attempt_seconds: float = ATTEMPT_SECONDS
    poll_seconds: float = 0.5
    stop_seconds: float = 15.0  # for attempts that are running when it has to end
    alone: bool = True  # no other process delivers from this database: its leases are taken back
