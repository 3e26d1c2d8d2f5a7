"""Ways through installed packages: direct, else the shortest through other languages."""

from __future__ import annotations

from collections.abc import Iterable

from translators.values import Route


def find_route(pairs: Iterable[tuple[str, str]], source: str, target: str) -> Route | None:
    """Give the shortest way from one language to another, or None.

    Among ways of the same length one through English wins, then the alphabetically first.
    """
    neighbours: dict[str, set[str]] = {}
    for one, other in pairs:
        neighbours.setdefault(one, set()).add(other)
    reached = {source}
    ways: dict[str, tuple[str, ...]] = {source: (source,)}  # the best to each, all of one length
    while ways and target not in ways:
        steps: dict[str, list[tuple[str, ...]]] = {}
        for last, way in ways.items():
            for language in neighbours.get(last, set()) - reached:
                steps.setdefault(language, []).append((*way, language))
        ways = {language: min(options, key=_preference) for language, options in steps.items()}
        reached |= ways.keys()
    if target not in ways or target == source:
        return None
    return Route(languages=ways[target])


def _preference(way: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    return "en" not in way[1:-1], way
