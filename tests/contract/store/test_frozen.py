"""Databases of each version, filled and frozen, are brought to the tables of today and go on."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, inspect, make_url, select, text

from pipeline.delivery.claims import find_due
from pipeline.delivery.payload import Letter, read_letters
from pipeline.domain.memory import Wanted
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.accept import accept
from pipeline.exchange.claiming import claim, wanted_pairs
from pipeline.exchange.deliveries import deliveries_json, delivery_json
from pipeline.exchange.endpoints import list_endpoints
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.glossaries import books
from pipeline.exchange.links import (
    LoginLink,
    ReadingLink,
    find_login_link,
    find_reading_link,
)
from pipeline.exchange.memory import recall_many
from pipeline.exchange.pending import approve_due
from pipeline.exchange.projects import stored_project
from pipeline.exchange.publishing import release_due
from pipeline.exchange.record import record
from pipeline.exchange.reviewing import decide
from pipeline.exchange.sessions import find_session
from pipeline.exchange.showing import post_json, posts_json, reviews_json
from pipeline.exchange.values import Accepted, Conflict, Decided, Verdict
from pipeline.exchange.withdraw import withdraw
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.service import Pipeline
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.idempotency import KeyOfRequest, find_answer
from pipeline.store.migrate import known_versions, stored_version, upgrade
from pipeline.store.tables import (
    IS_OPEN,
    memory,
    metadata,
    outbox,
    posts,
    reviews,
    sessions,
    threads,
)
from pipeline.store.tokens import find_token
from tests.contract.store import test_migrations
from tests.support.databases import KINDS
from tests.support.exchange import FINE, NUMBER, TEACHER, script, words_in
from tests.support.postgres import programs
from tools.frozen_story import secret_of_link, secret_of_login
from translators.testing import ScriptedTranslator

FOLDER = Path(__file__).parents[2] / "data" / "stores"
FROZEN = sorted(FOLDER.glob("*.sql"))
STATES = {
    "p-published": "published", "p-corrected": "published", "p-withdrawn": "withdrawn",
    "p-edited": "published", "p-rejected": "published", "p-asked": "held",
    "p-half-decided": "held", "p-superseded": "published", "p-held": "held", "p-guarded": "held",
    "p-wanting": "held", "p-failed": "failed", "p-leased": "received", "p-received": "received",
    "p-undelivered": "published",
}  # fmt: skip
SUN = "El sol brilla hoy sobre el río."


def restore(file: Path, address: str) -> None:
    """Make a database of a frozen file, as it was."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        connection = sqlite3.connect(str(url.database))
        connection.executescript(file.read_text("utf-8"))
        connection.close()
        return
    binaries = programs()
    assert binaries is not None
    subprocess.run(
        [
            binaries / "psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1",
            "--host", str(url.query["host"]), "--username", str(url.username),
            "--dbname", str(url.database), "--file", file,
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip


@pytest.fixture(params=FROZEN, ids=lambda file: file.stem)
def frozen(
    request: pytest.FixtureRequest, new_address: Callable[[str, bool], str]
) -> Iterator[Database]:
    """Give a database as it was frozen."""
    address = new_address(request.param.stem.partition(".")[2], False)
    restore(request.param, address)
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture
def store(frozen: Database) -> Database:
    """Give a frozen database with the tables of today."""
    upgrade(frozen)
    return frozen


@pytest.fixture
def now(store: Database) -> datetime:
    """Give a moment a little after the last thing that happened there."""
    last: datetime = store.read(lambda c: c.execute(select(func.max(outbox.c.at))).scalar_one())
    return last + timedelta(minutes=10)


def project_of(store: Database, name: str = "rivers") -> Project:
    found = store.read(lambda c: stored_project(c, name))
    assert found is not None
    return found.project


def shown(store: Database, post: str, name: str = "rivers", *, review: bool = False) -> Any:
    found = store.read(lambda c: post_json(c, name, post, may_review=review))
    assert found is not None
    return found.body


def question(store: Database, post: str, state: str = "open") -> dict[str, Any]:
    listed = store.read(lambda c: reviews_json(c, "rivers", state=state, limit=100)).items
    return next(one for one in listed if one["post"] == post)


def counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in names}


def send(store: Database, now: datetime, post: str, source: str, **more: Any) -> object:
    project = project_of(store)
    made = parse_post(
        {
            "id": post, "project": project.id, "classroom": "en", "author": "s-4", "text": source,
            "language": "en", "created_at": now.isoformat(), **more,
        },
        project,
    )  # fmt: skip
    assert isinstance(made, Post)
    return store.write(lambda c: accept(c, project, [made], now, quota=None)[0])


def test_every_version_is_frozen_in_both_kinds() -> None:
    assert {file.name for file in FROZEN} == {
        f"{version}.{kind}.sql" for version in known_versions() for kind in KINDS
    }


@pytest.mark.parametrize("file", FROZEN, ids=lambda file: file.stem)
def test_a_frozen_file_is_small_and_names_no_machine(file: Path) -> None:
    written = file.read_text("utf-8")
    assert len(written.encode()) < 250_000
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|usr|var|work|Users)/", written)
    assert not re.search(r"^(?:\\(?!\.$)|.*\bOWNER TO\b)", written, re.MULTILINE)


def test_a_frozen_database_has_a_row_in_every_table(frozen: Database) -> None:
    found = frozen.read(counts)
    assert [name for name, rows in found.items() if not rows] == []
    if frozen.read(stored_version) == known_versions()[-1]:
        assert found.keys() == {*metadata.tables, "alembic_version"}


def test_an_upgraded_database_has_the_tables_of_today_and_all_its_rows(frozen: Database) -> None:
    before = frozen.read(counts)
    upgrade(frozen)
    assert frozen.read(stored_version) == known_versions()[-1]
    after = frozen.read(counts)
    assert {name: after.get(name) for name in before} == before
    test_migrations.test_the_migrated_tables_are_those_of_the_program(frozen)
    test_migrations.test_the_migrated_keys_are_those_of_the_program(frozen)


def test_posts_are_shown_as_they_stand(store: Database) -> None:
    listed = store.read(lambda c: posts_json(c, "rivers", may_review=False, limit=100)).items
    states = {one["id"]: one["status"] for one in listed}
    assert {name: states.get(name) for name in STATES} == STATES
    published = shown(store, "p-published")
    assert published["translations"]["es"]["text"] == SUN
    assert published["attachments"][0]["url"] == "https://example.org/river.png"
    corrected = shown(store, "p-corrected")
    assert (corrected["edition"], corrected["revision"]) == (2, 2)
    assert corrected["translations"]["es"]["html"].startswith("<p><em>")
    assert shown(store, "p-edited")["translations"]["es"]["text"].startswith("Vimos 15 perros")


def test_what_is_held_is_for_reviewers_alone(store: Database) -> None:
    source = "There were 8 boats."
    assert source not in list(words_in(shown(store, "p-held")))
    body = shown(store, "p-held", review=True)
    assert (body["text"], body["in_reply_to"], body["thread"]) == (source, "p-published", "t-river")


def test_every_open_question_is_in_the_queue_by_its_gravest_flag(store: Database) -> None:
    columns = (reviews.c.kind, reviews.c.reason, reviews.c.flags)
    listed = store.read(lambda c: c.execute(select(*columns).where(IS_OPEN)).all())
    assert (
        {"critical", "sample"} <= {row.kind for row in listed} <= {"critical", "sample", "unsure"}
    )
    for row in listed:
        codes = [flag["code"] for flag in row.flags if flag["severity"] == row.kind]
        assert row.reason == next(iter(codes), None)


def test_a_verdict_publishes_a_held_post(store: Database, now: datetime) -> None:
    project, asked = project_of(store), question(store, "p-held")
    given = Verdict(verdict="edit", text="Había 8 barcos.")
    decided = store.write(
        lambda c: decide(c, project, asked["id"], given, now, TEACHER, if_match=asked["version"])
    )
    assert isinstance(decided, Decided)
    assert (decided.post_state, decided.edition) == ("published", 1)
    assert shown(store, "p-held")["translations"]["es"]["text"] == "Había 8 barcos."
    last = store.read(lambda c: c.execute(select(outbox.c.type).order_by(outbox.c.number)).all())
    assert [row.type for row in last[-2:]] == ["review.decided", "post.published"]


def test_answers_that_were_given_stand(store: Database, now: datetime) -> None:
    project, asked = project_of(store), question(store, "p-edited", "decided")
    other = store.write(
        lambda c: decide(c, project, asked["id"], Verdict(verdict="reject"), now, TEACHER)
    )
    assert isinstance(other, Conflict)
    half = question(store, "p-half-decided")
    done = store.write(
        lambda c: decide(c, project, half["id"], Verdict(verdict="approve"), now, TEACHER)
    )
    assert isinstance(done, Decided)
    assert done.post_state == "published"


def test_what_was_learnt_is_used_and_numbers_are_not_given_again(
    store: Database, now: datetime
) -> None:
    wanted = Wanted(language="en", target="es", written="plain", text=NUMBER)
    found = store.read(lambda c: recall_many(c, "rivers", [wanted]))
    assert found == {wanted: "Vimos 15 perros grandes en el jardín."}
    numbers = select(memory.c.number).order_by(memory.c.number)
    before = store.read(lambda c: c.execute(numbers).scalars().all())
    project, asked = project_of(store), question(store, "p-held")
    store.write(lambda c: decide(c, project, asked["id"], Verdict(verdict="approve"), now, TEACHER))
    # The last one that was given belonged to what was erased.
    assert store.read(lambda c: c.execute(numbers).scalars().all()) == [*before, before[-1] + 2]


def test_terms_tokens_endpoints_and_kept_answers_are_there(store: Database, now: datetime) -> None:
    (book,) = store.read(lambda c: books(c, "rivers"))
    assert {term.source: term.target for term in book.terms} == {
        "river": "río", "lake": "lago", "garden": "jardín",
    }  # fmt: skip
    spelt = "psl_for-the-frozen-databases-and-nothing-else-{}"
    token = store.read(lambda c: find_token(c, spelt.format(1)))
    assert token is not None
    assert (token.project, token.scopes) == ("rivers", {"admin"})
    assert store.read(lambda c: find_token(c, spelt.format(2))) is None  # revoked
    hosts = {one["url"]: one for one in store.read(lambda c: list_endpoints(c, "rivers"))}
    assert "410" in hosts["https://gone.example.org/hook"]["disabled_reason"]
    assert hosts["https://es.example.org/hook"]["failing_since"] is not None
    assert "https://busy.example.org/hook" not in hosts
    name = KeyOfRequest(project="rivers", token="tok_rivers_admin", key="0001")
    kept = store.write(lambda c: find_answer(c, name, now))
    assert kept is not None
    assert (kept.status, kept.body["id"]) == (202, "p-received")
    assert store.read(wanted_pairs) == {("en", "es")}


def test_what_waits_can_be_sent(store: Database, now: datetime) -> None:
    heads = [
        number for one in store.read(lambda c: find_due(c, now, {}, 100)) for number, _ in one.heads
    ]
    letters = store.read(lambda c: read_letters(c, heads))
    assert letters
    assert all(isinstance(one, Letter) for one in letters.values())
    bodies = [json.loads(one.body) for one in letters.values() if isinstance(one, Letter)]
    assert {body["data"]["project"] for body in bodies} == {"rivers"}
    secrets = {one.url: str(one.secret)[:6] for one in letters.values() if isinstance(one, Letter)}
    assert secrets["https://es.example.org/hook"] == "whsec_"
    assert secrets["https://second.example.org/hook"] == "whsec_"


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_was_let_in_still_is(kind: str, new_address: Callable[[str, bool], str]) -> None:
    """Databases of the first version let nobody in."""
    for version in known_versions()[1:]:
        address = new_address(kind, False)
        restore(FOLDER / f"{version}.{kind}.sql", address)
        store = Database(address)
        upgrade(store)
        at: datetime = store.read(lambda c: c.scalar(select(func.max(sessions.c.created_at))))
        code, used, one, whole = (secret_of_link(number) for number in (2, 1, 3, 4))
        login = store.read(lambda c, code=code, at=at: find_login_link(c, code, at))
        assert login == LoginLink(project="rivers", member="t-ben")
        assert store.read(lambda c, code=used, at=at: find_login_link(c, code, at)) is None
        for key, classroom, thread in ((one, "es", "t-river"), (whole, "en", None)):
            link = store.read(lambda c, key=key, at=at: find_reading_link(c, key, at))
            assert link == ReadingLink(project="rivers", classroom=classroom, thread=thread)
        session = store.read(lambda c, at=at: find_session(c, secret_of_login(1), at))
        assert session is not None
        assert (session.member, session.scopes) == ("t-ana", {"review"})
        assert store.read(lambda c: c.scalar(select(threads.c.reveal))) == "tap"
        due = store.write(lambda c, at=at: approve_due(c, "rivers", at + timedelta(minutes=1)))
        assert due == (1, 1)
        store.close()


def test_deliveries_keep_their_attempts(store: Database) -> None:
    by_state = {
        state: store.read(lambda c, state=state: deliveries_json(c, "rivers", state=state)).items
        for state in ("waiting", "delivered", "given-up", "dropped")
    }
    assert all(by_state.values())
    attempts = {
        len(found["attempts"])
        for one in by_state["given-up"]
        if (found := store.read(lambda c, one=one: delivery_json(c, "rivers", one["id"])))
    }
    assert attempts == {1, 10}


def test_posts_that_wait_are_translated(store: Database, now: datetime, detector: Detector) -> None:
    assert isinstance(send(store, now, "p-new", FINE, thread="t-river"), Accepted)
    project = project_of(store)
    later = now + timedelta(minutes=1)
    limits = {"most_posts": 10, "most_characters": 10_000, "lease_seconds": 20}
    taken: dict[str, str] = {}
    while claims := store.write(lambda c: claim(c, "worker", later, **limits)):
        pipeline = Pipeline(project, ScriptedTranslator(script), detector)
        for one, made in zip(claims, pipeline.translate([one.body for one in claims]), strict=True):
            kept = store.write(
                lambda c, one=one, made=made: record(c, one, project, to_dict(made), [], later)
            )
            assert not kept.stale
            taken[one.post] = kept.state
    assert taken.keys() == {"p-leased", "p-received", "p-new"}
    assert shown(store, "p-new")["translations"]["es"]["text"] == SUN


def test_a_post_that_waits_for_its_time_is_released(store: Database, now: datetime) -> None:
    assert shown(store, "p-waits-for-release", "lakes")["status"] == "held"
    assert store.write(lambda c: release_due(c, now + timedelta(hours=49))) == 1
    assert shown(store, "p-waits-for-release", "lakes")["status"] == "published"


def test_a_post_is_withdrawn(store: Database, now: datetime) -> None:
    store.write(lambda c: withdraw(c, "rivers", "p-published", now, TEACHER))
    assert SUN not in list(words_in(shown(store, "p-published", review=True)))


def test_an_author_is_erased_and_stays_away(store: Database, now: datetime) -> None:
    refused = send(store, now, "p-erased", FINE)
    assert isinstance(refused, Conflict)
    assert refused.code == "erased"
    gone = store.write(lambda c: erase_author(c, "rivers", "s-5", now, TEACHER))
    left = store.read(lambda c: c.execute(select(posts.c.id).where(posts.c.author == "s-5")).all())
    assert (gone.posts > 3, gone.memory > 0, left) == (True, True, [])
    assert shown(store, "p-published")["status"] == "published"
