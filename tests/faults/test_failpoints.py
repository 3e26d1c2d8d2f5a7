"""A process can be told to kill itself at a commit's edges."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

import pipeline
from pipeline import failpoints
from pipeline.failpoints import NAMES, VARIABLE, Failpoint, reach
from pipeline.store.database import Database
from pipeline.store.tables import erased
from tests.support.databases import KINDS

WRITER = """
import sys
from datetime import UTC, datetime
from sqlalchemy import insert
from pipeline.store.database import Database
from pipeline.store.tables import erased
database = Database(sys.argv[1])
for number in range(5):
    row = {"project": "p", "digest": str(number), "at": datetime.now(UTC)}
    database.write(lambda c, row=row: c.execute(insert(erased).values(**row)))
    print(number, flush=True)
"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("setting", "told", "kept"),
    [
        ("commit-before", 0, 0),
        ("commit-after", 0, 1),
        ("commit-before:3", 2, 2),
        ("commit-after:3", 2, 3),
        ("commit-after:6", 5, 5),
    ],
)
def test_a_process_ends_where_it_is_told_to(
    kind: str, setting: str, told: int, kept: int, new_address: Callable[[str, bool], str]
) -> None:
    address = new_address(kind, True)
    done = subprocess.run(
        [sys.executable, "-c", WRITER, address],
        env={**os.environ, VARIABLE: setting},
        stdout=subprocess.PIPE,
        check=False,
    )
    assert len(done.stdout.split()) == told
    assert done.returncode == (0 if told == 5 else -signal.SIGKILL)
    database = Database(address)
    assert database.read(lambda c: c.scalar(select(func.count()).select_from(erased))) == kept
    database.close()


def test_every_failpoint_stands_in_the_program() -> None:
    root = Path(pipeline.__file__).parent
    own = Path(failpoints.__file__)
    texts = [path.read_text("utf-8") for path in root.rglob("*.py") if path != own]
    used = {name for text in texts for name in re.findall(r'\breach\("([^"]+)"\)', text)}
    assert used == NAMES


def test_a_name_that_is_no_failpoint_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such-place"):
        Failpoint("no-such-place:3")


def test_without_the_variable_nothing_happens() -> None:
    for name in NAMES:
        reach(name)
