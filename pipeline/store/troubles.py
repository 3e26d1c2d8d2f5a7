"""Troubles of the database, by the names that the rest of the program has for them."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from pipeline.errors import PipelineError

_FULL_CODES = ("SQLITE_FULL", "53100")
_DAMAGED_CODES = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_OWN_FAULT_CODES = ("SQLITE_ERROR",)  # no such table, and the like: nobody else's trouble

_DAMAGED_ROW_CODE = "XX001"  # PostgreSQL misses parts of a value, or a page is broken
# Servers have this one too for what passes. Such messages are never translated.
_INTERNAL_CODE = "XX000"
_DAMAGE = ("missing chunk", "unexpected chunk", "compressed")
_BAD_DATA = "22"  # class of PostgreSQL's errors about a value


class StoreUnavailable(PipelineError):
    """The database cannot be used now; try again."""


class StoreFull(StoreUnavailable):
    """There is no room left where the database is; make room and try again."""


class StoreDamaged(StoreUnavailable):
    """The file is no database, or a damaged one; restore it from a backup."""


class RowUnreadable(PipelineError):
    """What is kept is not what was written there."""


# What reading a damaged value leads to, such as half a JSON.
_BAD_VALUES = (
    RowUnreadable, ValueError, TypeError, LookupError, AttributeError, RecursionError,
)  # fmt: skip


def told_of(error: BaseException) -> BaseException:
    """Give what to tell of an error: the database's own troubles by the names of this module."""
    code = code_of(error)
    told: StoreUnavailable
    if code in _DAMAGED_CODES:
        told = StoreDamaged()
    elif code in _FULL_CODES:
        told = StoreFull()
    elif _is_no_utf_8(error):
        return error
    elif isinstance(error, OperationalError | PoolExhausted) and code not in _OWN_FAULT_CODES:
        told = StoreUnavailable()
    else:
        return error
    told.__cause__ = error  # where it is set as a future's exception and never raised from here
    return told


def is_of_one_row(error: BaseException) -> bool:
    """Tell whether an error says that a row cannot be read, and nothing about the others."""
    if isinstance(error, DBAPIError):
        code = code_of(error) or ""
        is_damage = code == _DAMAGED_ROW_CODE or (code == _INTERNAL_CODE and _tells_damage(error))
        return _is_no_utf_8(error) or is_damage or code.startswith(_BAD_DATA)
    return isinstance(error, _BAD_VALUES)


def _tells_damage(error: DBAPIError) -> bool:
    message = getattr(getattr(error.orig, "diag", None), "message_primary", None) or ""
    return any(words in message for words in _DAMAGE)


def _is_no_utf_8(error: BaseException) -> bool:
    """Tell whether Python could not read what SQLite gave: its own errors have a name."""
    return code_of(error) is None and isinstance(
        getattr(error, "orig", None), sqlite3.OperationalError
    )


def code_of(error: BaseException) -> str | None:
    """Give the name or number that the database has for an error."""
    cause = getattr(error, "orig", None)
    return getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
