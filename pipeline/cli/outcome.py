"""How a command ends: exit codes and error messages, the same for all commands."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable
from typing import NoReturn, ParamSpec

from pipeline.errors import PipelineError
from translators.errors import TranslatorError

DONE, FAILED, USAGE, REFUSED, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141

P = ParamSpec("P")


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """Make a command of a function that gives an exit code; errors become words and codes.

    With the parameter `as_json` set, an error is one JSON object on stderr.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except (PipelineError, TranslatorError) as error:
            fail(str(error), as_json=bool(kwargs.get("as_json")))
        except BrokenPipeError:
            _leave_pipe()
        except KeyboardInterrupt:
            sys.stderr.write("interrupted\n")
            code = INTERRUPTED
        except OSError as error:
            where = f" {error.filename}" if error.filename else ""
            fail(f"cannot read or write{where}: {error.strerror}",
                 as_json=bool(kwargs.get("as_json")))  # fmt: skip
        sys.exit(code)

    return run


def fail(message: str, *, as_json: bool) -> NoReturn:
    """Say what went wrong and end with exit code 1."""
    if as_json:
        message = json.dumps({"error": message}, ensure_ascii=False)
    sys.stderr.write(message + "\n")
    sys.exit(FAILED)


def _leave_pipe() -> NoReturn:
    """End as a program does whose reader has gone, without a second error at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(CLOSED_PIPE)
