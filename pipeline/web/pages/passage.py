"""One passage before a teacher: why, what it says, what helps, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from pipeline.exchange.context import Around, around, next_open
from pipeline.exchange.glossary_changes import GlossaryDraft, GlossaryRefused
from pipeline.exchange.queue import Filters
from pipeline.exchange.reviewing import MOST_NOTE, decide
from pipeline.exchange.showing import question_json, review_json
from pipeline.exchange.values import Conflict, Decided, Stale, Verdict
from pipeline.exchange.verdict_terms import TermDraft, draft_verdict_term
from pipeline.web.pages.filters import address, filter_fields, read_filters
from pipeline.web.pages.passage_done import done_code, done_message
from pipeline.web.pages.passage_form import (
    Complaint,
    Written,
    complaint_of,
    read_written,
    verdict_of,
)
from pipeline.web.pages.passage_texts import text_of
from pipeline.web.pages.passage_view import (
    difference_of,
    neighbours_of,
    standing_of,
    view_of,
    who_of,
)
from pipeline.web.pages.visit import Outcome, Page, PageRoute, SeeOther, Trouble, Visit

_LIST = "/review"
_LONGEST_VERSION = 9  # digits


def show(visit: Visit) -> Outcome:
    """Put a question before a teacher; with `?back=1` its translation translated back."""
    shown = review_json(visit.connection, visit.project.id, visit.path["review"])
    if shown is None:
        return Trouble(code="not-found")
    return _page(
        visit,
        shown.body,
        filters=read_filters(visit.query),
        message=done_message(visit.query.get("done"), visit.words),
        with_back=visit.query.get("back") == "1",
    )


def prepare(visit: Visit) -> TermDraft | None:
    """Draft the term that comes with a verdict."""
    term = read_written(visit.form).term
    if term is None or "back" in visit.form:
        return None
    return draft_verdict_term(visit.connection, visit.project, visit.path["review"], term)


def answer(visit: Visit) -> Outcome:
    """Take a verdict and go on to the next question, or show again what hinders it."""
    name, form = visit.path["review"], visit.form
    shown = question_json(visit.connection, visit.project.id, name)
    if shown is None:
        return Trouble(code="not-found")
    written, filters = read_written(form), read_filters(form)
    if "back" in form:
        return _page(visit, _helped(visit), filters=filters, written=written, with_back=True)
    verdict, version = verdict_of(form, written, shown.body), _version(form)
    if verdict is None or version is None:
        return Trouble(code="bad-request")
    term = visit.prepared
    assert term is None or isinstance(term, GlossaryDraft | GlossaryRefused)
    outcome = decide(
        visit.connection,
        visit.project,
        name,
        verdict,
        visit.now,
        visit.actor,
        if_match=version,
        term=term,
    )
    match outcome:
        case None:
            return Trouble(code="not-found")
        case Decided():
            return _next(visit, filters, verdict)
        case Stale() if _is_own(visit, shown.body, verdict):
            return _next(visit, filters, verdict)
        case Stale() | Conflict(code="decided" | "closed"):
            return _page(
                visit, _helped(visit), filters=filters, written=written, status=409, is_late=True
            )
        case Conflict():
            complaint = complaint_of(outcome, verdict, visit.words)
            return _page(
                visit,
                _helped(visit),
                filters=filters,
                written=written,
                status=422,
                complaint=complaint,
            )


def _helped(visit: Visit) -> Mapping[str, Any]:
    """Give a question that is shown again, with remembered sentences.

    A verdict that is taken needs none: all others who write wait for it.
    """
    shown = review_json(visit.connection, visit.project.id, visit.path["review"])
    assert shown is not None  # it was found in this transaction
    return shown.body


def _version(form: Mapping[str, str]) -> int | None:
    """Read the version of the question that the teacher saw."""
    given = form.get("version", "")
    is_number = given.isascii() and given.isdigit() and len(given) <= _LONGEST_VERSION
    return int(given) if is_number else None


def _is_own(visit: Visit, body: Mapping[str, Any], verdict: Verdict) -> bool:
    """Tell whether this is the verdict that was heard already: a button was pressed twice."""
    return bool(
        body["decided_by"] == visit.actor.id
        and (body["verdict"], body["text"]) == (verdict.verdict, verdict.text)
    )


def _next(visit: Visit, filters: Filters, verdict: Verdict) -> SeeOther:
    following = _following(visit, filters)
    path = _LIST if following is None else f"{_LIST}/{following}"
    done = done_code(verdict.verdict, with_term=verdict.add_term is not None)
    return SeeOther(to=address(path, filters, done=done), rings=("delivery",))


def _following(visit: Visit, filters: Filters) -> str | None:
    name = visit.path["review"]
    return next_open(visit.connection, visit.project.id, name, filters, visit.login.languages)


def _page(
    visit: Visit,
    body: Mapping[str, Any],
    *,
    filters: Filters,
    written: Written | None = None,
    status: int = 200,
    message: str | None = None,
    complaint: Complaint | None = None,
    is_late: bool = False,
    with_back: bool = False,
) -> Outcome:
    """Make the page of a question; `is_late`: a verdict came that could not be heard any more."""
    near = around(visit.connection, visit.project.id, body["id"])
    assert near is not None  # the question was found in this transaction
    standing = standing_of(body, near)
    view = view_of(body, near, visit.words)
    following = _following(visit, filters)
    room = visit.project.classroom(near.classroom)
    box = _box(body, written)
    later = None
    if with_back and view["source"] is not None:
        later = _way_back(visit, body, box if written is not None else body["target"])
    return Page(
        template="passage.html",
        status=status,
        message=message,
        later=later,
        values={
            **view,
            **neighbours_of(body, near, visit.words),
            "review": body,
            "around": near,
            "standing": standing,
            "own": box,
            "written": written or Written(text=None),
            "difference": difference_of(body, box) if view["source"] is not None else (),
            "decided_parts": difference_of(body, body["text"] or ""),
            "complaint": complaint,
            "is_late": is_late,
            "back": None,
            "zone": "UTC" if room is None else room.timezone,
            "filters": filter_fields(filters),
            "list_address": address(_LIST, filters),
            "next_address": None if following is None else address(f"{_LIST}/{following}", filters),
            "newer_address": None
            if near.newer is None
            else address(f"{_LIST}/{near.newer}", filters),
            "most_note": MOST_NOTE,
            **_people(visit, body, near),
        },
    )


def _box(body: Mapping[str, Any], written: Written | None) -> str:
    """Give what stands in the box of the translation: what the teacher wrote, or what there is."""
    if written is not None and written.text is not None:
        return written.text
    return str(body["target"] or "")


def _way_back(visit: Visit, body: Mapping[str, Any], text: str) -> Callable[[], dict[str, Any]]:
    """Let a translation be translated back once the transaction is over."""
    translate_back = visit.services.translate_back
    source, target = body["language"], body["target_language"]

    def made() -> dict[str, Any]:
        found = translate_back(text, target, source)
        return {"back": {"text": None if found is None else text_of(source, found)}}

    return made


def _people(visit: Visit, body: Mapping[str, Any], near: Around) -> dict[str, Any]:
    """Name who decided, asked and approved."""
    own = visit.actor.id
    at = body["decided_at"]
    return {
        "decided_by": who_of(body["decided_by"], own),
        "decided_at": None if at is None else datetime.fromisoformat(at),
        "asked": tuple((who_of(one.by, own), one) for one in near.asked),
        "approved": near.approved,
        "approved_by": None if near.approved is None else who_of(near.approved.by, own),
    }


ROUTES = (
    PageRoute(
        method="GET",
        path="/review/{review}",
        name="showPassage",
        guests=frozenset({"login"}),
        scope="review",
        handler=show,
    ),
    PageRoute(
        method="POST",
        path="/review/{review}",
        name="answerPassage",
        guests=frozenset({"login"}),
        scope="review",
        handler=answer,
        prepare=prepare,
    ),
)
