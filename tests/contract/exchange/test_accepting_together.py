"""Posts that come in together have the same effect as one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from pipeline.exchange.accept import Outcome, accept
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import register
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.values import PASSERELLE
from pipeline.store.tables import metadata
from tests.support.exchange import FINE, NUMBER, Exchange

KEPT = ("posts", "revisions", "outbox", "deliveries", "usage", "reviews", "erased")
MADE_ANEW = {"event_id", "endpoint", "digest"}  # others in each project
NUMBERS = ("number", "event", "changed")

POSTS = st.fixed_dictionaries(
    {
        "post": st.sampled_from(["p-1", "p-2", "p-3", "gone"]),
        "revision": st.integers(1, 3),
        "text": st.sampled_from([FINE, NUMBER]),
        "thread": st.sampled_from([None, "t-1"]),
    }
)


def content(exchange: Exchange) -> dict[str, list[dict[str, Any]]]:
    """Give all that is kept of posts, with numbers counted from 0 and without what is random."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in KEPT:
        table = metadata.tables[name]
        query = select(table).where(table.c.project == exchange.name).order_by(*table.primary_key)
        rows = exchange.database.read(lambda c, query=query: list(c.execute(query).mappings()))
        found[name] = [plain(name, row, exchange.name) for row in rows]
    places = {row["number"]: place for place, row in enumerate(found["outbox"])}
    for place, row in enumerate(found["deliveries"]):
        row["number"] = place
    for row in (row for rows in found.values() for row in rows):
        row |= {key: places.get(row[key], row[key]) for key in NUMBERS if key in row}
    return found


def plain(table: str, row: Any, project: str) -> dict[str, Any]:
    left_out = MADE_ANEW if table == "posts" else {*MADE_ANEW, "id"}
    return {key: unnamed(row[key], project) for key in row if key not in left_out}


def unnamed(value: Any, project: str) -> Any:
    if isinstance(value, dict):
        return {key: unnamed(one, project) for key, one in value.items()}
    return value.replace(project, "*") if isinstance(value, str) else value


def prepare(exchange: Exchange) -> None:
    """Add an endpoint, and let a post have been erased."""
    exchange.send(post="gone", author="who-left")

    def change(connection: Connection) -> None:
        erase_author(connection, exchange.name, "who-left", exchange.now, PASSERELLE)
        register(
            connection, exchange.project, classroom="es", url="https://platform.example/hook",
            payload="thin", secret=None, now=exchange.now, actor=PASSERELLE,
            allowance=Allowance(),
        )  # fmt: skip

    exchange.database.write(change)


@pytest.fixture
def names() -> Iterator[int]:
    return count()


@given(
    batches=st.lists(st.lists(POSTS, min_size=1, max_size=6), min_size=1, max_size=4),
    quota=st.sampled_from([None, 60, 150, 400]),
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_many_at_once_are_the_same_as_one_after_the_other(
    make_exchange: Callable[..., Exchange],
    names: Iterator[int],
    batches: list[list[dict[str, Any]]],
    quota: int | None,
) -> None:
    together, alone = (make_exchange(name=f"project-{next(names)}") for _ in range(2))
    outcomes: list[list[Outcome]] = []
    for exchange in (together, alone):
        prepare(exchange)
        seen: list[Outcome] = []
        for batch in batches:
            exchange.later(seconds=1)
            posts = [exchange.post(**one) for one in batch]
            for some in [posts] if exchange is together else [[one] for one in posts]:
                seen += exchange.database.write(
                    lambda c, some=some, exchange=exchange: accept(
                        c, exchange.project, some, exchange.now, quota=quota
                    )
                )
        outcomes.append(seen)
    assert outcomes[0] == outcomes[1]
    assert content(together) == content(alone)
