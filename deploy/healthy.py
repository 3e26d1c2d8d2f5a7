"""Ask this container's own health port; exit code 0 when it answers 200.

healthy.py [PORT [PATH]]: without a port that of the service, without a path /livez.
"""

from __future__ import annotations

import http.client
import os
import sys

_SERVICE_PORT = 8300
_SECONDS = 4.0


def is_healthy(port: int, path: str) -> bool:
    """Tell whether this machine's port answers a path with 200. No proxy is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """Give the exit code that a container's health check needs."""
    port = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PASSERELLE_PORT")
    path = sys.argv[2] if len(sys.argv) > 2 else "/livez"
    return 0 if is_healthy(int(port or _SERVICE_PORT), path) else 1


if __name__ == "__main__":
    sys.exit(main())
