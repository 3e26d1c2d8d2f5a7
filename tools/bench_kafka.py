"""`passerelle bench kafka` over a broker and a PostgreSQL server of its own: `make bench-kafka`.

Arguments go to the benchmark.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from deploy.kafka.local_kafka import missing
from tests.support.kafka import running_cluster
from tests.support.postgres import address_of, programs, run_sql, shared_server
from tests.support.program import PROGRAM


def main() -> None:
    """Start both, run the benchmark, stop both."""
    if reason := missing() or ("" if programs() else "PostgreSQL is not installed"):
        sys.exit(reason)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(shared_server(folder))
        run_sql(server, "CREATE DATABASE bench")
        cluster = stack.enter_context(running_cluster(folder, 1))
        os.environ["PASSERELLE_DATABASE_URL"] = address_of(server, "bench")
        os.environ["PASSERELLE_BROKER_URL"] = cluster.servers
        subprocess.run([PROGRAM, "bench", "kafka", *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
