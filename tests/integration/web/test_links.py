"""Links over the API: who may ask for them, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.visitors import Browser, put
from tests.support.web_service import BELOW, Served

LINKS = f"{BELOW}/links"


@pytest.fixture(autouse=True)
def member(shared: Served) -> None:
    put(shared)


def ask(served: Served, **body: Any) -> httpx.Response:
    with served.outer() as client:
        return client.post(LINKS, json=body)


def test_a_login_link_is_given_whole_and_logs_in(shared: Served) -> None:
    response = ask(shared, kind="review", member="t-ana")
    assert response.status_code == 201
    body = response.json()
    assert sorted(body) == ["expires_at", "id", "kind", "url"]
    assert body["expires_at"] == (shared.exchange.now + timedelta(minutes=10)).isoformat()
    assert body["url"].startswith(f"{shared.url}/login/")
    assert response.headers["cache-control"] == "no-store"
    with Browser(shared) as browser:
        assert browser.post(body["url"]).headers["location"] == "/review"


def test_a_reading_link_is_for_a_thread_or_for_all(shared: Served) -> None:
    one = ask(shared, kind="read", classroom="es", thread="a/b ü").json()["url"]
    everything = ask(shared, kind="read", classroom="es").json()["url"]
    assert one.startswith(f"{shared.url}/read/rivers/a%2Fb%20%C3%BC?key=")
    assert everything.startswith(f"{shared.url}/read/rivers?key=")


def test_a_time_may_be_named(shared: Served) -> None:
    until = shared.exchange.now + timedelta(minutes=3)
    response = ask(shared, kind="review", member="t-ana", expires=until.isoformat())
    assert response.json()["expires_at"] == until.isoformat()


@pytest.mark.parametrize(
    ("body", "where", "code"),
    [
        ({}, "kind", "bad-value"),
        ({"kind": "write"}, "kind", "bad-value"),
        ({"kind": ["review"]}, "kind", "bad-value"),
        ({"kind": "review"}, "member", "missing-field"),
        ({"kind": "review", "member": "nobody"}, "member", "unknown-member"),
        ({"kind": "review", "member": "t-ana", "classroom": "es"}, "classroom", "unknown-field"),
        ({"kind": "review", "member": "t-ana", "expires": "soon"}, "expires", "bad-time"),
        (
            {"kind": "review", "member": "t-ana", "expires": "2020-01-01T00:00:00Z"},
            "expires",
            "bad-time",
        ),
        ({"kind": "read", "classroom": "fr"}, "classroom", "unknown-classroom"),
        ({"kind": "read", "classroom": "es", "thread": ""}, "thread", "empty"),
        ({"kind": "read", "classroom": "es", "thread": "\0"}, "thread", "nul"),
        ({"kind": "read", "classroom": "es", "member": "t-ana"}, "member", "unknown-field"),
    ],
)
def test_what_is_wrong_with_a_link_is_named(
    shared: Served, body: dict[str, Any], where: str, code: str
) -> None:
    response = ask(shared, **body)
    assert response.status_code == 422
    assert [(one["where"], one["code"]) for one in response.json()["problems"]] == [(where, code)]


def test_a_link_that_is_asked_for_again_is_the_same_and_not_shown_again(shared: Served) -> None:
    with shared.outer() as client:
        key = {"idempotency-key": "link-1"}
        body = {"kind": "review", "member": "t-ana"}
        first, second = (client.post(LINKS, json=body, headers=key) for _ in range(2))
    shown = first.json()
    assert shown.pop("url")
    assert second.json() == shown
    assert second.headers["idempotency-replayed"] == "true"


def test_links_that_are_good_are_listed_without_their_secrets_and_can_be_ended(
    serve_with: Any,
) -> None:
    with serve_with() as served:
        put(served)
        used = ask(served, kind="review", member="t-ana").json()
        login = ask(served, kind="review", member="t-ana").json()
        made = ask(served, kind="read", classroom="es", thread="t-3").json()
        with Browser(served) as browser, served.outer() as client:
            browser.post(used["url"])
            assert browser.get(made["url"]).status_code == 200
            listed = client.get(LINKS)
            assert [one["id"] for one in listed.json()["items"]] == [made["id"], login["id"]]
            assert listed.json()["items"][0]["thread"] == "t-3"
            assert not any(secret.rpartition("/")[2] in listed.text
                           for secret in (used["url"], login["url"], made["url"]))  # fmt: skip
            for link in (login, made):
                assert client.delete(f"{LINKS}/{link['id']}").status_code == 204
                assert client.delete(f"{LINKS}/{link['id']}").status_code == 404
            assert browser.get(made["url"]).status_code == 410
            assert browser.post(login["url"]).status_code == 410
            assert client.get(LINKS).json()["items"] == []


def test_a_link_of_another_project_cannot_be_ended(shared: Served) -> None:
    made = ask(shared, kind="read", classroom="es").json()
    with shared.outer() as client:
        elsewhere = f"/v1/projects/mountains/links/{made['id']}"
        assert client.delete(elsewhere).status_code == 404
        assert client.delete(f"{LINKS}/{made['id']}").status_code == 204


def test_behind_a_proxy_with_tls_links_begin_with_https(shared: Served) -> None:
    behind = {"host": "school.example", "x-forwarded-proto": "https"}
    with shared.outer() as client:
        body = {"kind": "review", "member": "t-ana"}
        url = client.post(LINKS, json=body, headers=behind).json()["url"]
    assert url.startswith("https://school.example/login/")
    with Browser(shared, headers=behind) as browser:
        own = {"origin": "https://school.example"}
        assert browser.post(urlsplit(url).path, headers=own).status_code == 303


def test_the_operator_may_name_where_browsers_find_the_service(serve_with: Any) -> None:
    with serve_with(public_url="https://pages.example") as served:
        put(served)
        url = ask(served, kind="review", member="t-ana").json()["url"]
        assert url.startswith("https://pages.example/login/")
