"""An exchange that every runtime must tell in the same way: its posts, its teachers, its ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.receivers import SECRET, Receiver

PROJECT = "rivers"
_ROOMS = {"accra": ("en", "Africa/Accra"), "sevilla": ("es", "Europe/Madrid")}
_SECONDS = 90.0
_GLOSSARY = "source,target\ncoral reef,arrecife de coral\nriver,río\n"

# Some of each kind: plain and with marks, of two classes, alone and in threads, with what holds.
_FIRST: tuple[dict[str, Any], ...] = (
    {"id": "p-1", "thread": "t-1", "text": "Good morning! We live near a river."},
    {"id": "p-2", "thread": "t-1", "format": "markdown", "in_reply_to": "p-1",
     "text": "# Our town\n\n- We saw **15 big dogs** in the garden.\n- See [the map](https://example.org/a_b)."},
    {"id": "p-3", "thread": "t-1", "classroom": "sevilla", "in_reply_to": "p-2",
     "text": "¡Hola! Nosotros vivimos cerca del mar.", "title": "Nuestra casa"},
    {"id": "p-4", "thread": "t-2", "format": "html",
     "text": "<p>The <b>coral reef</b> is near.</p><pre>x = 1</pre>"},
    {"id": "p-5", "text": "Write to me at kim@example.org please."},
    {"id": "p-6", "thread": "t-2", "text": "ok 🙂 @maria #agua https://example.org"},
    {"id": "p-7", "thread": "t-3", "text": "We had 3 apples. They bought 27 red apples yesterday."},
    {"id": "p-8", "thread": "t-3", "classroom": "sevilla", "language": "es",
     "text": "Mañana vamos al museo con la profesora."},
    {"id": "p-9", "author": "s-9", "text": "The moon shines over the lake as well."},
    {"id": "p-10", "thread": "t-4", "text": "The sun shines over the river today."},
    {"id": "p-11", "thread": "t-4", "revision": 3, "text": "My brother likes to swim."},
)  # fmt: skip
_SECOND: tuple[dict[str, Any], ...] = (
    {"id": "p-1", "thread": "t-1", "revision": 2, "text": "Good morning! We live near the sea."},
    {"id": "p-11", "thread": "t-4", "revision": 4, "text": "My sister likes to swim."},
    {"id": "p-12", "thread": "t-2", "text": "The coral reef is near. We saw 15 dogs."},
)  # fmt: skip


@dataclass(kw_only=True, slots=True)
class Told:
    """What an exchange looks like from outside, when all has settled."""

    posts: dict[str, Any]  # as a teacher reads them
    questions: list[dict[str, Any]]
    events: dict[str, list[tuple[str, int | None, int]]]  # of each post, as receivers got them
    order: dict[str, list[str]]  # of each thread: posts as their first editions arrived


Send = Callable[[dict[str, Any]], None]  # hands a post over


class Story:
    """Lets the exchange happen over the API of a service, whatever is behind it."""

    def __init__(self, client: httpx.Client, receiver: Receiver, send: Send) -> None:
        self.client = client
        self.receiver = receiver
        self.send = send

    def run(self) -> Told:
        """Let it happen, and tell it."""
        self._settle_in()
        for one in _FIRST:
            self.send(_post(one))
        self.settle({one["id"] for one in _FIRST})
        self._answer()
        self.settle(set())
        for one in _SECOND:
            self.send(_post(one))
        self.settle({"p-12"})
        self.client.delete(f"{_AT}/posts/p-6").raise_for_status()
        self.client.delete(f"{_AT}/authors/s-9").raise_for_status()
        self.settle(set())
        return self._told()

    def settle(self, known: set[str]) -> None:
        """Wait until nothing moves: all is translated, and delivered."""
        end = time.monotonic() + _SECONDS
        while True:
            posts = self._list("posts")
            states = {one["id"]: one["status"] for one in posts}
            waiting = self._list("deliveries", state="waiting")
            if known <= states.keys() and "received" not in states.values() and not waiting:
                return
            assert time.monotonic() < end, (states, len(waiting))
            time.sleep(0.1)

    def _settle_in(self) -> None:
        structure = {
            "id": PROJECT,
            "name": "Rivers",
            "classrooms": [
                {"id": name, "language": language, "timezone": zone}
                for name, (language, zone) in _ROOMS.items()
            ],
            "names": {"keep": ["Kwame"]},
            "review": {"policy": "hold", "budget": 0},
            "retention": {"days": 400},
        }
        self.client.put(_AT, json=structure).raise_for_status()
        self.client.put(
            f"{_AT}/glossaries/en-es", content=_GLOSSARY, headers={"Content-Type": "text/csv"}
        ).raise_for_status()
        hook = {"classroom": "sevilla", "url": self.receiver.url, "payload": "full",
                "secret": SECRET}  # fmt: skip
        self.client.post(f"{_AT}/webhooks", json=hook).raise_for_status()

    def _answer(self) -> None:
        """Give what waits its verdicts, one kind after the other, always in the same way."""
        verdicts = (
            {"verdict": "approve"},
            {"verdict": "edit", "text": "Así lo dice la profesora."},
            {"verdict": "reject"},
        )
        waiting = sorted(self._list("reviews", state="open"), key=_place)
        for number, one in enumerate(waiting):
            verdict = verdicts[0] if one["position"] is None else verdicts[number % 3]
            at = f"{_AT}/reviews/{one['id']}"
            etag = self.client.get(at).headers["ETag"]
            reply = self.client.post(at, json=verdict, headers={"If-Match": etag})
            assert reply.status_code in {200, 412}, reply.text  # an equal one may have settled it

    def _list(self, what: str, **more: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            asked = {**more, "cursor": cursor} if cursor else more
            reply = self.client.get(f"{_AT}/{what}", params=asked)
            reply.raise_for_status()
            page = reply.json()
            found += page[next(key for key, value in page.items() if isinstance(value, list))]
            cursor = page.get("next")
            if not cursor or not page:
                return found

    def _told(self) -> Told:
        posts = {}
        for one in self._list("posts"):
            shown = self.client.get(f"{_AT}/posts/{one['id']}").json()
            posts[one["id"]] = shown
        questions = [
            {name: one[name] for name in _ASKED}
            for state in ("open", "decided", "closed")
            for one in self._list("reviews", state=state)
        ]
        events: dict[str, list[tuple[str, int | None, int]]] = {}
        order: dict[str, list[str]] = {}
        for got in self.receiver.received:
            got.verify()
            body = got.json
            data = body["data"]
            post = data.get("post") or data["id"]
            event = (body["type"], data.get("revision"), data["edition"])
            events.setdefault(post, []).append(event)
            if body["type"] == "post.published":
                order.setdefault(data.get("thread") or post, []).append(post)
        return Told(posts=posts, questions=sorted(questions, key=str), events=events, order=order)


def by_api(client: httpx.Client) -> Send:
    """Hand posts over by the API."""

    def send(post: dict[str, Any]) -> None:
        reply = client.post(f"{_AT}/posts", json=post)
        assert reply.status_code == 202, reply.text

    return send


_AT = f"/v1/projects/{PROJECT}"
_ASKED = ("post", "revision", "target_language", "position", "kind", "state", "verdict", "flags",
          "source", "target", "text")  # fmt: skip


def _post(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "project": PROJECT,
        "classroom": "accra",
        "author": "s-4",
        "created_at": "2026-11-20T09:30:00+00:00",
        **fields,
    }


def _place(review: dict[str, Any]) -> tuple[str, str, int]:
    position = review["position"]
    return review["post"], review["target_language"] or "", -1 if position is None else position
