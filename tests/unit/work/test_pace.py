"""How much is translated at a time."""

from __future__ import annotations

import pytest

from pipeline.work.pace import Pace


@pytest.mark.parametrize(
    ("speed", "characters"), [(100, 4_000), (5_000, 25_000), (1_000_000, 200_000)]
)
def test_a_batch_is_what_takes_five_seconds_within_bounds(speed: int, characters: int) -> None:
    pace = Pace()
    for _ in range(40):
        pace.note(2 * speed + 1_000, (2 * speed + 1_000) / speed)
    assert pace.characters == pytest.approx(characters, rel=0.01)
    assert pace.seconds(speed) == pytest.approx(1, rel=0.01)


def test_little_batches_say_nothing_of_the_speed() -> None:
    pace = Pace()
    before = pace.characters
    pace.note(80, 60)
    assert pace.characters == before
