"""Who translates what: leases with a number, of which only the last may write."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    LargeBinary,
    Row,
    Text,
    and_,
    bindparam,
    cast,
    func,
    select,
    update,
)

from pipeline.exchange.relaying import hand_over_again
from pipeline.exchange.rows import change_post, post_row
from pipeline.exchange.values import Claim
from pipeline.exchange.withdraw import close_reviews
from pipeline.failpoints import reach
from pipeline.logging import logger
from pipeline.store.locks import lock_project
from pipeline.store.tables import IS_WAITING, TURN, posts, revisions
from pipeline.store.troubles import RowUnreadable, is_of_one_row

_LOG = logger(__name__)

MOST_TRIES = 3  # that ended in an error
MOST_LEASES = 10  # that ended in nothing: whoever had them died, perhaps of the post
_TOO_FAR = timedelta(hours=1)  # no lease is that long: the clock was put back
UNREADABLE = "Unreadable"  # why a post failed

# Statements that are made once: making one takes longer than running it.
_ROWS = select(
    posts.c.project,
    posts.c.id,
    posts.c.revision,
    posts.c.edition,
    posts.c.version,
    posts.c.thread,
    posts.c.lease_fence,
    posts.c.tries,
).where(
    posts.c.project == bindparam("of_project"), posts.c.id.in_(bindparam("names", expanding=True))
)
_WITH_BODIES = _ROWS.add_columns(revisions.c.body).outerjoin(
    revisions,
    and_(
        revisions.c.project == posts.c.project,
        revisions.c.post == posts.c.id,
        revisions.c.revision == posts.c.revision,
    ),
)
_LEASE = (
    update(posts)
    .where(posts.c.project == bindparam("of_project"), posts.c.id == bindparam("of_post"))
    .values(work="leased", lease_fence=posts.c.lease_fence + 1, tries=posts.c.tries + 1)
)
# As it is written: one that cannot be read is no trouble for the others.
WANTS = cast(posts.c.wants, Text().with_variant(LargeBinary(), "sqlite"))
_WANTING = select(
    posts.c.project,
    posts.c.id,
    posts.c.revision,
    posts.c.edition,
    posts.c.thread,
    WANTS.label("wants"),
).where(posts.c.work == "wanting")
_ALL_WANTS = select(WANTS).where(posts.c.work == "wanting")
_READ_AT_ONCE = 32  # posts: they may be large, and the first may be all that there is room for


class _Limits(NamedTuple):
    """Who leases posts, until when, and how much of them."""

    owner: str
    until: datetime
    characters: int


class _Place(NamedTuple):
    """Where a post is found, and when its turn is."""

    project: str
    post: str
    turn: int


def release_own(connection: Connection, owner: str, now: datetime) -> int:
    """Let go of the leases of an owner who starts anew; give how many."""
    result = connection.execute(
        update(posts)
        .where(posts.c.work == "leased", posts.c.lease_owner == owner)
        .values(lease_until=now - timedelta(microseconds=1))
    )
    return result.rowcount


def claim(
    connection: Connection,
    owner: str,
    now: datetime,
    *,
    most_posts: int,
    most_characters: int,
    lease_seconds: float,
    without: Collection[str] = (),
) -> list[Claim]:
    """Lease posts to translate, the longest waiting first, but for those of projects `without`.

    A post that was leased before and not finished is leased alone: if it took its worker down, it
    takes no others with it. One that cannot be read fails.
    """
    limits = _Limits(
        owner=owner, until=now + timedelta(seconds=lease_seconds), characters=most_characters
    )
    places = _first(connection, now, without, most_posts, for_update=True)
    try:
        with connection.begin_nested():
            claims = _lease(connection, places, limits, now)
    except Exception as error:
        if not is_of_one_row(error):
            raise
        readable = [one for one in places if _can_be_leased(connection, one, limits, now)]
        claims = _lease(connection, readable, limits, now)
    reach("claim")
    return claims


def _lease(
    connection: Connection, places: Sequence[_Place], limits: _Limits, now: datetime
) -> list[Claim]:
    """Lease the first of some posts. Raises RowUnreadable, and what a damaged row leads to."""
    claims: list[Claim] = []
    characters = 0
    for row in _read(connection, places):
        if row.tries >= MOST_LEASES:
            give_up(connection, row, "WorkerLost", now)
            continue
        if claims and (row.tries or claims[0].tries > 1):
            break
        characters += len(row.body["text"])
        if claims and characters > limits.characters:
            break
        claims.append(
            Claim(
                project=row.project,
                post=row.id,
                revision=row.revision,
                fence=row.lease_fence + 1,
                tries=row.tries + 1,
                body=row.body,
            )
        )
    if claims:
        lease = {"lease_owner": limits.owner, "lease_until": limits.until}
        connection.execute(
            _LEASE, [{"of_project": one.project, "of_post": one.post, **lease} for one in claims]
        )
    return claims


def _read(connection: Connection, places: Sequence[_Place]) -> Iterator[Row[Any]]:
    """Yield posts as they were received, in their order.

    Raises RowUnreadable, and what the database raises.
    """
    for start in range(0, len(places), _READ_AT_ONCE):
        some = places[start : start + _READ_AT_ONCE]
        found = {}
        for project, own in groupby(sorted(some), key=attrgetter("project")):
            of = {"of_project": project, "names": [one.post for one in own]}
            for row in connection.execute(_WITH_BODIES, of):
                found[project, row.id] = row
        for one in some:
            row = found[one.project, one.post]
            if not (isinstance(row.body, dict) and isinstance(row.body.get("text"), str)):
                raise RowUnreadable
            yield row


def _can_be_leased(connection: Connection, place: _Place, limits: _Limits, now: datetime) -> bool:
    """Try to lease a post alone, and leave it as it was; let it fail where that cannot be."""
    trial = connection.begin_nested()
    try:
        _lease(connection, [place], limits, now)
    except Exception as error:
        trial.rollback()
        if not is_of_one_row(error):
            raise
        _LOG.error("post cannot be read", error=error)
        fail_unread(connection, place.project, place.post, UNREADABLE, now)
        return False
    trial.rollback()
    return True


def fail_unread(
    connection: Connection, project: str, post: str, reason: str, now: datetime
) -> None:
    """Let a post fail of which little may be readable; where that cannot be told, without an event.

    `reason` is the name of an error. Its questions are closed: no verdict can have effect.
    """
    lock_project(connection, project)
    close_reviews(connection, project, post)
    try:
        with connection.begin_nested():
            row: Any = connection.execute(_ROWS, {"of_project": project, "names": [post]}).one()
            give_up(connection, row, reason, now)
    except Exception as error:
        if not is_of_one_row(error):
            raise
        _LOG.error("post failed and nobody is told", error=error)
        connection.execute(
            update(posts)
            .where(posts.c.project == project, posts.c.id == post)
            .values(state="failed", reason=reason, work="idle", lease_until=None)
        )


def renew(
    connection: Connection, claims: Iterable[Claim], now: datetime, lease_seconds: float
) -> None:
    """Keep leases that are still held for so long from now."""
    for one in claims:
        connection.execute(_held(one).values(lease_until=now + timedelta(seconds=lease_seconds)))


def give_back(connection: Connection, claims: Iterable[Claim]) -> None:
    """Let others translate posts that were not touched; the try does not count."""
    for one in claims:
        connection.execute(
            _held(one).values(
                work="waiting", lease_owner=None, lease_until=None, tries=posts.c.tries - 1
            )
        )


def failed_try(connection: Connection, claim: Claim, reason: str, now: datetime) -> bool:
    """Note that a try ended in an error, named by `reason`; tell whether it was the last.

    It is where the post's row cannot be read.
    """
    lock_project(connection, claim.project)
    try:
        with connection.begin_nested():
            return _failed_try(connection, claim, reason, now)
    except Exception as error:
        if not is_of_one_row(error):
            raise
        _LOG.error("post cannot be read", error=error)
        if connection.execute(_held(claim).values(lease_owner=None)).rowcount:
            fail_unread(connection, claim.project, claim.post, UNREADABLE, now)
            return True
        return False


def _failed_try(connection: Connection, claim: Claim, reason: str, now: datetime) -> bool:
    row = post_row(connection, claim.project, claim.post)
    if row is None or row.lease_fence != claim.fence or row.work != "leased":
        return False
    if row.tries >= MOST_TRIES:
        give_up(connection, row, reason, now)
        return True
    connection.execute(_held(claim).values(work="waiting", lease_owner=None, lease_until=None))
    return False


def give_up(connection: Connection, row: Row[Any], reason: str, now: datetime) -> None:
    """Let a post end in `failed`, for the reason of this name."""
    lock_project(connection, row.project)
    change_post(
        connection,
        row,
        "post.failed",
        now,
        state="failed",
        more={"reason": reason},
        reason=reason,
        work="idle",
        lease_owner=None,
        lease_until=None,
    )


def wake_wanting(connection: Connection, pairs: Collection[tuple[str, str]], now: datetime) -> int:
    """Let posts be translated again that wait for packages of these pairs; give how many.

    One of which it cannot be read what it waits for is translated as well: then it is known.
    """
    woken = []
    for row in connection.execute(_WANTING).all():
        wants = wants_of(row.wants)
        if wants is None or wants & set(pairs):
            changed = connection.execute(
                update(posts)
                .where(
                    posts.c.project == row.project,
                    posts.c.id == row.id,
                    posts.c.work == "wanting",  # it may have been withdrawn meanwhile
                )
                .values(work="waiting", tries=0, wants=None)
            )
            if changed.rowcount:
                woken.append(row)
    hand_over_again(connection, woken, now)
    return len(woken)


def wanted_pairs(connection: Connection) -> set[tuple[str, str]]:
    """Give the pairs whose packages posts wait for."""
    rows = connection.execute(_ALL_WANTS).scalars()
    return {pair for wants in rows for pair in wants_of(wants) or ()}


def is_any_want_unreadable(connection: Connection) -> bool:
    """Tell whether posts wait of which it cannot be read what for."""
    return any(wants_of(wants) is None for wants in connection.execute(_ALL_WANTS).scalars())


def wants_of(written: str | bytes | None) -> set[tuple[str, str]] | None:
    """Read what a post waits for, as WANTS gives it; None: it cannot be read."""
    try:
        return {(source, target) for source, target in json.loads(written or "null")} or None
    except (ValueError, TypeError, RecursionError):
        return None


def claimable(
    connection: Connection, now: datetime, without: Collection[str] = (), *, most: int
) -> int:
    """Count the posts that a worker may take, up to so many; but for those of `without`."""
    return len(_first(connection, now, without, most))


def waiting_for_work(connection: Connection, now: datetime) -> tuple[int, float]:
    """Give how many posts are not translated yet, and the age of the oldest in seconds.

    Those that a worker has in hand count as well.
    """
    count, oldest = connection.execute(
        select(func.count(), func.min(posts.c.received_at)).where(
            posts.c.work.in_(("waiting", "leased"))
        )
    ).one()
    return count, 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds())


def _first(
    connection: Connection,
    now: datetime,
    without: Collection[str],
    most: int,
    *,
    for_update: bool = False,
) -> list[_Place]:
    """Give the posts that a worker may take whose turn is first, with `for_update` for it alone.

    Those that wait and those whose lease has ended are found each by their own index: leases are
    few, and what waits may be a whole year's.
    """
    ended = (posts.c.lease_until < now) | (posts.c.lease_until > now + _TOO_FAR)
    found: list[_Place] = []
    for which in (IS_WAITING, (posts.c.work == "leased") & ended):
        asked = select(posts.c.project, posts.c.id, TURN).where(which)
        if without:
            asked = asked.where(posts.c.project.not_in(without))
        if for_update:
            asked = asked.with_for_update(skip_locked=True)
        rows = connection.execute(asked.order_by(TURN, posts.c.changed).limit(most))
        found += [_Place(*row) for row in rows]
    return sorted(found, key=lambda place: place.turn)[:most]


def _held(claim: Claim) -> Any:
    return update(posts).where(
        posts.c.project == claim.project,
        posts.c.id == claim.post,
        posts.c.lease_fence == claim.fence,
        posts.c.work == "leased",
    )
