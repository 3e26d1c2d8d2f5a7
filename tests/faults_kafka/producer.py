"""A program that stands for a platform with a Kafka of its own: writes posts, and rubbish.

Arguments: servers, topic, file for its lines (see checker.py), records a second, seed. Every tenth
record is poison. On SIGTERM it ends what it has begun.
"""

from __future__ import annotations

import base64
import heapq
import itertools
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from confluent_kafka import KafkaError, Message, Producer

from tests.faults.client import CONTACT, PLACES, TEXT, canary_of
from tests.faults_kafka.checker import digest

THREADS = 12
KINDS = {"plain": 46, "edited": 10, "again": 8, "two": 10, "disordered": 8, "withdrawn": 6,
         "held": 8, "conflict": 4}  # fmt: skip
POISON = ("bad-utf-8", "not-json", "too-large", "wrong-type", "null", "no-event",
          "bad-utf-8", "not-json", "wrong-type", "null", "no-event")  # fmt: skip
PROJECT = "rivers"
FLUSH_SECONDS = 300
Headers = list[tuple[str, bytes | None]]


class Platform:
    """Writes records and notes what Kafka has."""

    def __init__(self, servers: str, topic: str, path: str, seed: int) -> None:
        self._topic = topic
        self._lines = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._chance = random.Random(seed)
        self._seed = seed
        self._later: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._producer = Producer(
            {"bootstrap.servers": servers, "partitioner": "murmur2_random", "acks": "all",
             "enable.idempotence": True, "linger.ms": 5, "message.max.bytes": 4_000_000,
             "message.timeout.ms": 1000 * FLUSH_SECONDS, "log_level": 2,
             "reconnect.backoff.max.ms": 500}
        )  # fmt: skip

    def write(self, number: int) -> None:
        """Write what is next, and plan what follows it."""
        while self._later and self._later[0][0] <= time.monotonic():
            heapq.heappop(self._later)[2]()
        if number % 10 == 9:
            self._poison(number, POISON[number // 10 % len(POISON)])
        else:
            self._post(f"k-{self._seed}-{number}")
        self._producer.poll(0)

    def end(self) -> bool:
        """Write all that is planned; tell whether Kafka has it all."""
        while self._later:
            heapq.heappop(self._later)[2]()
        return not self._producer.flush(FLUSH_SECONDS)

    def _post(self, post: str) -> None:
        kind = self._chance.choices(list(KINDS), list(KINDS.values()))[0]
        threads = self._chance.sample([f"k-{one}" for one in range(THREADS)], 2)
        send = partial(self._send_post, post, threads[0], held=kind == "held")
        send(2 if kind == "disordered" else 1)
        match kind:
            case "edited":
                self._plan(partial(send, 2))
            case "again" | "disordered":
                self._plan(partial(send, 1))
            case "two":  # by another partition, so to another worker
                send(1, key=threads[1])
            case "withdrawn":
                self._plan(partial(self._withdraw, post, threads[0]))
            case "conflict":
                self._plan(partial(send, 1, what="conflict"))

    def _plan(self, action: Callable[[], None]) -> None:
        due = time.monotonic() + self._chance.choice((0.0, 0.02, 0.5))
        heapq.heappush(self._later, (due, next(self._order), action))

    def _send_post(
        self, post: str, thread: str, revision: int, *, held: bool, key: str = "",
        what: str = "post",
    ) -> None:  # fmt: skip
        chance = random.Random(f"{post} {revision} {what}")  # the same each time
        classroom = chance.choice(list(PLACES))
        canary = canary_of(post if what == "post" else f"{post}-{what}", revision)
        text = TEXT.format(words=PLACES[classroom], canary=canary)
        body = {
            "id": post,
            "project": PROJECT,
            "classroom": classroom,
            "author": f"s-{chance.randrange(30)}",
            "thread": thread,
            "revision": revision,
            "created_at": "2026-11-20T09:30:00+00:00",
            "format": "plain",
            "text": text + (CONTACT.format(post=post) if held else ""),
        }
        line = {"what": what, "post": post, "revision": revision, "held": held, "canary": canary}
        self._send_event("post.received", post, body, key or thread, line)

    def _withdraw(self, post: str, thread: str) -> None:
        data = {"project": PROJECT, "post": post}
        self._send_event("post.withdrawn", post, data, thread, {"what": "withdrawal", "post": post})

    def _send_event(
        self, kind: str, post: str, data: dict[str, Any], thread: str, line: dict[str, Any]
    ) -> None:
        name = f"{line['what']}-{post}-{line.get('revision')}"
        attributes = {"specversion": "1.0", "id": name, "source": "/platform", "type": kind}
        key = f"{PROJECT}/{thread}".encode()
        headers: Headers
        if random.Random(name).random() < 0.3:
            value = json.dumps({**attributes, "data": data}).encode()
            headers = [("content-type", b"application/cloudevents+json")]
        else:
            value = json.dumps(data, ensure_ascii=False).encode()
            headers = [("content-type", b"application/json")]
            headers += [(f"ce_{name}", text.encode()) for name, text in attributes.items()]
        self._send(key, value, headers, line)

    def _poison(self, number: int, kind: str) -> None:
        name = f"poison {self._seed} {number}"
        event: Headers = [("ce_specversion", b"1.0"), ("ce_source", b"/platform"),
                          ("ce_id", name.encode()), ("ce_type", b"post.received"),
                          ("trace", b"\xff\x00" + name.encode()), ("empty", b"")]  # fmt: skip
        body = {"id": f"x-{number}", "project": PROJECT, "classroom": "accra", "author": "s-1",
                "created_at": "2026-11-20T09:30:00Z", "format": "plain", "text": name}  # fmt: skip
        value: bytes | None = json.dumps(body).encode()
        match kind:
            case "bad-utf-8":
                value = b'{"text": "\xff\xfe' + name.encode() + b'"}'
            case "not-json":
                value = b"{" + name.encode()
            case "too-large":
                value = json.dumps({**body, "text": name + "x" * 1_048_576}).encode()
            case "wrong-type":
                event[3] = ("ce_type", b"post.applauded")
            case "null":
                value = None
            case "no-event":
                event = event[4:]
        key = f"{PROJECT}/k-{number % THREADS}".encode()  # amid what is sound
        self._send(key, value, event, {"what": "poison", "kind": kind})

    def _send(
        self, key: bytes, value: bytes | None, headers: Headers, line: dict[str, Any]
    ) -> None:
        if line["what"] == "poison":
            line = {**line, "key": _base64(key), "digest": digest(value),
                    "headers": [(name, _base64(one)) for name, one in headers]}  # fmt: skip
        else:
            line = {**line, "key": key.decode()}
        self._producer.produce(
            self._topic, value, key, headers=headers, on_delivery=partial(self._note, line)
        )

    def _note(self, line: dict[str, Any], error: KafkaError | None, message: Message) -> None:
        assert error is None, error
        place = {"partition": message.partition(), "offset": message.offset()}
        line = {**line, **place, "at": time.monotonic()}
        os.write(self._lines, json.dumps(line).encode() + b"\n")


def _base64(value: bytes | None) -> str | None:
    return None if value is None else base64.b64encode(value).decode()


def main() -> None:
    """Write until told to stop."""
    servers, topic, path = sys.argv[1:4]
    rate, seed = float(sys.argv[4]), int(sys.argv[5])
    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopping.append(number))
    platform = Platform(servers, topic, path, seed)
    began = time.monotonic()
    for number in itertools.count():
        if stopping:
            break
        platform.write(number)
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
    sys.exit(not platform.end())


if __name__ == "__main__":
    main()
