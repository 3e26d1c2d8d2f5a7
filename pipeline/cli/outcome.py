"""How a command ends: exit codes and error messages, the same for all commands."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn, ParamSpec

import click

from pipeline.errors import PipelineError
from translators.errors import TranslatorError

DONE, FAILED, USAGE, REFUSED, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141

P = ParamSpec("P")


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """Make a command of a function that gives an exit code; errors become words and codes.

    With the parameter `as_json` set, an error is one JSON object on stderr. Arguments that are no
    text are wrong usage; paths may be of any bytes.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        _check_texts(kwargs.values())
        as_json = bool(kwargs.get("as_json"))
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except (PipelineError, TranslatorError) as error:
            details = getattr(error, "details", None)
            fail(str(error), as_json=as_json, problems=details() if details else None)
        except BrokenPipeError:
            leave_pipe()
        except KeyboardInterrupt:
            sys.stderr.write("interrupted\n")
            code = INTERRUPTED
        except OSError as error:
            fail(_told(error), as_json=as_json)
        sys.exit(code)

    return run


def _check_texts(values: Iterable[object]) -> None:
    """See that arguments are UTF-8. Raises UsageError."""
    for value in values:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not _is_text(text):
                raise click.UsageError(
                    f"{text[:60]!r} is not UTF-8", click.get_current_context(silent=True)
                )


def _told(error: OSError) -> str:
    """Say what could not be read or written; what has no name is a standard stream."""
    reason = error.strerror or type(error).__name__
    if error.filename:
        return f"cannot read or write {error.filename}: {reason}"
    return f"cannot write the standard output, or read the standard input: {reason}"


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def fail(message: str, *, as_json: bool, problems: object = None) -> NoReturn:
    """Say what went wrong and end with exit code 1."""
    if as_json:
        report = {"error": message} if problems is None else {"error": message,
                                                              "problems": problems}  # fmt: skip
        message = json.dumps(report, ensure_ascii=False)
    sys.stderr.write(message + "\n")
    _drop_output()
    sys.exit(FAILED)


def leave_pipe() -> NoReturn:
    """End as a program does whose reader has gone, at once: a batch may still be under way."""
    os._exit(CLOSED_PIPE)


def _drop_output() -> None:
    """Forget what could not be written, so that it is not tried, and refused, again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a device, not a path
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
