"""What takes minutes runs in `make faults` alone."""

from __future__ import annotations

from tests.faults.scale import LONG

collect_ignore_glob = [] if LONG else ["test_long_*.py"]
