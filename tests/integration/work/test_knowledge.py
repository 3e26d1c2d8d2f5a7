"""What the worker knows of a project, and what it does while the database is away."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence

from sqlalchemy import insert, select, update

from pipeline.exchange.calibrating import verdicts_of
from pipeline.exchange.glossary_changes import GlossaryPut, put_glossary
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import PASSERELLE
from pipeline.stages.judging.judge import Judge
from pipeline.store.database import Database
from pipeline.store.tables import calibration, passages, reviews
from pipeline.work.recent import recent_figures
from tests.support.desk import PROJECT, Office, now
from tests.support.program import post
from translators.argos.engine import ArgosTranslator
from translators.testing import IdentityTranslator
from translators.values import Request, Result

Open = Callable[..., Office]

TEXT = "We planted tomatoes in the school garden."


def translated(here: Office, number: int, text: str = TEXT) -> dict[str, object]:
    """Send a post, and give its first passage in Spanish."""
    name = f"p-{number}"
    here.send(post(number, text=text))
    here.until(lambda: here.states().get(name) == "published")
    passage: dict[str, object] = here.document(name)["translations"]["es"]["passages"][0]
    return passage


def test_what_is_kept_beside_a_passage_is_its_packages_and_its_raw_figure(
    opened: Open, engine: ArgosTranslator
) -> None:
    here = opened(lambda: engine)
    here.start()
    passage = translated(here, 1)
    assert passage["origin"] == "machine"
    row = here.database.read(lambda c: c.execute(select(passages.c.packages, passages.c.raw)).one())
    assert row.packages.startswith("argos:en-es:")
    assert row.raw is not None
    assert "raw" not in passage


def test_verdicts_change_what_is_said_of_the_next_post(
    opened: Open, engine: ArgosTranslator
) -> None:
    here = opened(lambda: engine)
    here.start()
    before = translated(here, 1)["confidence"]
    assert isinstance(before, float)
    row = here.database.read(lambda c: c.execute(select(passages.c.packages, passages.c.raw)).one())
    verdict = {
        "project": "rivers", "packages": row.packages, "raw": row.raw, "accepted": False,
        "sample": False, "review": "rev_1", "at": now(),
    }  # fmt: skip
    here.database.write(lambda c: c.execute(insert(calibration), [verdict] * 30))
    after = translated(here, 2)["confidence"]
    assert isinstance(after, float)
    assert after < before - 0.1
    assert here.database.read(lambda c: verdicts_of(c, "rivers")) == {
        row.packages: [(row.raw, False)] * 30
    }
    unlearned = {**PROJECT, "learning": {"calibration": False}}
    here.database.write(lambda c: put_project(c, unlearned, now(), PASSERELLE))
    assert translated(here, 3)["confidence"] == before


def test_a_glossary_is_in_force_from_the_next_post_on(
    opened: Open, engine: ArgosTranslator
) -> None:
    here = opened(lambda: engine)
    here.start()
    translated(here, 1)

    def put(content: bytes) -> None:
        def change(connection: object) -> None:
            found = stored_project(connection, "rivers")  # type: ignore[arg-type]  # a connection
            assert found is not None
            done = put_glossary(
                connection, found.project, "en", "es", "g.csv", content, now(), PASSERELLE  # type: ignore[arg-type]  # a connection
            )  # fmt: skip
            assert isinstance(done, GlossaryPut)

        here.database.write(change)

    put(b"source,target\ntomatoes,jitomates\n")
    assert "jitomates" in here_text(here, 2)
    put(b"source,target\ntomatoes,tomatitos\n")
    assert "tomatitos" in here_text(here, 3)


def here_text(here: Office, number: int) -> str:
    translated(here, number)
    text: str = here.document(f"p-{number}")["translations"]["es"]["text"]
    return text


def test_raw_figures_of_before_a_restart_count_critical_ones_do_not(opened: Open) -> None:
    here = opened(IdentityTranslator)
    here.send(*(post(number) for number in range(4)))
    rows = [
        {
            "project": "rivers", "post": f"p-{number}", "revision": 1, "target": "es",
            "position": 0, "language": "en", "field": "text", "format": "plain",
            "source_text": "x", "target_text": "y", "origin": "machine",
            "packages": "argos:en-es:0.2", "raw": number / 10, "at": now(),
        }
        for number in range(4)
    ]  # fmt: skip
    asked = {
        "id": "rev_1", "project": "rivers", "post": "p-2", "revision": 1, "target": "es",
        "position": 0, "kind": "critical", "flags": [], "question": "q", "state": "open",
        "version": 1, "opened_at": now(),
    }  # fmt: skip
    here.database.write(
        lambda c: (c.execute(insert(passages), rows), c.execute(insert(reviews), [asked]))
    )
    found = here.database.read(lambda c: recent_figures(c, "rivers"))
    assert found == {"argos:en-es:0.2": [0.0, 0.1, 0.3]}
    here.database.write(lambda c: c.execute(update(passages).values(packages=None)))
    assert here.database.read(lambda c: recent_figures(c, "rivers")) == {}


def test_a_judge_starts_from_the_figures_it_is_given() -> None:
    low = Judge(0.2, recent={"argos:en-es:0.2": [-3.0] * 1000})
    high = Judge(0.2, recent={"argos:en-es:0.2": [3.0] * 1000})
    assert low._limit("argos:en-es:0.2") < high._limit("argos:en-es:0.2")


def test_while_the_database_is_locked_nothing_is_lost_and_the_worker_goes_on(
    opened: Open,
) -> None:
    begun, locked = threading.Event(), threading.Event()

    class Waiting(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            begun.set()
            locked.wait(10)
            return super().translate(requests)

    here = opened(
        Waiting, make_database=lambda path: Database(f"sqlite:///{path}", busy_seconds=0.1)
    )
    worker = here.start().worker
    here.send(post(1), post(2))
    assert begun.wait(10)
    other = sqlite3.connect(str(here.database.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked.set()
    time.sleep(1.5)
    assert set(here.states().values()) == {"received"}
    other.execute("ROLLBACK")
    other.close()
    here.until(lambda: set(here.states().values()) == {"published"})
    assert here.supervisor is not None
    assert here.supervisor.worker is worker
    assert here.editions("p-1") == here.editions("p-2") == 1
