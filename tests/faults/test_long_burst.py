"""Ten thousand posts at once are all taken, and all delivered."""

from __future__ import annotations

import time
from pathlib import Path

from tests.faults.client import WRITERS
from tests.faults.play import playing
from tests.faults.scale import say

POSTS = 10_000
SECONDS = 600.0


def test_a_burst_is_taken_without_a_fault(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'passerelle.sqlite'}"
    most = POSTS // WRITERS + 1
    with playing(tmp_path, address, "identity", pause=0, most=most, slow=0, failing=0) as play:
        began = time.monotonic()
        assert play.client is not None
        assert play.client.wait(SECONDS) == 0
        taken = time.monotonic() - began
        faults = play.finish(SECONDS)
        drained = time.monotonic() - began
    say(
        "burst", seconds_to_take=round(taken), seconds_to_drain=round(drained), **faults.counts,
        **{kind: len(lines) for kind, lines in faults.found.items()},
    )  # fmt: skip
    assert faults.found == {}
    assert faults.counts["unavailable"] == 0
    assert faults.counts["refused"] == 0
