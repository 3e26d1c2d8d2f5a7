"""How long a teacher takes for a question."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby, pairwise

from sqlalchemy import Connection, select

from pipeline.exchange.figures import SITTING
from pipeline.store.tables import reviews

USUAL = timedelta(seconds=40)  # where too little is known
ENOUGH = 20  # pauses between verdicts
_RECENT = 300  # verdicts that are looked at


def time_each(connection: Connection, project: str) -> timedelta:
    """Give what a verdict took lately: the mean pause between two of a teacher in one sitting.

    Verdicts of one moment, given to several questions together, count once.
    """
    rows = connection.execute(
        select(reviews.c.decided_by, reviews.c.decided_at)
        .where(reviews.c.project == project, reviews.c.state == "decided")
        .order_by(reviews.c.number.desc())
        .limit(_RECENT)
    ).all()
    given = sorted({(row.decided_by, row.decided_at) for row in rows})
    pauses = [
        later - one
        for _, of_one in groupby(given, key=lambda row: row[0])
        for (_, one), (_, later) in pairwise(of_one)
        if later - one <= SITTING
    ]
    return USUAL if len(pauses) < ENOUGH else sum(pauses, timedelta()) / len(pauses)
