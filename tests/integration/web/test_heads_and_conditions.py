"""HEAD answers as GET without a body; `If-None-Match: *` asks only whether something is there."""

from __future__ import annotations

import httpx
import pytest

from tests.support.exchange import FINE, NUMBER
from tests.support.visitors import Browser, logged_in, login_link, put
from tests.support.web_service import BELOW, Served

GIVEN = (
    BELOW,
    f"{BELOW}/posts",
    f"{BELOW}/posts/p-1",
    f"{BELOW}/posts/p-none",
    f"{BELOW}/reviews",
    f"{BELOW}/figures",
    f"{BELOW}/authors/s-4/export",
    "/livez",
    "/readyz",
    "/openapi.json",
    "/asyncapi.json",
    "/nothing",
)
_OF_THE_MOMENT = {"date", "x-request-id"}


def headers_of(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name not in _OF_THE_MOMENT}


def fill(served: Served) -> None:
    served.exchange.run(FINE)
    served.exchange.run(NUMBER, post="p-2")


def same_without_body(client: httpx.Client, path: str) -> None:
    get, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (get.status_code, b""), path
    if get.status_code < 400:
        assert headers_of(head) == headers_of(get), path  # the length too
    assert get.content or get.status_code == 303, path


def test_head_answers_as_get_without_a_body(served: Served, client: httpx.Client) -> None:
    fill(served)
    for path in GIVEN:
        same_without_body(client, path)
    assert int(client.head("/metrics").headers["content-length"]) > 0
    with served.outer(None) as nobody:
        assert nobody.head(f"{BELOW}/posts").status_code == 401
    with served.outer(served.token("read", project="mountains")) as foreign:
        assert foreign.head(f"{BELOW}/posts/p-1").status_code == 404


def test_head_is_answered_for_pages(served: Served) -> None:
    fill(served)
    put(served)
    with logged_in(served) as browser:
        for path in ("/", "/status", "/review", "/nothing"):
            same_without_body(browser, path)


def test_who_only_looks_at_a_login_link_does_not_use_it_up(served: Served) -> None:
    put(served)
    link = login_link(served)
    with Browser(served) as browser:
        assert browser.head(link).status_code == 200
        assert browser.post(link).status_code == 303


def test_what_takes_no_get_takes_no_head_and_what_does_says_so(
    served: Served, client: httpx.Client
) -> None:
    fill(served)
    only_post = client.head(f"{BELOW}/webhooks/x/rotate")
    assert (only_post.status_code, only_post.content) == (405, b"")
    assert only_post.headers["allow"] == "POST"
    assert client.put(f"{BELOW}/posts/p-1").headers["allow"] == "DELETE, GET, HEAD"
    assert client.post("/livez").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_if_none_match_of_anything_gives_304_where_something_is(
    served: Served, client: httpx.Client, method: str
) -> None:
    fill(served)
    for path in GIVEN:
        there = client.get(path)
        asked = client.request(method, path, headers={"if-none-match": "*"})
        assert asked.status_code == (304 if there.status_code == 200 else there.status_code), path
        if asked.status_code == 304:
            assert asked.content == b""
            assert asked.headers.get("etag") == there.headers.get("etag"), path
            assert "content-type" not in asked.headers
    other = client.request(method, f"{BELOW}/posts/p-1", headers={"if-none-match": '"none"'})
    assert other.status_code == 200


def test_what_changes_something_is_not_kept_from_it(served: Served, client: httpx.Client) -> None:
    fill(served)
    anything = {"if-none-match": "*"}
    assert client.delete(f"{BELOW}/posts/p-1", headers=anything).status_code == 200
    assert client.get(f"{BELOW}/posts/p-1").json()["status"] == "withdrawn"
