"""The last raw figures of a project: what its budget is measured by."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from pipeline.stages.review.budget import MOST_RECENT
from pipeline.store.tables import passages, reviews


def recent_figures(connection: Connection, project: str) -> dict[str, list[float]]:
    """Give the raw figures of the last passages by packages, oldest first.

    Those with critical flags are outside the budget and do not count.
    """
    named = connection.execute(
        select(passages.c.packages)
        .where(passages.c.project == project, passages.c.packages.is_not(None))
        .distinct()
    ).scalars()
    critical = (
        select(reviews.c.number)
        .where(
            and_(
                reviews.c.project == passages.c.project,
                reviews.c.post == passages.c.post,
                reviews.c.revision == passages.c.revision,
                reviews.c.target == passages.c.target,
                reviews.c.position == passages.c.position,
                reviews.c.kind == "critical",
            )
        )
        .exists()
    )
    return {
        name: list(
            connection.execute(
                select(passages.c.raw)
                .where(
                    passages.c.project == project,
                    passages.c.packages == name,
                    passages.c.raw.is_not(None),
                    ~critical,
                )
                .order_by(passages.c.at.desc())
                .limit(MOST_RECENT)
            ).scalars()
        )[::-1]
        for name in list(named)
    }
