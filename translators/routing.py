"""Ways through installed packages: direct, else the shortest through other languages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from translators.values import Route


def find_route(pairs: Iterable[tuple[str, str]], source: str, target: str) -> Route | None:
    """Give the shortest way from one language to another, or None.

    Among ways of the same length the one through English wins, then the alphabetically first.
    """
    neighbours: dict[str, list[str]] = {}
    for one, other in sorted(pairs, key=lambda pair: (pair[1] != "en", pair[1])):
        neighbours.setdefault(one, []).append(other)
    queue: deque[tuple[str, ...]] = deque([(source,)])
    seen = {source}
    while queue:
        way = queue.popleft()
        for language in neighbours.get(way[-1], ()):
            if language == target:
                return Route(languages=(*way, language))
            if language not in seen:
                seen.add(language)
                queue.append((*way, language))
    return None
