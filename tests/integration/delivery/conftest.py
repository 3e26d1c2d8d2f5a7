"""A project for deliveries."""

from __future__ import annotations

import pytest

from pipeline.store.database import Database
from tests.support.outgoing import make_project


@pytest.fixture
def project(database: Database) -> None:
    """Put a project into the database."""
    make_project(database)
