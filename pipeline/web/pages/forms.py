"""What a form or the query of an address holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from pydantic_core import PydanticCustomError
from starlette.requests import Request

from pipeline.schemas.checks import clean_text
from pipeline.web.bodies import read_body
from pipeline.web.pages.visit import Trouble
from pipeline.web.problems import Fault
from pipeline.web.routing import Body

_FORM = Body(
    schema={},
    media_types=("application/x-www-form-urlencoded",),
    most_bytes=256 * 1024,
    may_be_missing=True,
)
_MOST_FIELDS = 2000
_LONGEST_QUERY = 8000  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """Fields by their names."""

    all: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def last(self) -> dict[str, str]:
        """Give the last value of each."""
        return {name: values[-1] for name, values in self.all.items()}


async def read_form(request: Request) -> Fields | Trouble:
    """Read the form that a request carries."""
    body = await read_body(request, _FORM)
    if isinstance(body, Fault):
        return Trouble(code="too-large" if body.code == "too-large" else "bad-request")
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError:
        return Trouble(code="bad-request")
    return read_fields(text, most=_FORM.most_bytes) or Trouble(code="bad-request")


def read_fields(text: str, *, most: int = _LONGEST_QUERY) -> Fields | None:
    """Read fields as addresses and forms write them, None where they cannot be read.

    Lines of a value end in a line feed alone.
    """
    if len(text) > most:
        return None
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if not is_clean(name) or not is_clean(value):
            return None
        found.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return Fields(all={name: tuple(values) for name, values in found.items()})


def is_clean(text: str) -> bool:
    """Tell whether a text can be kept and shown: without NUL and lone surrogates."""
    try:
        clean_text(text)
    except PydanticCustomError:
        return False
    return True
