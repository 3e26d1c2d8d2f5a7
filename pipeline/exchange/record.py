"""Keep what a post was translated to: published, or held with its questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from pipeline.domain.language import same_language
from pipeline.domain.project import Project
from pipeline.exchange.documents import (
    Document,
    Draft,
    as_written,
    format_of,
    passages_of,
    texts_of,
    visible,
    without_post_flags,
)
from pipeline.exchange.publishing import publish
from pipeline.exchange.questions import open_questions, still_holds
from pipeline.exchange.rows import change_post, edition_of, keep_document, post_row
from pipeline.exchange.values import Claim, PassageDetail, Recorded, State
from pipeline.exchange.withdraw import close_reviews
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import passages, posts, reviews

_LONGEST_HOURS = 876_000  # a hundred years; no calendar goes on for ever

# Statements that are made once: making one takes longer than running it.
_FORGET_PASSAGES = delete(passages).where(
    passages.c.project == bindparam("of_project"), passages.c.post == bindparam("of_post")
)
_KEEP_PASSAGES = insert(passages)
_DECIDED = select(reviews).where(
    reviews.c.project == bindparam("of_project"),
    reviews.c.post == bindparam("of_post"),
    reviews.c.revision == bindparam("of_revision"),
    reviews.c.state == "decided",
    reviews.c.verdict != "ask",
)


def record(
    connection: Connection,
    claim: Claim,
    project: Project,
    document: Document,
    details: Sequence[PassageDetail],
    now: datetime,
) -> Recorded:
    """Keep a bilingual post as the pipeline made it (`schemas.bilingual.to_dict`).

    Nothing is kept where the claim is not the last one any more.
    """
    lock_project(connection, claim.project)
    row = post_row(connection, claim.project, claim.post)
    if (
        row is None
        or row.revision != claim.revision
        or row.lease_fence != claim.fence
        or row.work != "leased"
    ):
        return Recorded(
            state="withdrawn" if row is None else cast("State", row.state),
            edition=0 if row is None else row.edition,
            stale=True,
        )
    return keep_translated(connection, row, project, document, details, now)


def keep_translated(
    connection: Connection,
    row: Row[Any],
    project: Project,
    document: Document,
    details: Sequence[PassageDetail],
    now: datetime,
) -> Recorded:
    """Keep a bilingual post of a row's revision; the caller holds the project's lock."""
    is_held = document["status"] == "held"
    decided = _decided(connection, row)
    close_reviews(connection, row.project, row.id)  # those of the time before
    document = _settled(document, decided)
    _keep_passages(connection, document, details, now)
    values = {**_done(document), "language": document["language"]["code"]}
    open_questions(
        connection,
        project,
        document,
        now,
        post_settled=any(one.target is None for one in decided),
    )
    held = is_held and still_holds(connection, row.project, row.id, row.revision, project.policy)
    if held:
        outcome = _hold(connection, row, project, document, now, values)
    else:
        outcome = _publish(connection, row, document, now, values)
    reach("record")
    return outcome


def _hold(
    connection: Connection,
    row: Row[Any],
    project: Project,
    document: Document,
    now: datetime,
    values: dict[str, Any],
) -> Recorded:
    made = {**document, "status": "held", "edition": row.edition}
    keep_document(connection, row.project, row.id, row.revision, made)
    guarded = any(one["code"] == "contact-detail" for one in made["flags"])
    release = None  # never by itself: the clock is no teacher
    if not guarded:
        release = row.release_at or _release(project, now)
    change_post(
        connection,
        row,
        "post.held",
        now,
        state="held",
        **values,
        release_at=release,
    )
    return Recorded(state="held", edition=row.edition, stale=False)


def _release(project: Project, now: datetime) -> datetime | None:
    """Give when a post that is held now goes out without a verdict; None: never."""
    if project.release_after_hours <= 0:
        return None
    return now + timedelta(hours=min(project.release_after_hours, _LONGEST_HOURS))


def _publish(
    connection: Connection,
    row: Row[Any],
    document: Document,
    now: datetime,
    values: dict[str, Any],
) -> Recorded:
    """Publish, unless its classrooms have just these words."""
    last = edition_of(connection, row, row.revision) if row.edition else None
    if last is not None and visible(last) == visible(document):
        made = {**document, "status": "published", "edition": row.edition}
        keep_document(connection, row.project, row.id, row.revision, made)
        connection.execute(
            update(posts)
            .where(posts.c.project == row.project, posts.c.id == row.id)
            .values(state="published", **values)
        )
        return Recorded(state="published", edition=row.edition, stale=False)
    edition = publish(connection, row, document, now, **values)
    return Recorded(state="published", edition=edition, stale=False)


def _done(document: Document) -> dict[str, Any]:
    """Give what the worker sees of a post from now on."""
    wants = sorted(
        {
            (source, target)
            for target, passage in passages_of(document)
            for one in passage["flags"]
            if one["code"] == "model-missing"
            and not same_language(source := _wanted_from(one, passage), target)
        }
    )
    return {
        "work": "wanting" if wants else "idle",
        "wants": [list(pair) for pair in wants] or None,
        "reason": None,
        "lease_owner": None,
        "lease_until": None,
    }


def _wanted_from(flag: dict[str, Any], passage: dict[str, Any]) -> str:
    """Give the language from which a package is missing: a part can be in another one."""
    source: str = flag["params"].get("source_code") or passage["language"]
    return source


def _keep_passages(
    connection: Connection, document: Document, details: Sequence[PassageDetail], now: datetime
) -> None:
    connection.execute(
        _FORGET_PASSAGES, {"of_project": document["project"], "of_post": document["id"]}
    )
    known = {(one.target, one.position): one for one in details}
    rows = []
    for target, passage in passages_of(document):
        source, became = texts_of(document, target, passage)
        detail = known.get((target, passage["index"]))
        rows.append(
            {
                "project": document["project"],
                "post": document["id"],
                "revision": document["revision"],
                "target": target,
                "position": passage["index"],
                "language": passage["language"],
                "field": passage["field"],
                "format": format_of(document, passage["field"]),
                "source_text": source,
                "target_text": became,
                "origin": passage["origin"],
                "packages": None if detail is None else detail.packages,
                "raw": None if detail is None else detail.raw,
                "at": now,
            }
        )
    if rows:
        connection.execute(_KEEP_PASSAGES, rows)


def _decided(connection: Connection, row: Row[Any]) -> list[Row[Any]]:
    """Give what teachers decided about this revision before it was translated again."""
    names = {"of_project": row.project, "of_post": row.id, "of_revision": row.revision}
    return list(connection.execute(_DECIDED, names))


def _settled(document: Document, decided: Sequence[Row[Any]]) -> Document:
    """Let what teachers decided stand where the source is the same."""
    draft = Draft(document)
    for one in decided:
        if one.target is None:
            document = without_post_flags(draft.written())
            draft = Draft(as_written(document) if one.verdict == "reject" else document)
            continue
        translation = document["translations"].get(one.target)
        if translation is None or one.position >= len(translation["passages"]):
            continue
        source, _ = texts_of(document, one.target, translation["passages"][one.position])
        if source != one.source_text:
            continue
        if one.verdict == "edit":
            draft.settle(one.target, one.position, text=one.text, origin="teacher")
        elif one.verdict == "reject":
            draft.settle(one.target, one.position, text=source, origin="verbatim")
        elif draft.text(one.target, one.position) == one.target_text:
            draft.settle(one.target, one.position, text=None, origin="machine")
    return draft.written()
