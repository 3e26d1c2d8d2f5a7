"""A row that cannot be read keeps no other from being worked on."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import DBAPIError

from pipeline.exchange.arriving import give_up_waiting
from pipeline.exchange.bell import Bell
from pipeline.exchange.claiming import claimable, failed_try, wake_wanting, wanted_pairs
from pipeline.exchange.pending import approve_due, hold_back
from pipeline.exchange.publishing import release_due
from pipeline.exchange.showing import posts_json
from pipeline.exchange.standing import standing_of
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import posts, reviews
from pipeline.work.watcher import wake_wanted
from tests.support.exchange import NUMBER, OTHER_NUMBER, TEACHER, Exchange
from translators.testing import ScriptedTranslator

LARGE = "".join(random.Random(5).choices("abcdefghijklmnopqrstuvwxyz ", k=15_000))

# What somebody does to a post, by the databases that let them.
EITHER = {
    "another shape": """UPDATE revisions SET body = '["p-2"]' WHERE post = '{post}'""",
    "no text": """UPDATE revisions SET body = '{"id": "p-2"}' WHERE post = '{post}'""",
    "null": "UPDATE revisions SET body = 'null' WHERE post = '{post}'",
    "gone": "DELETE FROM revisions WHERE post = '{post}'",
}
SQLITE = {
    "cut off": """UPDATE revisions SET body = '{"id": "p-2", "te' WHERE post = '{post}'""",
    "no UTF-8": "UPDATE revisions SET body = CAST(X'7BFF7D' AS TEXT) WHERE post = '{post}'",
}
POSTGRESQL = {
    "parts lost": "DELETE FROM {toast} WHERE chunk_id = (SELECT max(chunk_id) FROM {toast})",
}

BROKEN_PAGE = (  # what PostgreSQL says of one
    """CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'invalid page' USING ERRCODE = 'XX001'; END$$""",
    """CREATE TRIGGER broken BEFORE UPDATE ON posts FOR EACH ROW
    WHEN (OLD.id = '{post}') EXECUTE FUNCTION broken()""",
)


def damage(connection: Connection, statement: str, post: str, table: str = "revisions") -> None:
    """Do something to a row that the program never does."""
    if "{toast}" not in statement:
        connection.exec_driver_sql(statement.replace("{post}", post))
        return
    toast = connection.scalar(
        text("SELECT reltoastrelid::regclass::text FROM pg_class WHERE relname = :table"),
        {"table": table},
    )
    kind = f"UPDATE pg_class SET relkind = '{{}}' WHERE oid = '{toast}'::regclass"
    for one in (  # PostgreSQL lets nobody write there, unless it takes it for an ordinary table
        "SET LOCAL allow_system_table_mods = on",
        kind.format("r"),
        statement.format(toast=toast),
        kind.format("t"),
    ):
        connection.exec_driver_sql(one)


def damage_column(exchange: Exchange, post: str, column: str) -> None:
    """Let a column of a post's own row be unreadable, for whoever asks for it."""

    def write(connection: Connection) -> None:
        if exchange.database.is_sqlite:
            spoil = f"UPDATE posts SET {column} = CAST(X'FF' AS TEXT) WHERE id = '{{post}}'"
            damage(connection, spoil, post)
            return
        words = f'"{LARGE}"' if column == "wants" else LARGE  # so long that it is kept elsewhere
        connection.execute(update(posts).where(posts.c.id == post).values({column: words}))
        damage(connection, POSTGRESQL["parts lost"], post, "posts")

    exchange.database.write(write)
    if not exchange.database.is_sqlite:  # lost, not only on their way out
        with exchange.database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("VACUUM posts")


def row(exchange: Exchange, post: str) -> Any:
    columns = posts.c.state, posts.c.work, posts.c.reason
    return exchange.database.read(
        lambda c: tuple(c.execute(select(*columns).where(posts.c.id == post)).one())
    )


def test_a_post_that_cannot_be_read_fails_alone(exchange: Exchange) -> None:
    kinds = EITHER | (SQLITE if exchange.database.is_sqlite else POSTGRESQL)
    for number, statement in enumerate(kinds.values()):
        bad, fine = f"bad-{number}", f"fine-{number}"
        exchange.send(LARGE, post=bad)
        exchange.send(post=fine)
        exchange.database.write(lambda c, one=statement, post=bad: damage(c, one, post))
        assert [one.post for one in exchange.claim()] == [fine]
        assert row(exchange, bad) == ("failed", "idle", "Unreadable")
        assert exchange.database.read(lambda c: claimable(c, exchange.now, most=9)) == 0
        for may_review in (False, True):
            shown = exchange.shown(bad, may_review=may_review)
            assert (shown["status"], shown["reason"]) == ("failed", "Unreadable")
            assert shown["created_at"] == "2026-11-20T09:30:00+00:00"
        assert exchange.run(revision=2, post=bad).state == "published", "a new one starts again"
    assert exchange.events().count("post.failed") == len(kinds)


def test_many_that_cannot_be_read_fail_in_one_take(exchange: Exchange) -> None:
    names = [f"p-{number}" for number in range(70)]
    for name in names:
        exchange.send(post=name)
    spoil = text("DELETE FROM revisions WHERE post = :name")
    bad = names[::3]
    exchange.database.write(lambda c: c.execute(spoil, [{"name": name} for name in bad]))
    assert [one.post for one in exchange.claim()] == [one for one in names if one not in bad]
    assert exchange.events().count("post.failed") == len(bad)


def test_a_post_of_which_nothing_can_be_told_fails_in_silence(
    tmp_path: Path, detector: Detector
) -> None:
    database = Database.at(tmp_path / "a.sqlite")  # it keeps words where figures belong
    upgrade(database)
    exchange = Exchange(database, detector)
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(post=name)
    spoil = "UPDATE posts SET version = 'many', tries = 'x' WHERE id = '{post}'"
    database.write(lambda c: damage(c, spoil, "p-2"))
    assert [one.post for one in exchange.claim()] == ["p-1", "p-3"]
    assert row(exchange, "p-2") == ("failed", "idle", "Unreadable")
    database.close()


def test_a_post_whose_own_row_is_damaged_can_be_given_up(exchange: Exchange) -> None:
    for column in ("wants", "language", "in_reply_to"):
        exchange.send(post=column)
        damage_column(exchange, column, column)
        for revision, is_given_up in ((2, False), (1, True), (1, False)):
            assert is_given_up == exchange.database.write(
                lambda c, post=column, one=revision: give_up_waiting(
                    c, "rivers", post, one, "Unreadable", exchange.now
                )
            )
        assert row(exchange, column) == ("failed", "idle", "Unreadable")
    assert exchange.events().count("post.failed") == 3


def test_a_damaged_lease_that_ran_out_stops_nobody(exchange: Exchange) -> None:
    exchange.send()
    assert len(exchange.claim()) == 1
    exchange.database.write(lambda c: damage(c, EITHER["gone"], "p-1"))
    exchange.later(seconds=21)
    exchange.send(post="p-3")
    assert [one.post for one in exchange.claim()] == ["p-3"]
    assert row(exchange, "p-1") == ("failed", "idle", "Unreadable")


def test_what_a_post_waits_for_may_be_unreadable(exchange: Exchange) -> None:
    spoilt: list[Any] = ['"en"', '[["en"]]', "[1]", "null", "[[[], []]]", '[["en", "e', b"[\xff]"]
    write = "UPDATE posts SET wants = CAST(CAST(:wants AS BLOB) AS TEXT) WHERE id = :post"
    if not exchange.database.is_sqlite:
        del spoilt[-2:]  # PostgreSQL keeps no half JSON
        write = "UPDATE posts SET wants = CAST(:wants AS JSON) WHERE id = :post"
    nothing = ScriptedTranslator(lambda text: text, pairs=frozenset())
    exchange.send(post="p-fine")
    for number in range(len(spoilt)):
        exchange.send(post=f"p-{number}")
    for one in exchange.claim():
        exchange.record(one, exchange.translate(one, nothing))
    values = [{"wants": one, "post": f"p-{number}"} for number, one in enumerate(spoilt)]
    exchange.database.write(lambda c: c.execute(text(write), values))
    assert exchange.database.read(wanted_pairs) == {("en", "es")}
    standing = exchange.database.read(lambda c: standing_of(c, "rivers", exchange.now))
    assert (standing.wanting, standing.wanted) == (1 + len(spoilt), ((("en", "es"), 1),))
    woken = exchange.database.write(lambda c: wake_wanting(c, {("en", "es")}, exchange.now))
    assert woken == 1 + len(spoilt)
    assert {outcome.state for outcome in exchange.work()} == {"published"}


def test_a_post_goes_on_though_what_it_waits_for_is_unreadable_and_no_package_is_here(
    exchange: Exchange,
) -> None:
    nothing = ScriptedTranslator(lambda text: text, pairs=frozenset())
    exchange.send()
    (one,) = exchange.claim()
    exchange.record(one, exchange.translate(one, nothing))
    assert wake_wanted(exchange.database, nothing, Bell()) == 0
    exchange.database.write(lambda c: damage(c, "UPDATE posts SET wants = '[1]'", "p-1"))
    assert wake_wanted(exchange.database, nothing, Bell()) == 1
    (one,) = exchange.claim()
    exchange.record(one, exchange.translate(one, nothing))
    assert exchange.database.read(wanted_pairs) == {("en", "es")}, "it is known again"


def test_a_post_that_waits_unreadably_is_translated_listed_and_replaced(
    exchange: Exchange,
) -> None:
    for name in ("p-1", "p-2"):
        exchange.send(post=name)
        damage_column(exchange, name, "wants")
    assert {one.state for one in exchange.work()} == {"published"}
    for name in ("p-1", "p-2"):
        damage_column(exchange, name, "wants")
    assert listed(exchange) == ["p-1", "p-2"]
    assert exchange.run(post="p-1", revision=2).state == "published"


@pytest.mark.parametrize("column", ["language", "in_reply_to"])
def test_a_post_that_can_be_taken_and_not_be_kept_fails_at_its_first_try(
    exchange: Exchange, column: str
) -> None:
    for name in ("p-1", "p-2"):
        exchange.send(post=name)
    damage_column(exchange, "p-1", column)
    one, other = exchange.claim()
    with pytest.raises(DBAPIError):
        exchange.record(one, exchange.translate(one))
    note = partial(failed_try, claim=one, reason="OperationalError", now=exchange.now)
    assert exchange.database.write(note)
    assert row(exchange, "p-1") == ("failed", "idle", "Unreadable")
    assert not exchange.database.write(note), "who holds no lease changes nothing"
    assert exchange.record(other, exchange.translate(other)).state == "published"
    assert listed(exchange) == ["p-2"], "the others can be listed"
    assert exchange.events().count("post.failed") == 1


def listed(exchange: Exchange) -> list[str]:
    found = exchange.database.read(lambda c: posts_json(c, "rivers", may_review=True))
    return sorted(one["id"] for one in found.items)


def spoil_document(exchange: Exchange, post: str) -> None:
    """Damage the bilingual post that is held."""
    half = """'{"id": "p'""" if exchange.database.is_sqlite else "'[]'"
    statement = f"UPDATE revisions SET document = {half} WHERE post = '{post}'"
    exchange.database.write(lambda c: c.execute(text(statement)) and None)


def test_a_held_post_that_cannot_be_read_keeps_no_other_from_its_release(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 2})
    for name in ("p-1", "p-2", "p-3"):
        exchange.run(NUMBER, post=name)
    spoil_document(exchange, "p-1")
    damage_column(exchange, "p-2", "language")
    exchange.later(hours=3)
    counts = [
        exchange.database.write(lambda c: release_due(c, exchange.now, limit=2)) for _ in range(3)
    ]
    assert counts == [2, 1, 0], "those that fail wait no longer"
    assert [row(exchange, f"p-{n}") for n in (1, 2, 3)] == [
        ("failed", "idle", "Unreadable"),
        ("failed", "idle", "Unreadable"),
        ("published", "idle", None),
    ]
    assert exchange.events().count("post.failed") == 2
    assert {one["post"] for one in exchange.questions()} == {"p-3"}, "none without an effect"
    assert exchange.run(NUMBER, post="p-1", revision=2).state == "held", "a new one starts again"
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0


# SQLite says of a broken page that the whole file is damaged.
@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_held_post_that_cannot_even_fail_keeps_no_other_from_its_release(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 2})
    for name in ("p-1", "p-2"):
        exchange.run(NUMBER, post=name)
    spoil_document(exchange, "p-1")
    for one in BROKEN_PAGE:
        exchange.database.write(lambda c, one=one: damage(c, one, "p-1"))
    exchange.later(hours=3)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 1
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0
    assert [row(exchange, f"p-{n}")[0] for n in (1, 2)] == ["held", "published"]


def test_a_question_that_cannot_be_read_keeps_no_other_approval_from_its_effect(
    exchange: Exchange,
) -> None:
    for name, source in (("p-1", NUMBER), ("p-2", OTHER_NUMBER)):
        exchange.run(source, post=name)
    exchange.database.write(lambda c: c.execute(update(reviews).values(kind="unsure")) and None)
    chosen = dict.fromkeys([one["id"] for one in exchange.questions()], 1)
    exchange.database.write(
        lambda c: hold_back(c, exchange.project, chosen, (), exchange.now, TEACHER)
    )
    spoil_document(exchange, "p-1")
    exchange.later(hours=1)
    assert exchange.database.write(lambda c: approve_due(c, "rivers", exchange.now)) == (2, 1)
    assert [row(exchange, f"p-{n}")[0] for n in (1, 2)] == ["held", "published"]
    assert exchange.database.write(lambda c: approve_due(c, "rivers", exchange.now)) == (0, 0)


def test_a_post_that_cannot_be_read_keeps_no_other_from_the_verdict_on_their_question(
    exchange: Exchange,
) -> None:
    for name in ("p-1", "p-2", "p-3"):
        exchange.run(NUMBER, post=name)
    spoil_document(exchange, "p-2")
    (question,) = exchange.questions()
    assert question["posts_waiting"] == 3
    assert exchange.decide(question["id"], "approve").post_state == "published"
    assert [row(exchange, f"p-{n}")[0] for n in (1, 2, 3)] == ["published", "held", "published"]
    (left,) = exchange.questions()
    assert (left["post"], left["posts_waiting"]) == ("p-2", 1)
