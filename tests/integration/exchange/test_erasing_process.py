"""A whole service with canaries in what it is sent: none shows up where it has no business."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from pipeline.logging import set_up
from pipeline.settings import DATABASE_FILE
from pipeline.store.database import Database
from pipeline.store.tables import attempts, audit, deliveries, posts
from tests.support.canaries import places
from tests.support.desk import office
from tests.support.program import PROJECT, environment, start, write_project
from tests.support.program import post as post_of
from tests.support.receivers import Received, Receiver, reply
from translators.errors import TranslatorError
from translators.testing import IdentityTranslator
from translators.values import Request, Result

WORD = "Zyxwvutsrq"  # of a child's text
AUTHOR = "s-canary-7731"
TOKEN = "psl_canary-token-of-nobody-0123456789"
ADMIN = "a-token-of-the-operator-that-is-long-enough"
TEXT = f"We saw 15 big {WORD} in the garden. They bought 27 red apples yesterday."
MAIL = "vutsrq.zyx@canary-mail.org"  # a contact detail: its post stays held
SECONDS = 60.0

HOLDING = PROJECT.replace('policy = "mark"', 'policy = "hold"')


@dataclass
class Service:
    """A running `passerelle serve`, and all that it has answered."""

    process: subprocess.Popen[bytes]
    url: str
    data: Path
    errors: Path
    faults: list[str] = field(default_factory=list)  # problem bodies with their headers

    def call(
        self, method: str, path: str, *, token: str | None = ADMIN, **more: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= more.pop("headers", {})
        answer = httpx.request(method, f"{self.url}{path}", headers=headers, timeout=30, **more)
        if answer.status_code >= 400:
            self.faults.append(f"{answer.headers} {answer.text}")
        return answer

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < end, self.errors.read_text()[-2_000:]
            time.sleep(0.1)

    def stop(self) -> str:
        """End it; give all that it has printed."""
        self.process.terminate()
        out, _ = self.process.communicate(timeout=SECONDS)
        return out.decode() + self.errors.read_text("utf-8")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Give a service with one project, and an engine."""
    data, errors = tmp_path / "data", tmp_path / "errors"
    project = write_project(tmp_path, HOLDING)
    env = environment(
        PASSERELLE_DATA_DIR=str(data), PASSERELLE_ADMIN_TOKEN=ADMIN, PASSERELLE_PORT="0",
        PASSERELLE_ALLOW_ENDPOINTS="127.0.0.0/8",
    )  # fmt: skip
    with errors.open("wb") as stream:
        process = start("serve", "--project", project, "--json", env=env, stderr=stream)
    made = Service(process=process, url="", data=data, errors=errors)
    try:
        made.until(lambda: _listening(errors) is not None)
        made.url = _listening(errors) or ""
        made.until(lambda: made.call("GET", "/readyz", token=None).status_code == 200)
        yield made
    finally:
        process.kill()
        process.communicate()


def _listening(errors: Path) -> str | None:
    for line in errors.read_text("utf-8").splitlines():
        with contextlib.suppress(ValueError):
            if "listening" in (told := json.loads(line)):
                return str(told["listening"])
    return None


def with_canaries(number: int, text: str = TEXT, **more: Any) -> dict[str, Any]:
    picture = {"url": "https://example.org/a.png", "alt": f"A {WORD}"}
    return post_of(
        number, author=AUTHOR, text=text, title=f"My {WORD}", attachments=[picture], **more
    )


def push_good_ones(service: Service) -> None:
    """Let posts be taken, held, settled, published, delivered."""
    base = "/v1/projects/rivers"
    for number in range(3):
        key = {"Idempotency-Key": f"k-{number}"}
        sent = with_canaries(number, TEXT + f" {number} times.")
        assert service.call("POST", f"{base}/posts", json=sent, headers=key).status_code == 202
    service.until(lambda: service.call("GET", f"{base}/posts/p-2").json()["status"] != "received")
    for question in service.call("GET", f"{base}/reviews").json()["items"]:
        verdict = {"verdict": "approve", "note": f"{AUTHOR} saw a {WORD}"}
        path = f"{base}/reviews/{question['id']}"
        service.call("POST", path, json=verdict, headers={"Idempotency-Key": question["id"]})
    states = [service.call("GET", f"{base}/posts/p-{n}").json()["status"] for n in range(3)]
    assert states == ["published"] * 3
    told = with_canaries(3, f"Please write to {MAIL}, all of you.")
    assert service.call("POST", f"{base}/posts", json=told).status_code == 202
    service.until(lambda: service.call("GET", f"{base}/posts/p-3").json()["status"] == "held")


def push_bad_ones(service: Service) -> None:
    """Send everything that can be wrong, with canaries in it."""
    base = "/v1/projects/rivers"
    posts_of_it = f"{base}/posts"
    good = with_canaries(7)
    bodies: Sequence[bytes] = [
        f'{{"text": "{WORD}'.encode(),
        f'"{WORD}"'.encode(),
        json.dumps([good]).encode(),
        json.dumps({**good, "text": WORD * 3_000}).encode(),
        json.dumps({**good, "text": WORD * 30_000}).encode(),
        json.dumps({**good, "text": f"{WORD}\x00"}).encode(),
        json.dumps({**good, "text": f"{WORD}\ud800"}).encode(),
        json.dumps({**good, "text": {"is": WORD}}).encode(),
        json.dumps({**good, "language": WORD}).encode(),
        json.dumps({**good, "format": WORD}).encode(),
        json.dumps({**good, "created_at": WORD}).encode(),
        json.dumps({**good, "author": f"{AUTHOR}\x00"}).encode(),
        json.dumps({**good, "thread": [AUTHOR]}).encode(),
        json.dumps({**good, "revision": WORD}).encode(),
        json.dumps({**with_canaries(1), "text": f"Other {WORD}"}).encode(),
        f'{{"text": "{WORD}", "text": "{WORD}"}}'.encode(),
        b"\xff" + WORD.encode(),
    ]
    for body in bodies:
        answer = service.call(
            "POST", posts_of_it, content=body, headers={"Content-Type": "application/json"}
        )
        assert 400 <= answer.status_code < 500, answer.text
    for token in (TOKEN, f"psl_{'c' * 30}{'canary-7731xy'}"):
        assert service.call("POST", posts_of_it, token=token, json=good).status_code == 401
    calls = [
        (
            "POST",
            posts_of_it,
            {"content": WORD.encode(), "headers": {"Content-Type": "text/plain"}},
        ),
        ("GET", f"{base}/posts?cursor={WORD}", {}),
        ("GET", f"{base}/posts?since={WORD}", {}),
        ("GET", f"{base}/posts/{WORD}", {}),
        ("GET", f"{base}/reviews/{WORD}", {}),
        ("GET", f"/v1/{WORD}", {}),
        ("PATCH", f"{base}/posts/{WORD}", {}),
        ("POST", f"{base}/reviews/{WORD}", {"json": {"verdict": "edit", "text": WORD}}),
        ("GET", f"/v1/projects/{WORD}/authors/{AUTHOR}/export", {}),
        ("POST", f"{base}/webhooks", {"json": {"classroom": WORD, "url": WORD, "payload": WORD}}),
    ]
    for method, path, more in calls:
        assert 400 <= service.call(method, path, **more).status_code < 500, (method, path)


def send_texts_back(got: Received, writer: asyncio.StreamWriter) -> None:
    """Refuse what holds texts, and answer with just these; take all other events."""
    is_text = WORD.encode() in got.body
    writer.write(reply(500 if is_text else 204, body=got.body if is_text else b""))


def lines_with(texts: dict[str, str], *words: str) -> set[tuple[str, str, str]]:
    """Give each line in which a word stands, with the name of the text and the word."""
    return {
        (name, word, line)
        for name, text in texts.items()
        for word in words
        for line in text.splitlines()
        if word in line
    }


def test_no_canary_gets_out_and_none_is_left_after_an_erasure(service: Service) -> None:
    with Receiver() as receiver:
        receiver.behaviour = send_texts_back
        hook = {"classroom": "sevilla", "url": receiver.url, "payload": "full"}
        assert service.call("POST", "/v1/projects/rivers/webhooks", json=hook).status_code == 201
        push_good_ones(service)
        push_bad_ones(service)
        service.until(lambda: sum(WORD.encode() in one.body for one in receiver.received) >= 3)
        metrics = service.call("GET", "/metrics").text
        told = service.call("GET", "/v1/projects/rivers/deliveries").text
        database = Database.at(service.data / DATABASE_FILE)
        try:
            kept = database.read(lambda c: [str(list(c.execute(select(t))))
                                            for t in (audit, attempts, deliveries)])  # fmt: skip
            assert {word for _, word in places(database, WORD, MAIL)} == {WORD, MAIL}
            erased = service.call("DELETE", f"/v1/projects/rivers/authors/{AUTHOR}")
            assert erased.status_code == 200
            assert erased.json()["posts"] == 4
            service.until(lambda: places(database, WORD, AUTHOR, MAIL) == set())
        finally:
            database.close()
    assert not [one for one in receiver.received if MAIL.encode() in one.body]
    printed = service.stop()
    assert len(service.faults) > 25
    everywhere = {
        "printed": printed, "metrics": metrics, "deliveries": told,
        "faults": "\n".join(service.faults), "tables": "\n".join(kept),
    }  # fmt: skip
    assert "passerelle_" in metrics
    assert '"event"' in printed
    assert {where for where, _, _ in lines_with(everywhere, "rivers", "passerelle_")} == {
        "printed", "metrics", "tables",
    }  # fmt: skip
    assert lines_with(everywhere, WORD, AUTHOR, MAIL, TOKEN, "canary", ADMIN) == set()


class Choking(TranslatorError):
    """The engine cannot take a text."""


class Poisoned(IdentityTranslator):
    """Fails at the canary, and says so with all that it was given."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__()
        self._error = error

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        for one in requests:
            if WORD in one.text:
                raise self._error(f"cannot translate {one.text} of {AUTHOR}")
        return super().translate(requests)


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """Give what this process logs, as a service does."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    set_up(stream)
    yield stream
    root.handlers[:], level = before
    root.setLevel(level)


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [(Choking, "failed", "Choking"), (ValueError, "published", None)],
)
def test_a_text_that_breaks_the_engine_is_told_of_without_its_words(
    tmp_path: Path, logs: io.StringIO, error: type[Exception], state: str, reason: str | None
) -> None:
    here = office(tmp_path, lambda: Poisoned(error))
    try:
        here.start()
        here.send(with_canaries(1), post_of(2))
        here.until(lambda: here.states() == {"p-1": state, "p-2": "published"})
        kept = here.database.read(
            lambda c: c.scalars(select(posts.c.reason).where(posts.c.id == "p-1")).one()
        )
        metrics = here.desk.metrics.exposition().decode()
        told = str(here.events())
    finally:
        here.close()
    assert kept == reason
    for text in (logs.getvalue(), metrics, told):
        assert WORD not in text
        assert AUTHOR not in text
