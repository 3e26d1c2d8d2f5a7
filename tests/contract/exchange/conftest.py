"""One exchange on each kind of database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from tests.support.exchange import Exchange


@pytest.fixture
def make_exchange(database: Database, detector: Detector) -> Callable[..., Exchange]:
    """Give a maker of exchanges in one database."""

    def make(**more: Any) -> Exchange:
        return Exchange(database, detector, **more)

    return make


@pytest.fixture
def exchange(make_exchange: Callable[..., Exchange]) -> Exchange:
    """Give an exchange whose flagged posts wait for a teacher."""
    return make_exchange()
