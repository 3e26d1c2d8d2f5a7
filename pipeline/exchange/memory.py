"""The translation memory of a project: what teachers approved, and what is like it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import islice

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, and_, delete, func, insert, select

from pipeline.domain.language import primary
from pipeline.domain.memory import Wanted, digest_of, source_format
from pipeline.domain.post import Format
from pipeline.exchange.values import Actor
from pipeline.store.tables import memory

ANY_FORMAT = "any"

_ASKED_AT_ONCE = 500  # bound values of one statement
_LOOKED_AT = 5_000  # newest entries that are compared with a text
_LIKE_ENOUGH = 60.0  # of 100


def memory_format(written: Format, source: str, target: str) -> str:
    """Give the format that an entry is kept under: `any` where it makes no difference."""
    return source_format(written, source, target) or ANY_FORMAT


def remember(
    connection: Connection,
    project: str,
    *,
    language: str,
    target: str,
    written: Format,
    source_text: str,
    target_text: str,
    author: str | None,
    review: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Keep an approved translation; it takes the place of an earlier one of the same text.

    `language` and `target` are tags; `author` is whose words they are, so that they can be erased.
    """
    key = {
        "project": project,
        "language": primary(language),
        "target": primary(target),
        "digest": digest_of(source_text),
    }
    kept_as = memory_format(written, source_text, target_text)
    connection.execute(
        delete(memory).where(
            *(memory.c[name] == value for name, value in key.items()),
            memory.c.format.in_({ANY_FORMAT, written, kept_as}),
        )
    )
    connection.execute(
        insert(memory).values(
            **key,
            format=kept_as,
            source_text=source_text,
            target_text=target_text,
            author=author,
            review=review,
            by=actor.id,
            at=now,
        )
    )


def recall_many(
    connection: Connection, project: str, wanted: Collection[Wanted]
) -> dict[Wanted, str]:
    """Give the approved translations of texts, as far as there are any."""
    by_digest = {one: digest_of(one.text) for one in wanted}
    known: dict[tuple[str, str, str, str], str] = {}
    for digests in _portions(sorted(set(by_digest.values()))):
        rows = connection.execute(
            select(
                memory.c.language,
                memory.c.target,
                memory.c.format,
                memory.c.digest,
                memory.c.target_text,
            ).where(memory.c.project == project, memory.c.digest.in_(digests))
        )
        for row in rows:
            known[row.language, row.target, row.format, row.digest] = row.target_text
    found = {}
    for one, digest in by_digest.items():
        for written in (one.written, ANY_FORMAT):
            text = known.get((one.language, one.target, written, digest))
            if text is not None:
                found[one] = text
                break
    return found


def fuzzy(
    connection: Connection, project: str, language: str, target: str, text: str, limit: int = 3
) -> list[tuple[float, str, str]]:
    """Give the entries most like a text, best first: likeness 0 to 1, source, target.

    Likeness is that of edit distances over characters; only the newest entries are compared.
    """
    here = and_(
        memory.c.project == project,
        memory.c.language == primary(language),
        memory.c.target == primary(target),
    )
    # The numbers first, from an index alone: SQLite would sort the texts of the whole memory.
    newest = select(memory.c.number).where(here).order_by(memory.c.number.desc()).limit(_LOOKED_AT)
    last = select(func.min(newest.subquery().c.number)).scalar_subquery()
    entries = connection.execute(
        select(memory.c.source_text, memory.c.target_text)
        .where(here, memory.c.number >= last)
        .order_by(memory.c.number.desc())
    ).all()
    best = process.extract(
        text,
        [entry.source_text for entry in entries],
        scorer=fuzz.ratio,
        limit=limit,
        score_cutoff=_LIKE_ENOUGH,
    )
    return [
        (round(score / 100, 3), entries[place].source_text, entries[place].target_text)
        for _, score, place in best
    ]


def _portions(values: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while portion := list(islice(rest, _ASKED_AT_ONCE)):
        yield portion
