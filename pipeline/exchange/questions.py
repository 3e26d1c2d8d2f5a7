"""Which questions a bilingual post puts to teachers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from pipeline.domain.project import Policy, Project
from pipeline.exchange.documents import Document, passages_of, texts_of
from pipeline.exchange.ids import new_id
from pipeline.stages.review.sample import is_sampled
from pipeline.store.tables import reviews


def open_questions(
    connection: Connection,
    project: Project,
    document: Document,
    now: datetime,
    *,
    post_settled: bool = False,
) -> int:
    """Open a review for what is flagged, and one for the post where all of it is asked about.

    `post_settled`: a teacher has answered for the whole post already.
    """
    about_post = [] if post_settled else _about_post(project, document, now)
    rows = [*about_post, *_about_passages(document, now)]
    _keep(connection, rows)
    return len(rows)


def open_samples(connection: Connection, document: Document, now: datetime) -> int:
    """Open reviews of unflagged passages of a published post, chosen by chance."""
    sampled = [
        (target, passage)
        for target, passage in passages_of(document)
        if passage["origin"] == "machine"
        and not _severities(passage["flags"])
        and is_sampled(
            document["project"], document["id"], document["revision"], target, passage["index"]
        )
    ]
    if not sampled:
        return 0
    asked = {
        (row.target, row.position)
        for row in connection.execute(
            select(reviews.c.target, reviews.c.position).where(
                reviews.c.project == document["project"],
                reviews.c.post == document["id"],
                reviews.c.revision == document["revision"],
            )
        )
    }
    rows = [
        _row(document, now, "sample", target, passage)
        for target, passage in sampled
        if (target, passage["index"]) not in asked
    ]
    _keep(connection, rows)
    return len(rows)


def still_holds(
    connection: Connection, project: str, post: str, revision: int, policy: Policy
) -> bool:
    """Tell whether a question keeps a revision from being published.

    Under `mark` only those about the whole post do; samples never; one that the author was asked
    about does until there is a new revision.
    """
    waits = (reviews.c.state == "open") | (
        (reviews.c.state == "decided") & (reviews.c.verdict == "ask")
    )
    query = select(reviews.c.id).where(
        reviews.c.project == project,
        reviews.c.post == post,
        reviews.c.revision == revision,
        reviews.c.kind != "sample",
        waits,
    )
    if policy == "mark":
        query = query.where(reviews.c.target.is_(None))
    return connection.execute(query.limit(1)).first() is not None


def _about_post(project: Project, document: Document, now: datetime) -> Iterator[dict[str, Any]]:
    severities = _severities(document["flags"])
    if project.policy == "hold-all" or any(
        one["code"] == "contact-detail" for one in document["flags"]
    ):
        yield _row(document, now, "critical" if "critical" in severities else "post")
    elif severities:
        yield _row(document, now, "critical" if "critical" in severities else "unsure")


def _about_passages(document: Document, now: datetime) -> Iterator[dict[str, Any]]:
    for target, passage in passages_of(document):
        severities = _severities(passage["flags"])
        if severities:
            kind = "critical" if "critical" in severities else "unsure"
            yield _row(document, now, kind, target, passage)


def _severities(flags: Sequence[Mapping[str, Any]]) -> set[str]:
    return {one["severity"] for one in flags} - {"note"}


def _gravest(flags: Sequence[Mapping[str, Any]]) -> str | None:
    """Give the code of the flag that weighs most, of equal ones the first."""
    found = {one["severity"]: one["code"] for one in reversed(flags)}
    code: str | None = found.get("critical", found.get("unsure"))
    return code


def _row(
    document: Document,
    now: datetime,
    kind: str,
    target: str | None = None,
    passage: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": new_id("rev"),
        "project": document["project"],
        "post": document["id"],
        "revision": document["revision"],
        "target": target,
        "position": None,
        "language": document["language"]["code"],
        "kind": kind,
        "flags": document["flags"],
        "classroom": document["classroom"],
        "reason": _gravest(document["flags"]),
        "source_text": None,
        "target_text": None,
        "source_from": None,
        "target_from": None,
        "question": _digest(document["project"], document["id"], str(document["revision"])),
        "state": "open",
        "version": 1,
        "opened_at": now,
    }
    if target is not None and passage is not None:
        source, became = texts_of(document, target, passage)
        values.update(
            position=passage["index"],
            language=passage["language"],
            flags=passage["flags"],
            reason=_gravest(passage["flags"]),
            source_text=source,
            target_text=became,
            source_from=passage["source"][0],
            target_from=passage["target"][0],
            question=_digest(
                kind if kind == "sample" else "flagged",
                passage["language"],
                target,
                passage["field"] if passage["field"] == "text" else "plain",
                document["format"],
                source,
                became,
            ),
        )
    return values


def _keep(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(reviews), rows)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
