"""How an exchange goes, in figures; nothing is said of any single author or teacher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from pipeline.store.tables import editions, passages, posts, reviews, usage

# Verdicts that follow within this time were given in one sitting, and the time between them was
# work. The first of a sitting has nothing before it: it counts as much as the others do on
# average, or as _FIRST where there are none.
SITTING = timedelta(minutes=5)
_FIRST = timedelta(seconds=20)

_FLAGGED = ("critical", "unsure")


def figures(connection: Connection, project: str, now: datetime) -> dict[str, Any]:
    """Give the figures of a project, of the posts that it still keeps; `now` says what today is.

    Pairs are of the newest revisions. Review minutes are an estimate from the times of verdicts.
    """
    flagged = reviews.c.target.is_not(None), reviews.c.kind.in_(_FLAGGED)
    today = now.astimezone(UTC).date().isoformat()
    spent = connection.execute(
        select(usage.c.posts, usage.c.characters).where(
            usage.c.project == project, usage.c.day == today
        )
    ).first()
    return {
        "project": project,
        "posts": _by(connection, posts.c.state, posts.c.project == project),
        "pairs": [
            {"source": source, "target": target, "passages": count}
            for source, target, count in connection.execute(
                select(passages.c.language, passages.c.target, func.count())
                .where(passages.c.project == project)
                .group_by(passages.c.language, passages.c.target)
                .order_by(passages.c.language, passages.c.target)
            )
        ],
        "passages": _count(connection, passages.c.project == project),
        "origins": _by(connection, passages.c.origin, passages.c.project == project),
        "flagged": _count(connection, reviews.c.project == project, *flagged),
        "questions": _by(connection, reviews.c.state, reviews.c.project == project),
        "verdicts": _by(
            connection,
            reviews.c.verdict,
            reviews.c.project == project,
            reviews.c.verdict.is_not(None),
        ),
        "corrections": _count(
            connection, editions.c.project == project, editions.c.kind == "corrected"
        ),
        "review_minutes": round(_review_time(connection, project) / timedelta(minutes=1), 1),
        "today": {
            "posts": spent.posts if spent else 0,
            "characters": spent.characters if spent else 0,
        },
    }


def rows_of(figures: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield figures as rows for a table: a header, then name, of what, and value."""
    yield "figure", "of", "value"
    for name, value in figures.items():
        if name == "pairs":
            for pair in value:
                yield "pair", f"{pair['source']}-{pair['target']}", str(pair["passages"])
        elif isinstance(value, dict):
            yield from ((name, key, str(count)) for key, count in value.items())
        else:
            yield name, "", str(value)


def _count(connection: Connection, *which: Any) -> int:
    return connection.scalar(select(func.count()).where(*which)) or 0


def _by(connection: Connection, column: Any, *which: Any) -> dict[str, int]:
    """Count rows by a column."""
    rows = connection.execute(
        select(column, func.count()).where(*which).group_by(column).order_by(column)
    )
    return {row[0]: row[1] for row in rows}


def _review_time(connection: Connection, project: str) -> timedelta:
    """Estimate how long teachers were at work, from when each gave verdicts.

    Verdicts that one answer gave to several equal passages have one moment and count once.
    """
    rows = connection.execute(
        select(reviews.c.decided_by, reviews.c.decided_at)
        .where(reviews.c.project == project, reviews.c.decided_at.is_not(None))
        .distinct()
        .order_by(reviews.c.decided_by, reviews.c.decided_at)
    ).all()
    total = timedelta()
    for _, given in groupby(rows, key=lambda row: row.decided_by):
        total += _time_of([row.decided_at for row in given])
    return total


def _time_of(moments: Iterable[datetime]) -> timedelta:
    """Estimate the time that verdicts at these moments took one person."""
    ordered = list(moments)
    gaps = [later - one for one, later in pairwise(ordered)]
    within = [gap for gap in gaps if gap <= SITTING]
    sittings = len(ordered) - len(within)
    total = sum(within, timedelta())
    return total + sittings * (total / len(within) if within else _FIRST)
