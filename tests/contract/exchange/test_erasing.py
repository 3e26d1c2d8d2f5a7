"""What is erased is gone: from every table, and from the files of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import JSON, LargeBinary, String, func, insert, select, update

from pipeline.exchange.accept import accept
from pipeline.exchange.erasing import Erased, erase_author
from pipeline.exchange.memory import remember
from pipeline.exchange.pending import hold_back
from pipeline.exchange.scrubbing import scrub
from pipeline.exchange.values import Accepted, Conflict
from pipeline.store.idempotency import KeptAnswer, KeyOfRequest, keep_answer
from pipeline.store.tables import (
    attempts,
    audit,
    calibration,
    deliveries,
    erased,
    memory,
    metadata,
    outbox,
    posts,
    reviews,
    revisions,
)
from tests.support.canaries import places
from tests.support.exchange import FINE, NUMBER, TEACHER, Exchange

WORD = "Zyxwvutsrq"
AUTHOR = "s-canary-7731"
TOLD = f"We saw 15 big {WORD} in the garden."

# Tables whose rows go with the post, whatever columns they have.
ROWS_GO = {
    "posts", "revisions", "editions", "passages", "reviews", "memory", "outbox", "deliveries",
    "attempts", "idempotency", "pending",
}  # fmt: skip
# Tables whose rows stay, with the columns that could hold words, and why they hold none of an
# author's: what an operator or a teacher wrote, ids, digests, names of packages and of errors.
ROWS_STAY = {
    "projects": {"id", "body"},
    "glossaries": {"project", "source", "target", "name", "content", "version", "by"},
    "relay": set(),
    "crew": {"id", "stage", "host", "state", "partitions"},
    "tries": {"stage", "topic"},
    "retried": {"topic"},
    "withdrawals": {"project", "digest"},
    "early_withdrawals": {"project", "digest"},
    "erased_authors": {"project", "digest"},
    "calibration": {"project", "packages", "review"},  # the review's id is emptied
    "members": {"project", "id", "languages", "scopes"},
    "tokens": {"id", "project", "name", "digest", "scopes"},
    "endpoints": {
        "id", "project", "classroom", "url", "payload", "secret", "secret_env", "old_secret",
        "disabled_reason",
    },
    "audit": {"project", "actor", "action", "object", "detail"},
    "usage": {"project", "day"},
    "erased": {"project", "digest"},
    "links": {
        "id", "project", "kind", "digest", "member", "classroom", "thread", "created_by",
    },
    "sessions": {"project", "member", "digest"},
    "threads": {"project", "thread", "reveal"},
}  # fmt: skip


@pytest.fixture
def exchange(make_exchange: Callable[..., Exchange]) -> Exchange:
    """Give an exchange with an endpoint in either classroom."""
    rooms = [
        {
            "id": tag,
            "language": tag,
            "timezone": "UTC",
            "endpoints": [{"url": f"https://{tag}.example.org/hook"}],
        }
        for tag in ("en", "es")
    ]
    return make_exchange(classrooms=rooms)


def erase(exchange: Exchange, author: str = AUTHOR) -> Erased:
    exchange.later(seconds=1)
    return exchange.database.write(
        lambda c: erase_author(c, exchange.name, author, exchange.now, TEACHER)
    )


def count(exchange: Exchange, table: Any, *which: Any) -> int:
    return exchange.database.read(
        lambda c: c.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
    )


def run_whole_life(exchange: Exchange) -> None:
    """Let the canary go everywhere: revisions, verdicts, memory, deliveries, kept answers."""
    picture = {"url": "https://example.org/a.png", "alt": f"A {WORD} on a {WORD}"}
    canary = {"author": AUTHOR, "title": f"My {WORD}", "attachments": [picture]}
    exchange.run(TOLD, post="p-1", **canary)
    for number, question in enumerate(exchange.questions()):
        verdict = ("edit", "approve", "reject")[number % 3]
        more = {"text": f"Vimos 15 {WORD}."} if verdict == "edit" else {}
        exchange.decide(question["id"], verdict, note=f"{AUTHOR} wrote {WORD}", **more)
    exchange.run(f"{TOLD} Again {WORD}.", post="p-1", revision=2, **canary)
    for question in exchange.questions():
        exchange.decide(question["id"], "approve")
    exchange.run(f"{TOLD} Held {WORD}.", post="p-2", thread="t-1", **canary)
    exchange.run(FINE, post="p-3", **canary)
    exchange.withdraw("p-3")
    exchange.send(f"Not translated yet: {WORD}.", post="p-4", **canary)
    exchange.send(f"At first by {WORD}", post="p-5", author=AUTHOR)
    exchange.send(FINE, post="p-5", author="s-9", revision=2)
    exchange.database.write(lambda c: approve_from_the_list(c, exchange, "p-2"))
    exchange.database.write(lambda c: remember_import(c, exchange, f"Held {WORD}."))
    exchange.database.write(lambda c: keep(c, exchange, {"text": TOLD, "author": AUTHOR}))
    exchange.database.write(lambda c: c.execute(update(deliveries).values(tries=1)))
    exchange.database.write(lambda c: attempt_all(c, exchange))


def remember_import(connection: Any, exchange: Exchange, source: str) -> None:
    """Put an entry into the memory as a file does that was exported and imported again."""
    remember(
        connection, exchange.name, language="en", target="es", written="plain",
        source_text=source, target_text=f"Vimos {WORD}", author=None, review=None,
        actor=TEACHER, now=exchange.now,
    )  # fmt: skip


def approve_from_the_list(connection: Any, exchange: Exchange, post: str) -> None:
    """Approve what is asked about a post, so that it can still be undone."""
    asked = select(reviews).where(reviews.c.post == post, reviews.c.state == "open")
    rows = connection.execute(asked.order_by(reviews.c.number)).all()
    connection.execute(update(reviews).where(reviews.c.post == post).values(kind="unsure"))
    chosen = {row.id: row.version for row in rows}
    assert hold_back(connection, exchange.project, chosen, (), exchange.now, TEACHER)


def keep(connection: Any, exchange: Exchange, body: dict[str, Any]) -> None:
    name = KeyOfRequest(project=exchange.name, token="tok", key="k-1")
    answer = KeptAnswer(digest="d", status=202, headers={"Location": "/x"}, body=body)
    keep_answer(connection, name, answer, exchange.now)


def attempt_all(connection: Any, exchange: Exchange) -> None:
    for name in connection.scalars(select(deliveries.c.id)).all():
        connection.execute(
            insert(attempts).values(
                delivery=name, number=1, at=exchange.now, milliseconds=7, status=500, error=None
            )
        )


def test_nothing_is_left_of_an_author(exchange: Exchange) -> None:
    run_whole_life(exchange)
    assert {word for _, word in places(exchange.database, WORD, AUTHOR)} == {WORD, AUTHOR}
    done = erase(exchange)
    assert done.posts == 5
    assert done.memory >= 2
    assert scrub(exchange.database)
    assert places(exchange.database, WORD, AUTHOR) == set()


def test_a_search_finds_a_word_that_was_left(exchange: Exchange) -> None:
    run_whole_life(exchange)
    erase(exchange)
    exchange.database.write(lambda c: keep(c, exchange, {"text": TOLD}))
    scrub(exchange.database)
    assert {word for _, word in places(exchange.database, WORD, AUTHOR)} == {WORD}


def test_all_rows_that_belong_to_the_post_go_but_its_last_event(exchange: Exchange) -> None:
    run_whole_life(exchange)
    for name in ROWS_GO:
        assert count(exchange, metadata.tables[name]), name
    erase(exchange)
    for name in ROWS_GO - {"outbox", "deliveries"}:
        assert count(exchange, metadata.tables[name]) == 0, name
    for table in (outbox, deliveries):
        assert count(exchange, table, table.c.type != "post.erased") == 0
    assert count(exchange, deliveries) == 2 * 5


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_a_new_place_for_words_makes_somebody_think_of_erasing(table: str) -> None:
    could_hold = {
        column.name
        for column in metadata.tables[table].columns
        if isinstance(column.type, String | JSON | LargeBinary)
    }
    assert (table in ROWS_GO) != (table in ROWS_STAY)
    if table in ROWS_STAY:
        assert could_hold == ROWS_STAY[table], "say what becomes of a new column in erasing.py"


def test_what_others_wrote_stays(exchange: Exchange) -> None:
    exchange.run(NUMBER, post="p-1", author=AUTHOR)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    exchange.run(f"{FINE} {NUMBER}", post="p-2", author="s-9")
    erase(exchange)
    assert exchange.shown("p-2", may_review=True)["author"] == "s-9"
    assert count(exchange, revisions) == 1


def test_a_sentence_that_somebody_else_wrote_as_well_stays_in_their_name(
    exchange: Exchange,
) -> None:
    exchange.run(NUMBER, post="p-1", author="s-9")
    exchange.decide(exchange.questions()[0]["id"], "approve")
    exchange.run(NUMBER, post="p-2", author=AUTHOR)
    assert erase(exchange).memory == 0
    assert count(exchange, memory, memory.c.author == "s-9") == 1
    assert erase(exchange, "s-9").memory == 1


def test_an_entry_without_a_name_goes_when_nobody_else_wrote_it(exchange: Exchange) -> None:
    exchange.run(TOLD, post="p-1", author=AUTHOR)
    exchange.database.write(lambda c: remember_import(c, exchange, TOLD))
    assert erase(exchange).memory == 1


def test_receivers_are_told_by_ids_alone(exchange: Exchange) -> None:
    exchange.run(TOLD, author=AUTHOR, thread="t-1")
    erase(exchange)
    row = exchange.database.read(lambda c: c.execute(select(outbox)).one())
    assert (row.type, row.post, row.thread) == ("post.erased", "p-1", "t-1")
    assert row.data == {
        "project": "rivers", "post": "p-1", "revision": 1, "edition": 0, "status": "erased",
        "thread": "t-1", "links": {"post": "/v1/projects/rivers/posts/p-1"},
    }  # fmt: skip
    waiting = exchange.database.read(lambda c: c.execute(select(deliveries)).all())
    assert [(one.event, one.state, one.thread) for one in waiting] == [
        (row.number, "waiting", "thread:t-1")
    ] * 2


def test_what_is_just_being_sent_is_not_sent_again(exchange: Exchange) -> None:
    exchange.run(FINE, author=AUTHOR)
    exchange.database.write(
        lambda c: c.execute(
            update(deliveries)
            .where(deliveries.c.type == "post.published")
            .values(lease_until=exchange.now.replace(year=2027))
        )
    )
    erase(exchange)
    left = exchange.database.read(
        lambda c: c.execute(select(deliveries).order_by(deliveries.c.number)).all()
    )
    assert [(one.type, one.state) for one in left] == [("post.published", "dropped")] * 2 + [
        ("post.erased", "waiting")
    ] * 2
    assert count(exchange, outbox, outbox.c.type == "post.published") == 1


@pytest.mark.parametrize("revision", [1, 2])
def test_a_late_copy_does_not_bring_a_post_back(exchange: Exchange, revision: int) -> None:
    exchange.run(TOLD, author=AUTHOR)
    erase(exchange)
    again = exchange.send(TOLD, author=AUTHOR, revision=revision)
    assert isinstance(again, Conflict)
    assert again.code == "erased"
    assert count(exchange, posts) == 0
    assert isinstance(exchange.send(TOLD, author=AUTHOR, post="p-2"), Accepted)


def test_who_is_translating_an_erased_post_keeps_nothing(exchange: Exchange) -> None:
    exchange.send(TOLD, author=AUTHOR)
    (claimed,) = exchange.claim()
    made = exchange.translate(claimed)
    erase(exchange)
    assert exchange.record(claimed, made).stale
    assert count(exchange, posts) == 0


def test_figures_stay_and_lead_back_to_nobody(exchange: Exchange) -> None:
    exchange.run(NUMBER, author=AUTHOR)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    erase(exchange)
    rows = exchange.database.read(lambda c: c.execute(select(calibration)).all())
    assert [(row.accepted, row.review) for row in rows] == [(True, "")]


def test_the_audit_names_an_author_only_to_those_who_know_the_id(exchange: Exchange) -> None:
    exchange.run(author=AUTHOR)
    erase(exchange)
    erase(exchange)
    first, again = exchange.database.read(
        lambda c: c.execute(select(audit).where(audit.c.action == "author.erased")).all()
    )
    assert (first.actor, first.detail) == ("teacher", {"posts": 1, "memory": 0})
    assert again.detail == {"posts": 0, "memory": 0}
    assert AUTHOR not in first.object
    assert first.object != again.object


def test_the_same_author_of_another_project_stays(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    for exchange in (one, other):
        exchange.send(NUMBER, author=AUTHOR)
    erase(one)
    assert count(one, posts) == 1
    assert count(other, erased, erased.c.project == "lakes") == 0


def test_an_author_with_hundreds_of_posts_is_erased(exchange: Exchange) -> None:
    project = exchange.project
    many = [exchange.post(post=f"p-{n}", author=AUTHOR) for n in range(510)]

    def take(connection: Any) -> None:
        for one in many:
            accept(connection, project, [one], exchange.now, quota=None)

    exchange.database.write(take)
    assert erase(exchange).posts == 510
    assert count(exchange, erased) == 510
