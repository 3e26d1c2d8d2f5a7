"""The checker of the fault runs finds what is planted, and nothing where nothing is."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from pipeline.store.database import Database
from pipeline.store.tables import outbox
from tests.faults.checker import Evidence, check

Plant = Callable[[dict[str, Any]], None]


def event(number: int, kind: str, post: str, edition: int) -> dict[str, Any]:
    name = f"evt_{number}"
    return {"number": number, "id": name, "type": f"post.{kind}", "post": post,
            "edition": edition, "thread": "t"}  # fmt: skip


def got(at: float, endpoint: str, event: dict[str, Any], text: str = "") -> dict[str, Any]:
    data = {"project": "p", "id": event["post"], "revision": 1, "edition": event["edition"]}
    body = {"type": event["type"], "timestamp": "", "data": {**data, "text": text}}
    return {"endpoint": endpoint, "id": event["id"], "body": json.dumps(body), "status": 204,
            "at": at}  # fmt: skip


def sound() -> dict[str, Any]:
    """Give evidence without a fault: `a` published, `b` held, `c` approved, `d` withdrawn."""
    events = [
        event(1, "received", "a", 0), event(2, "received", "b", 0), event(3, "received", "c", 0),
        event(4, "received", "d", 0), event(5, "published", "a", 1), event(6, "held", "b", 0),
        event(7, "held", "c", 0), event(8, "published", "d", 1), event(9, "published", "c", 1),
        event(10, "withdrawn", "d", 2),
    ]  # fmt: skip
    texts = {5: "canaryaz", 8: "canarydz", 9: "canarycz"}
    return {
        "told": [
            *(
                {"told": "accepted", "post": post, "revision": 1, "held": post in "bc",
                 "canary": f"canary{post}z", "at": 1.0}
                for post in "abcd"
            ),
            {"told": "shown", "body": '{"id": "b", "status": "held"}', "at": 2.0},
            {"told": "asking", "post": "c", "canary": "canarycz", "at": 8.5},
            {"told": "verdict", "review": "rev_c", "verdict": "approve", "at": 9.5},
            {"told": "withdrawn", "post": "d", "at": 10.0},
        ],
        "tables": {
            "posts": [
                {"id": post, "revision": 1, "state": state, "work": "idle", "edition": edition}
                for post, state, edition in (
                    ("a", "published", 1), ("b", "held", 0), ("c", "published", 1),
                    ("d", "withdrawn", 2),
                )
            ],
            "revisions": [
                {"post": post, "revision": 1, "body": {"text": f"canary{post}z"}} for post in "abcd"
            ],
            "editions": [
                {"post": "a", "edition": 1, "revision": 1, "kind": "published",
                 "document": {"text": "canaryaz"}},
                {"post": "d", "edition": 1, "revision": 1, "kind": "published", "document": None},
                {"post": "c", "edition": 1, "revision": 1, "kind": "published",
                 "document": {"text": "canarycz"}},
                {"post": "d", "edition": 2, "revision": 1, "kind": "withdrawn", "document": None},
            ],
            "reviews": [
                {"id": "rev_b", "post": "b", "revision": 1, "state": "open", "verdict": None},
                {"id": "rev_c", "post": "c", "revision": 1, "state": "decided",
                 "verdict": "approve"},
            ],
            "outbox": events,
            "deliveries": [
                {"event_id": one["id"], "endpoint": endpoint, "state": "delivered",
                 "type": one["type"], "post": one["post"]}
                for one in events
                for endpoint in ("end_1", "end_2")
            ],
        },
        "received": [
            got(float(one["number"]), endpoint, one, texts.get(one["number"], ""))
            for one in events
            for endpoint in ("one", "two")
        ],
    }  # fmt: skip


def faults_of(evidence: dict[str, Any]) -> dict[str, list[str]]:
    return check(Evidence(**evidence)).found


def test_nothing_is_found_where_nothing_is() -> None:
    assert faults_of(sound()) == {}


def test_what_is_delivered_again_under_its_id_is_no_double() -> None:
    evidence = sound()
    evidence["received"].append(copy.deepcopy(evidence["received"][-1]))
    assert faults_of(evidence) == {}
    assert check(Evidence(**evidence)).counts["received again"] == 1


def of(evidence: dict[str, Any], number: int) -> list[dict[str, Any]]:
    return [line for line in evidence["received"] if line["id"] == f"evt_{number}"]


def lose_a_post(evidence: dict[str, Any]) -> None:
    del evidence["tables"]["revisions"][0]


def lose_a_revision(evidence: dict[str, Any]) -> None:
    evidence["told"].append({**evidence["told"][0], "revision": 2})


def lose_a_text(evidence: dict[str, Any]) -> None:
    evidence["tables"]["revisions"][0]["body"] = {"text": "another"}


def lose_a_verdict(evidence: dict[str, Any]) -> None:
    evidence["tables"]["reviews"][1]["verdict"] = None


def lose_a_withdrawal(evidence: dict[str, Any]) -> None:
    evidence["tables"]["posts"][3]["state"] = "published"


def lose_an_event(evidence: dict[str, Any]) -> None:
    del evidence["tables"]["outbox"][4]
    evidence["received"] = [line for line in evidence["received"] if line["id"] != "evt_5"]


def lose_a_delivery(evidence: dict[str, Any]) -> None:
    evidence["received"].remove(of(evidence, 5)[0])


def lose_an_endpoint(evidence: dict[str, Any]) -> None:
    evidence["received"] = [line for line in evidence["received"] if line["endpoint"] == "one"]


def refuse_a_delivery(evidence: dict[str, Any]) -> None:
    of(evidence, 5)[0]["status"] = 500


def double_an_edition(evidence: dict[str, Any]) -> None:
    first = evidence["tables"]["editions"][0]
    again = event(11, "corrected", "a", 2)
    evidence["tables"]["editions"].append({**first, "edition": 2, "kind": "corrected"})
    evidence["tables"]["outbox"].append(again)
    evidence["received"] += [got(11.0, name, again, "canaryaz") for name in ("one", "two")]


def double_an_event(evidence: dict[str, Any]) -> None:
    again = event(11, "published", "a", 1)
    evidence["tables"]["outbox"].append(again)
    evidence["received"] += [got(11.0, name, again, "canaryaz") for name in ("one", "two")]


def change_a_body(evidence: dict[str, Any]) -> None:
    line = of(evidence, 5)[0]
    evidence["received"].append({**line, "body": line["body"].replace("canaryaz", "another")})


def invent_an_event(evidence: dict[str, Any]) -> None:
    evidence["received"].append(got(11.0, "one", event(11, "held", "b", 0)))


def leak_to_a_receiver(evidence: dict[str, Any]) -> None:
    line = of(evidence, 6)[0]
    line["body"] = line["body"].replace('"text": ""', '"text": "a canarybz sings"')


def leak_in_an_answer(evidence: dict[str, Any]) -> None:
    evidence["told"][4]["body"] = '{"text": "canarybz"}'


def leak_before_the_verdict(evidence: dict[str, Any]) -> None:
    evidence["told"][4]["body"] = '{"text": "canarycz"}'


def leak_what_was_held_and_withdrawn(evidence: dict[str, Any]) -> None:
    evidence["told"][3]["held"] = True


def disorder_a_thread(evidence: dict[str, Any]) -> None:
    first, second = of(evidence, 5)[0], of(evidence, 8)[0]
    received = evidence["received"]
    here, there = received.index(first), received.index(second)
    received[here], received[there] = second, first


def leave_a_post(evidence: dict[str, Any]) -> None:
    evidence["tables"]["posts"][0]["work"] = "leased"


def leave_a_question_out(evidence: dict[str, Any]) -> None:
    evidence["tables"]["reviews"][0]["state"] = "closed"


def leave_a_delivery(evidence: dict[str, Any]) -> None:
    evidence["tables"]["deliveries"][0]["state"] = "given-up"


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (lose_a_post, "lost"),
        (lose_a_revision, "lost"),
        (lose_a_text, "lost"),
        (lose_a_verdict, "lost"),
        (lose_a_withdrawal, "lost"),
        (lose_an_event, "lost"),
        (lose_a_delivery, "lost"),
        (lose_an_endpoint, "lost"),
        (refuse_a_delivery, "lost"),
        (double_an_edition, "doubled"),
        (double_an_event, "doubled"),
        (change_a_body, "doubled"),
        (invent_an_event, "doubled"),
        (leak_to_a_receiver, "leaked"),
        (leak_in_an_answer, "leaked"),
        (leak_before_the_verdict, "leaked"),
        (leak_what_was_held_and_withdrawn, "leaked"),
        (disorder_a_thread, "disordered"),
        (leave_a_post, "unfinished"),
        (leave_a_question_out, "unfinished"),
        (leave_a_delivery, "unfinished"),
    ],
)
def test_a_planted_fault_is_found(plant: Plant, kind: str) -> None:
    evidence = sound()
    plant(evidence)
    assert kind in faults_of(evidence)


def test_evidence_is_read_from_files_and_either_database(
    database: Database, tmp_path: Path
) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    row = {"id": "evt_1", "project": "p", "type": "post.held", "data": {"a": 1}, "at": now}
    database.write(lambda c: c.execute(insert(outbox).values(post="x", edition=0, **row)))
    client, receiver = tmp_path / "client", tmp_path / "receiver"
    client.write_text('{"told": "withdrawn", "post": "x", "at": 1}\n{"told": "acc')
    receiver.write_text('{"endpoint": "one", "id": "evt_1", "body": "{}", "status": 204}\n')
    url = database.url.set(drivername=database.url.get_backend_name())
    place = str(url.database) if database.is_sqlite else url.render_as_string(False)
    evidence = Evidence.read(client, place, [receiver])
    assert evidence.told == [{"told": "withdrawn", "post": "x", "at": 1}]
    assert evidence.tables["outbox"] == [
        {"number": 1, "id": "evt_1", "type": "post.held", "post": "x", "edition": 0, "thread": None}
    ]
    assert [line["id"] for line in evidence.received] == ["evt_1"]
