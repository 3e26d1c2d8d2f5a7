"""A teacher's verdict and all that follows from it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pipeline.domain.project import Project
from pipeline.exchange.audit import write_audit
from pipeline.exchange.calibrating import note_verdict
from pipeline.exchange.documents import (
    Document,
    Draft,
    as_written,
    visible,
    without_post_flags,
)
from pipeline.exchange.events import Happening, emit
from pipeline.exchange.memory import remember
from pipeline.exchange.publishing import publish
from pipeline.exchange.questions import still_holds
from pipeline.exchange.rows import beside_others, document_of, keep_document, post_row
from pipeline.exchange.showing import bare_review_json
from pipeline.exchange.values import Actor, Conflict, Decided, Stale, Verdict
from pipeline.exchange.verdict_terms import TermDraft, keep_verdict_term
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import passages, posts, reviews

MOST_CHARACTERS = 20_000  # of an edit: as many as a post may have
MOST_NOTE = 2_000


def decide(
    connection: Connection,
    project: Project,
    review: str,
    verdict: Verdict,
    now: datetime,
    actor: Actor,
    *,
    if_match: int | None = None,
    term: TermDraft | None = None,
) -> Decided | Stale | Conflict | None:
    """Give a question its verdict; equal passages that wait in other posts get the same one.

    Of those posts one that cannot be read stays as it is.

    None where the project has no such question; Stale where the caller saw an older version of
    it; Conflict where the verdict does not fit. `ask` concerns its own post alone. `term` is what
    `draft_verdict_term` made of the verdict's; raises Overtaken where it is of an older version.
    """
    lock_project(connection, project.id)
    row = _review(connection, project.id, review)
    if row is None:
        return None
    if if_match is not None and if_match != row.version:
        return Stale(version=row.version)
    misfit = _misfit(row, verdict)
    if misfit is not None:
        return misfit
    if verdict.add_term is not None:
        refused = keep_verdict_term(connection, project, row, verdict.add_term, term, now, actor)
        if refused is not None:
            return refused
    if row.state == "decided" and _is_same(row, verdict):
        return _decided(connection, row)
    together = [row] if verdict.verdict == "ask" else _equal(connection, row)
    of_post: dict[str, list[Row[Any]]] = {}
    for one in together:
        of_post.setdefault(one.post, []).append(one)
    _learn(connection, project, row, verdict, now, actor)
    if row.target is None and verdict.verdict == "reject":
        _close_passages(connection, row)
    _give(connection, project, of_post.pop(row.post), verdict, now, actor)
    for rows in of_post.values():
        beside_others(connection, partial(_give, connection, project, rows, verdict, now, actor))
    reach("decide")
    decided = _review(connection, project.id, review)
    assert decided is not None
    return _decided(connection, decided)


def _review(connection: Connection, project: str, review: str) -> Row[Any] | None:
    return connection.execute(
        select(reviews).where(reviews.c.project == project, reviews.c.id == review)
    ).first()


def _decided(connection: Connection, row: Row[Any]) -> Decided:
    post = post_row(connection, row.project, row.post)
    shown = bare_review_json(connection, row.project, row.id)
    assert post is not None
    assert shown is not None
    return Decided(
        review=shown.body, version=shown.version, post_state=post.state, edition=post.edition
    )


def _misfit(row: Row[Any], verdict: Verdict) -> Conflict | None:
    """Say why a verdict does not fit a question, or None."""
    wrong = _malformed(row, verdict)
    if wrong is not None:
        return wrong
    if row.state == "closed":
        return Conflict(
            code="closed",
            message="nobody needs to answer this any more: the post was changed or withdrawn",
            hint="look at the newest revision of the post",
        )
    if row.state == "decided" and row.verdict != "ask" and not _is_same(row, verdict):
        return Conflict(
            code="decided",
            message=f"this has a verdict already: {row.verdict}",
            hint="read it again; what was published is changed by a new revision of the post",
        )
    return None


def _is_same(row: Row[Any], verdict: Verdict) -> bool:
    asks_anew = verdict.verdict == "ask" and row.note != verdict.note
    return bool(row.verdict == verdict.verdict and row.text == verdict.text and not asks_anew)


def _malformed(row: Row[Any], verdict: Verdict) -> Conflict | None:
    """Say what is wrong with a verdict itself, or None."""
    text = verdict.text
    if verdict.verdict == "edit" and row.target is None:
        return _bad("no-passage", "this is about a whole post", "edit its passages one by one")
    if verdict.verdict == "edit" and not (text or "").strip():
        return _bad("missing", "text: an edit needs the words that are right", "give `text`")
    if verdict.verdict != "edit" and text is not None:
        return _bad("not-an-edit", "text: belongs to an edit only", "use the verdict `edit`")
    if verdict.verdict == "ask" and not (verdict.note or "").strip():
        return _bad("missing", "note: says what the author is asked", "give `note`")
    if text is not None and len(text) > MOST_CHARACTERS:
        return _bad("too-long", f"text: has more than {MOST_CHARACTERS} characters", "shorten it")
    if verdict.note is not None and len(verdict.note) > MOST_NOTE:
        return _bad("too-long", f"note: has more than {MOST_NOTE} characters", "shorten it")
    if text is not None and _lines(text) > _lines(row.target_text or ""):
        return _bad(
            "line-break",
            "text: has a line break, which would part the passage",
            "write the passage on one line",
        )
    return None


def _bad(code: str, message: str, hint: str) -> Conflict:
    return Conflict(code=code, message=message, hint=hint)


def _lines(text: str) -> int:
    return len(f"{text}.".splitlines())  # a break at its end parts as well


def _equal(connection: Connection, row: Row[Any]) -> list[Row[Any]]:
    """Give the open questions that are the same one, this first."""
    others = connection.execute(
        select(reviews)
        .where(
            reviews.c.project == row.project,
            reviews.c.question == row.question,
            reviews.c.state == "open",
            reviews.c.number != row.number,
        )
        .order_by(reviews.c.number)
    )
    return [row, *others]


def _close_passages(connection: Connection, row: Row[Any]) -> None:
    """Close the questions about passages of a post that goes out as it was written."""
    connection.execute(
        update(reviews)
        .where(
            reviews.c.project == row.project,
            reviews.c.post == row.post,
            reviews.c.revision == row.revision,
            reviews.c.target.is_not(None),
            reviews.c.state == "open",
        )
        .values(state="closed", version=reviews.c.version + 1)
    )


def _give(
    connection: Connection,
    project: Project,
    rows: Sequence[Row[Any]],
    verdict: Verdict,
    now: datetime,
    actor: Actor,
) -> None:
    """Give questions of one post their verdict, and let the post go on."""
    for one in rows:
        _settle(connection, row=one, verdict=verdict, now=now, actor=actor)
    _go_on(connection, project, rows[0].post, rows, verdict, now)


def _settle(
    connection: Connection, *, row: Row[Any], verdict: Verdict, now: datetime, actor: Actor
) -> None:
    """Keep a verdict."""
    connection.execute(
        update(reviews)
        .where(reviews.c.number == row.number)
        .values(
            state="decided",
            version=row.version + 1,
            verdict=verdict.verdict,
            text=verdict.text,
            note=verdict.note,
            decided_by=actor.id,
            decided_at=now,
        )
    )
    write_audit(
        connection, now, row.project, actor, "review.decided", row.id, verdict=verdict.verdict
    )


def _learn(
    connection: Connection,
    project: Project,
    row: Row[Any],
    verdict: Verdict,
    now: datetime,
    actor: Actor,
) -> None:
    """Keep what is learnt from a verdict: once, however many posts waited for it."""
    if row.target is None or verdict.verdict == "ask":
        return
    passage = connection.execute(
        select(passages).where(
            passages.c.project == row.project,
            passages.c.post == row.post,
            passages.c.revision == row.revision,
            passages.c.target == row.target,
            passages.c.position == row.position,
        )
    ).first()
    post = post_row(connection, row.project, row.post)
    if passage is None or post is None:
        return
    if project.learn_calibration and passage.origin == "machine" and passage.raw is not None:
        note_verdict(
            connection,
            project=project.id,
            packages=passage.packages,
            raw=passage.raw,
            accepted=verdict.verdict == "approve",
            sample=row.kind == "sample",
            review=row.id,
            now=now,
        )
    if project.learn_memory and verdict.verdict in ("approve", "edit"):
        remember(
            connection,
            project.id,
            language=passage.language,
            target=row.target,
            written=passage.format,
            source_text=passage.source_text,
            target_text=verdict.text or passage.target_text,
            author=post.author,
            review=row.id,
            actor=actor,
            now=now,
        )


def _go_on(
    connection: Connection,
    project: Project,
    post: str,
    rows: Sequence[Row[Any]],
    verdict: Verdict,
    now: datetime,
) -> None:
    """Let a post go on after verdicts: tell of them, change its text, publish or correct it."""
    row = post_row(connection, project.id, post)
    assert row is not None
    numbers = emit(
        connection,
        "review.decided",
        now,
        project=project.id,
        happened=[
            Happening(
                post=post,
                revision=one.revision,
                edition=row.edition,
                thread=row.thread,
                status=row.state,
                more={"review": one.id, "verdict": verdict.verdict},
            )
            for one in rows
        ],
    )
    before = document_of(connection, project.id, post, row.revision)
    if before is None or verdict.verdict == "ask":
        return
    document = _changed(before, rows, verdict)
    holds = row.state == "held" and still_holds(
        connection, project.id, post, row.revision, project.policy
    )
    if (row.state == "held" and not holds) or (
        row.state == "published" and visible(document) != visible(before)
    ):
        publish(connection, row, document, now)
    elif document != before:
        keep_document(connection, project.id, post, row.revision, document)
        connection.execute(
            update(posts)
            .where(posts.c.project == project.id, posts.c.id == post)
            .values(version=posts.c.version + 1, changed=numbers[-1], updated_at=now)
        )


def _changed(document: Document, rows: Iterable[Row[Any]], verdict: Verdict) -> Document:
    """Give what a verdict makes of a post, in all places that it is about."""
    draft = Draft(document)
    for row in rows:
        if row.target is None:
            document = without_post_flags(draft.written())
            draft = Draft(as_written(document) if verdict.verdict == "reject" else document)
        elif verdict.verdict == "edit":
            draft.settle(row.target, row.position, text=verdict.text, origin="teacher")
        elif verdict.verdict == "reject":
            draft.settle(row.target, row.position, text=row.source_text, origin="verbatim")
        else:
            draft.settle(row.target, row.position, text=None, origin="machine")
    return draft.written()
