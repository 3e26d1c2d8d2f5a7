"""Requests that are sent again with their Idempotency-Key have their effect once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from pipeline.store.tables import endpoints, idempotency
from tests.support.exchange import NUMBER, words_in
from tests.support.web_service import BELOW, Served

Make = Callable[..., dict[str, Any]]
POSTS = f"{BELOW}/posts"
HOOKS = f"{BELOW}/webhooks"
KEY = {"idempotency-key": "7f6a2c1e"}
HOOK = {"classroom": "es", "url": "https://platform.example/hook"}


def test_the_same_request_gets_the_same_answer(client: httpx.Client, post: Make) -> None:
    first = client.post(POSTS, json=post(), headers=KEY)
    again = client.post(POSTS, json=post(), headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers


def test_another_body_or_another_route_under_the_same_key_is_refused(
    client: httpx.Client, post: Make
) -> None:
    client.post(POSTS, json=post(), headers=KEY)
    for path, body in ((POSTS, post(text="Another.")), (HOOKS, HOOK)):
        response = client.post(path, json=body, headers=KEY)
        assert (response.status_code, response.json()["code"]) == (422, "idempotency-mismatch")


def test_a_request_that_was_refused_may_be_mended_under_its_key(
    client: httpx.Client, post: Make
) -> None:
    assert client.post(POSTS, json=post(classroom="none"), headers=KEY).status_code == 422
    assert client.post(POSTS, json=post(), headers=KEY).status_code == 202


def test_keys_belong_to_their_token_and_project(served: Served, post: Make) -> None:
    for number in range(2):
        with served.outer(served.token("write")) as client:
            response = client.post(POSTS, json=post(f"p-{number}"), headers=KEY)
            assert response.status_code == 202
    with served.outer() as client:
        for project in ("rivers", "mountains"):
            path = f"/v1/projects/{project}/posts"
            response = client.post(path, json=post(f"p-{project}"), headers=KEY)
            assert response.status_code == 202


def test_a_secret_is_neither_kept_nor_shown_again(served: Served, client: httpx.Client) -> None:
    first = client.post(HOOKS, json=HOOK, headers=KEY)
    again = client.post(HOOKS, json=HOOK, headers=KEY)
    secret = first.json()["secret"]
    assert again.status_code == first.status_code == 201
    assert again.json() == {key: first.json()[key] for key in first.json() if key != "secret"}
    kept = served.database.read(lambda connection: connection.execute(select(idempotency)).all())
    assert secret not in str(kept)
    assert len(client.get(HOOKS).json()["items"]) == 1


def test_no_text_is_kept_with_an_answer(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    (question,) = client.get(f"{BELOW}/reviews").json()["items"]
    body = {"verdict": "edit", "text": "Vimos 15 perros grandes en el jardín."}
    path = f"{BELOW}/reviews/{question['id']}"
    first = client.post(path, json=body, headers=KEY)
    assert first.status_code == 200
    kept = served.database.read(lambda connection: connection.execute(select(idempotency)).all())
    assert len(kept) == 1
    for text in (NUMBER, body["text"], question["target"]):
        assert text not in set(words_in(first.json()))
        assert text not in str(kept)
    assert client.post(path, json=body, headers=KEY).json() == first.json()


def test_a_key_is_forgotten_after_48_hours(served: Served, client: httpx.Client) -> None:
    client.post(HOOKS, json=HOOK, headers=KEY)
    served.exchange.later(hours=47)
    assert client.post(HOOKS, json=HOOK, headers=KEY).status_code == 201
    served.exchange.later(hours=2)
    response = client.post(HOOKS, json=HOOK, headers=KEY)
    assert (response.status_code, response.json()["code"]) == (409, "conflict")
    other = {**HOOK, "url": "https://platform.example/other"}
    assert client.post(HOOKS, json=other, headers=KEY).status_code == 201
    kept = served.database.read(
        lambda connection: connection.scalar(select(func.count()).select_from(idempotency))
    )
    assert kept == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "a b", "ключ"])
def test_a_bad_key_is_refused(shared: Served, post: Make, key: str) -> None:
    with shared.outer() as client:
        response = client.post(POSTS, json=post(), headers={"idempotency-key": key.encode()})  # type: ignore[dict-item]
    assert (response.status_code, response.json()["code"]) == (400, "bad-idempotency-key")


def test_many_at_once_have_one_effect(served: Served) -> None:
    def send(_: int) -> tuple[int, str]:
        with served.outer() as client:
            response = client.post(HOOKS, json=HOOK, headers=KEY)
            return response.status_code, response.json()["id"]

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(16)))
    assert len(answers) == 1
    count = served.database.read(
        lambda connection: connection.scalar(select(func.count()).select_from(endpoints))
    )
    assert count == 1
