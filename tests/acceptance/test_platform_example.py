"""`docs/examples/platform.py` beside `passerelle serve`, as a reader would run them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import pytest

from tests.support.platforms import EXAMPLE, run_platform
from tests.support.receivers import SECRET
from tests.support.served import TOKEN, Served, served
from translators.argos.engine import ArgosTranslator

MOST_LINES = 60
IMPORTS = {"queue", "sys", "time", "http.server", "threading", "httpx", "standardwebhooks.webhooks"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, engine: ArgosTranslator) -> Iterator[Served]:
    """Give a service that delivers to this machine; the engine's fixture installs the packages."""
    assert engine.route("en", "es")
    file = tmp_path_factory.mktemp("platform") / "service.sqlite3"
    with served(
        "--json",
        PASSERELLE_DATABASE_URL=f"sqlite:///{file}",
        PASSERELLE_ALLOW_ENDPOINTS="127.0.0.1/32",
    ) as one:
        one.until_ready()
        yield one


def heard(output: str) -> dict[str, list[str]]:
    """Give the types of the events that each classroom heard of, in their order."""
    told: dict[str, list[str]] = {"accra": [], "sevilla": []}
    for room, kind in re.findall(r"^(accra|sevilla) +(\S+)", output, re.MULTILINE):
        told[room].append(kind)
    return told


@pytest.mark.parametrize("run", ["the first time", "again, beside the endpoints of before"])
def test_a_post_is_held_approved_shown_in_both_languages_and_withdrawn(
    service: Served,
    run: str,
) -> None:
    done = run_platform(service.address, TOKEN)
    assert done is not None, run
    assert done.returncode == 0, (done.stderr, service.output[-3000:])
    accra, sevilla = heard(done.stdout).values()
    assert accra == sevilla, "both are told the same, in the same order"
    for kinds in (accra, sevilla):
        assert kinds[0] == "post.received"
        assert kinds[-1] == "post.withdrawn"
        assert kinds.count("post.held") == kinds.count("post.published") == 1
        assert kinds.index("post.held") < kinds.index("post.published")
    before, _, after = done.stdout.partition("post.published")
    assert "We saw 15 boats." not in before, "a held post is shown to nobody"
    assert re.search(r"We saw 15 boats\. +es: .*15", after)


def test_what_is_not_signed_by_the_service_is_refused(service: Served) -> None:
    """Change what signs, in the database of the service: nothing may be taken as delivered."""
    with sqlite3.connect(service.database.removeprefix("sqlite:///")) as connection:
        connection.execute(
            "CREATE TRIGGER other_secret AFTER INSERT ON endpoints BEGIN"
            f" UPDATE endpoints SET secret = '{SECRET}' WHERE id = new.id; END"
        )
    try:
        refused = run_platform(service.address, TOKEN, seconds=8)
    finally:
        with sqlite3.connect(service.database.removeprefix("sqlite:///")) as connection:
            connection.execute("DROP TRIGGER other_secret")
    assert refused is None, "it waits for events that it can trust"
    with sqlite3.connect(service.database.removeprefix("sqlite:///")) as connection:
        statuses = {
            status
            for (status,) in connection.execute(
                "SELECT attempts.status FROM attempts JOIN deliveries ON deliveries.id = delivery"
                " JOIN endpoints ON endpoints.id = endpoint WHERE secret = ?",
                (SECRET,),
            )
        }
    assert statuses == {401}


def test_it_has_sixty_lines_and_needs_little() -> None:
    text = EXAMPLE.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    named = re.findall(r"^(?:import|from) ([\w.]+)", text, re.MULTILINE)
    assert set(named) == IMPORTS
