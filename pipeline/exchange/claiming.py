"""Who translates what: leases with a number, of which only the last may write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from pipeline.exchange.relaying import hand_over_again
from pipeline.exchange.rows import change_post, post_row
from pipeline.exchange.values import Claim
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import posts, revisions

MOST_TRIES = 3  # that ended in an error
MOST_LEASES = 10  # that ended in nothing: whoever had them died, perhaps of the post
# A post that was leased in vain stands behind those that came so much later, for each time: a
# machine that dies again and again does not die over the same post.
_BEHIND = timedelta(seconds=30)
_TOO_FAR = timedelta(hours=1)  # no lease is that long: the clock was put back

_BODY = select(revisions.c.body).where(
    revisions.c.project == bindparam("project"),
    revisions.c.post == bindparam("id"),
    revisions.c.revision == bindparam("revision"),
)


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
    takes no others with it.
    """
    rows = list(connection.execute(_claimable(now, without).limit(most_posts)))
    claims: list[Claim] = []
    characters = 0
    for row in rows:
        if row.tries >= MOST_LEASES:
            give_up(connection, row, "WorkerLost", now)
            continue
        if claims and (row.tries or claims[0].tries > 1):
            break
        body = connection.execute(
            _BODY, {"project": row.project, "id": row.id, "revision": row.revision}
        ).scalar_one()
        characters += len(body["text"])
        if claims and characters > most_characters:
            break
        claims.append(
            Claim(
                project=row.project,
                post=row.id,
                revision=row.revision,
                fence=row.lease_fence + 1,
                tries=row.tries + 1,
                body=body,
            )
        )
        connection.execute(
            update(posts)
            .where(posts.c.project == row.project, posts.c.id == row.id)
            .values(
                work="leased",
                lease_owner=owner,
                lease_until=now + timedelta(seconds=lease_seconds),
                lease_fence=row.lease_fence + 1,
                tries=row.tries + 1,
            )
        )
    reach("claim")
    return claims


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
    """Note that a try ended in an error, named by `reason`; tell whether it was the last."""
    lock_project(connection, claim.project)
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
    """Let posts be translated again that wait for packages of these pairs; give how many."""
    woken = []
    for row in list(connection.execute(select(posts).where(posts.c.work == "wanting"))):
        if any(tuple(pair) in pairs for pair in row.wants or ()):
            changed = connection.execute(
                update(posts)
                .where(
                    posts.c.project == row.project,
                    posts.c.id == row.id,
                    posts.c.work == "wanting",  # it may have been withdrawn meanwhile
                )
                .values(work="waiting", tries=0)
            )
            if changed.rowcount:
                woken.append(row)
    hand_over_again(connection, woken, now)
    return len(woken)


def wanted_pairs(connection: Connection) -> set[tuple[str, str]]:
    """Give the pairs whose packages posts wait for."""
    rows = connection.execute(select(posts.c.wants).where(posts.c.work == "wanting")).scalars()
    return {(pair[0], pair[1]) for wants in rows for pair in wants or ()}


def claimable(connection: Connection, now: datetime, without: Collection[str] = ()) -> int:
    """Count the posts that a worker may take, but for those of projects `without`."""
    count: int = connection.execute(
        select(func.count()).select_from(posts).where(_is_claimable(now, without))
    ).scalar_one()
    return count


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


def _is_claimable(now: datetime, without: Collection[str]) -> Any:
    ended = (posts.c.lease_until < now) | (posts.c.lease_until > now + _TOO_FAR)
    lapsed = (posts.c.work == "leased") & ended
    free = or_(posts.c.work == "waiting", lapsed)
    return free & posts.c.project.not_in(without) if without else free


def _claimable(now: datetime, without: Collection[str]) -> Select[Any]:
    return (
        select(posts)
        .where(_is_claimable(now, without))
        .order_by(_turn(), posts.c.changed)
        .with_for_update(skip_locked=True)
    )


def _turn() -> Any:
    """Give when a post's turn is, in microseconds."""
    return type_coerce(posts.c.received_at, BigInteger) + posts.c.tries * (
        _BEHIND // timedelta(microseconds=1)
    )


def _held(claim: Claim) -> Any:
    return update(posts).where(
        posts.c.project == claim.project,
        posts.c.id == claim.post,
        posts.c.lease_fence == claim.fence,
        posts.c.work == "leased",
    )
