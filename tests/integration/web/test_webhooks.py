"""Webhooks, deliveries and members over HTTP."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from pipeline.exchange.endpoints import disable
from pipeline.store.tables import endpoints
from tests.support.exchange import FINE
from tests.support.web_service import BELOW, Served

Make = Callable[..., dict[str, Any]]
HOOKS = f"{BELOW}/webhooks"
DELIVERIES = f"{BELOW}/deliveries"
HOOK = {"classroom": "es", "url": "https://platform.example/hook"}


def add(client: httpx.Client, **changes: Any) -> dict[str, Any]:
    response = client.post(HOOKS, json={**HOOK, **changes})
    assert response.status_code == 201, response.text
    body: dict[str, Any] = response.json()
    assert response.headers["location"] == f"{HOOKS}/{body['id']}"
    return body


def test_an_endpoints_secret_is_shown_once(client: httpx.Client) -> None:
    made = add(client)
    assert made["secret"].startswith("whsec_")
    assert made["payload"] == "full"
    for path in (HOOKS, f"{HOOKS}/{made['id']}"):
        response = client.get(path)
        assert response.status_code == 200
        assert made["secret"] not in response.text
        assert made["url"] in response.text


def test_an_endpoint_may_bring_its_secret(client: httpx.Client) -> None:
    secret = "whsec_" + base64.b64encode(bytes(range(32))).decode()
    assert add(client, secret=secret)["secret"] == secret


def test_an_endpoint_that_was_removed_is_gone(client: httpx.Client) -> None:
    place = f"{HOOKS}/{add(client)['id']}"
    removed = client.delete(place)
    assert (removed.status_code, removed.content) == (204, b"")
    for response in (client.delete(place), client.get(place), client.post(f"{place}/rotate")):
        assert response.status_code == 404
    assert client.get(HOOKS).json() == {"items": [], "next": None}


@pytest.mark.parametrize("sent", [{}, {"json": {}}, {"json": {"secret": None}}])
def test_rotating_gives_a_new_secret_and_lets_the_old_one_sign_along(
    served: Served, client: httpx.Client, sent: dict[str, Any]
) -> None:
    made = add(client)
    rotated = client.post(f"{HOOKS}/{made['id']}/rotate", **sent)
    assert rotated.status_code == 200
    assert rotated.json()["secret"] != made["secret"]
    row = served.database.read(lambda connection: connection.execute(select(endpoints)).one())
    assert (row.secret, row.old_secret) == (rotated.json()["secret"], made["secret"])
    assert (row.old_secret_until - served.exchange.now).total_seconds() == 24 * 3600


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "here already": ({}, 409, "conflict"),
    "no such classroom": ({"classroom": "Kwame"}, 422, "unknown-classroom"),
    "no address": ({"url": "Kwame"}, 422, ""),
    "another scheme": ({"url": "ftp://platform.example/Kwame"}, 422, ""),
    "an address inside": ({"url": "http://10.0.0.1/Kwame"}, 422, ""),
    "this machine": ({"url": "http://127.0.0.1:8300/Kwame"}, 422, ""),
    "no such payload": ({"payload": "Kwame"}, 422, "unknown-value"),
    "no such secret": ({"secret": "Kwame"}, 422, "invalid-secret"),
    "an unknown field": ({"token": "Kwame"}, 422, "unknown-field"),
}


def test_endpoints_that_cannot_be_are_refused_and_not_repeated(client: httpx.Client) -> None:
    add(client)
    for name, (changes, status, code) in REFUSED.items():
        response = client.post(HOOKS, json={**HOOK, **changes})
        assert response.status_code == status, name
        body = response.json()
        found = [one["code"] for one in body.get("problems", [body])]
        assert code in ("", *found), name
        assert [one["where"] for one in body.get("problems", [])] == list(changes), name
        assert "Kwame" not in response.text, name
    assert len(client.get(HOOKS).json()["items"]) == 1


def test_what_the_project_declares_is_changed_there(client: httpx.Client) -> None:
    body = client.get(BELOW).json()
    body["classrooms"][0]["endpoints"] = [
        {"url": "https://platform.example/declared", "secret_env": "HOOK_SECRET"}
    ]
    assert client.put(BELOW, json=body).status_code == 200
    (hook,) = client.get(HOOKS).json()["items"]
    assert hook["declared"]
    for response in (
        client.delete(f"{HOOKS}/{hook['id']}"),
        client.post(f"{HOOKS}/{hook['id']}/rotate"),
    ):
        assert response.status_code == 409
        assert response.json()["code"] in ("declared", "secret-elsewhere")


def test_deliveries_are_listed_shown_and_sent_again(served: Served, client: httpx.Client) -> None:
    hook = add(client)
    served.exchange.run(FINE)
    listed = client.get(DELIVERIES, params={"post": "p-1", "endpoint": hook["id"]}).json()
    assert [one["type"] for one in listed["items"]] == ["post.received", "post.published"]
    assert client.get(DELIVERIES, params={"state": "delivered"}).json()["items"] == []
    assert client.get(DELIVERIES, params={"state": "Kwame"}).status_code == 400
    place = f"{DELIVERIES}/{listed['items'][1]['id']}"
    assert client.get(place).json() == {**listed["items"][1], "attempts": []}
    again = client.post(f"{place}/replay")
    assert (again.status_code, again.json()["state"]) == (202, "waiting")
    served.exchange.withdraw()
    dropped = client.post(f"{place}/replay")
    assert (dropped.status_code, dropped.json()["code"]) == (409, "dropped")
    assert client.get(f"{DELIVERIES}/none").status_code == 404
    assert client.post(f"{DELIVERIES}/none/replay").status_code == 404


def test_a_span_is_sent_again(served: Served, client: httpx.Client) -> None:
    served.exchange.run(FINE)
    hook = add(client)
    span = {"since": "2026-11-20T00:00:00Z", "until": "2026-11-21T00:00:00+00:00"}
    response = client.post(f"{DELIVERIES}/replay", json=span)
    assert (response.status_code, response.json()) == (202, {"waiting": 2})
    assert client.get(f"{HOOKS}/{hook['id']}").json()["waiting"] == 2
    for changes, status, code in (
        ({"since": "Kwame"}, 422, "bad-time"),
        ({"until": "Kwame"}, 422, "bad-time"),
        ({"since": "2026-11-22T00:00:00Z"}, 422, "bad-time"),
        ({"since": "2999-11-22T00:00:00Z", "until": None}, 422, "bad-time"),
        ({"since": None}, 422, "wrong-type"),
        ({"endpoint": "none"}, 409, "endpoint-disabled"),
    ):
        refused = client.post(f"{DELIVERIES}/replay", json={**span, **changes})
        assert refused.status_code == status
        body = refused.json()
        assert [one["code"] for one in body.get("problems", [body])] == [code]
        assert "Kwame" not in refused.text


def test_a_span_without_its_end_reaches_to_now(served: Served, client: httpx.Client) -> None:
    served.exchange.run(FINE)
    add(client)
    served.exchange.now += timedelta(seconds=1)
    since = {"since": "2026-11-20T00:00:00Z"}
    for span in (since, {**since, "until": None}):
        response = client.post(f"{DELIVERIES}/replay", json=span)
        assert (response.status_code, response.json()) == (202, {"waiting": 2})


def test_an_endpoint_that_was_disabled_can_be_enabled(served: Served, client: httpx.Client) -> None:
    hook = add(client)
    served.database.write(
        lambda connection: disable(connection, hook["id"], served.exchange.now, "gone")
    )
    assert client.get(f"{HOOKS}/{hook['id']}").json()["disabled_reason"] == "gone"
    enabled = client.post(f"{HOOKS}/{hook['id']}/enable")
    assert (enabled.status_code, enabled.json()["disabled_at"]) == (200, None)
    assert client.post(f"{HOOKS}/none/enable").status_code == 404


def test_members_are_added_changed_and_removed(client: httpx.Client) -> None:
    members = f"{BELOW}/members"
    body = {"languages": ["es"], "scopes": ["review", "read"]}
    for status in (201, 200):
        response = client.put(f"{members}/t-1", json=body)
        assert response.status_code == status
        assert response.json()["scopes"] == ["read", "review"]
    changed = client.put(f"{members}/t-1", json={**body, "languages": ["es-MX", "en"]})
    assert changed.json()["languages"] == ["en", "es"]
    assert [one["id"] for one in client.get(members).json()["items"]] == ["t-1"]
    for changes in ({"languages": ["fr"]}, {"languages": ["Kwame"]}, {"scopes": ["Kwame"]}):
        response = client.put(f"{members}/t-1", json={**body, **changes})
        assert response.status_code == 422
        assert "Kwame" not in response.text
    assert client.delete(f"{members}/t-1").status_code == 204
    assert client.delete(f"{members}/t-1").status_code == 404
