"""The example of a platform, run as a reader of the guide would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.program import environment

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "platform.py"


def run_platform(
    address: str, token: str, seconds: float = 120
) -> subprocess.CompletedProcess[str] | None:
    """Run it to its end against a service that is up; None where it takes longer."""
    try:
        return subprocess.run(
            [sys.executable, str(EXAMPLE), address, token],
            env=environment(), capture_output=True, text=True, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
