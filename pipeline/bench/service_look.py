"""The queues of a service as its database has them, read beside it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Self

from pipeline.bench.service_figures import Sample
from pipeline.settings import DATABASE_FILE

# `received` is what was acknowledged and not translated yet, be it in the worker's hands.
_QUEUES = """
SELECT (SELECT count(*) FROM posts),
       (SELECT count(*) FROM posts WHERE state = 'received'),
       (SELECT min(received_at) FROM posts WHERE state = 'received'),
       (SELECT count(*) FROM deliveries WHERE state = 'waiting'),
       (SELECT min(at) FROM deliveries JOIN outbox ON outbox.number = deliveries.event
        WHERE deliveries.state = 'waiting')
"""


class Queues:
    """Looks at the queues in a data folder, without asking the service."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(
            f"file:{folder / DATABASE_FILE}?mode=ro", uri=True, isolation_level=None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def look(self) -> Sample:
        """Give the queues as they are now."""
        posts, waiting, oldest, deliveries, oldest_delivery = self._connection.execute(
            _QUEUES
        ).fetchone()
        now = time.time()
        return Sample(
            at=now,
            posts=waiting,
            oldest=_age(oldest, now),
            deliveries=deliveries,
            oldest_delivery=_age(oldest_delivery, now),
            translated=posts - waiting,
        )


def _age(at: int | None, now: float) -> float:
    """Give the age of a moment, which is kept as microseconds."""
    return 0.0 if at is None else max(0.0, now - at / 1e6)
