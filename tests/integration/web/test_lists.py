"""Lists: in parts, by opaque cursors, with parameters that are read strictly."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.cursors import read_cursor, write_cursor
from tests.support.web_service import BELOW, Served

Make = Callable[..., dict[str, Any]]
POSTS = f"{BELOW}/posts"


def all_of(client: httpx.Client, path: str) -> list[list[str]]:
    """Follow the links of a list to its end; give the ids of each part."""
    parts = []
    response = client.get(path)
    while True:
        assert response.status_code == 200
        body = response.json()
        parts.append([one["id"] for one in body["items"]])
        if body["next"] is None:
            assert "link" not in response.headers
            return parts
        following = response.links["next"]["url"]
        assert body["next"] in following
        response = client.get(str(httpx.URL(str(response.url)).join(following)))


def test_a_list_can_be_followed_to_its_end(client: httpx.Client, post: Make) -> None:
    names = [f"p-{number}" for number in range(7)]
    for name in names:
        client.post(POSTS, json=post(name))
    assert all_of(client, f"{POSTS}?limit=3") == [names[:3], names[3:6], names[6:]]
    assert all_of(client, POSTS) == [names]
    assert all_of(client, f"{POSTS}?limit=7") == [names]


def test_posts_are_found_by_thread_and_time(
    served: Served, client: httpx.Client, post: Make
) -> None:
    for number, thread in enumerate(("t 1", "t&2", None, "t 1")):
        client.post(POSTS, json=post(f"p-{number}", thread=thread))
        served.exchange.later(minutes=1)
    since = served.exchange.now.replace(microsecond=0)

    def found(**query: str) -> list[str]:
        response = client.get(POSTS, params=query)
        assert response.status_code == 200
        return [one["id"] for one in response.json()["items"]]

    assert found(thread="t 1") == ["p-0", "p-3"]
    assert found(thread="t&2") == ["p-1"]
    assert found(thread="none") == []
    assert found(since=since.isoformat()) == []
    client.post(POSTS, json=post("p-0", revision=2, thread="t 1"))
    assert found(since=since.isoformat()) == ["p-0"]
    assert found(since=since.isoformat().replace("+00:00", "Z"), thread="t 1") == ["p-0"]
    assert all_of(client, f"{POSTS}?thread=t%201&limit=1") == [["p-3"], ["p-0"]]


BAD_QUERIES = {
    "limit of none": ("limit=0", "bad-parameter"),
    "limit of too many": ("limit=201", "bad-parameter"),
    "limit of no figure": ("limit=ten", "bad-parameter"),
    "limit with figures of others": ("limit=%D9%A3", "bad-parameter"),
    "limit twice": ("limit=1&limit=2", "bad-parameter"),
    "endless limit": ("limit=" + "9" * 900, "bad-parameter"),
    "an unknown one": ("thraed=Kwame", "bad-parameter"),
    "no time": ("since=Kwame", "bad-parameter"),
    "no zone": ("since=2026-11-20T09:30:00", "bad-parameter"),
    "no such day": ("since=2026-02-30T09:30:00Z", "bad-parameter"),
    "a NUL": ("thread=Kwame%00", "bad-parameter"),
    "too long": ("thread=" + "Kwame" * 300, "bad-parameter"),
    "an empty cursor": ("cursor=", "bad-cursor"),
    "no base64": ("cursor=Kwame!", "bad-cursor"),
    "base64 of something": ("cursor=" + base64.urlsafe_b64encode(b"Kwame").decode(), "bad-cursor"),
    "a cursor of another list": ("cursor=" + write_cursor("reviews", 3), "bad-cursor"),
    "a cursor of letters": ("cursor=" + "x" * 900, "bad-cursor"),
    "a cursor beyond all numbers": (
        "cursor=" + base64.urlsafe_b64encode(b"1:posts:" + b"9" * 30).decode(),
        "bad-cursor",
    ),
}


@pytest.mark.parametrize(("query", "code"), BAD_QUERIES.values(), ids=BAD_QUERIES.keys())
def test_what_cannot_be_read_in_a_query_is_said_and_not_repeated(
    shared: Served, query: str, code: str
) -> None:
    with shared.outer() as client:
        response = client.get(f"{POSTS}?{query}")
    assert (response.status_code, response.json()["code"]) == (400, code)
    assert "Kwame" not in response.text


def test_the_highest_cursor_is_the_end(client: httpx.Client, post: Make) -> None:
    client.post(POSTS, json=post())
    response = client.get(POSTS, params={"cursor": write_cursor("posts", 10**18 - 1)})
    assert response.json() == {"items": [], "next": None}


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True), st.integers(0, 10**18 - 1))
def test_a_cursor_gives_back_its_number_and_only_to_its_own_list(kind: str, number: int) -> None:
    cursor = write_cursor(kind, number)
    assert read_cursor(kind, cursor) == number
    assert read_cursor(kind + "x", cursor) is None


@given(st.text(max_size=100))
def test_no_text_makes_reading_a_cursor_fail(text: str) -> None:
    number = read_cursor("posts", text)
    assert number is None or number >= 0
