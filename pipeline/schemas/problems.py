"""Refusals: bad input as a value that says what, where, why and what to do."""

from __future__ import annotations

from collections.abc import Mapping
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


# pydantic's error types in the words of this project: code, message, hint. Messages are format
# strings over pydantic's context, which holds bounds and choices and nothing of the input.
_WORDS: dict[str, tuple[str, str, str]] = {
    "missing": ("missing-field", "is missing", "add it"),
    "extra_forbidden": ("unknown-field", "is not known", "remove it, or mend its spelling"),
    "string_unicode": (
        "lone-surrogate",
        "has half a character (a lone surrogate)",
        "send whole Unicode characters; check how the text was cut or encoded",
    ),
    "string_type": ("wrong-type", "must be a text", "put it in quotes"),
    "int_type": ("wrong-type", "must be a whole number", "give one, without quotes"),
    "int_from_float": ("wrong-type", "must be a whole number", "give one, without quotes"),
    "float_type": ("wrong-type", "must be a number", "give one, without quotes"),
    "bool_type": ("wrong-type", "must be true or false", "give one, without quotes"),
    "list_type": ("wrong-type", "must be a list", "put it in square brackets"),
    "model_type": ("wrong-type", "must be an object", "give names and values"),
    "model_attributes_type": ("wrong-type", "must be an object", "give names and values"),
    "dict_type": ("wrong-type", "must be an object", "give names and values"),
    "literal_error": ("unknown-value", "must be {expected}", "use one of those named"),
    "string_too_long": ("too-long", "has more than {max_length} characters", "shorten it"),
    "string_too_short": ("empty", "is empty", "fill it in"),
    "too_long": ("too-many", "has {actual_length} entries; the most is {max_length}", "send fewer"),
    "too_short": ("too-few", "is empty", "add what is missing"),
    "greater_than_equal": ("out-of-range", "must be at least {ge}", "give a larger number"),
    "less_than_equal": ("out-of-range", "must be at most {le}", "give a smaller number"),
    "finite_number": ("out-of-range", "must be a finite number", "give another number"),
}


def from_validation(
    error: ValidationError, examples: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """Turn pydantic's findings into problems, all of them, without repeating the input.

    `examples` show what a field that is missing could look like, by its name.
    """
    return tuple(
        _problem(detail, examples or {})
        for detail in error.errors(include_input=False, include_url=False)
    )


def _problem(detail: ErrorDetails, examples: Mapping[str, str]) -> Problem:
    where = ".".join(str(part) for part in detail["loc"])
    custom: dict[str, Any] = detail.get("ctx", {})
    code, message, hint = _WORDS.get(
        detail["type"], ("invalid", "cannot be used", "see the documentation of the format")
    )
    if detail["type"] == "passerelle":
        code, hint, message = custom["code"], custom["hint"], custom["message"]
    else:
        message = message.format(**custom)
    if detail["type"] == "missing" and where in examples:
        hint = f"add it: {examples[where]}"
    return Problem(code=code, message=f"{where}: {message}" if where else message, hint=hint,
                   where=where)  # fmt: skip
