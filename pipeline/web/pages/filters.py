"""Which part of the queue a page is about, as it stands in addresses and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from urllib.parse import urlencode

from pipeline.exchange.queue import KINDS, Filters

FILTER_NAMES = tuple(one.name for one in fields(Filters))


def read_filters(given: Mapping[str, str]) -> Filters:
    """Read filters from a query or a form; what is empty or no kind filters nothing."""
    kept = {name: given.get(name) or None for name in FILTER_NAMES}
    kind = kept.pop("kind")
    return Filters(kind=kind if kind in KINDS else None, **kept)


def filter_fields(filters: Filters) -> dict[str, str]:
    """Give the filters that are set, by their names in addresses and forms."""
    return {name: value for name, value in asdict(filters).items() if value is not None}


def address(path: str, filters: Filters, **more: str) -> str:
    """Give the address of a page about this part of the queue."""
    query = urlencode(filter_fields(filters) | more)
    return f"{path}?{query}" if query else path
