"""Refusals: bad input as a value that says what, where, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong with an input. Neither part repeats the words of a post."""

    code: str  # stable, for programs: `missing-field`, `unknown-classroom`, ...
    message: str
    hint: str
    where: str = ""  # path of the field: `attachments.0.url`


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """An input that cannot be taken, with every reason found."""

    id: str | None  # of the post, as far as it could be read
    problems: tuple[Problem, ...]


# pydantic's error types in the words of this project: code, message, hint.
_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("missing-field", "add it"),
    "extra_forbidden": ("unknown-field", "remove it, or mend its spelling"),
    "string_unicode": ("lone-surrogate", "send whole Unicode characters, not halves"),
    "string_type": ("wrong-type", "give a string"),
    "int_type": ("wrong-type", "give a whole number"),
    "int_from_float": ("wrong-type", "give a whole number"),
    "bool_type": ("wrong-type", "give true or false"),
    "list_type": ("wrong-type", "give a list"),
    "tuple_type": ("wrong-type", "give a list"),
    "model_type": ("wrong-type", "give an object"),
    "model_attributes_type": ("wrong-type", "give an object"),
    "dict_type": ("wrong-type", "give an object"),
    "datetime_type": ("wrong-type", "give a time such as 2026-11-20T09:30:00+00:00"),
    "datetime_from_date_parsing": ("bad-time", "give a time such as 2026-11-20T09:30:00+00:00"),
    "datetime_parsing": ("bad-time", "give a time such as 2026-11-20T09:30:00+00:00"),
    "timezone_aware": ("time-without-zone", "add the offset: 2026-11-20T09:30:00+00:00"),
    "literal_error": ("unknown-value", "use one of those named"),
    "string_too_long": ("too-long", "shorten it"),
    "too_long": ("too-many", "send fewer"),
    "too_short": ("too-few", "add what is missing"),
    "greater_than_equal": ("out-of-range", "give a larger number"),
    "less_than_equal": ("out-of-range", "give a smaller number"),
    "float_type": ("wrong-type", "give a number"),
    "float_parsing": ("wrong-type", "give a number"),
    "string_too_short": ("empty", "fill it in"),
    "string_pattern_mismatch": ("bad-id", "use 1 to 200 of A-Z a-z 0-9 . _ : ~ -"),
}


def from_validation(error: ValidationError) -> tuple[Problem, ...]:
    """Turn pydantic's findings into problems, all of them, without repeating the input."""
    return tuple(_problem(detail) for detail in error.errors(include_input=False))


def _problem(detail: ErrorDetails) -> Problem:
    where = ".".join(str(part) for part in detail["loc"])
    custom: dict[str, Any] = detail.get("ctx", {})
    code, hint = _WORDS.get(detail["type"], ("invalid", "see the documentation of the format"))
    message = detail["msg"]
    if detail["type"] == "passerelle":
        code, hint, message = custom["code"], custom["hint"], custom["message"]
    message = message[:1].lower() + message[1:]
    return Problem(code=code, message=f"{where}: {message}" if where else message, hint=hint,
                   where=where)  # fmt: skip
