"""The exchange in a frozen database: all that can happen to posts, with made-up texts.

Its clock is turned by hand and its ids come from a seeded generator, so that it is the same story
each time. It goes through the functions that the service goes through.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from types import SimpleNamespace
from unittest.mock import patch

from sqlalchemy import insert

from pipeline.delivery.claims import Parcel, claim, find_due
from pipeline.delivery.outcomes import judge, settle
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.sending import Answer
from pipeline.exchange import erasing, ids, links, sessions, signing_secrets
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.arriving import take_back
from pipeline.exchange.claiming import failed_try
from pipeline.exchange.crew import Member, beat
from pipeline.exchange.endpoints import (
    Registered,
    list_endpoints,
    register,
    remove,
    rotate,
)
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.glossary_changes import put_glossary
from pipeline.exchange.links import make_login_link, make_reading_link, use_login_link
from pipeline.exchange.members import put_member
from pipeline.exchange.pending import hold_back
from pipeline.exchange.publishing import release_due
from pipeline.exchange.relaying import begin
from pipeline.exchange.retried import note
from pipeline.exchange.revealing import set_reveal
from pipeline.exchange.sessions import open_session
from pipeline.exchange.values import Actor
from pipeline.stages.detect import Detector
from pipeline.stages.review.sample import is_sampled
from pipeline.store import tokens
from pipeline.store.database import Database
from pipeline.store.idempotency import KeptAnswer, KeyOfRequest, keep_answer
from pipeline.store.tables import tries
from pipeline.store.tokens import create_token, revoke_token
from tests.support.exchange import FINE, NUMBER, OTHER, OTHER_NUMBER, Exchange, script
from translators.testing import ScriptedTranslator

ADMIN = Actor(id="tok_rivers_admin", scopes=frozenset({"admin"}))
_FAR_TOO_LONG = (
    "El valle duerme tranquilo bajo las nubes blancas, mientras las ovejas de nuestra vecina "
    "buscan la hierba fresca cerca del arroyo."
)
_SCHEDULE = Schedule(jitter=0)
_FINE = Answer(status=200, error=None, milliseconds=12)
_BROKEN = Answer(status=None, error="the connection broke", milliseconds=340)
_ERROR = Answer(status=500, error=None, milliseconds=25)
_NOT_WANTED = Answer(status=410, error=None, milliseconds=9)


def secret_of_link(number: int) -> str:
    """Give the secret of a frozen link."""
    return f"frozen-databases-only-link-{number}".ljust(43, "-")


def secret_of_login(number: int) -> str:
    """Give the secret of a frozen session."""
    return f"frozen-databases-only-login-{number}".ljust(43, "-")


def fill(database: Database) -> None:
    """Let the story happen in a database with empty tables."""
    with _same_each_time():
        detector = Detector()
        rivers = Exchange(database, detector, classrooms=_classrooms())
        _settle_in(rivers)
        _deliver_badly(rivers)
        _publish(rivers)
        _review(rivers)
        _end(rivers)
        lakes = Exchange(database, detector, name="lakes", review={"release_after_hours": 48})
        lakes.now = rivers.now
        _release(lakes)
        rivers.now = lakes.now
        _let_in(rivers)
        _leave_waiting(rivers)
        _spread(rivers)


@contextmanager
def _same_each_time() -> Iterator[None]:
    """Let ids, tokens and secrets be the same each time."""
    chance, moments = random.Random(1), count(1_800_000_000_000_000_000, 1_000_000)
    # They open and sign nothing else.
    tokens_made, secrets_made, links_made, logins_made = count(1), count(1), count(1), count(1)

    def token(_: int) -> str:
        return f"for-the-frozen-databases-and-nothing-else-{next(tokens_made)}"

    def secret(_: int) -> bytes:
        return f"frozen databases only, number {next(secrets_made):02}".encode()

    def link(_: int) -> str:
        return secret_of_link(next(links_made))

    def login(_: int) -> str:
        return secret_of_login(next(logins_made))

    with (
        patch.object(ids, "time", SimpleNamespace(time_ns=lambda: next(moments))),
        patch.object(ids, "secrets", SimpleNamespace(randbits=chance.getrandbits)),
        patch.object(erasing, "secrets", SimpleNamespace(token_hex=lambda n: f"{n:02}" * n)),
        patch.object(tokens, "secrets", SimpleNamespace(token_urlsafe=token)),
        patch.object(links, "secrets", SimpleNamespace(token_urlsafe=link)),
        patch.object(sessions, "secrets", SimpleNamespace(token_urlsafe=login)),
        patch.object(signing_secrets, "secrets", SimpleNamespace(token_bytes=secret)),
    ):
        yield


def _classrooms() -> list[dict[str, object]]:
    """Give classrooms whose endpoints the project declares, with a secret elsewhere and here."""
    hooks: dict[str, dict[str, str]] = {
        "en": {"url": "https://en.example.org/hook", "secret_env": "RIVERS_EN_SECRET"},
        "es": {"url": "https://es.example.org/hook", "payload": "thin"},
    }
    return [
        {"id": tag, "language": tag, "timezone": "UTC", "endpoints": [hook]}
        for tag, hook in hooks.items()
    ]


def _settle_in(exchange: Exchange) -> None:
    """Let there be teachers, tokens and terms; some go again, some change."""
    run, now, project = exchange.database.write, exchange.now, exchange.project
    for who, languages, scopes in (
        ("t-ana", ["en", "es"], ("review",)),
        ("t-ben", ["en"], ("read", "review")),
    ):
        run(lambda c, a=(who, languages, scopes): put_member(c, project, *a, now, ADMIN))
    run(lambda c: create_token(c, "tok_rivers_admin", "rivers", "office", ("admin",), now))
    run(lambda c: create_token(c, "tok_rivers_old", "rivers", "trial", ("write", "read"), now))
    run(lambda c: revoke_token(c, "tok_rivers_old", now + timedelta(minutes=5)))
    for content in (
        "source,target\nriver,río\n",
        'source,target,note\nriver,río,"the long one, ours"\nlake,lago,\n',
    ):
        exchange.later(minutes=1)
        run(
            lambda c, content=content: put_glossary(
                c, project, "en", "es", "en-es.csv", content.encode(), exchange.now, ADMIN
            )
        )


def _register(exchange: Exchange, host: str) -> str:
    made = exchange.database.write(
        lambda c: register(
            c, exchange.project, classroom="es", url=f"https://{host}/hook", payload="full",
            secret=None, now=exchange.now, actor=ADMIN, allowance=Allowance(),
        )
    )  # fmt: skip
    assert isinstance(made, Registered)
    return made.id


def _deliver(exchange: Exchange, answers: Callable[[Parcel], Answer]) -> None:
    """Send what may go out now, and all that follows."""
    database, now = exchange.database, exchange.now
    due = database.read(lambda c: find_due(c, now, {}, 100))
    parcels = database.write(
        lambda c: claim(c, [number for one in due for number, _ in one.heads], now)
    )
    while parcels:
        outcomes = [judge(one, answers(one), now, _SCHEDULE) for one in parcels]
        parcels = list(
            database.write(lambda c, outcomes=outcomes: settle(c, outcomes, now)).following
        )


def _deliver_badly(exchange: Exchange) -> None:
    """Let one endpoint be given up after all tries, another be gone, a third be rotated."""
    busy, gone = _register(exchange, "busy.example.org"), _register(exchange, "gone.example.org")
    exchange.send(FINE, post="p-published", title=OTHER, thread="t-river",
                  attachments=[{"url": "https://example.org/river.png", "alt": OTHER}])  # fmt: skip
    failing = {busy: _ERROR, gone: _NOT_WANTED}
    for wait in (timedelta(), *_SCHEDULE.waits):
        exchange.now += wait + timedelta(seconds=1)
        _deliver(exchange, lambda parcel: failing.get(parcel.endpoint, _FINE))
    exchange.work()
    _deliver(exchange, lambda _: _FINE)
    run, now = exchange.database.write, exchange.now
    run(lambda c: remove(c, "rivers", busy, now, ADMIN))
    third = _register(exchange, "second.example.org")
    run(lambda c: rotate(c, "rivers", third, now, actor=ADMIN))


def _publish(exchange: Exchange) -> None:
    """Let posts be published: corrected, a sample of them read, withdrawn before they went out."""
    names = (f"p-sample-{number}" for number in count())
    sampled = (name for name in names if is_sampled("rivers", name, 1, "es", 0))
    exchange.run(FINE, post=next(sampled), author="s-5")
    _answer(exchange, "approve")
    exchange.run(OTHER, post=next(sampled), author="s-5")
    exchange.run(FINE, post="p-corrected", author="s-5")
    exchange.run(f"*{OTHER}*", post="p-corrected", author="s-5", revision=2, format="markdown")
    _deliver(exchange, lambda _: _FINE)
    exchange.run(OTHER, post="p-withdrawn", author="s-6")
    exchange.withdraw("p-withdrawn")
    _deliver(exchange, lambda _: _FINE)


def _review(exchange: Exchange) -> None:
    """Let there be questions: open, decided in each way, asked back, closed."""
    exchange.run(NUMBER, post="p-edited", author="s-5")
    term = {"source": "garden", "target": "jardín", "forms": ["jardines"]}
    _answer(exchange, "edit", text="Vimos 15 perros grandes en el jardín.", add_term=term)
    exchange.run(OTHER_NUMBER, post="p-rejected", author="s-6")
    _answer(exchange, "reject", note="The number is missing.")
    exchange.run("My 3 brothers swim.", post="p-asked")
    _answer(exchange, "ask", note="Three, really?")
    exchange.run("Her 4 sisters sing. His 5 cousins paint.", post="p-half-decided")
    _answer(exchange, "approve")
    exchange.run("We have 6 hens.", post="p-superseded", author="s-7")
    exchange.run(FINE, post="p-superseded", author="s-7", revision=2)
    exchange.run("There were 8 boats.", post="p-held", thread="t-river",
                 in_reply_to="p-published")  # fmt: skip
    exchange.run("Write to me at kim@example.org please.", post="p-guarded", author="s-6")


def _answer(exchange: Exchange, verdict: str, **more: object) -> None:
    """Give the newest question a verdict."""
    exchange.decide(exchange.questions()[-1]["id"], verdict, **more)


def _end(exchange: Exchange) -> None:
    """Let a post fail, another wait for a package, and an author be erased."""
    exchange.send("The well is deep.", post="p-failed", author="s-7")
    for _ in range(3):
        (one,) = exchange.claim()
        exchange.later(seconds=1)
        exchange.database.write(lambda c, one=one: failed_try(c, one, "EngineError", exchange.now))
    exchange.send("The bridge is high.", post="p-wanting", author="s-7")
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(script, pairs=frozenset())
    exchange.record(one, exchange.translate(one, nothing))
    exchange.run("There were 9 swans.", post="p-erased", author="s-erased")
    _answer(exchange, "approve")
    exchange.later(seconds=1)
    exchange.database.write(lambda c: erase_author(c, "rivers", "s-erased", exchange.now, ADMIN))


def _release(exchange: Exchange) -> None:
    """Let the clock publish a held post of another project; one more waits for its time."""
    exchange.run(NUMBER, post="p-released")
    exchange.later(hours=49)
    exchange.database.write(lambda c: release_due(c, exchange.now))
    exchange.run(OTHER_NUMBER, post="p-waits-for-release")


def _let_in(exchange: Exchange) -> None:
    """Let a teacher come by a link, choose how a thread is read, and approve what can be undone."""
    run, now, project = exchange.database.write, exchange.now, exchange.project
    run(lambda c: make_login_link(c, project, "t-ana", now, ADMIN))
    run(lambda c: use_login_link(c, secret_of_link(1), now))
    run(lambda c: open_session(c, "rivers", "t-ana", now))
    run(lambda c: make_login_link(c, project, "t-ben", now, ADMIN))
    run(lambda c: make_reading_link(c, project, "es", "t-river", now, ADMIN))
    run(lambda c: make_reading_link(c, project, "en", None, now, ADMIN))
    ana = Actor(id="member t-ana", scopes=frozenset({"review"}))
    run(lambda c: set_reveal(c, "rivers", "t-river", "tap", now, ana))
    exchange.send("The valley sleeps quietly below the white clouds.", post="p-doubted")
    (one,) = exchange.claim()
    exchange.record(one, exchange.translate(one, ScriptedTranslator(lambda _: _FAR_TOO_LONG)))
    doubt = next(one for one in exchange.questions(limit=100) if one["kind"] == "unsure")
    seen = {doubt["id"]: doubt["version"]}
    assert run(lambda c: hold_back(c, project, seen, (), now, ana)) is not None


def _leave_waiting(exchange: Exchange) -> None:
    """Leave things as they are when a service is stopped in the middle of them."""
    exchange.run(OTHER, post="p-undelivered", author="s-5")
    hosts = exchange.database.read(lambda c: list_endpoints(c, "rivers"))
    broken = next(one["id"] for one in hosts if one["url"] == "https://es.example.org/hook")
    _deliver(exchange, lambda parcel: _BROKEN if parcel.endpoint == broken else _FINE)
    exchange.send("The hill is green.", post="p-leased", author="s-7")
    exchange.claim("a worker that was stopped")
    exchange.send("The meadow is wide.", post="p-received", author="s-7")
    name = KeyOfRequest(project="rivers", token="tok_rivers_admin", key="0001")
    answer = KeptAnswer(digest="0" * 64, status=202, headers={"ETag": '"1"'},
                        body={"id": "p-received", "status": "received"})  # fmt: skip
    exchange.database.write(lambda c: keep_answer(c, name, answer, exchange.now))


def _spread(exchange: Exchange) -> None:
    """Let the service be spread over machines: an event waits for Kafka, workers have work."""
    run, now = exchange.database.write, exchange.now
    run(lambda c: begin(c, now))
    exchange.withdraw("p-sample-158")
    worker = Member(id="wrk_1", stage="translate", host="one", port=8301, started_at=now,
                    seen_at=now, state="ready", partitions=(0, 1), records=12, retries=1,
                    dead=1)  # fmt: skip
    run(lambda c: beat(c, worker))
    run(lambda c: note(c, "translate.dlq.v1", 0, 7, now))
    in_hand = {"stage": "translate", "topic": "posts.in.v1", "partition": 0, "slot": -1,
               "offset": 12, "tries": 1, "at": now}  # fmt: skip
    run(lambda c: c.execute(insert(tries).values(in_hand)))
    run(lambda c: take_back(c, "rivers", "p-withdrawn", "w-1", now, ADMIN))
    run(lambda c: take_back(c, "rivers", "p-not-yet", "w-2", now, ADMIN))
