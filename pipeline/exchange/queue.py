"""The review queue: what waits for a teacher, the gravest first, equal passages once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    case,
    func,
    literal_column,
    or_,
    select,
)

from pipeline.exchange.pending import any_pending, pending_numbers
from pipeline.store.tables import IS_OPEN, posts, reviews, revisions

Kind = Literal["critical", "unsure", "post", "sample"]
# In the order in which they are read. Samples come last: no post waits for them.
KINDS: tuple[Kind, ...] = ("critical", "unsure", "post", "sample")

_STEP = 2**40  # more than there will ever be reviews
# Written out, not bound: so a database sees that it is the same wherever it stands in a statement.
_RANK = case(
    *(
        (reviews.c.kind == literal_column(f"'{kind}'"), literal_column(str(rank), Integer))
        for rank, kind in enumerate(KINDS)
    )
)
_PLACE = func.min(_RANK * literal_column(str(_STEP), BigInteger) + reviews.c.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Which part of the queue is looked at; None: all."""

    language: str | None = None  # that was translated into
    kind: Kind | None = None
    reason: str | None = None  # code of the gravest flag
    thread: str | None = None
    classroom: str | None = None  # of the author


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A question that waits, with the posts that wait for the same answer."""

    place: int  # in the queue
    review: str
    version: int
    kind: Kind  # the gravest of the equal ones
    post: str
    language: str | None  # of the source text
    target: str | None  # None: it is about the whole post
    flags: tuple[Mapping[str, Any], ...]  # their spans are of the whole field
    source_text: str  # of a question about a whole post: its text
    target_text: str | None
    source_from: int | None  # where the texts begin in their field; None: not known
    target_from: int | None
    classroom: str
    author: str
    thread: str | None
    opened_at: datetime
    posts: int

    @property
    def may_be_chosen(self) -> bool:
        """Tell whether it may be approved with others, from the list."""
        return self.target is not None and self.kind == "unsure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """How much waits."""

    questions: Mapping[Kind, int]
    whole: int  # of the questions: those about whole posts
    posts: int

    @property
    def all(self) -> int:
        """Count the questions."""
        return sum(self.questions.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What there is to filter by."""

    languages: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    reasons: tuple[str, ...] = ()  # those of critical flags first
    classrooms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """A page of the queue; `last` is the place of its end, None where nothing follows."""

    items: tuple[Waiting, ...]
    last: int | None
    total: Total = field(default_factory=lambda: Total(questions={}, whole=0, posts=0))


def queue_page(
    connection: Connection,
    project: str,
    filters: Filters,
    languages: Sequence[str],
    *,
    after: int = 0,
    limit: int = 50,
) -> Queue:
    """Give what waits behind a place of the queue, and how much waits in all.

    `languages`: those that the member reads; none means all. Questions about whole posts are for
    everybody: a post stands in every language of the project.
    """
    here = waiting_here(connection, project, filters, languages)
    places = sorted(connection.scalars(_places(here)).all())
    begin = bisect_right(places, after)
    shown = places[begin : begin + limit]
    return Queue(
        items=_items(connection, project, shown),
        last=shown[-1] if begin + limit < len(places) else None,
        total=_total(connection, here, places),
    )


def next_waiting(
    connection: Connection,
    project: str,
    filters: Filters,
    languages: Sequence[str],
    *,
    after: int = 0,
) -> Waiting | None:
    """Give the first question behind a place of the queue, or None."""
    place = _places(waiting_here(connection, project, filters, languages)).subquery().c.place
    first = connection.scalar(select(func.min(place)).where(place > after))
    return None if first is None else _items(connection, project, [first])[0]


def place_of(kind: Kind, number: int) -> int:
    """Give the place of a question that stands alone, by its kind and its number."""
    return KINDS.index(kind) * _STEP + number


def choices(connection: Connection, project: str, languages: Sequence[str]) -> Choices:
    """Give what the questions of a member can be told apart by, those held back as well."""
    found = connection.execute(
        select(reviews.c.target, reviews.c.kind, reviews.c.reason, reviews.c.classroom)
        .where(*_open_for(project, languages))
        .distinct()
    ).all()
    by_rank = sorted(found, key=lambda row: KINDS.index(row.kind))
    return Choices(
        languages=tuple(sorted({row.target for row in found if row.target is not None})),
        kinds=tuple(dict.fromkeys(row.kind for row in by_rank)),
        reasons=tuple(dict.fromkeys(row.reason for row in by_rank if row.reason is not None)),
        classrooms=tuple(sorted({row.classroom for row in found})),
    )


def waiting_here(
    connection: Connection, project: str, filters: Filters, languages: Sequence[str]
) -> list[ColumnElement[bool]]:
    """Give the conditions under which a review stands in a member's queue.

    Of equal ones each fulfils them; the queue shows the one with the lowest place.
    """
    here = _open_for(project, languages)
    if any_pending(connection, project):  # looking takes its time for each that waits
        here.append(reviews.c.number.not_in(pending_numbers(project)))
    for column, value in (
        (reviews.c.target, filters.language),
        (reviews.c.kind, filters.kind),
        (reviews.c.reason, filters.reason),
        (reviews.c.classroom, filters.classroom),
    ):
        if value is not None:
            here.append(column == value)
    if filters.thread is not None:
        in_thread = select(posts.c.id).where(
            posts.c.project == project, posts.c.thread == filters.thread
        )
        here.append(reviews.c.post.in_(in_thread))
    return here


def _open_for(project: str, languages: Sequence[str]) -> list[ColumnElement[bool]]:
    here = [reviews.c.project == project, IS_OPEN]
    if languages:
        here.append(or_(reviews.c.target.is_(None), reviews.c.target.in_(languages)))
    return here


def _places(here: Sequence[ColumnElement[bool]]) -> Select[int]:
    """Give every question once, by its place."""
    return select(_PLACE.label("place")).where(*here).group_by(reviews.c.question)


def _total(
    connection: Connection, here: Sequence[ColumnElement[bool]], places: Sequence[int]
) -> Total:
    ends = [bisect_left(places, rank * _STEP) for rank in range(len(KINDS) + 1)]
    asked = connection.execute(
        select(
            func.count(reviews.c.post.distinct()).label("posts"),
            # No two of them are equal: each is about its own post.
            func.count().filter(reviews.c.target.is_(None)).label("whole"),
        ).where(*here)
    ).one()
    return Total(
        questions={
            kind: end - start
            for kind, (start, end) in zip(KINDS, pairwise(ends), strict=True)
            if end > start
        },
        whole=asked.whole,
        posts=asked.posts,
    )


def _items(connection: Connection, project: str, places: Sequence[int]) -> tuple[Waiting, ...]:
    rows = {
        row.number: row
        for row in connection.execute(
            select(reviews, posts.c.author, posts.c.thread)
            .join(posts, (posts.c.project == reviews.c.project) & (posts.c.id == reviews.c.post))
            .where(reviews.c.number.in_([place % _STEP for place in places]))
        )
    }
    equal = _equal(connection, project, [row.question for row in rows.values()])
    texts = _whole_texts(connection, [row for row in rows.values() if row.target is None])
    return tuple(
        _waiting(
            row,
            place,
            *equal[row.question],
            written=row.source_text or texts.get((row.post, row.revision), ""),
        )
        for place, row in ((place, rows[place % _STEP]) for place in places)
    )


def _equal(
    connection: Connection, project: str, questions: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Give how many posts wait for each question, and the rank of its gravest kind."""
    return {
        row.question: (row.posts, row.rank)
        for row in connection.execute(
            select(
                reviews.c.question,
                func.count(reviews.c.post.distinct()).label("posts"),
                func.min(_RANK).label("rank"),
            )
            .where(reviews.c.project == project, IS_OPEN, reviews.c.question.in_(questions))
            .group_by(reviews.c.question)
        )
    }


def _whole_texts(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[str, int], str]:
    """Give the texts of the posts that questions are about, by post and revision."""
    if not rows:
        return {}
    found = connection.execute(
        select(
            revisions.c.post,
            revisions.c.revision,
            revisions.c.body["text"].as_string().label("text"),
        ).where(
            revisions.c.project == rows[0].project,
            revisions.c.post.in_([row.post for row in rows]),
        )
    )
    return {(row.post, row.revision): row.text for row in found}


def _waiting(row: Row[Any], place: int, waiting: int, rank: int, *, written: str) -> Waiting:
    return Waiting(
        place=place,
        review=row.id,
        version=row.version,
        kind=KINDS[rank],
        post=row.post,
        language=row.language,
        target=row.target,
        flags=tuple(row.flags),
        source_text=written,
        target_text=row.target_text,
        source_from=0 if row.target is None else row.source_from,
        target_from=row.target_from,
        classroom=row.classroom,
        author=row.author,
        thread=row.thread,
        opened_at=row.opened_at,
        posts=waiting,
    )
