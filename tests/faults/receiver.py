"""A program that stands for a platform: notes every delivery, then answers.

Arguments: name, file for its lines (see checker.py), seconds that an answer takes, share of
deliveries that are answered 500 the first time. Prints its port.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def main() -> None:
    """Receive until killed."""
    name, path, seconds, failing = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
    lines = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    chance = random.Random(name)
    seen: set[str] = set()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            event = self.headers["webhook-id"]
            with lock:
                fails = event not in seen and chance.random() < failing
                seen.add(event)
                status = 500 if fails else 204
                line = {"endpoint": name, "id": event, "body": body, "status": status,
                        "at": time.monotonic()}  # fmt: skip
                os.write(lines, json.dumps(line).encode() + b"\n")
            time.sleep(seconds)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """Say nothing: those who deliver are killed all the time."""

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
