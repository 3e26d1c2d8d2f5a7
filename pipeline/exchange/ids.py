"""Ids of what Passerelle makes itself."""

from __future__ import annotations

import secrets
import time

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # no letters that look like digits
_BITS = 5
_TIME_DIGITS = 10  # 50 bits of milliseconds: until the year 37,000
_RANDOM_DIGITS = 16  # 80 bits


def new_id(kind: str) -> str:
    """Give a new id such as `evt_01k...`: unique, and in the order of time."""
    moment = _spell(time.time_ns() // 1_000_000, _TIME_DIGITS)
    chance = _spell(secrets.randbits(_BITS * _RANDOM_DIGITS), _RANDOM_DIGITS)
    return f"{kind}_{moment}{chance}"


def _spell(number: int, digits: int) -> str:
    return "".join(
        _DIGITS[number >> (_BITS * place) & (2**_BITS - 1)] for place in reversed(range(digits))
    )
