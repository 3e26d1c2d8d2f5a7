"""Joins what clients were told, what the database holds and what receivers got, and finds faults.

It shares no code with Passerelle: plain SQL, plain JSON lines.

A client's lines, each with "at", seconds of the machine's monotonic clock:
    {"told": "accepted", "post", "revision", "held": true where a teacher must look first, "canary"}
    {"told": "asking", "post", "canary"}: a verdict is sent from now on, which publishes the post
    {"told": "verdict", "review", "verdict"}, {"told": "withdrawn", "post"}
    {"told": "shown", "body"}: an answer to somebody who may not review
A receiver's lines: {"endpoint", "id" (the webhook-id), "body", "status" (that it answered), "at"}.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

# A word of its own in every text that is sent; what is published is known by it.
CANARY = re.compile(r"canary[a-z0-9]+z")
Row = Mapping[str, Any]
KINDS = ("lost", "doubled", "leaked", "disordered", "unfinished")
_TABLES = {
    "posts": "id, revision, state, work, edition",
    "revisions": "post, revision, body",
    "editions": "post, edition, revision, kind, document",
    "reviews": "id, post, revision, state, verdict",
    "outbox": "number, id, type, post, edition, thread",
    "deliveries": "event_id, endpoint, state, type, post",
}


@dataclass(kw_only=True, slots=True)
class Faults:
    """What should never happen, one line for each time that it did."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)  # still on its way when all was to be done
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def found(self) -> dict[str, list[str]]:
        """Give the faults by their kind; none is good."""
        return {kind: lines for kind in KINDS if (lines := getattr(self, kind))}


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """All that is known, from three sides."""

    told: list[Row]
    tables: dict[str, list[Row]]
    received: list[Row]

    @classmethod
    def read(cls, client: Path, database: str, receivers: Iterable[Path]) -> Evidence:
        """Read it; `database` is the path of an SQLite file or a connection string for psycopg."""
        return cls(
            told=list(lines(client)),
            tables=_read_tables(database),
            received=[line for receiver in receivers for line in lines(receiver)],
        )


def check(evidence: Evidence) -> Faults:
    """Find all faults, once the service has had the time to finish."""
    faults = Faults()
    _find_lost_promises(evidence, faults)
    _find_lost_deliveries(evidence, faults)
    _find_unfinished(evidence, faults)
    _find_doubled(evidence, faults)
    _find_leaked(evidence, faults)
    _find_disordered(evidence, faults)
    for line in evidence.told:
        faults.counts[line["told"]] += 1
    faults.counts["editions"] = len(evidence.tables["editions"])
    faults.counts["events"] = len(evidence.tables["outbox"])
    faults.counts["received"] = len(evidence.received)
    faults.counts["received again"] = len(evidence.received) - len(
        {(line["endpoint"], line["id"]) for line in evidence.received}
    )
    return faults


def _find_lost_promises(evidence: Evidence, faults: Faults) -> None:
    """What a client was told is in the database."""
    bodies = {(row["post"], row["revision"]): row["body"] for row in evidence.tables["revisions"]}
    posts = {row["id"]: row for row in evidence.tables["posts"]}
    verdicts = {row["id"]: row["verdict"] for row in evidence.tables["reviews"]}
    for line in evidence.told:
        match line["told"]:
            case "accepted":
                body = bodies.get((line["post"], line["revision"]))
                if body is None or line["canary"] not in json.dumps(body):
                    faults.lost.append(f"post {line['post']} revision {line['revision']}")
            case "verdict" if verdicts.get(line["review"]) != line["verdict"]:
                faults.lost.append(f"verdict on {line['review']}")
            case "withdrawn" if posts.get(line["post"], {}).get("state") != "withdrawn":
                faults.lost.append(f"withdrawal of {line['post']}")


def _find_lost_deliveries(evidence: Evidence, faults: Faults) -> None:
    """Every edition has its event, and every endpoint got every event that was not dropped."""
    taken = {
        (line["endpoint"], line["id"]) for line in evidence.received if 200 <= line["status"] < 300
    }
    endpoints = {line["endpoint"] for line in evidence.received}
    expected = len({row["endpoint"] for row in evidence.tables["deliveries"]})
    dropped = Counter(
        row["event_id"] for row in evidence.tables["deliveries"] if row["state"] == "dropped"
    )
    announced = {
        (row["post"], row["edition"], row["type"].removeprefix("post."))
        for row in evidence.tables["outbox"]
    }
    for row in evidence.tables["editions"]:
        if (row["post"], row["edition"], row["kind"]) not in announced:
            faults.lost.append(f"event of {row['post']} edition {row['edition']}")
    for row in evidence.tables["outbox"]:
        got = sum((endpoint, row["id"]) in taken for endpoint in endpoints)
        if got + dropped[row["id"]] < expected:
            faults.lost.append(f"delivery of {row['id']}, {row['type']} of {row['post']}")


def _find_unfinished(evidence: Evidence, faults: Faults) -> None:
    """Nothing is on its way any more, and nothing was given up."""
    for row in evidence.tables["posts"]:
        if row["state"] in ("received", "failed") or row["work"] != "idle":
            faults.unfinished.append(f"post {row['id']} is {row['state']}, {row['work']}")
    asked = {(row["post"], row["revision"]) for row in evidence.tables["reviews"]
             if row["state"] == "open"}  # fmt: skip
    for row in evidence.tables["posts"]:
        if row["state"] == "held" and (row["id"], row["revision"]) not in asked:
            faults.unfinished.append(f"post {row['id']} is held, and nobody is asked")
    for row in evidence.tables["deliveries"]:
        if row["state"] not in ("delivered", "dropped"):
            faults.unfinished.append(f"delivery of {row['event_id']} is {row['state']}")


def _find_doubled(evidence: Evidence, faults: Faults) -> None:
    """A receiver that drops the ids it has seen sees everything once."""
    published = Counter(
        (row["post"], row["revision"])
        for row in evidence.tables["editions"]
        if row["kind"] in ("published", "corrected")
    )
    faults.doubled += [f"editions of {key}" for key, count in published.items() if count > 1]
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    events: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for line in evidence.received:
        bodies[line["endpoint"], line["id"]].add(line["body"])
        event = json.loads(line["body"])
        data = event["data"]
        about = (
            line["endpoint"],
            event["type"],
            data.get("project"),
            data.get("post", data.get("id")),
        )
        events[*about, data["revision"], data["edition"]].add(line["id"])
    faults.doubled += [
        f"bodies of {key}" for key, different in bodies.items() if len(different) > 1
    ]
    once = ("post.received", "post.published", "post.corrected", "post.withdrawn")
    faults.doubled += [
        f"ids of {key}" for key, ids in events.items() if len(ids) > 1 and key[1] in once
    ]
    known = {row["id"] for row in evidence.tables["outbox"]}
    faults.doubled += [
        f"unknown event {name}" for name in {line["id"] for line in evidence.received} - known
    ]


def _find_leaked(evidence: Evidence, faults: Faults) -> None:
    """Nobody sees a word of what was never published, or before a teacher was asked."""
    published = {
        canary
        for row in evidence.tables["editions"]
        if row["document"] is not None
        for canary in CANARY.findall(json.dumps(row["document"]))
    }
    # What was withdrawn since has no document any more; it was published all the same.
    withdrawn = {row["post"] for row in evidence.tables["editions"] if row["kind"] == "withdrawn"}
    accepted = [line for line in evidence.told if line["told"] == "accepted"]
    published |= {line["canary"] for line in accepted if line["post"] in withdrawn}
    held = {line["canary"] for line in accepted if line["held"]}
    asked = {line["canary"]: line["at"] for line in evidence.told if line["told"] == "asking"}
    seen = [(f"receiver {line['endpoint']}", line) for line in evidence.received]
    seen += [("an answer", line) for line in evidence.told if line["told"] == "shown"]
    for where, line in seen:
        for canary in set(CANARY.findall(line["body"])):
            early = canary in held and line["at"] < asked.get(canary, math.inf)
            if early or canary not in published:
                faults.leaked.append(f"{canary} to {where}")


def _find_disordered(evidence: Evidence, faults: Faults) -> None:
    """An endpoint gets a thread's events in the order in which they happened."""
    places = {row["id"]: row for row in evidence.tables["outbox"]}
    latest: dict[tuple[str, str], int] = {}
    seen: set[tuple[str, str]] = set()
    for line in evidence.received:
        event = places.get(line["id"])
        if event is None or (line["endpoint"], line["id"]) in seen:
            continue
        if 200 <= line["status"] < 300:
            seen.add((line["endpoint"], line["id"]))
        queue = (line["endpoint"], event["thread"] or event["post"])
        if event["number"] < latest.get(queue, 0):
            faults.disordered.append(f"{line['id']} at {line['endpoint']}")
        latest[queue] = max(event["number"], latest.get(queue, 0))


def lines(path: Path) -> Iterator[Row]:
    """Read JSON lines; a last one that was cut off was never finished, and does not count."""
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            yield json.loads(line)


def _read_tables(database: str) -> dict[str, list[Row]]:
    connection: Any
    if database.startswith("postgresql:"):
        connection = psycopg.connect(database)
    else:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    tables = {}
    for name, columns in _TABLES.items():
        rows = connection.execute(f"SELECT {columns} FROM {name}").fetchall()
        names = columns.split(", ")
        tables[name] = [dict(zip(names, map(_value, row), strict=True)) for row in rows]
    connection.close()
    return tables


def _value(value: Any) -> Any:
    """Read JSON, which SQLite has as text and psycopg has read already."""
    if isinstance(value, str) and value.startswith("{"):
        return json.loads(value)
    return value
