"""Logs: one JSON object a line, and never a word of what anybody wrote.

Messages are fixed words and values are figures, so there is nothing to take out of them. Errors
are told by their class and where they came up: messages of errors may quote what they choke on.
Of other libraries' messages only those are shown that cannot hold a text.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger

# Loggers whose messages speak of packages, addresses and processes alone.
_SHOWN = ("translators", "uvicorn.error", "alembic")
_WITHHELD = "a library's message, withheld since it may quote texts"
_FRAMES = 6


def logger(name: str) -> FilteringBoundLogger:
    """Give a logger for a module."""
    return cast("FilteringBoundLogger", structlog.stdlib.get_logger(name))


def set_up(stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """Send all logs of this process to a stream, as JSON."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_errors,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared[:-1], _withhold, _tell_errors],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("httpx", "httpcore", "sqlalchemy", "alembic"):  # chatty, and of no use here
        logging.getLogger(name).setLevel(logging.WARNING)


def _withhold(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Leave out a library's message, unless it is known to hold no texts."""
    if not str(event.get("logger", "")).startswith(_SHOWN):
        event["event"] = _WITHHELD
    return event


def _tell_errors(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Tell errors by their class and place, without their messages."""
    info = event.pop("exc_info", None)
    event.pop("exc_text", None)
    event.pop("stack_info", None)
    error = event.get("error")
    if not isinstance(error, BaseException) and info:
        error = info[1] if isinstance(info, tuple) else info
        error = sys.exc_info()[1] if error is True else error
    if isinstance(error, BaseException):
        event["error"] = _name(error)
        event["where"] = _places(error.__traceback__)
    return event


def _name(error: BaseException) -> str:
    """Name an error and what it came of."""
    cause = error.__cause__
    own = type(error).__name__
    return own if cause is None else f"{own} from {type(cause).__name__}"


def _places(trace: TracebackType | None) -> list[str]:
    """Give the innermost frames as file, line and function."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
