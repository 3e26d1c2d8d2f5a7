"""Where `passerelle` begins: it can be ended quietly before anything is loaded.

Loading is most of a short command's time, and of the time until a service listens. Python has no
way to interrupt it without a traceback. So nothing is loaded here that Python has not loaded.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

_SERVICES = ("serve", "worker")  # whoever ends them means it: after SIGTERM they end with 0
_STDERR = 2


def main() -> None:
    """Run the command line; see `outcome` for the exit codes."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    is_service = name in _SERVICES and "status" not in sys.argv
    # Whoever starts something beside other work may have it ignore the Ctrl-C that is for those.
    hears_ctrl_c = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    if hears_ctrl_c:
        signal.signal(signal.SIGINT, _end)
    if is_service:  # and until they listen to signals by themselves
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    from pipeline.cli.commands import fill_standard_streams, load, run

    fill_standard_streams()
    load(name)
    if hears_ctrl_c and not is_service:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def __getattr__(name: str) -> Any:
    """Load the commands when somebody asks for them."""
    if name != "passerelle":
        raise AttributeError(f"module 'pipeline.cli.main' has no attribute {name!r}")
    from pipeline.cli.commands import passerelle

    return passerelle


def _end(number: int, _frame: FrameType | None) -> None:
    try:
        os.write(_STDERR, b"interrupted\n")
    finally:
        os._exit(128 + number)
