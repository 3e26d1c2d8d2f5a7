"""Changes of a glossary: drafted beside the others, kept in a moment.

Reading and merging thousands of terms takes seconds, and only one at a time may write: so a change
is made out of a version as it was read, and kept only where that is still the newest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from glossary.files import read_glossary, write_glossary
from glossary.files.drafts import Draft, term_of
from glossary.files.merging import Merge, merge
from glossary.values import Glossary, Problem, Term
from pipeline.domain.language import same_language
from pipeline.domain.project import Project
from pipeline.errors import PipelineError
from pipeline.exchange.audit import write_audit
from pipeline.exchange.glossaries import Direction, glossary, newest_number, read_stored
from pipeline.exchange.values import Actor
from pipeline.store.locks import lock_project
from pipeline.store.tables import glossaries

_CELLS = ("source", "target", "kind", "case", "note")
_MOST_FORMS_GIVEN = 1_000  # more is no list of forms; the exact bound is that of glossary files


class Overtaken(PipelineError):
    """Somebody else changed the glossary meanwhile; draft the change anew."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryDraft:
    """A change that is not kept yet."""

    put: GlossaryPut
    base: int  # number of the version that it changes, 0 for none
    name: str
    content: bytes


def draft_glossary(
    connection: Connection, project: Project, source: str, target: str, name: str, content: bytes
) -> GlossaryDraft | GlossaryRefused:
    """Draft a file as the glossary of a direction, in the place of the one that is there.

    Bad rows are told and left out, the good ones are used; where all are bad nothing changes.
    The same file again makes no new version.
    """
    pair = _direction(project, source, target)
    if isinstance(pair, Problem):
        return GlossaryRefused(problems=(pair,))
    before = glossary(connection, project.id, *pair)
    pair = (before.source, before.target) if before else pair
    read = read_glossary(content, name=name, source=pair[0], target=pair[1])
    lost = not read.glossary.terms and any(not one.row_kept for one in read.problems)
    if read.refused or lost:  # a file of nothing but mistakes is no wish for an empty glossary
        return GlossaryRefused(problems=read.problems)
    merged = merge(read_stored(before, pair).glossary, read.glossary, replacing=True)
    base = before.number if before else 0
    is_new = before is None or (before.content, before.name) != (content, name)
    put = _put(merged, read.glossary, read.problems, base + is_new, is_new=is_new)
    return GlossaryDraft(put=put, base=base, name=name, content=content)


def draft_term(
    connection: Connection, project: Project, source: str, target: str, term: Mapping[str, Any]
) -> GlossaryDraft | GlossaryRefused:
    """Draft a term for the glossary of a direction, in the place of the one that it changes.

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
    before = glossary(connection, project.id, *pair)
    pair = (before.source, before.target) if before else pair
    own = read_stored(before, pair)
    other = Glossary(source=pair[0], target=pair[1], terms=(wanted,))
    name = before.name if before else f"{pair[0]}-{pair[1]}.csv"
    merged = merge(own.glossary, other, name=name)
    if faults := tuple(one for one in merged.problems if not one.row_kept):
        return GlossaryRefused(problems=_without_lines(faults))
    base = before.number if before else 0
    is_new = merged.glossary.terms != own.glossary.terms
    put = _put(merged, merged.glossary, _without_lines(problems), base + is_new, is_new=is_new)
    if before is not None and not is_new:
        content = before.content
    else:
        content = write_glossary(merged.glossary, own.format)
    return GlossaryDraft(put=put, base=base, name=name, content=content)


def keep_draft(
    connection: Connection, project: str, draft: GlossaryDraft, now: datetime, actor: Actor
) -> GlossaryPut:
    """Make a draft the version in use. Raises Overtaken where its base is the newest no more."""
    lock_project(connection, project)
    put = draft.put
    pair = (put.source, put.target)
    newest = newest_number(connection, project, pair)
    if newest != ((pair, draft.base) if draft.base else None):
        raise Overtaken
    if put.is_new:
        connection.execute(
            insert(glossaries).values(
                project=project,
                source=put.source,
                target=put.target,
                number=put.number,
                name=draft.name,
                content=draft.content,
                version=put.version,
                by=actor.id,
                at=now,
            )
        )
        counts = {"number": put.number, "added": len(put.added), "changed": len(put.changed),
                  "removed": len(put.removed)}  # fmt: skip
        write_audit(connection, now, project, actor, "glossary.changed", "-".join(pair), **counts)
    return put


def put_glossary(
    connection: Connection,
    project: Project,
    source: str,
    target: str,
    name: str,
    content: bytes,
    now: datetime,
    actor: Actor,
) -> GlossaryPut | GlossaryRefused:
    """Make a file the glossary of a direction at once, where nobody waits for it."""
    lock_project(connection, project.id)
    draft = draft_glossary(connection, project, source, target, name, content)
    if isinstance(draft, GlossaryRefused):
        return draft
    return keep_draft(connection, project.id, draft, now, actor)


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
