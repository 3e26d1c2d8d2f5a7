"""The checker of these runs finds what is planted, and nothing where nothing is."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.store.database import Database
from pipeline.store.tables import outbox
from tests.faults import checker as api
from tests.faults_kafka.checker import Evidence, check, digest, read_outbox
from tests.support.kafka import Seen

POISON = b"\xff is no JSON"
TRACE = ("trace", b"\x00\xff")
KEY = "rivers/t"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def produced(what: str, offset: int, key: str = KEY, **more: Any) -> dict[str, Any]:
    return {"what": what, "key": key, "partition": 0, "offset": offset, "at": 1.0, **more}


def post(name: str, offset: int, *, revision: int = 1, held: bool = False, **more: Any) -> Any:
    canary = f"canary{name}r{revision}z"
    return produced("post", offset, post=name, revision=revision, held=held, canary=canary, **more)


def event(number: int, kind: str, post: str, edition: int, revision: int = 1) -> dict[str, Any]:
    return {"number": number, "id": f"evt_{number}", "type": f"post.{kind}", "post": post,
            "edition": edition, "revision": revision, "thread": "t", "to_relay": False}  # fmt: skip


def told(event: dict[str, Any], text: str = "") -> Seen:
    data = {"project": "rivers", "id": event["post"], "revision": event["revision"],
            "edition": event["edition"], "text": text}  # fmt: skip
    headers = (("ce_id", event["id"].encode()), ("ce_type", event["type"].encode()))
    return Seen(
        partition=0, offset=event["number"], key=KEY.encode(), value=json.dumps(data).encode(),
        headers=headers, timestamp=100.0 + event["number"],
    )  # fmt: skip


def letter(
    offset: int, value: bytes | None, reason: str, *own: tuple[str, bytes],
    topic: str = "posts.in.v1",
) -> Seen:  # fmt: skip
    place = (("dlq_topic", topic.encode()), ("dlq_partition", b"0"),
             ("dlq_offset", b"%d" % offset), ("dlq_reason", reason.encode()))  # fmt: skip
    return Seen(partition=0, offset=offset, key=KEY.encode(), value=value, headers=(*own, *place))


@dataclass(slots=True)
class Planted:
    """Evidence that can be changed."""

    produced: list[dict[str, Any]]
    tables: dict[str, list[dict[str, Any]]]
    outbox: list[dict[str, Any]]
    out: list[Seen]
    dead: list[Seen]
    told: list[dict[str, Any]] = field(default_factory=list)

    def found(self) -> dict[str, list[str]]:
        seen = api.Evidence(told=self.told, tables=self.tables, received=[])
        return check(
            Evidence(
                produced=self.produced, api=seen, outbox=self.outbox, out=self.out,
                dead=self.dead, clock=100.0,
            )
        ).found  # fmt: skip


def sound() -> Planted:
    """Give evidence without a fault.

    `a` published twice, `b` held, `c` withdrawn, `d` out of order, `e` twice under two keys.
    """
    events = [
        event(1, "received", "a", 0), event(2, "published", "a", 1), event(3, "held", "b", 0),
        event(4, "published", "c", 1), event(5, "withdrawn", "c", 2),
        event(6, "published", "d", 1, 2), event(7, "corrected", "a", 2, 2),
        event(8, "published", "e", 1),
    ]  # fmt: skip
    texts = {2: "canaryar1z", 6: "canarydr2z", 7: "canaryar2z", 8: "canaryer1z"}
    published = {
        ("a", 1): 1, ("c", 1): 1, ("d", 2): 1, ("a", 2): 2, ("e", 1): 1,
    }  # fmt: skip
    own = base64.b64encode(TRACE[1]).decode()
    poison = {"key": base64.b64encode(KEY.encode()).decode(), "digest": digest(POISON),
              "headers": [[TRACE[0], own]], "kind": "not-json"}  # fmt: skip
    states = {"a": ("published", 2), "b": ("held", 1), "c": ("withdrawn", 1),
              "d": ("published", 2), "e": ("published", 1)}  # fmt: skip
    return Planted(
        produced=[
            post("a", 0), post("b", 1, held=True), {**produced("poison", 2), **poison},
            post("c", 3), produced("withdrawal", 4, post="c"), post("d", 5, revision=2),
            post("d", 6), post("a", 7, revision=2), post("e", 8), post("e", 9, key="rivers/u"),
            produced("conflict", 10, post="a", canary="canaryaxconflictr1z"),
            produced("again", 11, of=[0, 2]), produced("again", 12, of=[0, 0]),
        ],
        tables={
            "posts": [
                {"id": name, "revision": revision, "state": state, "work": "idle", "edition": 1}
                for name, (state, revision) in states.items()
            ],
            "revisions": [
                {"post": name, "revision": revision, "body": {"text": f"canary{name}r{revision}z"}}
                for name, revision in (("a", 1), ("a", 2), ("b", 1), ("c", 1), ("d", 2), ("e", 1))
            ],
            "editions": [
                *(
                    {
                        "post": name, "revision": revision, "edition": edition,
                        "kind": "published" if edition == 1 else "corrected",
                        "document": None if name == "c" else f"canary{name}r{revision}z",
                    }
                    for (name, revision), edition in published.items()
                ),
                {"post": "c", "revision": 1, "edition": 2, "kind": "withdrawn", "document": None},
            ],
            "reviews": [
                {"id": "r", "post": "b", "revision": 1, "state": "open", "verdict": None}
            ],
            "outbox": events,
            "deliveries": [],
        },
        outbox=events,
        out=[told(one, texts.get(one["number"], "")) for one in events[1:] if one["number"] != 4],
        dead=[
            letter(2, POISON, "not-json", TRACE), letter(11, POISON, "not-json", TRACE),
            letter(0, b"canaryaxconflictr1z", "conflict", topic="posts.translated.v1"),
        ],
    )  # fmt: skip


def test_nothing_is_found_where_nothing_is() -> None:
    assert sound().found() == {}


def test_records_that_come_twice_are_no_fault() -> None:
    one = sound()
    one.out += one.out[-1:]
    one.dead += one.dead[:1]
    assert one.found() == {}


def lose_post(one: Planted) -> None:
    one.tables["revisions"] = [row for row in one.tables["revisions"] if row["post"] != "e"]


def lose_text(one: Planted) -> None:
    one.tables["revisions"][1] = {**one.tables["revisions"][1], "body": {"text": "another"}}


def lose_withdrawal(one: Planted) -> None:
    one.tables["posts"][2]["state"] = "published"
    one.out.append(told(one.outbox[3], "canarycr1z"))


def lose_event(one: Planted) -> None:
    one.out = [seen for seen in one.out if seen.offset != 8]


def lose_letter(one: Planted) -> None:
    one.dead = one.dead[1:]


def lose_letter_of_a_replay(one: Planted) -> None:
    del one.dead[1]


def change_value(one: Planted) -> None:
    one.dead[0] = replace(one.dead[0], value=POISON + b" ")


def change_header(one: Planted) -> None:
    one.dead[0] = letter(2, POISON, "not-json", ("trace", b"\x00"))


def change_key(one: Planted) -> None:
    one.dead[0] = replace(one.dead[0], key=None)


def put_a_sound_record_aside(one: Planted) -> None:
    one.dead.append(letter(8, b"canaryer1z", "wrong-data"))


def put_a_sound_translation_aside(one: Planted) -> None:
    one.dead.append(letter(8, b"canaryer1z", "wrong-data", topic="posts.translated.v1"))


def put_a_post_aside_as_a_conflict(one: Planted) -> None:
    one.dead.append(letter(8, b"canaryer1z", "conflict"))


def forget_a_conflict(one: Planted) -> None:
    del one.dead[2]


def publish_twice(one: Planted) -> None:
    one.tables["editions"].append(
        {"post": "e", "revision": 1, "edition": 2, "kind": "corrected", "document": "canaryer1z"}
    )
    one.outbox.append(event(9, "corrected", "e", 2))
    one.out.append(told(one.outbox[-1], "canaryer1z"))


def tell_twice_under_two_ids(one: Planted) -> None:
    one.outbox.append(event(9, "published", "e", 1))
    one.out.append(told(one.outbox[-1], "canaryer1z"))


def tell_two_things_under_one_id(one: Planted) -> None:
    one.out.append(told(one.outbox[7], "canaryer1z canaryer1z"))


def tell_what_never_happened(one: Planted) -> None:
    one.out.append(told(event(99, "published", "e", 5), "canaryer1z"))


def tell_what_is_held(one: Planted) -> None:
    one.out[1] = told(one.outbox[2], "canarybr1z")


def tell_what_is_approved_too_early(one: Planted) -> None:
    one.tables["editions"].append(
        {"post": "b", "revision": 1, "edition": 1, "kind": "published", "document": "canarybr1z"}
    )
    one.outbox.append(event(9, "published", "b", 1))
    one.out.append(told(one.outbox[-1], "canarybr1z"))
    one.told.append({"told": "asking", "post": "b", "canary": "canarybr1z", "at": 9.5})


def swap_on_topic(one: Planted) -> None:
    one.out[0], one.out[3] = one.out[3], one.out[0]


def swap_in_the_database(one: Planted) -> None:
    one.outbox[1], one.outbox[2] = one.outbox[2], one.outbox[1]


def leave_an_event(one: Planted) -> None:
    one.outbox[7] = {**one.outbox[7], "to_relay": True}


def leave_a_post(one: Planted) -> None:
    one.tables["posts"][0]["work"] = "waiting"


FAULTS: dict[str, list[Callable[[Planted], None]]] = {
    "lost": [
        lose_post, lose_text, lose_withdrawal, lose_event, lose_letter, lose_letter_of_a_replay,
        change_value, change_header, change_key, put_a_sound_record_aside,
        put_a_sound_translation_aside, put_a_post_aside_as_a_conflict, forget_a_conflict,
    ],
    "doubled": [
        publish_twice, tell_twice_under_two_ids, tell_two_things_under_one_id,
        tell_what_never_happened,
    ],
    "leaked": [tell_what_is_held, tell_what_is_approved_too_early],
    "disordered": [swap_on_topic, swap_in_the_database],
    "unfinished": [leave_an_event, leave_a_post],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "plant"), [(kind, plant) for kind, plants in FAULTS.items() for plant in plants]
)
def test_a_planted_fault_is_found(kind: str, plant: Callable[[Planted], None]) -> None:
    one = copy.deepcopy(sound())
    plant(one)
    assert kind in one.found()


def test_the_outbox_is_read_in_its_order(new_address: Callable[[str, bool], str]) -> None:
    address = new_address("postgresql", True)
    database = Database(address)
    rows = [
        {"id": name, "project": "rivers", "type": "post.held", "post": name, "revision": 1,
         "edition": 0, "thread": "t", "data": {}, "at": NOW, "to_relay": name == "b"}
        for name in "ab"
    ]  # fmt: skip
    database.write(lambda c: c.execute(outbox.insert(), rows).close())
    database.close()
    found = read_outbox(address.replace("+psycopg", ""))
    assert [(row["id"], row["to_relay"]) for row in found] == [("a", False), ("b", True)]
