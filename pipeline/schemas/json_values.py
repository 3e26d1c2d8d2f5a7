"""JSON as it should be: no field twice, no figures that JSON does not know."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from pipeline.schemas.problems import Problem

_HINT = "names and texts stand in double quotes; in a file each object has a line of its own"


def read_json(line: bytes) -> Any | Problem:
    """Read the bytes of a line or a body, or say why they are not JSON; never repeats the input."""
    try:
        return _DECODER.decode(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Problem(
            code="not-utf8",
            message=f"byte {error.start + 1} is not UTF-8",
            hint="save or send it as UTF-8",
        )
    except _DoubleField:
        return Problem(
            code="double-field",
            message="an object has the same field twice",
            hint="remove one of them",
        )
    except _NoFigure as error:
        return Problem(
            code="not-json",
            message=f"this is not JSON: {error} is no JSON figure",
            hint="give a number or null",
        )
    except json.JSONDecodeError as error:
        # The decoder's own words name no part of the input.
        return Problem(
            code="not-json",
            message=f"this is not JSON: {_plain(error.msg)} at {_place(error)}",
            hint=_HINT,
        )
    except RecursionError:
        return Problem(
            code="not-json", message="the JSON is nested too deeply", hint="send a plain object"
        )
    except ValueError:  # of int(): more digits than it takes
        return Problem(code="not-json", message="a number is too long", hint="shorten it")


def _place(error: json.JSONDecodeError) -> str:
    """Say where; lines count in bodies alone."""
    line = f"line {error.lineno}, " if error.lineno > 1 else ""
    return f"{line}column {error.colno}"


class _DoubleField(Exception):
    """A field stands twice in an object: which of them is meant is not known."""


class _NoFigure(Exception):
    """NaN or an infinity."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _DoubleField
    return made


def _no_figure(name: str) -> NoReturn:
    raise _NoFigure(name)


def _plain(words: str) -> str:
    return words[:1].lower() + words[1:].removesuffix(" at").removesuffix(" starting at")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_figure)
