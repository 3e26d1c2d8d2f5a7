"""What is remembered of what is gone, so that late copies of it stay away.

Erased posts; for some weeks authors who were erased, of whom posts can still lie in Kafka; as long
withdrawals that came before their post. All of it by digests: no id is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal_column,
    select,
    union_all,
)

from pipeline.store.tables import early_withdrawals, erased, erased_authors, withdrawals

# A record can lie 8 days in posts.in, 8 in posts.translated and 14 among the dead letters.
REMEMBERED_FOR = timedelta(days=30)


def post_digest(project: str, post: str) -> str:
    """Name a post without saying its id."""
    return _digest(project, post)


def author_digest(project: str, author: str) -> str:
    """Name an author without saying the id; who can guess it can try, of course."""
    return _digest(project, "author", author)


def event_digest(post: str, event: str) -> str:
    """Name an event about a post without saying their ids."""
    return _digest(post, event)


def _digest(*names: str) -> str:
    return hashlib.sha256("\0".join(names).encode()).hexdigest()


def _found_in(table: Table, name: str) -> Select[tuple[str, str, datetime]]:
    return select(literal_column(f"'{name}'").label("kind"), table.c.digest, table.c.at).where(
        table.c.project == bindparam("of_project"),
        table.c.digest.in_(bindparam(name, expanding=True)),
    )


# One statement, made once: it is asked for every post that comes in.
_KNOWN = union_all(
    _found_in(erased, "posts"),
    _found_in(erased_authors, "authors"),
    _found_in(early_withdrawals, "early"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """What is remembered about some posts of a project, by digests."""

    project: str
    posts: Set[str]  # erased ones
    authors: Mapping[str, datetime]  # when each was erased
    early: Mapping[str, datetime]  # posts that were taken back before they came, and when

    def is_erased(
        self, post: str, author: str | None, *moments: datetime | None, kept: str | None = None
    ) -> bool:
        """Tell whether a post was erased, or its author after any of the moments it is known by.

        Moments: when it was created, and when it came in; None where that is not known. `kept` is
        the author of the post of this id that is kept, if one is: the author's own came after the
        erasure, which left none.
        """
        if post_digest(self.project, post) in self.posts:
            return True
        if author is None or author == kept or not self.authors:
            return False
        at = self.authors.get(author_digest(self.project, author))
        return at is not None and _any_until(at, moments)

    def is_taken_back(self, post: str, *moments: datetime | None) -> bool:
        """Tell whether a post was taken back after any of the moments it is known by."""
        if not self.early:
            return False
        at = self.early.get(post_digest(self.project, post))
        return at is not None and _any_until(at, moments)


def remembered(
    connection: Connection, project: str, posts: Collection[str], authors: Collection[str]
) -> Remembered:
    """Look up what is remembered about posts and authors, by their ids."""
    digests = [post_digest(project, one) for one in posts]
    names = {
        "of_project": project,
        "posts": digests,
        "authors": [author_digest(project, one) for one in authors],
        "early": digests,
    }
    found: dict[str, dict[str, datetime]] = {"posts": {}, "authors": {}, "early": {}}
    for row in connection.execute(_KNOWN, names):
        found[row.kind][row.digest] = row.at
    return Remembered(
        project=project,
        posts=found["posts"].keys(),
        authors=found["authors"],
        early=found["early"],
    )


def remember_author(connection: Connection, project: str, author: str, now: datetime) -> None:
    """Remember that an author was erased; the caller holds the lock of the project."""
    _remember(connection, erased_authors, project, author_digest(project, author), now)


def remember_withdrawal(connection: Connection, project: str, post: str, at: datetime) -> None:
    """Remember that a post was taken back which is not here; the caller holds the lock."""
    _remember(connection, early_withdrawals, project, post_digest(project, post), at)


def _remember(
    connection: Connection, table: Table, project: str, digest: str, at: datetime
) -> None:
    here = table.c.project == project, table.c.digest == digest
    before = connection.scalar(select(table.c.at).where(*here))
    connection.execute(delete(table).where(*here))
    last = at if before is None else max(at, before)
    connection.execute(insert(table).values(project=project, digest=digest, at=last))


def forget_remembered(connection: Connection, now: datetime) -> None:
    """Forget authors and withdrawals of which nothing can lie in Kafka any more."""
    for table in (erased_authors, early_withdrawals, withdrawals):
        connection.execute(delete(table).where(table.c.at < now - REMEMBERED_FOR))


def _any_until(at: datetime, moments: Collection[datetime | None]) -> bool:
    return any(one is not None and one <= at for one in moments)
