"""Joins what was produced, what PostgreSQL holds and what receivers got, and finds faults.

It shares no code with Passerelle. What clients of the API were told is checked as in the other
fault runs; records are checked here.

A producer's lines, each of a record that Kafka has, with "what", "key", "partition", "offset":
    {"what": "post", "post", "revision", "held", "canary"}: perhaps the same again, or out of order
    {"what": "withdrawal", "post"}
    {"what": "conflict", "post", "canary"}: another body of a revision that is there already
    {"what": "poison", "digest" (SHA-256 of the value, null without one), "headers" (name, base64)}
    {"what": "again", "of": [partition, offset]}: one of these, or of the API's, as it was
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.faults import checker
from tests.faults.checker import CANARY, Faults
from tests.support.kafka import Seen

Row = Mapping[str, Any]
_OF_LETTER = "dlq_"
_NOT_ON_OUT = ("post.received", "post.erased")
_WITH_TEXT = ("post.published", "post.corrected")
_FIRST = ("post.published", "post.corrected", "post.held", "post.failed")
_OUTBOX = "SELECT number, id, type, post, revision, edition, thread, to_relay FROM outbox"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """All that is known."""

    produced: list[Row]
    api: checker.Evidence  # of the API's clients and of webhooks; its tables are all there are
    outbox: list[Row]
    out: list[Seen]  # posts.out.v1
    dead: list[Seen]  # of all stages
    clock: float  # what the clock of records says more than the machine's monotonic one


def read_outbox(database: str) -> list[Row]:
    """Read what happened, by a connection string for psycopg."""
    with psycopg.connect(database) as connection:
        cursor = connection.execute(f"{_OUTBOX} ORDER BY number")
        assert cursor.description is not None
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def check(evidence: Evidence) -> Faults:
    """Find all faults, once the workers have had the time to finish."""
    told = [*evidence.api.told, *_promises(evidence.produced)]
    tables = evidence.api.tables
    faults = checker.check(
        checker.Evidence(told=told, tables=tables, received=evidence.api.received)
    )
    # The topic is a receiver like others, but that nothing of its deliveries is in the database.
    on_topic = checker.check(
        checker.Evidence(
            told=told, tables={**tables, "deliveries": []}, received=list(_received(evidence))
        )
    )
    faults.doubled += on_topic.doubled
    faults.leaked += on_topic.leaked
    faults.disordered += on_topic.disordered
    _find_lost_events(evidence, faults)
    _find_lost_letters(evidence, faults)
    _find_disordered(evidence, faults)
    faults.counts["records"] = len(evidence.produced)
    faults.counts["on posts.out"] = len(evidence.out)
    faults.counts["on posts.out again"] = len(evidence.out) - len(
        {_id(one) for one in evidence.out}
    )
    faults.counts["dead letters"] = len(evidence.dead)
    faults.counts += Counter(line["what"] for line in evidence.produced)
    return faults


def _promises(produced: Sequence[Row]) -> Iterator[Row]:
    """Say of records what a client of the API would be told."""
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for line in produced:
        if line["what"] == "post":
            places[line["post"], line["partition"]].append((line["offset"], line["revision"]))
    for line in produced:
        if line["what"] == "withdrawal":
            yield {"told": "withdrawn", "post": line["post"], "at": line["at"]}
        if line["what"] != "post":
            continue
        # What comes after a newer revision is dropped, as it should be.
        late = any(
            offset < line["offset"] and revision > line["revision"]
            for offset, revision in places[line["post"], line["partition"]]
        )
        if not late:
            yield {**line, "told": "accepted"}


def _received(evidence: Evidence) -> Iterator[Row]:
    """Give the topic's records as a receiver of webhooks would note them."""
    for one in evidence.out:
        headers = dict(one.headers)
        data = json.loads(one.value or b"null")
        yield {
            "endpoint": "posts.out",
            "id": headers["ce_id"].decode(),
            "body": json.dumps({"type": headers["ce_type"].decode(), "data": data}),
            "status": 204,
            "at": one.timestamp - evidence.clock,
        }


def _find_lost_events(evidence: Evidence, faults: Faults) -> None:
    """What happened is on the topic; of what was taken back meanwhile, that it was."""
    got = {_id(one) for one in evidence.out}
    gone = {row["id"] for row in evidence.api.tables["posts"] if row["state"] == "withdrawn"}
    for row in evidence.outbox:
        if row["to_relay"]:
            faults.unfinished.append(f"{row['id']} is not handed over")
        elif row["type"] in _NOT_ON_OUT or (row["type"] in _WITH_TEXT and row["post"] in gone):
            continue
        elif row["id"] not in got:
            faults.lost.append(f"record of {row['id']}, {row['type']} of {row['post']}")


def _find_lost_letters(evidence: Evidence, faults: Faults) -> None:
    """Every poison record is a dead letter, byte for byte, and nothing else is."""
    lines = {(line["partition"], line["offset"]): line for line in evidence.produced}
    lines = {place: original for place, line in lines.items()
             if (original := _original(line, lines)) is not None}  # fmt: skip
    letters: dict[tuple[int, int], Seen] = {}
    conflicts: set[str] = set()
    for letter in evidence.dead:
        headers = dict(letter.headers)
        place = int(headers["dlq_partition"]), int(headers["dlq_offset"])
        origin, reason = headers["dlq_topic"].decode(), headers["dlq_reason"].decode()
        if reason == "conflict":
            conflicts.update(CANARY.findall((letter.value or b"").decode()))
            continue
        line = lines.get(place)
        if not origin.endswith("posts.in.v1") or line is None or line["what"] != "poison":
            faults.lost.append(f"{origin} {place} was put aside: {reason}")
        elif not _is_same(letter, line):
            faults.lost.append(f"bytes of the dead letter of {place}")
        letters[place] = letter
    for place, line in lines.items():
        if line["what"] == "poison" and place not in letters:
            faults.lost.append(f"dead letter of {place}, {line['kind']}")
        if line["what"] == "conflict" and line["canary"] not in conflicts:
            faults.lost.append(f"dead letter of {place}, conflict")
    planted = {line["canary"] for line in evidence.produced if line["what"] == "conflict"}
    faults.lost += [f"{one} was put aside as a conflict" for one in conflicts - planted]


def _original(line: Row, lines: Mapping[tuple[int, int], Row]) -> Row | None:
    """Give what a record repeats, or itself; None where it is the API's."""
    while line["what"] == "again":
        before = lines.get(tuple(line["of"]))
        if before is None:
            return None
        line = before
    return line


def _is_same(letter: Seen, line: Row) -> bool:
    own = [one for one in letter.headers if not one[0].startswith(_OF_LETTER)]
    return (
        digest(letter.value) == line["digest"]
        and letter.key == encoded(line["key"])
        and own == [(name, encoded(value)) for name, value in line["headers"]]
    )


def digest(value: bytes | None) -> str | None:
    """Name a value."""
    return None if value is None else hashlib.sha256(value).hexdigest()


def encoded(text: str | None) -> bytes | None:
    """Give the bytes of base64."""
    return None if text is None else base64.b64decode(text)


def _find_disordered(evidence: Evidence, faults: Faults) -> None:
    """What came under one key happens in the order in which it came, wherever one looks."""
    keys: dict[str, set[str]] = defaultdict(set)  # of each post
    came: dict[str, list[tuple[str, int]]] = defaultdict(list)  # under each key
    for line in sorted(evidence.produced, key=lambda line: (line["partition"], line["offset"])):
        if line["what"] == "post":
            keys[line["post"]].add(line["key"])
            came[line["key"]].append((line["post"], line["revision"]))
    events = {row["id"]: row for row in evidence.outbox}
    on_topic = [events[name] for one in evidence.out if (name := _id(one)) in events]
    for where, rows in (("in the database", evidence.outbox), ("on posts.out", on_topic)):
        happened = {(row["post"], row["revision"]): None for row in rows if row["type"] in _FIRST}
        places = {about: place for place, about in enumerate(happened)}
        for key, posts in came.items():
            # What came under two keys has no order.
            known = [
                about
                for about in dict.fromkeys(posts)
                if about in places and len(keys[about[0]]) == 1
            ]
            for earlier, later in itertools.pairwise(known):
                if places[earlier] > places[later]:
                    faults.disordered.append(f"{later} before {earlier} of {key} {where}")


def _id(one: Seen) -> str:
    return dict(one.headers)["ce_id"].decode()
