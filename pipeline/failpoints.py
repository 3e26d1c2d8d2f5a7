"""Places at which a process can be told to kill itself, for tests of what survives that.

PASSERELLE_FAILPOINT=NAME, or NAME:COUNT for the COUNTth time it is reached; read once.
"""

from __future__ import annotations

import os
import signal
import threading

VARIABLE = "PASSERELLE_FAILPOINT"

# Where each is stands in its name: grep for it.
NAMES = frozenset(
    {
        "commit-before",  # all of a transaction is written, nothing is durable
        "commit-after",  # it is durable, nobody has been told
        # Within the transaction of what they are named for, all of it done:
        "accept",
        "claim",
        "record",
        "publish",
        "decide",
        "withdraw",
    }
)


class Failpoint:
    """One place and the count at which reaching it ends the process."""

    def __init__(self, setting: str) -> None:
        """Read NAME or NAME:COUNT. Raises ValueError for a name that is none."""
        self.name, _, count = setting.partition(":")
        if self.name not in NAMES:
            raise ValueError(f"{VARIABLE} names no failpoint: {self.name!r}")
        self._left = int(count or 1)
        self._lock = threading.Lock()

    def count_down(self) -> None:
        """End the process as a power cut would, if it is time."""
        with self._lock:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


_SETTING = os.environ.get(VARIABLE)
_failpoint = Failpoint(_SETTING) if _SETTING else None


def reach(name: str) -> None:
    """End the process here, if the environment says so."""
    if _failpoint is not None and _failpoint.name == name:
        _failpoint.count_down()
