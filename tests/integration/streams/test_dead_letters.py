"""Records that cannot be worked on: put aside with their bytes, listed, sent back."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime

from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE
from tests.integration.streams.conftest import Rig, of_json, received, withdrawn
from tests.support.desk import PROJECT
from tests.support.kafka import consume_all

JSON = ("content-type", b"application/json")
BINARY = [
    JSON,
    ("ce_specversion", b"1.0"),
    ("ce_id", b"e-9"),
    ("ce_source", b"/platform"),
    ("ce_type", b"post.received"),
]
SECRET = "Kwame lives at the blue house"
POISON = {
    "tombstone": (b"k1", None, []),
    "bad-utf-8": (b"k2", b'{"text": "\xff' + SECRET.encode(), BINARY),
    "not-json": (b"k3", f"not json: {SECRET}".encode(), BINARY),
    "not-cloudevents": (b"k4", json.dumps({"text": SECRET}).encode(), [("own", b"\xfe"), JSON]),
    "wrong-type": (None, b"{}", [*BINARY[:-1], ("ce_type", b"post.published"), ("a", b"1")]),
    "wrong-data": (b"k6", b"[]", [("a", b"1"), ("a", b"2"), *BINARY]),
    "refused": received(1, text=SECRET, classroom="nowhere"),
    "unknown-project": received(2, text=SECRET, project="mountains"),
    "too-large": (b"k9", b" " * (2 * 1024**2 - 4096), BINARY),
}


def test_poison_of_every_kind_is_put_aside_with_its_bytes_and_good_posts_go_on(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(11), *POISON.values(), received(12))
    rig.until(lambda: rig.states() == {"p-11": "published", "p-12": "published"})
    rig.until(lambda: len(rig.letters()) == len(POISON))
    found = {dict(one.headers)["dlq_reason"].decode(): one for one in rig.letters()}
    assert found["not-json"].value == POISON["not-json"][1]
    too_large = POISON["too-large"][1]
    assert too_large is not None
    assert {reason: one.value for reason, one in found.items() if one.value != too_large} == {
        reason: value for reason, (_, value, _) in POISON.items() if value != too_large
    }
    for reason, (key, _, headers) in POISON.items():
        if reason in found:
            letter = found[reason]
            own = [one for one in letter.headers if not one[0].startswith("dlq_")]
            assert (letter.key, own) == (key, list(headers))
            message = dict(letter.headers)["dlq_message"].decode()
            assert "Kwame" not in message
            assert len(message) > 20
            assert dict(letter.headers)["dlq_topic"].decode() == rig.topics.posts_in
            datetime.fromisoformat(dict(letter.headers)["dlq_at"].decode())
    listed = of_json(rig.run("dead", "list", "--json")[1])
    assert {one["reason"] for one in listed} == found.keys()
    (largest,) = (one["id"] for one in listed if one["reason"] == "too-large")
    assert rig.run("dead", "retry", largest, "-q") == (0, "", "")
    rig.until(lambda: len(rig.letters()) == len(POISON) + 1)


def test_a_letter_is_listed_without_its_text_and_sent_back_once_its_fault_is_mended(
    rig: Rig,
) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1, project="mountains", text=SECRET), (b"k", b"junk", []))
    rig.until(lambda: len(rig.letters()) == 2)
    code, listed, _ = rig.run("dead", "list", "--json")
    assert code == 0
    assert "Kwame" not in listed
    letters = {one["reason"]: one for one in of_json(listed)}
    assert letters.keys() == {"unknown-project", "not-cloudevents"}
    one = letters["unknown-project"]
    assert one["topic"] == rig.topics.posts_in
    assert one["bytes"] > 100
    assert not one["retried"]
    rig.database.write(
        lambda c: put_project(c, {**PROJECT, "id": "mountains"}, datetime.now(UTC), PASSERELLE)
    )
    assert rig.run("dead", "retry", one["id"]) == (0, f"{one['id']}: sent back\n", "")
    rig.until(lambda: rig.states() == {"p-1": "published"})
    after = {one["id"]: one["retried"] for one in of_json(rig.run("dead", "list", "--json")[1])}
    assert after == {one["id"]: True, letters["not-cloudevents"]["id"]: False}
    code, out, _ = rig.run("dead", "retry", "--all", "--json")
    assert code == 0
    assert [one["id"] for one in of_json(out)] == [letters["not-cloudevents"]["id"]]
    rig.until(lambda: len(rig.letters()) == 3)
    again = rig.letters()[-1] if rig.letters()[-1].value == b"junk" else rig.letters()[0]
    names = [name for name, _ in again.headers]
    assert len(names) == len(set(names)), "it has one envelope, however often it comes back"
    code, _, errors = rig.run("dead", "retry", "translate:0:999", "record:99:0")
    assert code == 1
    assert errors.count("no such letter") == 2


def test_a_withdrawal_before_its_post_is_told_and_takes_the_post_back_when_it_comes(
    rig: Rig,
) -> None:
    rig.hire("translate", "record")
    rig.produce(withdrawn("p-1"))
    rig.until(lambda: len(rig.letters("record")) == 1)
    _, listed, _ = rig.run("dead", "list", "--stage", "record")
    assert "unknown-post" in listed
    assert rig.run("dead", "list", "--stage", "translate")[1] == ""
    rig.produce(received(1))
    rig.until(lambda: rig.states() == {"p-1": "withdrawn"})
    rig.produce(received(1, revision=2, text="Another."))
    rig.until(lambda: rig.states() == {"p-1": "published"})
    assert rig.run("dead", "retry", "--all", "--stage", "record", "--quiet") == (0, "", "")
    rig.produce(received(2))
    rig.until(lambda: rig.states() == {"p-1": "published", "p-2": "published"})
    assert len(rig.letters("record")) == 1


def test_a_post_that_lay_in_kafka_when_its_author_was_erased_leaves_no_trace(rig: Rig) -> None:
    rig.produce(received(1, text=SECRET), received(2, text=SECRET, classroom="nowhere"))
    (first,) = rig.hire("translate")
    rig.until(lambda: len(consume_all(rig.broker, rig.topics.posts_translated)) == 1)
    rig.until(lambda: len(rig.letters()) == 1)
    first.end(signal.SIGTERM)
    rig.produce(received(3, text=SECRET), received(4, text=SECRET, classroom="nowhere"))
    code, _, _ = rig.run("erase", "--project", "rivers", "--author", "s-4", "--yes")
    assert code == 0
    rig.hire("translate", "record")
    created = datetime.now(UTC).isoformat()
    rig.produce(received(5, text="I am back.", created_at=created))
    rig.until(lambda: rig.states() == {"p-5": "published"})
    assert rig.run("dead", "retry", "--all", "--quiet") == (0, "", "")
    rig.produce(*(received(number, author="s-5") for number in range(6, 12)))
    rig.until(lambda: len(rig.states()) == 7)
    rig.until(lambda: rig.behind() == 0)
    assert "p-2" not in rig.states()
    assert len(rig.letters("record") + rig.letters()) == 1
    told = consume_all(rig.broker, rig.topics.posts_translated)
    assert sum(SECRET.encode() in (one.value or b"") for one in told) == 1


def test_a_changed_body_under_the_same_revision_is_a_conflict(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1, thread="t", text="One."), received(1, thread="t", text="Two."))
    rig.until(lambda: len(rig.letters("translate") + rig.letters("record")) == 1)
    (letter,) = rig.letters("translate") + rig.letters("record")
    assert dict(letter.headers)["dlq_reason"] == b"conflict"
    rig.until(lambda: rig.states() == {"p-1": "published"})
