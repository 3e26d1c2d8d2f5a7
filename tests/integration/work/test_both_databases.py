"""The worker does the same over SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.store.database import Database
from tests.support.desk import Office
from tests.support.program import post
from translators.testing import IdentityTranslator


def test_posts_are_claimed_translated_and_kept_once(
    opened: Callable[..., Office], address: str
) -> None:
    here = opened(IdentityTranslator, make_database=lambda _: Database(address))
    here.start()
    here.send(*(post(number) for number in range(20)))
    here.until(lambda: set(here.states().values()) == {"published"})
    assert {here.editions(f"p-{number}") for number in range(20)} == {1}
    here.send(*(post(number, text="A lake now.", revision=2) for number in range(3)))
    here.until(lambda: here.events().count(("post.corrected", "p-2")) == 1)
    assert here.document("p-2")["text"] == "A lake now."


def test_two_workers_over_one_database_share_its_posts(
    opened: Callable[..., Office], address: str
) -> None:
    first = opened(IdentityTranslator, make_database=lambda _: Database(address))
    second = opened(IdentityTranslator, make_database=lambda _: Database(address))
    first.send(*(post(number) for number in range(60)))
    first.start()
    second.start()
    first.until(lambda: set(first.states().values()) == {"published"})
    assert {first.editions(f"p-{number}") for number in range(60)} == {1}
