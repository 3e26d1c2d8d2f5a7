"""Posts over HTTP: taken in once, shown to whom they may be shown, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from typing import Any

import httpx
import pytest

from tests.support.exchange import FINE, NUMBER, words_in
from tests.support.web_service import BELOW, Served

Make = Callable[..., dict[str, Any]]
POSTS = f"{BELOW}/posts"
JSON = {"content-type": "application/json"}


def test_a_post_is_accepted_and_can_be_read(client: httpx.Client, post: Make) -> None:
    response = client.post(POSTS, json=post())
    assert response.status_code == 202
    assert response.headers["location"] == f"{POSTS}/p-1"
    assert response.json() == {
        "id": "p-1",
        "revision": 1,
        "status": "received",
        "links": {"self": f"{POSTS}/p-1"},
    }
    shown = client.get(response.headers["location"])
    assert shown.status_code == 200
    assert shown.json()["status"] == "received"
    assert FINE not in shown.text


def test_the_same_again_another_body_and_an_older_revision(
    client: httpx.Client, post: Make
) -> None:
    assert client.post(POSTS, json=post(revision=2)).status_code == 202
    again = client.post(POSTS, json=post(revision=2))
    assert again.status_code == 200
    assert again.headers["location"] == f"{POSTS}/p-1"
    other = client.post(POSTS, json=post(revision=2, text="Something else."))
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    older = client.post(POSTS, json=post(revision=1))
    assert (older.status_code, older.json()["code"]) == (409, "stale-revision")
    assert client.post(POSTS, json=post(revision=3)).status_code == 202


def test_accepting_rings_for_the_worker(served: Served, client: httpx.Client, post: Make) -> None:
    bell = served.services.bell
    bell.wait_for_work(0)
    client.post(POSTS, json=post())
    assert bell.wait_for_work(0)
    client.post(POSTS, json=post())
    assert not bell.wait_for_work(0)


@pytest.mark.parametrize("project", ["rivers", None], ids=["named", "left out"])
def test_the_project_of_a_body_is_that_of_the_address(
    client: httpx.Client, post: Make, project: str | None
) -> None:
    body = post() if project is None else post(project=project)
    assert client.post(POSTS, json=body).status_code == 202


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "another project": ({"project": "mountains"}, "unknown-project", "project"),
    "no classroom of it": ({"classroom": "Kwame-Mensah"}, "unknown-classroom", "classroom"),
    "no language": ({"language": "Kwame"}, "unknown-language", "language"),
    "a bad id": ({"id": "Kwame Mensah"}, "bad-id", "id"),
    "no zone": ({"created_at": "2026-11-20T09:30:00"}, "time-without-zone", "created_at"),
    "a number for a text": ({"text": 17}, "wrong-type", "text"),
    "half a character": ({"text": "Kwame \ud800"}, "lone-surrogate", "text"),
    "a NUL": ({"title": "Kwame\0"}, "nul", "title"),
    "too long": ({"text": "Kwame" * 4001}, "too-long", "text"),
    "a null project": ({"project": None}, "wrong-type", "project"),
}


@pytest.mark.parametrize(("changes", "code", "where"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refusal_says_what_is_wrong_and_repeats_nothing(
    shared: Served, post: Make, changes: dict[str, Any], code: str, where: str
) -> None:
    body = json.dumps(post(**changes))
    with shared.outer() as client:
        response = client.post(POSTS, content=body, headers=JSON)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["code"] == "invalid"
    assert (code, where) in {(one["code"], one["where"]) for one in problem["problems"]}
    assert "Kwame" not in response.text
    assert "s-4" not in response.text


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_at_the_end_of_all_times_blocks_no_list(
    client: httpx.Client, post: Make, written: str
) -> None:
    assert client.post(POSTS, json=post(created_at=written)).status_code == 202
    assert client.post(POSTS, json=post("p-2")).status_code == 202
    assert [one["id"] for one in client.get(POSTS).json()["items"]] == ["p-1", "p-2"]
    assert client.get(f"{POSTS}/p-1").status_code == 200


def test_all_that_is_wrong_is_told_at_once(shared: Served, post: Make) -> None:
    with shared.outer() as client:
        response = client.post(POSTS, json=post(id="a b", text=None, revision=0, format="rtf"))
    found = {one["where"] for one in response.json()["problems"]}
    assert found == {"id", "text", "revision", "format"}


def test_texts_with_every_character_escaped_are_taken(client: httpx.Client, post: Make) -> None:
    body = json.dumps(post(text="水" * 20_000), ensure_ascii=True)
    assert len(body) > 100_000
    assert client.post(POSTS, content=body, headers=JSON).status_code == 202


def test_characters_beyond_the_days_quota_are_refused_until_tomorrow(
    serve_with: Callable[..., Any], post: Make
) -> None:
    with serve_with(daily_characters=50) as served, served.outer() as client:
        assert client.post(POSTS, json=post("p-1", text="x" * 40)).status_code == 202
        over = client.post(POSTS, json=post("p-2", text="x" * 11))
        assert (over.status_code, over.json()["code"]) == (429, "over-quota")
        seconds = int(over.headers["retry-after"])
        assert client.post(POSTS, json=post("p-1", text="x" * 40)).status_code == 200
        assert client.post(POSTS, json=post("p-3", text="x" * 10)).status_code == 202
        served.exchange.later(seconds=seconds)
        assert client.post(POSTS, json=post("p-2", text="x" * 11)).status_code == 202


def test_a_held_post_shows_its_text_only_to_reviewers(served: Served) -> None:
    served.exchange.run(NUMBER)
    for scopes, sees in ((("read",), False), (("read", "review"), True)):
        with served.outer(served.token(*scopes)) as client:
            one = client.get(f"{POSTS}/p-1")
            many = client.get(POSTS)
        assert one.json()["status"] == "held"
        assert many.json()["items"] == [one.json()]
        assert (NUMBER in set(words_in(one.json()))) is sees


def test_what_readers_and_reviewers_are_shown_has_different_etags(served: Served) -> None:
    served.exchange.run(NUMBER)
    tags = set()
    for scopes in (("read",), ("read", "review")):
        with served.outer(served.token(*scopes)) as client:
            tags.add(client.get(f"{POSTS}/p-1").headers["etag"])
    assert len(tags) == 2


def test_a_published_post_is_shown_with_its_translation(served: Served) -> None:
    served.exchange.run(FINE)
    with served.outer(served.token("read")) as client:
        shown = client.get(f"{POSTS}/p-1").json()
    assert shown["status"] == "published"
    assert shown["translations"]["es"]["text"] == "El sol brilla hoy sobre el río."


def test_an_etag_spares_the_second_look(served: Served, client: httpx.Client) -> None:
    served.exchange.run(FINE)
    first = client.get(f"{POSTS}/p-1")
    assert first.headers["cache-control"] == "private, no-cache"
    for header in (
        first.headers["etag"],
        f"W/{first.headers['etag']}",
        "*",
        f'"x", {first.headers["etag"]}',
    ):
        second = client.get(f"{POSTS}/p-1", headers={"if-none-match": header})
        assert (second.status_code, second.content) == (304, b"")
        assert second.headers["etag"] == first.headers["etag"]
    assert client.get(f"{POSTS}/p-1", headers={"if-none-match": '"1"'}).status_code == 200
    served.exchange.withdraw()
    again = client.get(f"{POSTS}/p-1", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200


def test_a_withdrawn_post_is_gone_for_everybody(served: Served, client: httpx.Client) -> None:
    served.exchange.run(FINE)
    for _ in range(2):
        response = client.delete(f"{POSTS}/p-1")
        assert response.status_code == 200
        assert response.json() == {"id": "p-1", "edition": 2, "status": "withdrawn"}
    shown = client.get(f"{POSTS}/p-1")
    assert shown.json()["status"] == "withdrawn"
    assert FINE not in shown.text
    assert client.delete(f"{POSTS}/p-2").status_code == 404


def test_an_erased_post_does_not_come_back(client: httpx.Client, post: Make) -> None:
    assert client.post(POSTS, json=post()).status_code == 202
    gone = client.delete(f"{BELOW}/authors/s-4")
    assert (gone.status_code, gone.json()) == (200, {"posts": 1, "memory": 0, "clean": True})
    late = client.post(POSTS, json=post())
    assert (late.status_code, late.json()["code"]) == (409, "erased")
    assert client.get(f"{POSTS}/p-1").status_code == 404


ODD_IDS = (
    "%2F",  # a slash
    "a%2Fb",  # a slash inside
    "%00",  # a NUL
    "%0A",  # a line break
    "%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",  # letters of others
    "%FF%FE",  # no UTF-8
    "%ED%A0%80",  # half a character
    "x" * 201,  # too long
    "x" * 10_000,  # far too long
    "..%2F..%2Fetc",  # dots
    "%27%20OR%201%3D1",  # a quote
    "%7Bpost%7D",  # a brace
    "%20",  # a space
)


ADDRESSES = (
    ("GET", "/v1/projects/{}"),
    ("GET", "/v1/projects/rivers/posts/{}"),
    ("DELETE", "/v1/projects/rivers/posts/{}"),
    ("GET", "/v1/projects/rivers/reviews/{}"),
    ("GET", "/v1/projects/rivers/glossaries/{}"),
    ("GET", "/v1/projects/rivers/glossaries/en-{}"),
    ("DELETE", "/v1/projects/rivers/webhooks/{}"),
    ("POST", "/v1/projects/rivers/deliveries/{}/replay"),
    ("DELETE", "/v1/projects/rivers/members/{}"),
)


def test_odd_names_in_an_address_are_not_found(client: httpx.Client) -> None:
    for (method, path), name in product(ADDRESSES, ODD_IDS):
        response = client.request(method, path.format(name))
        assert (response.status_code, response.json()["code"]) == (404, "not-found"), (path, name)


def test_authors_may_have_names_of_any_letters(served: Served, post: Make) -> None:
    with served.outer() as client:
        for number, author in enumerate(("s 4", "Müller/2", "مرحبا", "a?b#c", "..", "x/export")):
            assert client.post(POSTS, json=post(f"p-{number}", author=author)).status_code == 202
            place = f"{BELOW}/authors/{quoted(author)}"
            exported = client.get(f"{place}/export")
            assert exported.status_code == 200, author
            assert [one["id"] for one in exported.json()["posts"]] == [f"p-{number}"]
            assert client.delete(f"{place}/export").status_code == 405
            assert client.delete(place).json()["posts"] == 1, author


def quoted(author: str) -> str:
    return "".join(f"%{byte:02X}" for byte in author.encode())
