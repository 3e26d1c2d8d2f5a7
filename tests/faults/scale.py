"""How long the fault runs are: some seconds in `make test`, minutes in `make faults`."""

from __future__ import annotations

import os

LONG = os.environ.get("FAULTS") == "long"


def scaled(short: int, long: int) -> int:
    """Give the number for this run."""
    return long if LONG else short


def say(what: str, **counts: float) -> None:
    """Print what was counted; `make faults` shows it."""
    print(
        f"\n{what}: " + ", ".join(f"{name} {count}" for name, count in counts.items()), flush=True
    )
