"""JSON as it should be: no field twice, no figures that JSON does not know."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from pipeline.schemas.problems import Problem

_HINT = "write one JSON object a line, without line breaks inside"


def read_json(line: bytes) -> Any | Problem:
    """Read the bytes of one line, or say why they are not JSON; never repeats the input."""
    try:
        return _DECODER.decode(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Problem(
            code="not-utf8",
            message=f"byte {error.start + 1} of the line is not UTF-8",
            hint="save the file as UTF-8",
        )
    except _DoubleField:
        return Problem(
            code="double-field",
            message="an object of the line has the same field twice",
            hint="remove one of them",
        )
    except _NoFigure as error:
        return Problem(
            code="not-json",
            message=f"the line is not JSON: {error} is no JSON figure",
            hint="give a number or null",
        )
    except json.JSONDecodeError as error:
        # The decoder's own words name no part of the input.
        return Problem(
            code="not-json",
            message=f"the line is not JSON: {_plain(error.msg)} at column {error.colno}",
            hint=_HINT,
        )
    except RecursionError:
        return Problem(
            code="not-json", message="the JSON is nested too deeply", hint="send a plain object"
        )
    except ValueError:  # of int(): more digits than it takes
        return Problem(
            code="not-json", message="a number in the line is too long", hint="shorten it"
        )


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
