"""Terms that come with a verdict: for the direction of the passage that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from pipeline.domain.project import Project
from pipeline.exchange.glossary_changes import (
    GlossaryDraft,
    GlossaryRefused,
    draft_term,
    keep_draft,
)
from pipeline.exchange.values import Actor, Conflict
from pipeline.store.tables import reviews

TermDraft = GlossaryDraft | GlossaryRefused


def draft_verdict_term(
    connection: Connection, project: Project, review: str, term: Mapping[str, Any]
) -> TermDraft | None:
    """Draft the term of a verdict beside the others, before `decide`; None: it fits no passage."""
    row = connection.execute(
        select(reviews.c.language, reviews.c.target).where(
            reviews.c.project == project.id, reviews.c.id == review
        )
    ).first()
    if row is None or row.target is None:
        return None
    return draft_term(connection, project, row.language, row.target, term)


def keep_verdict_term(
    connection: Connection,
    project: Project,
    row: Row[Any],
    term: Mapping[str, Any],
    draft: TermDraft | None,
    now: datetime,
    actor: Actor,
) -> Conflict | None:
    """Put a term into the glossary of a question's direction; say why it cannot be.

    Without a draft it takes its time. Raises Overtaken where the draft is of an older version.
    """
    if row.target is None:
        return Conflict(
            code="no-passage",
            message="add_term: this is about a whole post",
            hint="add it to a passage",
        )
    draft = draft or draft_term(connection, project, row.language, row.target, term)
    if isinstance(draft, GlossaryRefused):
        first = draft.problems[0]
        return Conflict(code="bad-term", message=f"add_term: {first.message}", hint=first.hint)
    keep_draft(connection, project.id, draft, now, actor)
    return None
