"""What waits for Kafka in a database, for tests."""

from __future__ import annotations

from pipeline.exchange.relaying import Waiting, next_events
from pipeline.store.database import Database


def waiting_in(database: Database, most: int = 100) -> list[Waiting]:
    """Give the events that are handed over next, all of which can be read."""
    found = database.read(lambda c: next_events(c, most))
    events = [one for one in found if isinstance(one, Waiting)]
    assert events == found
    return events
