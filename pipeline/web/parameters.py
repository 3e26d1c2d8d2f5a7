"""Parameters of the query: read strictly, so that a misspelt one is not passed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from pydantic_core import PydanticCustomError
from starlette.datastructures import QueryParams

from pipeline.schemas.checks import clean_text
from pipeline.web.answers import Answer
from pipeline.web.cursors import read_cursor, write_cursor
from pipeline.web.problems import Fault
from pipeline.web.routing import Call, Parameter
from pipeline.web.times import read_moment

MOST_ITEMS = 200
USUAL_ITEMS = 50
_LONGEST = 1000  # characters, where a parameter's schema says nothing

LIMIT = Parameter(
    name="limit",
    schema={"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": USUAL_ITEMS},
    about="How many at most.",
)
CURSOR = Parameter(
    name="cursor",
    schema={"type": "string"},
    about="Where to go on: `next` of the answer before, as it came.",
)
PAGED = (LIMIT, CURSOR)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Which part of a list is asked for."""

    after: int  # a number; 0: from its start
    limit: int


def read_query(given: QueryParams, wanted: tuple[Parameter, ...]) -> Mapping[str, str] | Fault:
    """Take the parameters that a route has; each may be there once."""
    longest = {one.name: one.schema.get("maxLength", _LONGEST) for one in wanted}
    found: dict[str, str] = {}
    for name, value in given.multi_items():
        if name not in longest:
            known = ", ".join(sorted(longest)) or "none"
            return bad_parameter("One of them is not known here", f"There are: {known}.")
        if name in found:
            return bad_parameter(f"`{name}` is there twice", "Give it once.")
        try:
            clean_text(value)
        except PydanticCustomError:
            return bad_parameter(f"`{name}` has a character that no text has", "Remove it.")
        if len(value) > longest[name]:
            return bad_parameter(f"`{name}` is too long", "Shorten it.")
        found[name] = value
    return found


def read_page(call: Call, kind: str) -> Page | Fault:
    """Read which part of a list of some kind is asked for."""
    limit, after = USUAL_ITEMS, 0
    if "limit" in call.query:
        text = call.query["limit"]
        limit = int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else 0
        if not 1 <= limit <= MOST_ITEMS:
            return bad_parameter("`limit` is not such a number", f"Give 1 to {MOST_ITEMS}.")
    if "cursor" in call.query:
        read = read_cursor(kind, call.query["cursor"])
        if read is None:
            return Fault(
                code="bad-cursor",
                detail="The cursor was not given out by this list.",
                hint="Send `next` of an answer of this list as it came, or none to begin.",
            )
        after = read
    return Page(after=after, limit=limit)


def read_time(call: Call, name: str) -> datetime | Fault | None:
    """Read a time with its zone, None where it is not given."""
    if name not in call.query:
        return None
    # A plus sign that was not written as %2B is a space by now.
    moment = read_moment(call.query[name].replace(" ", "+"))
    if moment is None:
        return bad_parameter(
            f"`{name}` is not a time with its zone",
            "Give a time such as 2026-11-20T09:30:00Z.",
        )
    return moment


def listing_answer(call: Call, kind: str, items: list[Any], last: int | None, limit: int) -> Answer:
    """Answer with a part of a list, and say where it goes on."""
    if last is None:
        return Answer(body={"items": items, "next": None})
    cursor = write_cursor(kind, last)
    kept = {name: value for name, value in call.query.items() if name != "cursor"}
    query = urlencode({**kept, "limit": str(limit), "cursor": cursor})
    return Answer(
        body={"items": items, "next": cursor}, headers={"link": f'<?{query}>; rel="next"'}
    )


def bad_parameter(what: str, hint: str) -> Fault:
    """Say what is wrong with the query."""
    return Fault(code="bad-parameter", detail=f"{what}.", hint=hint)


def read_choice(call: Call, name: str, choices: tuple[str, ...]) -> str | Fault | None:
    """Read one of some words, None where it is not given."""
    value = call.query.get(name)
    if value is None or value in choices:
        return value
    return bad_parameter(f"`{name}` is not one of its words", f"Give {' or '.join(choices)}.")
