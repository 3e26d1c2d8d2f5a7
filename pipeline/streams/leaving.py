"""How a worker ends where it cannot end in order: at once, which is always safe.

What was not committed comes again, to whoever is there then.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from pipeline.logging import logger

_LOG = logger(__name__)

AGAIN = 75  # exit code: whoever started this worker is to start it again


def leave(code: int, error: BaseException | None = None) -> NoReturn:
    """End this process now, without anything that would still run at its end."""
    if error is not None:
        _LOG.error("worker ends and is to be started again", error=error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
