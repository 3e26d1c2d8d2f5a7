"""A program that runs a Kafka broker for as long as somebody holds a lock on a file.

The kernel gives locks back however their holders end, so the broker also stops when the tests are
killed. Arguments: lock file, file for the broker's address.
"""

from __future__ import annotations

import fcntl
import sys
import tempfile
from pathlib import Path

from deploy.kafka.local_kafka import Server, free_ports


def main() -> None:
    """Run the broker; write its address; kill it when nobody is left: nobody reads its data."""
    lock, address = (Path(argument) for argument in sys.argv[1:])
    port, controller = free_ports(2)
    with lock.open() as file, tempfile.TemporaryDirectory(prefix="passerelle-kafka-") as folder:
        server = Server(folder=Path(folder), port=port, voters={1: controller})
        try:
            server.start()
            server.wait_until_ready()
            address.write_text(f"127.0.0.1:{port}")
            fcntl.flock(file, fcntl.LOCK_EX)
            address.unlink()
        finally:
            server.kill()


if __name__ == "__main__":
    main()
