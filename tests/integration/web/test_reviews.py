"""Reviews over HTTP: listed, shown, decided once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER
from tests.support.web_service import BELOW, Served

REVIEWS = f"{BELOW}/reviews"


def first_of(client: httpx.Client) -> str:
    name: str = client.get(REVIEWS).json()["items"][0]["id"]
    return f"{REVIEWS}/{name}"


def test_a_verdict_publishes_the_post(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    place = first_of(client)
    shown = client.get(place)
    assert shown.json()["source"] == NUMBER
    text = "Vimos 15 perros grandes en el jardín."
    headers = {"if-match": shown.headers["etag"]}
    decided = client.post(place, json={"verdict": "edit", "text": text}, headers=headers)
    assert decided.status_code == 200
    assert decided.json() == {
        "id": shown.json()["id"],
        "state": "decided",
        "verdict": "edit",
        "version": 2,
        "post": "p-1",
        "revision": 1,
        "post_status": "published",
        "edition": 1,
        "links": {"self": place, "post": f"{BELOW}/posts/p-1"},
    }
    assert decided.headers["etag"] == '"2"'
    with served.outer(served.token("read")) as reader:
        post = reader.get(f"{BELOW}/posts/p-1").json()
    assert post["translations"]["es"]["text"] == text
    assert client.get(REVIEWS).json()["items"] == []
    found = client.get(REVIEWS, params={"state": "decided"}).json()["items"]
    assert [one["text"] for one in found] == [text]


@pytest.mark.parametrize("header", ['"7"', '"7-0123456789ab"', 'W/"1"', "1", '""', "nonsense"])
def test_who_answers_another_version_is_told(
    served: Served, client: httpx.Client, header: str
) -> None:
    served.exchange.run(NUMBER)
    place = first_of(client)
    response = client.post(place, json={"verdict": "approve"}, headers={"if-match": header})
    assert (response.status_code, response.json()["code"]) == (412, "stale")
    assert client.get(place).json()["state"] == "open"


@pytest.mark.parametrize("header", ["*", '"1"', '"7", "1"', '"1-0123456789ab"'])
def test_who_answers_the_newest_version_is_heard(
    served: Served, client: httpx.Client, header: str
) -> None:
    served.exchange.run(NUMBER)
    response = client.post(
        first_of(client), json={"verdict": "approve"}, headers={"if-match": header}
    )
    assert response.status_code == 200


def test_a_second_verdict_is_refused_unless_it_is_the_same(
    served: Served, client: httpx.Client
) -> None:
    served.exchange.run(NUMBER)
    place = first_of(client)
    for _ in range(2):
        assert client.post(place, json={"verdict": "approve"}).status_code == 200
    response = client.post(place, json={"verdict": "reject"})
    assert (response.status_code, response.json()["code"]) == (409, "decided")


def test_a_question_of_an_older_revision_is_closed(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    place = first_of(client)
    served.exchange.send(FINE, revision=2)
    response = client.post(place, json={"verdict": "approve"})
    assert (response.status_code, response.json()["code"]) == (409, "closed")


MALFORMED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no verdict": ({}, "missing-field", "verdict"),
    "another verdict": ({"verdict": "Kwame"}, "unknown-value", "verdict"),
    "an edit without words": ({"verdict": "edit"}, "missing", "text"),
    "words without an edit": ({"verdict": "approve", "text": "Kwame"}, "not-an-edit", "text"),
    "nothing asked": ({"verdict": "ask"}, "missing", "note"),
    "too many words": ({"verdict": "edit", "text": "Kwame" * 4001}, "too-long", "text"),
    "a note that is too long": ({"verdict": "ask", "note": "Kwame" * 500}, "too-long", "note"),
    "a line break": ({"verdict": "edit", "text": "Kwame\nAma"}, "line-break", "text"),
    "a NUL": ({"verdict": "edit", "text": "Kwame\0"}, "nul", "text"),
    "an unknown field": ({"verdict": "approve", "vote": 1}, "unknown-field", "vote"),
    "a term of nothing": ({"verdict": "approve", "add_term": {}}, "bad-term", "add_term"),
    "a term that is a text": (
        {"verdict": "approve", "add_term": "Kwame"},
        "wrong-type",
        "add_term",
    ),
}


def test_what_is_wrong_with_a_verdict_is_said_and_not_repeated(
    served: Served, client: httpx.Client
) -> None:
    served.exchange.run(NUMBER)
    place = first_of(client)
    for name, (body, code, where) in MALFORMED.items():
        response = client.post(place, json=body)
        assert response.status_code == 422, name
        found = {(one["code"], one["where"]) for one in response.json()["problems"]}
        assert found == {(code, where)}, name
        assert "Kwame" not in response.text, name
    assert client.get(place).json()["state"] == "open"


def test_a_verdict_may_bring_a_term(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    term = {"source": "dog", "target": "perro", "forms": ["perros"]}
    response = client.post(first_of(client), json={"verdict": "approve", "add_term": term})
    assert response.status_code == 200
    assert "dog,perro" in client.get(f"{BELOW}/glossaries/en-es").text


def test_no_term_is_lost_of_verdicts_that_come_at_once(
    served: Served, client: httpx.Client
) -> None:
    for number in range(5):
        served.exchange.run(f"We saw {number + 3} red dogs in garden {number}.", post=f"p-{number}")
    places = [f"{REVIEWS}/{one['id']}" for one in client.get(REVIEWS).json()["items"]]
    assert len(places) == 5

    def answer(number: int) -> int:
        term = {"source": f"dog {number}", "target": f"perro {number}"}
        verdict = {"verdict": "approve", "add_term": term}
        return client.post(places[number], json=verdict).status_code

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(answer, range(5))) == {200}
    kept = client.get(f"{BELOW}/glossaries/en-es").text
    assert all(f"dog {number},perro {number}" in kept for number in range(5))


def test_questions_are_listed_by_state_and_language(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    served.exchange.run(OTHER_NUMBER, post="p-2")
    assert len(client.get(REVIEWS, params={"language": "es"}).json()["items"]) == 2
    assert client.get(REVIEWS, params={"language": "fr"}).json()["items"] == []
    response = client.get(REVIEWS, params={"state": "Kwame"})
    assert (response.status_code, response.json()["code"]) == (400, "bad-parameter")
    assert "Kwame" not in response.text


def test_a_question_that_is_not_there(client: httpx.Client) -> None:
    for headers in ({}, {"if-match": '"1"'}):
        response = client.post(f"{REVIEWS}/rev_none", json={"verdict": "approve"}, headers=headers)
        assert response.status_code == 404
    assert client.get(f"{REVIEWS}/rev_none").status_code == 404


def test_equal_passages_are_answered_once(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    served.exchange.run(NUMBER, post="p-2")
    (question,) = client.get(REVIEWS).json()["items"]
    assert question["posts_waiting"] == 2
    assert client.post(first_of(client), json={"verdict": "approve"}).status_code == 200
    states = [one["status"] for one in client.get(f"{BELOW}/posts").json()["items"]]
    assert states == ["published", "published"]
