"""A held post leaks nowhere: whatever happens in whatever order, over all routes and deliveries.

The machine sends, changes, withdraws, erases, translates, decides, releases and delivers at random.
Its own model knows which words have been published and not taken back since; every other word
must be in no answer to a caller without scope `review`, on no page that a class or a member without
it can open, in no file that is given there, in no event and in nothing that is sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, update

from pipeline.delivery.payload import Letter, read_letters
from pipeline.exchange.members import put_member
from pipeline.exchange.publishing import release_due
from pipeline.exchange.revealing import REVEALS, Reveal, set_reveal
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import deliveries, metadata, outbox
from tests.support.exchange import TEACHER
from tests.support.visitors import Browser, logged_in, put, reading_link
from tests.support.web_service import Served, serving
from translators.testing import ScriptedTranslator

POSTS = ("p-1", "p-2")
THREADS = {"p-1": "t-1", "p-2": None}
READING = ("", "/t-1", "/posts/single", "/t-1?download=1")
KINDS = ("clean", "flagged", "twice", "contact")
VERDICTS = ("approve", "edit", "reject", "ask")
HOURS = 2  # after which a held post is released


def text_of(kind: str, word: str) -> str:
    return {
        "clean": f"The sun shines over {word} today.",
        "flagged": f"We saw 15 big dogs near {word}.",
        "twice": f"We saw 15 big dogs near {word}. They bought 27 red apples for {word}.",
        "contact": f"The sun shines over {word} today. Write to {word}@mail.example please.",
    }[kind]


def translate(text: str) -> str:
    word = next((one.strip(".") for one in text.split() if one.startswith("zq")), "")
    if text.startswith("The sun"):
        return f"El sol brilla hoy sobre {word}."
    if text.startswith("We saw"):
        return f"Vimos perros grandes cerca de {word}."  # the number is missing
    if text.startswith("They bought"):
        return f"Compraron manzanas rojas para {word}."
    return f"Escribe a {word} por favor."


@dataclass
class Known:
    """What the model knows of a post."""

    revision: int = 0
    word: str = ""
    kind: str = ""
    translated: bool = False
    may_be_released: bool = False
    open: set[str] = field(default_factory=set)  # questions that hold this revision
    public: set[str] = field(default_factory=set)  # words that were published
    gone: bool = False  # erased: it never comes back


class Life(RuleBasedStateMachine):
    """Everything that can happen to two posts."""

    served: Served  # set by the test
    reviews = Bundle("reviews")

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        exchange = self.served.exchange
        exchange.database.write(_forget_posts)
        self.words = 0
        self.known = {post: Known() for post in POSTS}
        self.secret: set[str] = set()
        self.admin = self.stack.enter_context(self.served.client())
        self.reader = self.stack.enter_context(
            self.served.client(self.served.token("read", "write"))
        )
        self.stranger = self.stack.enter_context(
            self.served.client(self.served.token("read", "review", "admin", project="mountains"))
        )
        self.pupil = self.stack.enter_context(Browser(self.served))
        self.keys = [
            reading_link(self.served, room, thread).partition("?")[2]
            for room, thread in (("en", "t-1"), ("es", None))
        ]
        put(self.served, "t-reads")
        self.member = self.stack.enter_context(logged_in(self.served, "t-reads"))
        exchange.database.write(
            lambda c: put_member(
                c, exchange.project, "t-reads", (), ("read",), exchange.now, TEACHER
            )
        )

    def teardown(self) -> None:
        try:
            self._check(self.stranger)
        finally:
            self.stack.close()

    @rule(post=st.sampled_from(POSTS), kind=st.sampled_from(KINDS))
    def send(self, post: str, kind: str) -> None:
        """Send a post, or its next revision."""
        known = self.known[post]
        self.words += 1
        word = f"zq{self.words}x"
        exchange = self.served.exchange
        exchange.later(seconds=1)
        sent = self.reader.post(
            "/posts",
            json={
                "id": post,
                "classroom": "en",
                "author": f"author-{post}",
                "thread": THREADS[post],
                "revision": known.revision + 1,
                "created_at": "2026-11-20T09:30:00+00:00",
                "language": "en",
                "text": text_of(kind, word),
            },
        )
        assert sent.status_code == (409 if known.gone else 202)
        if known.gone:
            self.secret.add(word)
            return
        self.secret |= {known.word} - known.public - {""}
        known.revision += 1
        known.word, known.kind, known.translated = word, kind, False
        known.may_be_released = False
        known.open = set()

    @rule(target=reviews)
    def work(self) -> Any:
        """Translate what waits."""
        exchange = self.served.exchange
        asked = []
        for one in exchange.claim():
            known = self.known[one.post]
            exchange.record(one, exchange.translate(one, ScriptedTranslator(translate)))
            known.translated = True
            listed = self.admin.get("/reviews", params={"limit": 200}).json()["items"]
            questions = [
                item["id"]
                for item in listed
                if item["post"] == one.post and item["kind"] != "sample"
            ]
            assert bool(questions) == (known.kind != "clean")
            known.open = set(questions)
            known.may_be_released = known.kind in ("flagged", "twice")
            self._publish_if_settled(known)
            asked += [(one.post, known.revision, question) for question in questions]
        return multiple(*asked)

    @rule(review=consumes(reviews), verdict=st.sampled_from(VERDICTS))
    def decide(self, review: tuple[str, int, str], verdict: str) -> None:
        """Answer a question."""
        post, revision, question = review
        body = {"verdict": verdict}
        whole = self.admin.get(f"/reviews/{question}")
        if verdict == "edit":
            body["text"] = f"Quince perros cerca de {self.known[post].word}."
        if verdict == "ask":
            body["note"] = "What do you mean?"
        answered = self.admin.post(f"/reviews/{question}", json=body)
        known = self.known[post]
        stale = known.gone or known.revision != revision or question not in known.open
        if stale:
            assert answered.status_code in (404, 409)
            return
        if verdict == "edit" and whole.json()["position"] is None:
            assert answered.status_code in (409, 422)
            self.admin.post(f"/reviews/{question}", json={"verdict": "approve"})
            verdict = "approve"
        if verdict != "ask":
            known.open.discard(question)
        self._publish_if_settled(known)

    @rule(post=st.sampled_from(POSTS))
    def withdraw(self, post: str) -> None:
        """Take a post back."""
        known = self.known[post]
        answered = self.reader.delete(f"/posts/{post}")
        assert answered.status_code == (200 if known.revision and not known.gone else 404)
        self._forget(known)

    @rule(post=st.sampled_from(POSTS))
    def erase(self, post: str) -> None:
        """Erase an author with all posts."""
        known = self.known[post]
        self.admin.delete(f"/authors/author-{post}").raise_for_status()
        self._forget(known)
        known.gone = known.gone or bool(known.revision)

    @rule()
    def release(self) -> None:
        """Let the time pass after which held posts are released."""
        exchange = self.served.exchange
        exchange.later(hours=HOURS + 1)
        exchange.database.write(lambda connection: release_due(connection, exchange.now))
        for known in self.known.values():
            if known.translated and known.may_be_released:
                known.public.add(known.word)

    @rule(share=st.integers(0, 3))
    def deliver(self, share: int) -> None:
        """Let some of what waits be delivered."""
        self.served.database.write(
            lambda connection: connection.execute(
                update(deliveries)
                .where(deliveries.c.state == "waiting", deliveries.c.event % 4 == share)
                .values(state="delivered")
            )
        )

    @rule(thread=st.sampled_from(["t-1", ""]), reveal=st.sampled_from(REVEALS))
    def reveal(self, thread: str, reveal: Reveal) -> None:
        """Set when classes see translations."""
        exchange = self.served.exchange
        exchange.database.write(
            lambda c: set_reveal(c, exchange.name, thread, reveal, exchange.now, TEACHER)
        )

    @invariant()
    def nothing_held_is_told(self) -> None:
        self._check(self.reader)

    def _check(self, client: httpx.Client) -> None:
        """Look for words that nobody may see."""
        hidden = set(self.secret)
        for known in self.known.values():
            hidden |= {known.word} - known.public - {""}
        for place, told in self._all_that_is_told(client) if hidden else ():
            leaked = [word for word in hidden if word in told]
            assert not leaked, (place, leaked)

    def _all_that_is_told(self, client: httpx.Client) -> Iterator[tuple[str, str]]:
        for path in self._paths():
            answered = client.get(path)
            yield path, answered.text + json.dumps(dict(answered.headers))
        yield from self._pages()
        yield "/metrics", httpx.get(f"{self.served.url}/metrics").text
        yield from self.served.database.read(_told_outside)

    def _paths(self) -> Iterator[str]:
        document = self.served.openapi  # type: ignore[attr-defined]
        names = {
            "post": POSTS,
            "author": [f"author-{post}" for post in POSTS],
            "review": [row["id"] for row in self._reviews()],
            "source": ["en"],
        }
        for path, methods in document["paths"].items():
            below = path.removeprefix("/v1/projects/{project}")
            if "get" not in methods or below == path:
                continue
            if "{" not in below:
                yield below
            for name, values in names.items():
                if f"{{{name}}}" in below and "target" not in below:
                    yield from (below.replace(f"{{{name}}}", value) for value in values)

    def _pages(self) -> Iterator[tuple[str, str]]:
        """Give the pages that are open to a class, and to a member who may not review."""
        for place in READING:
            for key in self.keys:
                path = f"/read/rivers{place}{'&' if '?' in place else '?'}{key}"
                yield path, self.pupil.get(path).text
            yield place, self.member.get(f"/read/rivers{place}").text
        paths = ["/status", "/review", *(f"/review/{row['id']}" for row in self._reviews())]
        for path in paths:
            yield path, self.member.get(path).text

    def _reviews(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.admin.get("/reviews").json()["items"]
        return items

    def _publish_if_settled(self, known: Known) -> None:
        if known.translated and not known.open:
            known.public.add(known.word)
            known.may_be_released = False

    def _forget(self, known: Known) -> None:
        self.secret |= known.public | ({known.word} - {""})
        known.public = set()
        known.word, known.open, known.translated = "", set(), False
        known.may_be_released = False


def _forget_posts(connection: Any) -> None:
    kept = {"projects", "tokens", "endpoints", "members", "links", "sessions", "alembic_version"}
    for table in reversed(metadata.sorted_tables):
        if table.name not in kept:
            connection.execute(table.delete())


def _told_outside(connection: Any) -> list[tuple[str, str]]:
    """Give what is in events, and what would be sent if it were sent now."""
    events = connection.execute(select(outbox.c.data)).scalars()
    told = [("event", json.dumps(data)) for data in events]
    waiting = connection.execute(
        select(deliveries.c.number).where(deliveries.c.state == "waiting")
    ).scalars()
    letters = read_letters(connection, list(waiting)).values()
    sent = [letter.body.decode() for letter in letters if isinstance(letter, Letter)]
    return told + [("delivery", body) for body in sent]


@pytest.fixture
def life(detector: Detector, tmp_path: Path) -> Iterator[Served]:
    database = Database.at(tmp_path / "passerelle.sqlite3")
    upgrade(database)
    with serving(database, detector, tmp_path) as served:
        with served.client() as admin:
            place = f"{served.url}/v1/projects/rivers"
            stored = admin.get(place).json()
            stored["review"]["release_after_hours"] = HOURS
            admin.put(place, json=stored).raise_for_status()
            for payload in ("full", "thin"):
                admin.post(
                    "/webhooks",
                    json={
                        "classroom": "es",
                        "url": f"https://platform.example/{payload}",
                        "payload": payload,
                    },
                ).raise_for_status()
        served.openapi = httpx.get(f"{served.url}/openapi.json").json()  # type: ignore[attr-defined]
        yield served
    database.close()


@pytest.mark.fuzz
def test_a_held_post_leaks_nowhere(life: Served) -> None:
    Life.served = life
    run_state_machine_as_test(
        Life, settings=settings(max_examples=settings().max_examples // 10, stateful_step_count=15)
    )
