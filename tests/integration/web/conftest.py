"""Services over a database of the test's own, or of its file's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.support.exchange import FINE
from tests.support.web_service import Served, serving


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, detector: Detector) -> Iterator[Served]:
    """Give one service for tests of a file that do not get into each other's way."""
    folder = tmp_path_factory.mktemp("shared")
    database = Database.at(folder / "passerelle.sqlite3")
    upgrade(database)
    with serving(database, detector, folder) as served:
        yield served
    database.close()


@pytest.fixture
def served(database: Database, detector: Detector, tmp_path: Path) -> Iterator[Served]:
    """Give a service of the test's own, on each kind of database."""
    with serving(database, detector, tmp_path) as served:
        yield served


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    """Give the operator's client of the test's own service."""
    with served.outer() as made:
        yield made


@pytest.fixture
def serve_with(database: Database, detector: Detector, tmp_path: Path) -> Callable[..., Any]:
    """Give a maker of services with settings of their own."""
    return lambda **settings: serving(database, detector, tmp_path, **settings)


@pytest.fixture
def post() -> Callable[..., dict[str, Any]]:
    """Give a maker of posts as a platform sends them."""

    def make(name: str = "p-1", **changes: Any) -> dict[str, Any]:
        return {
            "id": name,
            "classroom": "en",
            "author": "s-4",
            "thread": "t-1",
            "created_at": "2026-11-20T09:30:00+00:00",
            "language": "en",
            "text": FINE,
            **changes,
        }

    return make
