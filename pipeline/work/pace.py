"""How much to translate at a time, by the speed that was measured."""

from __future__ import annotations

_BATCH_SECONDS = 5.0  # that a batch takes at most: a quarter of a lease
_AT_FIRST = 10_000  # characters
_LEAST, _MOST = 4_000, 200_000
_WORTH_MEASURING = 500  # characters; less says little
_NEWEST = 0.3  # weight of the last batch


class Pace:
    """Turns what batches took into the characters of the next one."""

    def __init__(self) -> None:
        self._speed = _AT_FIRST / _BATCH_SECONDS  # characters a second

    @property
    def characters(self) -> int:
        """Give how many characters to claim."""
        return round(min(_MOST, max(_LEAST, self._speed * _BATCH_SECONDS)))

    def seconds(self, characters: int) -> float:
        """Give how long so many characters should take."""
        return characters / self._speed

    def note(self, characters: int, seconds: float) -> None:
        """Count a batch that was done."""
        if characters >= _WORTH_MEASURING and seconds > 0:
            self._speed += _NEWEST * (characters / seconds - self._speed)
