"""A program that stands for platforms and teachers: posts, edits, withdraws, reads, decides.

Arguments: address of the project, admin token, token that may read only, file for its lines (see
checker.py), seconds between two posts of a writer, posts of a writer at most. Every request is
sent again until it is answered. On SIGTERM it ends what it has begun.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from typing import Any

import httpx

WRITERS = 24
THREADS = 8  # of the exchange
KINDS = {"plain": 50, "edited": 10, "doubled": 8, "disordered": 4, "withdrawn": 6, "held": 10,
         "decided": 12}  # fmt: skip
PLACES = {"accra": "We saw", "sevilla": "Vimos"}
TEXT = "{words} {canary} in the river today, and the water was clear. We will go there again."
CONTACT = " You can write to me at {post}@mail.example.net if you like."


class Client:
    """Sends requests and notes their answers."""

    def __init__(self, address: str, admin: str, reader: str, path: str) -> None:
        self._admin, self._reader = ({"authorization": f"Bearer {one}"} for one in (admin, reader))
        self._lines = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        limits = httpx.Limits(max_connections=64)
        self._http = httpx.AsyncClient(base_url=address, limits=limits, timeout=20)
        self.stopping = asyncio.Event()
        self._to_decide: dict[str, str] = {}  # post: canary

    def note(self, told: str, **more: object) -> None:
        """Write a line."""
        line = {"told": told, "at": time.monotonic(), **more}
        os.write(self._lines, json.dumps(line).encode() + b"\n")

    async def ask(
        self, method: str, path: str, *, reads: bool = False, late: bool = False, **more: Any
    ) -> Any:
        """Send a request until somebody who is well answers; one that is late may be refused."""
        headers = {**(self._reader if reads else self._admin), **more.pop("headers", {})}
        while True:
            try:
                answer = await self._http.request(method, path, headers=headers, **more)
            except httpx.TransportError:
                await asyncio.sleep(0.05)
                continue
            if answer.status_code == 503:
                self.note("unavailable")
                await asyncio.sleep(0.05)
                continue
            if late and answer.status_code == 409:
                self.note("late")
            elif answer.status_code >= 400:
                self.note("refused", status=answer.status_code, body=answer.text)
            return answer

    async def write(self, number: int, pause: float, most: int) -> None:
        """Be one writer of posts."""
        chance = random.Random(number)
        for count in range(most):
            if self.stopping.is_set():
                break
            await self.post_once(f"p-{number}-{count}", chance)
            await asyncio.sleep(pause * (0.5 + chance.random()))

    async def post_once(self, post: str, chance: random.Random) -> None:
        """Send a post, and perhaps what follows it."""
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        held = kind in ("held", "decided")
        if kind == "decided":
            self._to_decide[post] = canary_of(post, 1)
        if kind == "disordered":
            await self.accept(post, 2, held, chance)
        await self.accept(post, 1, held, chance, late=kind == "disordered")
        if kind == "edited":
            await asyncio.sleep(chance.random())
            await self.accept(post, 2, held, chance)
        elif kind == "doubled":
            await asyncio.gather(*(self.accept(post, 2, held, random.Random(0)) for _ in "ab"))
        elif kind == "withdrawn":
            await asyncio.sleep(chance.random())
            if (await self.ask("DELETE", f"/posts/{post}")).status_code == 200:
                self.note("withdrawn", post=post)
        if chance.random() < 0.2:
            answer = await self.ask("GET", f"/posts/{post}", reads=True)
            self.note("shown", body=answer.text)

    async def accept(
        self, post: str, revision: int, held: bool, chance: random.Random, *, late: bool = False
    ) -> None:
        """Send a revision of a post, which may answer another that is not there yet."""
        classroom = chance.choice(list(PLACES))
        canary = canary_of(post, revision)
        text = TEXT.format(words=PLACES[classroom], canary=canary)
        body = {
            "id": post,
            "classroom": classroom,
            "author": f"s-{chance.randrange(30)}",
            "thread": f"t-{chance.randrange(THREADS)}",
            "in_reply_to": chance.choice([None, f"p-{chance.randrange(WRITERS)}-99"]),
            "revision": revision,
            "created_at": "2026-11-20T09:30:00+00:00",
            "format": "plain",
            "text": text + (CONTACT.format(post=post) if held else ""),
        }
        key = {"idempotency-key": f"{post}-{revision}"}
        answer = await self.ask("POST", "/posts", json=body, headers=key, late=late)
        if answer.status_code in (200, 202):
            self.note("accepted", post=post, revision=revision, held=held, canary=canary)

    async def decide(self) -> None:
        """Be the teacher who approves some of what is held, as long as there is any."""
        cursor: dict[str, str] = {}
        while self._to_decide or not self.stopping.is_set():
            listing = (await self.ask("GET", "/reviews", params={"limit": "200", **cursor})).json()
            for one in listing["items"]:
                if one["position"] is None and one["post"] in self._to_decide:
                    await self.approve(one["id"], one["post"])
            if listing["next"] is None:
                await asyncio.sleep(0.2)
            else:
                cursor = {"cursor": listing["next"]}

    async def approve(self, review: str, post: str) -> None:
        """Let a post be published."""
        self.note("asking", post=post, canary=self._to_decide.pop(post))
        answer = await self.ask("POST", f"/reviews/{review}", json={"verdict": "approve"})
        if answer.status_code == 200:
            self.note("verdict", review=review, verdict="approve")


def canary_of(post: str, revision: int) -> str:
    """Give a word that stands in one revision of one post alone."""
    return f"canary{post.replace('-', 'x')}r{revision}z"


async def main() -> None:
    """Do all of this at once, until told to stop."""
    client = Client(*sys.argv[1:5])
    pause, most = float(sys.argv[5]), int(sys.argv[6])
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, client.stopping.set)
    writers = (client.write(number, pause, most) for number in range(WRITERS))
    teacher = asyncio.create_task(client.decide())
    await asyncio.gather(*writers)
    client.stopping.set()
    await teacher


if __name__ == "__main__":
    asyncio.run(main())
