"""Ways through installed packages."""

from __future__ import annotations

import pytest

from translators.routing import find_route

# Pairs as `fren`, the ends, and the way as languages joined by `-`.
CASES: list[tuple[str, str, str, str | None]] = [
    ("enes", "en", "es", "en-es"),
    ("enes", "es", "en", None),
    ("", "en", "es", None),
    ("enes", "en", "en", None),
    ("fren enes", "fr", "es", "fr-en-es"),
    ("fres fren enes", "fr", "es", "fr-es"),
    ("frde dees fren enes", "fr", "es", "fr-en-es"),
    ("frpt ptes frde dees", "fr", "es", "fr-de-es"),
    ("frde deit ites frzh zhes", "fr", "es", "fr-zh-es"),
    # English counts wherever it stands on the way.
    ("frde dept ptes frzh zhen enes", "fr", "es", "fr-zh-en-es"),
    ("frde depl ples fren enpl", "fr", "es", "fr-en-pl-es"),
    ("frde deen enes frzh zhen", "fr", "es", "fr-de-en-es"),
    # A way to English is no way through English.
    ("frzh zhen frde deen", "fr", "en", "fr-de-en"),
    ("ende deen enfr", "en", "fr", "en-fr"),
    ("frde defr", "fr", "es", None),
]


@pytest.mark.parametrize(("pairs", "source", "target", "way"), CASES)
def test_the_shortest_way_is_taken_through_english_where_there_is_a_choice(
    pairs: str, source: str, target: str, way: str | None
) -> None:
    known = [(pair[:2], pair[2:]) for pair in pairs.split()]
    for order in (known, known[::-1]):
        route = find_route(order, source, target)
        assert (route and "-".join(route.languages)) == way
