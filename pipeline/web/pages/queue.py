"""The review queue: what waits, in one sentence and in groups; approving many; the budget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from pipeline.exchange.budgets import put_budget, translated_lately
from pipeline.exchange.pace import time_each
from pipeline.exchange.pending import UNDO_SECONDS, Batch, batches, hold_back, undo
from pipeline.exchange.queue import Filters, choices, queue_page
from pipeline.web.pages.filters import address, filter_fields, read_filters
from pipeline.web.pages.passage_done import done_message
from pipeline.web.pages.queue_form import (
    menus_of,
    read_chosen,
    read_number,
    read_share,
    without_thread,
)
from pipeline.web.pages.queue_view import comes_here, groups_of, how_much
from pipeline.web.pages.visit import Handler, Outcome, Page, PageRoute, SeeOther, Visit
from pipeline.wording import Words, later

HOME = "/review"
PAGE_SIZE = 50

_DONE: Mapping[str, str] = {
    "undone": later("They are back in the list."),
    "too-late": later("It is too late to undo this: the passages went out."),
    "none-chosen": later("Nothing was approved: choose passages first."),
    "none-left": later(
        "Nothing was approved: a colleague was faster, or the passages have changed."
    ),
    "some-left": later("Some were left out: a colleague was faster, or they have changed."),
    "budget": later("Saved. It counts for posts that come in from now on."),
    "no-budget": later("Nothing was changed: give a number from 0 to 100."),
}


def show(visit: Visit) -> Outcome:
    """Show what waits for this member, from a place on."""
    project, languages = visit.project.id, visit.login.languages
    filters = read_filters(visit.query)
    after = read_number(visit.query.get("after", "")) or 0
    found = queue_page(visit.connection, project, filters, languages, after=after, limit=PAGE_SIZE)
    groups = tuple(groups_of(found.items, found.total, filters, visit.words, visit.now))
    each = time_each(visit.connection, project)
    there = choices(visit.connection, project, languages)
    return Page(
        template="queue.html",
        message=_message(visit.query.get("done"), visit.words),
        values={
            "groups": groups,
            "total": found.total,
            "how_much": how_much(found.total, each, visit.words),
            "first_address": groups[0].items[0].address if groups else None,
            "is_first_page": not after,
            "next_address": None
            if found.last is None
            else address(HOME, filters, after=str(found.last)),
            "filters": filter_fields(filters),
            "thread": filters.thread,
            "menus": menus_of(there, filters, visit.words),
            "all_threads_address": without_thread(HOME, filters),
            "may_choose": any(group.may_choose for group in groups),
            "choose_address": address(HOME, filters, **_after(visit)),
            "all_of": visit.query.get("choose"),
            "comes_here": comes_here(visit.project.policy, visit.words),
            "undo_seconds": UNDO_SECONDS,
            "batches": _batches(visit),
            **_addresses(filters),
            **_budget(visit),
        },
    )


def approve(visit: Visit) -> Outcome:
    """Approve what was chosen, in a while."""
    filters = read_filters(visit.query)
    chosen = read_chosen(visit.forms.get("chosen", ()))
    if not chosen:
        return SeeOther(to=address(HOME, filters, done="none-chosen"))
    batch = hold_back(
        visit.connection, visit.project, chosen, visit.login.languages, visit.now, visit.actor
    )
    if batch is None:
        return SeeOther(to=address(HOME, filters, done="none-left"))
    more = {"done": "some-left"} if batch.count < len(chosen) else {}
    return SeeOther(to=address(HOME, filters, **more))


def take_back(visit: Visit) -> Outcome:
    """Undo approvals whose time has not come."""
    name = visit.form.get("batch", "")
    back = undo(visit.connection, visit.project.id, name, visit.now, visit.actor)
    filters = read_filters(visit.query)
    return SeeOther(to=address(HOME, filters, done="undone" if back else "too-late"))


def save_budget(visit: Visit) -> Outcome:
    """Change the share of passages that teachers are ready to read."""
    share = read_share(visit.form.get("budget", ""))
    filters = read_filters(visit.query)
    if share is None:
        return SeeOther(to=address(HOME, filters, done="no-budget"))
    put_budget(visit.connection, visit.project.id, share, visit.now, visit.actor)
    return SeeOther(to=address(HOME, filters, done="budget"), rings=("work", "delivery"))


def _after(visit: Visit) -> dict[str, str]:
    """Give which page of the list this is, for an address."""
    after = visit.query.get("after")
    return {} if after is None else {"after": after}


def _message(code: str | None, words: Words) -> str | None:
    """Say what was done, here or on the page of a passage."""
    own = _DONE.get(code or "")
    return done_message(code, words) if own is None else words.gettext(own)


def _batches(visit: Visit) -> list[tuple[Batch, int]]:
    """Give the approvals that can be undone, with the seconds that are left."""
    found = batches(visit.connection, visit.project.id, visit.now, visit.actor)
    second = timedelta(seconds=1)
    return [(one, -((visit.now - one.due_at) // second)) for one in found]


def _addresses(filters: Filters) -> dict[str, str]:
    """Give where the forms of this part of the queue are sent."""
    return {
        "start_address": address(HOME, filters),
        "approve_address": address(f"{HOME}/approve", filters),
        "undo_address": address(f"{HOME}/undo", filters),
        "budget_address": address(f"{HOME}/budget", filters),
    }


def _budget(visit: Visit) -> dict[str, Any]:
    """Give what the budget is and what it comes to."""
    share = visit.project.budget
    lately = translated_lately(visit.connection, visit.project.id, visit.now)
    return {"percent": f"{share * 100:g}", "lately": lately, "to_read": round(share * lately)}


def _route(method: Literal["GET", "POST"], path: str, name: str, handler: Handler) -> PageRoute:
    return PageRoute(
        method=method,
        path=f"{HOME}{path}",
        name=name,
        guests=frozenset({"login"}),
        scope="review",
        handler=handler,
    )


# Before the page of a passage, whose address has any name below /review.
ROUTES = (
    _route("GET", "", "showQueue", show),
    _route("POST", "/approve", "approveChosen", approve),
    _route("POST", "/undo", "undoApproval", take_back),
    _route("POST", "/budget", "saveBudget", save_budget),
)
