"""What the forms of the queue's page offer and what they send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.domain.language import display_name
from pipeline.exchange.queue import Choices, Filters
from pipeline.web.pages.filters import address
from pipeline.web.pages.queue_view import title_of
from pipeline.web.pages.reasons import reason_name
from pipeline.wording import Words

_MOST_DIGITS = 18  # of a place in the queue, and of a version


@dataclass(frozen=True, kw_only=True, slots=True)
class Menu:
    """Something to filter by."""

    name: str  # of the field, in addresses as well
    label: str
    options: tuple[tuple[str, str], ...]  # values and what they are called
    chosen: str | None


def menus_of(there: Choices, filters: Filters, words: Words) -> list[Menu]:
    """Give the menus in which there is a choice to make, or to take back."""
    kinds = [(one, title_of(one, words)) for one in there.kinds]
    reasons = [(one, reason_name(one, words)) for one in there.reasons]
    languages = [(one, display_name(one, words.language)) for one in there.languages]
    rooms = [(one, one) for one in there.classrooms]
    menus = (
        ("kind", words.gettext("Group"), kinds, filters.kind),
        ("reason", words.gettext("Reason"), reasons, filters.reason),
        ("language", words.gettext("Translated into"), languages, filters.language),
        ("classroom", words.gettext("Written in classroom"), rooms, filters.classroom),
    )
    return [
        Menu(name=name, label=label, options=_with_chosen(options, chosen), chosen=chosen)
        for name, label, options, chosen in menus
        if len(options) > 1 or chosen is not None
    ]


def read_chosen(values: Sequence[str]) -> dict[str, int]:
    """Read boxes: the ids of questions with the versions that were seen."""
    pairs = (value.rpartition(":") for value in values)
    return {
        name: version
        for name, _, written in pairs
        if name and (version := read_number(written)) is not None
    }


def read_number(written: str) -> int | None:
    """Read a number, None where it is none."""
    is_number = written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
    return int(written) if is_number else None


def read_share(written: str) -> float | None:
    """Read a percentage from 0 to 100, with a point or a comma; give it from 0 to 1."""
    try:
        percent = float(written.strip().replace(",", "."))
    except ValueError:
        return None
    return round(percent / 100, 4) if 0 <= percent <= 100 else None


def without_thread(path: str, filters: Filters) -> str:
    """Give the address of the same part of the queue, of all threads."""
    return address(path, replace(filters, thread=None))


def _with_chosen(
    options: Sequence[tuple[str, str]], chosen: str | None
) -> tuple[tuple[str, str], ...]:
    """Give options, with the chosen one even where nothing of it waits any more."""
    if chosen is None or any(value == chosen for value, _ in options):
        return tuple(options)
    return (*options, (chosen, chosen))
