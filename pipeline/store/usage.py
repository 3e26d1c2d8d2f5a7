"""What each project has sent in a day."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from pipeline.store.tables import usage

# Statements that are made once: making one takes longer than running it.
_MORE = usage.c.characters + bindparam("sent")
_COUNT = (
    update(usage)
    .where(usage.c.project == bindparam("of_project"), usage.c.day == bindparam("of_day"))
    .values(posts=usage.c.posts + bindparam("more"), characters=_MORE)
)
_COUNT_WITHIN = _COUNT.where(bindparam("quota") >= _MORE)
_FIRST = insert(usage)


def spend(
    connection: Connection,
    project: str,
    now: datetime,
    *,
    posts: int,
    characters: int,
    quota: int | None,
) -> bool:
    """Count posts and their characters; tell whether they were within the day's quota.

    What is not within it is not counted. The caller holds the project's lock. Days are of UTC.
    """
    if quota is not None and characters > quota:
        return False
    day = _day(now)
    place = {"of_project": project, "of_day": day, "more": posts, "sent": characters}
    counting = _COUNT if quota is None else _COUNT_WITHIN
    if connection.execute(counting, place if quota is None else place | {"quota": quota}).rowcount:
        return True
    if quota is not None and spent(connection, project, now) is not None:
        return False
    connection.execute(
        _FIRST, {"project": project, "day": day, "posts": posts, "characters": characters}
    )
    return True


def spent(connection: Connection, project: str, now: datetime) -> int | None:
    """Give the characters that a project has sent today, None before its first post."""
    found: int | None = connection.execute(
        select(usage.c.characters).where(usage.c.project == project, usage.c.day == _day(now))
    ).scalar_one_or_none()
    return found


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
