"""Glossaries: files of terms, one for each direction."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from glossary.files import FileFormat
from glossary.values import Problem as RowProblem
from glossary.values import Term
from pipeline.domain.language import is_known_tag, same_language
from pipeline.exchange.glossaries import (
    Direction,
    StoredGlossary,
    glossary,
    newest_number,
    written,
)
from pipeline.exchange.glossary_changes import (
    GlossaryDraft,
    GlossaryPut,
    GlossaryRefused,
    draft_glossary,
    keep_draft,
)
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer
from pipeline.web.etags import matches
from pipeline.web.outcomes import STALE
from pipeline.web.parameters import read_choice
from pipeline.web.problems import NOT_FOUND, Fault, invalid
from pipeline.web.routing import Body, Call, Parameter, Reply, Route
from pipeline.web.shapes import ref

_MOST_BYTES = 16 * 1024 * 1024
_MOST_SHOWN = 100  # terms and rows of a report
_QUALITY = re.compile(r";\s*q=([01](?:\.\d{0,3})?)\s*(?:;|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    media_type: str
    ending: str
    written_as: FileFormat


_FORMS = (
    _Form(media_type="text/csv", ending="csv", written_as="csv"),
    _Form(media_type="text/tab-separated-values", ending="tsv", written_as="tsv"),
    _Form(media_type="application/x-tbx+xml", ending="tbx", written_as="tbx3"),
)
MEDIA_TYPES = tuple(one.media_type for one in _FORMS)
_NO_FILE = Problem(
    code="empty",
    message="the body is empty",
    hint="send a file of terms; one with a header alone removes them all",
)


def show(call: Call) -> Answer | Fault:
    """Give the glossary of a direction, in the form that the caller takes."""
    pair = _direction(call)
    stored = None if pair is None else glossary(call.connection, call.project, *pair)
    if stored is None:
        return NOT_FOUND
    own = next((one for one in _FORMS if stored.name.endswith(one.ending)), _FORMS[0])
    form = _wanted(call.headers.get("accept", "*/*"), own)
    if form is None:
        return Fault(
            code="not-acceptable",
            detail="The Accept header names no form that a glossary can have.",
            hint=f"Ask for {' or '.join(MEDIA_TYPES)}.",
        )
    content = _content(stored, form, own)
    return Answer(body=content, media_type=form.media_type, version=stored.number)


def prepare(call: Call) -> GlossaryDraft | Fault:
    """Read a file and what it changes; what is wrong with it is told at once."""
    pair = _direction(call)
    if pair is None:
        return NOT_FOUND
    dry_run = read_choice(call, "dry_run", ("true", "false"))
    if isinstance(dry_run, Fault):
        return dry_run
    if _is_stale(call, pair):
        return STALE
    if not call.body.removeprefix(codecs.BOM_UTF8).strip():
        return invalid([_NO_FILE])  # more likely a mistake than a wish to be rid of all terms
    form = next(one for one in _FORMS if one.media_type == call.media_type)
    name = f"{pair[0]}-{pair[1]}.{form.ending}"
    draft = draft_glossary(call.connection, call.stored.project, *pair, name, call.body)
    if isinstance(draft, GlossaryRefused):
        return invalid(_problem(one) for one in draft.problems)
    return draft


def put(call: Call) -> Answer | Fault:
    """Make a file the glossary of a direction; `dry_run` only tells what would change."""
    is_dry = call.query.get("dry_run") == "true"
    draft = prepare(call) if is_dry else call.prepared
    if isinstance(draft, Fault):
        return draft
    assert isinstance(draft, GlossaryDraft)
    if is_dry:
        return Answer(body=_report(draft.put, dry_run=True), version=draft.put.number)
    if _is_stale(call, (draft.put.source, draft.put.target)):
        return STALE
    kept = keep_draft(call.connection, call.project, draft, call.now, call.actor)
    return Answer(body=_report(kept, dry_run=False), version=kept.number)


def _is_stale(call: Call, pair: Direction) -> bool:
    """Tell whether the caller changes another version than the one in use."""
    given = call.headers.get("if-match")
    if given is None:
        return False
    newest = newest_number(call.connection, call.project, pair)
    return newest is None or not matches(given, newest[1])


def _direction(call: Call) -> Direction | None:
    """Part `zh-Hans-en` where both sides are languages, rather those of the project."""
    parts = f"{call.path['source']}-{call.path['target']}".split("-")
    pairs = [("-".join(parts[:at]), "-".join(parts[at:])) for at in range(1, min(len(parts), 8))]
    known = [pair for pair in pairs if all(is_known_tag(tag) for tag in pair)]
    spoken = call.stored.project.languages
    own = [
        pair
        for pair in known
        if all(any(same_language(tag, other) for other in spoken) for tag in pair)
    ]
    return next(iter(own or known), None)


def _wanted(accept: str, own: _Form) -> _Form | None:
    """Give the form that an Accept header likes best, None where it asks for others.

    Of those that it likes as well, the one named first, then the glossary's own.
    """
    named = [
        (part.partition(";")[0].strip(), _quality(part))
        for part in accept.lower().split(",")
        if part.strip()
    ] or [("*/*", 1.0)]
    best, most = None, (0.0, 0)
    for form in (own, *_FORMS):
        like = _liking(form, named)
        if like[0] > 0 and (best is None or like > most):
            best, most = form, like
    return best


def _liking(form: _Form, named: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Give a form's quality, by what names it most closely, and how early it is named."""
    for wanted in (form.media_type, f"{form.media_type.partition('/')[0]}/*", "*/*"):
        for place, (name, quality) in enumerate(named):
            if name == wanted:
                return quality, -place
    return 0.0, 0


def _quality(part: str) -> float:
    """Give the weight of a part of an Accept header (RFC 9110, 12.4.2)."""
    found = _QUALITY.search(part)
    return 1.0 if found is None else float(found[1])


def _content(stored: StoredGlossary, form: _Form, own: _Form) -> bytes:
    return stored.content if form == own else written(stored, form.written_as)


def _problem(one: RowProblem) -> Problem:
    return Problem(
        code=one.code,
        message=one.message,
        hint=one.hint,
        where="" if one.line is None else f"line.{one.line}",
    )


def _report(put: GlossaryPut, *, dry_run: bool) -> dict[str, Any]:
    return {
        "source": put.source,
        "target": put.target,
        "number": put.number,
        "version": put.version,
        "terms": put.terms,
        "dry_run": dry_run,
        "is_new": put.is_new,
        "counts": {
            "added": len(put.added),
            "changed": len(put.changed),
            "removed": len(put.removed),
            "problems": len(put.problems),
        },
        "added": [_term(one) for one in put.added[:_MOST_SHOWN]],
        "changed": [
            {"before": _term(before), "after": _term(after)}
            for before, after in put.changed[:_MOST_SHOWN]
        ],
        "removed": [_term(one) for one in put.removed[:_MOST_SHOWN]],
        "problems": [
            {
                "line": one.line,
                "code": one.code,
                "message": one.message,
                "hint": one.hint,
                "row_kept": one.row_kept,
            }
            for one in put.problems[:_MOST_SHOWN]
        ],
    }


def _term(one: Term) -> dict[str, Any]:
    return {
        "source": one.source,
        "target": one.target,
        "kind": one.kind,
        "forms": list(one.forms),
        "case": one.case,
        "note": one.note,
    }


_FILE = {"type": "string"}

ROUTES = (
    Route(
        method="GET",
        path="/glossaries/{source}-{target}",
        name="getGlossary",
        about="The terms of a direction, as they were sent, or in the form that Accept names.",
        tag="Glossaries",
        scope="read",
        handler=show,
        replies=(Reply(status=200, about="The terms.", schema=_FILE, media_types=MEDIA_TYPES),),
        faults=("not-acceptable",),
        has_etag=True,
    ),
    Route(
        method="PUT",
        path="/glossaries/{source}-{target}",
        name="putGlossary",
        about="Put a file in the place of a direction's terms; bad rows are told and left out.",
        tag="Glossaries",
        scope="admin",
        handler=put,
        prepare=prepare,
        body=Body(schema=_FILE, media_types=MEDIA_TYPES, most_bytes=_MOST_BYTES),
        query=(
            Parameter(
                name="dry_run",
                schema={"type": "string", "enum": ["true", "false"], "default": "false"},
                about="Only tell what would change.",
            ),
        ),
        replies=(Reply(status=200, about="What changes.", schema=ref("GlossaryReport")),),
        faults=("invalid",),
        takes_if_match=True,
        has_dry_run=True,
    ),
)
