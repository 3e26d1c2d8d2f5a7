"""The status page: one sentence first, and no word of any post or address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from pipeline.engines import installed_engine
from pipeline.exchange.crew import Member, beat
from pipeline.exchange.relaying import begin
from pipeline.settings import Settings
from pipeline.store.tables import deliveries, endpoints, posts
from tests.support.exchange import FINE, NUMBER
from tests.support.visitors import Browser, logged_in, put
from tests.support.web_service import BELOW, Served


@pytest.fixture
def ana(served: Served) -> Iterator[Browser]:
    put(served)
    with logged_in(served) as browser:
        yield browser


def shown(browser: Browser, language: str = "en") -> str:
    response = browser.get("/status", headers={"accept-language": language})
    assert response.status_code == 200
    text = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:bdi|time)\b[^>]*>", "", response.text))
    return html.unescape(re.sub(r"\s+", " ", text))


def heading(browser: Browser) -> str:
    found = re.search(r"<h1>(.*?)</h1>", browser.get("/status").text)
    assert found is not None
    return html.unescape(found[1])


def add_worker(
    served: Served,
    name: str,
    *,
    stage: str = "translate",
    host: str = "saône",
    partitions: tuple[int, ...] = (0, 4, 8),
    minutes: int = 0,
) -> None:
    """Let a worker be heard of, so many minutes ago."""
    seen = served.exchange.now - timedelta(minutes=minutes)
    member = Member(
        id=name, stage=stage, host=host, port=8301, started_at=seen, seen_at=seen, state="ready",
        partitions=partitions, records=0, retries=0, dead=0,
    )  # fmt: skip
    served.database.write(lambda c: beat(c, member))


def test_all_is_well_where_nothing_waits(ana: Browser) -> None:
    assert heading(ana) == "All is well."
    assert "Nobody needs to do anything now." in shown(ana)


def test_questions_lead_to_the_review(served: Served, ana: Browser) -> None:
    served.exchange.run(NUMBER)
    assert heading(ana) == "All is well."
    assert "1 question waits for a teacher." in shown(ana)
    assert '<a href="/review">' in ana.get("/status").text


def test_the_gravest_comes_first(served: Served, ana: Browser) -> None:
    exchange, database = served.exchange, served.database
    exchange.send(FINE, post="p-1")
    exchange.later(minutes=10)
    assert heading(ana) == "Posts have been waiting for their translation for too long."
    with served.client() as client:
        hook = {"classroom": "es", "url": "https://platform.example/hook?secret=canary"}
        client.post("/webhooks", json=hook)
    exchange.work()
    exchange.run(FINE, post="p-2", thread="t-9")
    at = exchange.now
    database.write(lambda c: c.execute(update(endpoints).values(failing_since=at)))
    database.write(lambda c: c.execute(update(deliveries).values(tries=1)))
    assert heading(ana) == "1 address of the platform cannot be delivered to."
    assert "Thread t-9" in shown(ana)
    wanting = {"work": "wanting", "wants": [["en", "fr"], ["en", "ar"]]}
    database.write(lambda c: c.execute(update(posts).where(posts.c.id == "p-1").values(**wanting)))
    assert heading(ana) == "1 post waits for a translation package."
    page = shown(ana)
    assert "English Arabic 1" in page
    assert "English French 1" in page
    for secret in ("canary", "platform.example", "secret", FINE):
        assert secret not in page


def test_all_troubles_are_told_and_counted(served: Served, ana: Browser) -> None:
    exchange, database = served.exchange, served.database
    exchange.send(FINE, post="p-1")
    exchange.send(FINE, post="p-2")
    exchange.later(minutes=10)
    database.write(
        lambda c: c.execute(
            update(posts).where(posts.c.id == "p-2").values(state="failed", work="idle")
        )
    )
    assert heading(ana) == "Posts have been waiting for their translation for too long."
    assert "too long. And 1 more: 1 post could not be translated." in shown(ana)
    add_worker(served, "w-1", minutes=5)
    assert heading(ana) == "1 worker has not been heard of lately."
    assert "lately. And 2 more: Posts have been" in shown(ana)
    assert "Y 2 más:" in shown(ana, "es")


def test_a_pair_that_the_project_needs_and_no_package_translates_is_told(
    served: Served, ana: Browser
) -> None:
    with served.client() as client:
        rooms = [{"id": tag, "language": tag, "timezone": "UTC"} for tag in ("en", "es", "fr")]
        body = {"name": "Rivers", "classrooms": rooms, "retention": {"days": 400}}
        assert client.put(f"{served.url}{BELOW}", json=body).status_code == 200
    assert heading(ana) == "No translation package is installed for 4 pairs of languages."
    page = shown(ana)
    for pair in ("English French 0", "French English 0", "Spanish French 0", "French Spanish 0"):
        assert pair in page
    assert "English Spanish 0" not in page  # it comes with Passerelle
    served.exchange.send(FINE)
    wanting = {"work": "wanting", "wants": [["en", "fr"]]}
    served.database.write(lambda c: c.execute(update(posts).values(**wanting)))
    page = shown(ana)
    assert heading(ana) == "1 post waits for a translation package."
    assert "And 1 more: No translation package is installed for 3 pairs of languages." in page
    assert page.count("English French") == 1


def test_a_front_of_workers_looks_for_no_packages_of_its_own(
    serve_with: Any,
) -> None:
    with serve_with(broker_url="kafka://broker.example:9092") as served:
        put(served)
        with served.client() as client:
            rooms = [{"id": tag, "language": tag, "timezone": "UTC"} for tag in ("en", "fr")]
            body = {"name": "Rivers", "classrooms": rooms, "retention": {"days": 400}}
            assert client.put(f"{served.url}{BELOW}", json=body).status_code == 200
        with logged_in(served) as browser:
            assert heading(browser) == "All is well."


def test_workers_and_what_waits_for_them_are_shown_where_there_are_any(
    served: Served, ana: Browser
) -> None:
    assert "Workers" not in shown(ana)
    add_worker(served, "w-1")
    add_worker(served, "w-2", stage="record", host="<b>rhône", partitions=())
    served.database.write(lambda c: begin(c, served.exchange.now))
    served.exchange.send(FINE)
    page = shown(ana)
    assert "1 event waits to be handed to the workers and the platform." in page
    assert "Translating saône 3 1 minute ago" in page
    assert "Keeping what was translated <b>rhône 0 1 minute ago" in page
    assert "not heard of" not in page
    assert heading(ana) == "All is well."
    add_worker(served, "w-3", minutes=1)
    assert heading(ana) == "1 worker has not been heard of lately."
    assert "· not heard of lately" in shown(ana)


def test_times_are_told_in_the_classrooms_zone(served: Served, ana: Browser) -> None:
    with served.client() as client:
        rooms = [
            {"id": "en", "language": "en", "timezone": "Africa/Accra"},
            {"id": "es", "language": "es", "timezone": "Europe/Madrid"},
        ]
        body = {"name": "Rivers", "classrooms": rooms, "retention": {"days": 400}}
        assert client.put(f"{served.url}{BELOW}", json=body).status_code == 200
        client.post("/webhooks", json={"classroom": "es", "url": "https://e.example/hook"})
    at = served.exchange.now
    served.database.write(lambda c: c.execute(update(endpoints).values(failing_since=at)))
    local = f"{at + timedelta(hours=1):%H:%M} (Madrid time)"
    assert f"Fails since 20 November 2026, {local}." in shown(ana)


def test_installed_packages_are_named(served: Served, ana: Browser) -> None:
    assert "None is installed yet." in shown(ana)
    settings = served.services.settings
    installed_engine(Settings(data_dir=settings.data_dir))
    page = shown(ana)
    assert "English Spanish" in page
    assert "Spanish English" in page
    assert "starter package" in page


def test_any_member_may_look(served: Served) -> None:
    put(served, "t-ben", "review")
    with logged_in(served, "t-ben") as ben:
        put(served, "t-ben", "read")
        served.exchange.run(NUMBER)
        assert "All is well." in shown(ben)
        assert "Go to the review" not in shown(ben)


def test_another_projects_troubles_are_not_shown(served: Served, ana: Browser) -> None:
    with served.outer() as client:
        made = served.exchange.post(FINE)
        post = {"id": made.id, "classroom": "en", "author": "s-4", "text": FINE}
        post["created_at"] = served.exchange.now.isoformat()
        assert client.post("/v1/projects/mountains/posts", json=post).status_code == 202
    served.exchange.later(hours=1)
    assert heading(ana) == "All is well."
    assert "0 –" in shown(ana)
