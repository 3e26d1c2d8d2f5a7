"""`passerelle serve` with the engine that gives every text back, started again within a moment.

For each line of JSON on stdin, an environment, it serves in a new process that has everything
imported already; prints the process's id, and how it ended once it has ended.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import signal
import sys

from pipeline import failpoints
from pipeline.logging import set_up
from pipeline.runtimes.service import serve
from pipeline.settings import Settings
from translators.testing.identity import IdentityTranslator

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve, again and again."""
    print("ready", flush=True)
    for line in sys.stdin:
        process = os.fork()
        if not process:
            serve_once(json.loads(line))
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def serve_once(environment: dict[str, str]) -> None:
    """Serve in this process until it is told to stop, or killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    sys.stdin.close()
    os.environ.update(environment)
    importlib.reload(failpoints)  # it read the environment when it was imported
    set_up()
    serve(Settings.load(), announce=_announce, make_engine=IdentityTranslator)
    sys.stderr.flush()
    os._exit(0)


def _announce(address: str) -> None:
    sys.stderr.write(json.dumps({"listening": address}) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
