"""Glossaries of a project, each change a version of its own; the newest is in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from glossary.files import FileFormat, ReadGlossary, read_glossary, write_glossary
from glossary.files.drafts import Draft, term_of
from glossary.files.merging import Merge, merge
from glossary.values import Glossary, Problem, Term
from pipeline.domain.language import same_language
from pipeline.domain.project import Project
from pipeline.exchange.audit import write_audit
from pipeline.exchange.values import Actor, Stale
from pipeline.store.locks import lock_project
from pipeline.store.tables import glossaries

Direction = tuple[str, str]  # language tags

_CELLS = ("source", "target", "kind", "case", "note")
_MOST_FORMS_GIVEN = 1_000  # more is no list of forms; the exact bound is that of glossary files


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredGlossary:
    """The newest version of a glossary."""

    source: str
    target: str
    number: int  # its ETag
    version: str  # of the terms, as in signatures
    name: str
    content: bytes  # as it was sent
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryPut:
    """A glossary was changed, or would be."""

    source: str
    target: str
    number: int
    version: str
    terms: int  # usable ones
    problems: tuple[Problem, ...]  # rows that are not used, and warnings
    added: tuple[Term, ...]
    changed: tuple[tuple[Term, Term], ...]  # before and after
    removed: tuple[Term, ...]
    is_new: bool  # a version was made, or would be


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryRefused:
    """Nothing was changed."""

    problems: tuple[Problem, ...]


def put_glossary(
    connection: Connection,
    project: Project,
    source: str,
    target: str,
    name: str,
    content: bytes,
    now: datetime,
    actor: Actor,
    *,
    dry_run: bool = False,
    if_match: int | None = None,
) -> GlossaryPut | GlossaryRefused | Stale:
    """Make a file the glossary of a direction, in the place of the one that is there.

    Bad rows are told and left out, the good ones are used; where all are bad nothing changes.
    The same file again makes no new version. `if_match`: the number of the version that the caller
    knows, 0 for none.
    """
    pair = _direction(project, source, target)
    if isinstance(pair, Problem):
        return GlossaryRefused(problems=(pair,))
    if not dry_run:
        lock_project(connection, project.id)
    before = glossary(connection, project.id, *pair)
    pair = (before.source, before.target) if before else pair
    number = before.number if before else 0
    if if_match is not None and if_match != number:
        return Stale(version=number)
    read = read_glossary(content, name=name, source=pair[0], target=pair[1])
    lost = not read.glossary.terms and any(not one.row_kept for one in read.problems)
    if read.refused or lost:  # a file of nothing but mistakes is no wish for an empty glossary
        return GlossaryRefused(problems=read.problems)
    merged = merge(_read(before, pair).glossary, read.glossary, replacing=True)
    is_new = before is None or (before.content, before.name) != (content, name)
    put = _put(merged, read.glossary, read.problems, number + is_new, is_new=is_new)
    if is_new and not dry_run:
        _keep(connection, project, put, name, content, now, actor)
    return put


def add_term(
    connection: Connection,
    project: Project,
    source: str,
    target: str,
    term: Mapping[str, Any],
    now: datetime,
    actor: Actor,
) -> GlossaryPut | GlossaryRefused:
    """Add a term to the glossary of a direction, or let it take the place of the one it changes.

    `term` has source, target, kind, forms, case and note, of which only the first two have to be
    there. A glossary is made where there is none. Rows that were of no use stay behind in the
    version before.
    """
    pair = _direction(project, source, target)
    if isinstance(pair, Problem):
        return GlossaryRefused(problems=(pair,))
    problems: list[Problem] = []
    wanted = _term(term, problems)
    if wanted is None:
        return GlossaryRefused(problems=tuple(problems))
    lock_project(connection, project.id)
    before = glossary(connection, project.id, *pair)
    pair = (before.source, before.target) if before else pair
    own = _read(before, pair)
    other = Glossary(source=pair[0], target=pair[1], terms=(wanted,))
    name = before.name if before else f"{pair[0]}-{pair[1]}.csv"
    merged = merge(own.glossary, other, name=name)
    if faults := tuple(one for one in merged.problems if not one.row_kept):
        return GlossaryRefused(problems=_without_lines(faults))
    is_new = merged.glossary.terms != own.glossary.terms
    number = (before.number if before else 0) + is_new
    put = _put(merged, merged.glossary, _without_lines(problems), number, is_new=is_new)
    if is_new:
        content = write_glossary(merged.glossary, own.format)
        _keep(connection, project, put, name, content, now, actor)
    return put


def glossary(
    connection: Connection, project: str, source: str, target: str
) -> StoredGlossary | None:
    """Give the glossary of a direction as it was sent, None where there is none."""
    for pair in numbers(connection, project):
        if same_language(pair[0], source) and same_language(pair[1], target):
            row = connection.execute(
                select(glossaries)
                .where(
                    glossaries.c.project == project,
                    glossaries.c.source == pair[0],
                    glossaries.c.target == pair[1],
                )
                .order_by(glossaries.c.number.desc())
                .limit(1)
            ).one()
            return _stored(row)
    return None


def written(stored: StoredGlossary, form: FileFormat) -> bytes:
    """Write a glossary in another format than it came in: its good rows."""
    return write_glossary(_read(stored, (stored.source, stored.target)).glossary, form)


def books(connection: Connection, project: str) -> list[Glossary]:
    """Give the terms in use, a glossary for each direction that has one."""
    found = (glossary(connection, project, *pair) for pair in numbers(connection, project))
    return [_read(one, (one.source, one.target)).glossary for one in found if one is not None]


def numbers(connection: Connection, project: str) -> dict[Direction, int]:
    """Give the numbers of the versions in use: what changes when the terms do."""
    rows = connection.execute(
        select(glossaries.c.source, glossaries.c.target, func.max(glossaries.c.number))
        .where(glossaries.c.project == project)
        .group_by(glossaries.c.source, glossaries.c.target)
        .order_by(glossaries.c.source, glossaries.c.target)
    )
    return {(source, target): number for source, target, number in rows}


def _direction(project: Project, source: str, target: str) -> Direction | Problem:
    """Give a direction by the tags that the project declares."""
    found = []
    for wanted in (source, target):
        tag = next((one for one in project.languages if same_language(one, wanted)), None)
        if tag is None:
            return Problem(
                line=None,
                code="unused-glossary",
                message=f"no classroom of the project has the language {wanted[:60]!r}",
                hint=f"the project has {', '.join(project.languages)}",
            )
        found.append(tag)
    if same_language(*found):
        return Problem(
            line=None,
            code="same-language",
            message="source and target are the same language",
            hint="a glossary leads from one language to another",
        )
    return found[0], found[1]


def _term(values: Mapping[str, Any], problems: list[Problem]) -> Term | None:
    """Make a term of what a caller sent; put what is wrong with it among the problems."""
    cells = {name: values.get(name) or "" for name in _CELLS}
    forms = values.get("forms") or ()
    are_forms = isinstance(forms, list | tuple) and len(forms) <= _MOST_FORMS_GIVEN
    if not values.keys() <= {*_CELLS, "forms"}:
        problems.append(
            Problem(
                line=None,
                code="unknown-field",
                message="the term has a field that no term has",
                hint=f"there are: {', '.join((*_CELLS, 'forms'))}",
            )
        )
        return None
    if not are_forms or not all(map(_is_text, (*cells.values(), *forms))):
        problems.append(
            Problem(
                line=None,
                code="wrong-type",
                message="the term is not made of texts",
                hint='give {"source": "reef", "target": "arrecife", "forms": ["arrecifes"]}',
            )
        )
        return None
    found: list[Problem] = []
    draft = Draft(
        line=0,
        source=cells["source"],
        target=cells["target"],
        kind=cells["kind"],
        forms=tuple(forms),
        case=cells["case"],
        note=cells["note"],
    )
    made = term_of(draft, found.append)
    problems += _without_lines(found)
    return None if made is None else replace(made, line=None)


def _is_text(value: object) -> bool:
    """Tell whether a value is a text that can be stored: no half of a character in it."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _without_lines(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(one, line=None) for one in problems)


def _read(stored: StoredGlossary | None, pair: Direction) -> ReadGlossary:
    """Read a glossary that is kept, an empty one where there is none."""
    if stored is None:
        return ReadGlossary(glossary=Glossary(source=pair[0], target=pair[1]))
    return read_glossary(stored.content, name=stored.name, source=pair[0], target=pair[1])


def _put(
    merged: Merge, made: Glossary, problems: tuple[Problem, ...], number: int, *, is_new: bool
) -> GlossaryPut:
    return GlossaryPut(
        source=made.source,
        target=made.target,
        number=number,
        version=made.version,
        terms=len(made.terms),
        problems=problems,
        added=merged.added,
        changed=merged.changed,
        removed=merged.removed,
        is_new=is_new,
    )


def _keep(
    connection: Connection,
    project: Project,
    put: GlossaryPut,
    name: str,
    content: bytes,
    now: datetime,
    actor: Actor,
) -> None:
    connection.execute(
        insert(glossaries).values(
            project=project.id,
            source=put.source,
            target=put.target,
            number=put.number,
            name=name,
            content=content,
            version=put.version,
            by=actor.id,
            at=now,
        )
    )
    counts = {"number": put.number, "added": len(put.added), "changed": len(put.changed),
              "removed": len(put.removed)}  # fmt: skip
    where = f"{put.source}-{put.target}"
    write_audit(connection, now, project.id, actor, "glossary.changed", where, **counts)


def _stored(row: Row[Any]) -> StoredGlossary:
    return StoredGlossary(
        source=row.source,
        target=row.target,
        number=row.number,
        version=row.version,
        name=row.name,
        content=bytes(row.content),
        at=row.at,
    )
