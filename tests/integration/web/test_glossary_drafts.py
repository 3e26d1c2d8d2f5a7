"""A glossary is read and merged beside the others; who was overtaken begins anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from pipeline.exchange.glossary_changes import put_glossary
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.support.exchange import NUMBER, TEACHER
from tests.support.visitors import logged_in, put
from tests.support.web_service import BELOW, Served, serving

GLOSSARY = f"{BELOW}/glossaries/en-es"
CSV = {"content-type": "text/csv"}
OTHER = b"source,target\nlake,lago\n"
TERM = {"source": "garden", "target": "huerta"}


@pytest.fixture
def served(tmp_path: Path, detector: Detector) -> Iterator[Served]:
    """Give a service with one writer, as SQLite has it."""
    database = Database.at(tmp_path / "passerelle.sqlite3")
    upgrade(database)
    with serving(database, detector, tmp_path) as served:
        yield served
    database.close()


def overtaken(served: Served, send: Callable[[], httpx.Response]) -> httpx.Response:
    """Send a request, and change the glossary after it was drafted and before it can be kept."""
    begun = threading.Event()

    def change(connection: Connection) -> None:
        begun.set()
        end = time.monotonic() + 20
        while not served.database.hurry:  # until the request wants to write what it has drafted
            assert time.monotonic() < end
            time.sleep(0.002)
        project = served.exchange.project
        now = served.exchange.now
        put_glossary(connection, project, "en", "es", "en-es.csv", OTHER, now, TEACHER)

    changing = served.database.submit(change)
    begun.wait(10)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(send)
        changing.result(30)
        return answer.result(30)


def test_a_glossary_that_was_overtaken_takes_the_place_of_the_newest(served: Served) -> None:
    with served.outer() as client:
        content = "source,target\nreef,arrecife\n"
        answer = overtaken(served, lambda: client.put(GLOSSARY, content=content, headers=CSV))
        report = answer.json()
        assert (answer.status_code, report["number"]) == (200, 2)
        assert [one["source"] for one in report["removed"]] == ["lake"]


def test_who_named_the_version_before_is_told(served: Served) -> None:
    with served.outer() as client:
        client.put(GLOSSARY, content="source,target\nreef,arrecife\n", headers=CSV)
        known = {**CSV, "if-match": '"1"'}
        content = "source,target\nriver,arroyo\n"
        answer = overtaken(served, lambda: client.put(GLOSSARY, content=content, headers=known))
        assert (answer.status_code, answer.json()["code"]) == (412, "stale")
        assert client.get(GLOSSARY).content == OTHER


def test_the_term_of_a_verdict_joins_the_newest_terms(served: Served) -> None:
    served.exchange.run(NUMBER)
    with served.outer() as client:
        (question,) = client.get(f"{BELOW}/reviews").json()["items"]
        verdict = {"verdict": "approve", "add_term": TERM}
        place = f"{BELOW}/reviews/{question['id']}"
        assert overtaken(served, lambda: client.post(place, json=verdict)).status_code == 200
        kept = client.get(GLOSSARY).text
        assert "lake,lago" in kept
        assert "garden,huerta" in kept
        assert client.get(place).json()["version"] == 2


def test_so_does_one_that_a_teacher_adds_on_the_page(served: Served) -> None:
    served.exchange.run(NUMBER)
    (question,) = served.exchange.questions()
    put(served)
    with logged_in(served) as teacher:
        page = f"/review/{question['id']}"
        form = {
            "verdict": "approve",
            "version": "1",
            "term_source": "garden",
            "term_target": "huerta",
        }
        answer = overtaken(served, lambda: teacher.submit(page, **form))
        assert answer.status_code == 303
    with served.outer() as client:
        kept = client.get(GLOSSARY).text
        assert "lake,lago" in kept
        assert "garden,huerta" in kept
