"""Errors of every kind have one form, and say nothing of what was sent."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import jsonschema
import pytest

from pipeline.schemas.post import MOST_LINE_BYTES
from pipeline.web.problems import KINDS, Fault, fault_values
from tests.support.web_service import ADMIN, BELOW, Served

Make = Callable[..., dict[str, Any]]
POSTS = f"{BELOW}/posts"
JSON = {"content-type": "application/json"}


def assert_is_problem(response: httpx.Response, status: int, code: str) -> None:
    assert (response.status_code, response.json()["code"]) == (status, code), response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"] == f"urn:passerelle:problem:{code}"
    assert body["request_id"] == response.headers["x-request-id"]
    assert body["title"]
    assert body["detail"]
    assert body["hint"]


def test_the_framework_speaks_as_the_rest(shared: Served) -> None:
    with shared.outer() as client:
        assert_is_problem(client.get("/nothing"), 404, "not-found")
        assert_is_problem(client.get("/v1/projects/rivers/nothing"), 404, "not-found")
        assert_is_problem(client.get(f"{BELOW}/"), 404, "not-found")
        for method, path, allowed in (
            ("PATCH", POSTS, "GET, HEAD, POST"),
            ("DELETE", BELOW, "GET, HEAD, PUT"),
            ("OPTIONS", f"{BELOW}/glossaries/en-es", "GET, HEAD, PUT"),
            ("POST", "/metrics", "GET, HEAD"),
            ("GET", f"{BELOW}/deliveries/replay/replay", "POST"),
        ):
            response = client.request(method, path)
            assert_is_problem(response, 405, "method-not-allowed")
            assert response.headers["allow"] == allowed


WRONG_TYPES = ("text/plain", "application/xml", "application/jsonx", "multipart/form-data", "")


def test_another_media_type_is_refused(shared: Served, post: Make) -> None:
    content = json.dumps(post())
    with shared.outer() as client:
        for given in WRONG_TYPES:
            response = client.post(POSTS, content=content, headers={"content-type": given})
            assert_is_problem(response, 415, "wrong-media-type")
        for given in ("application/json; charset=utf-8", "APPLICATION/JSON"):
            response = client.post(POSTS, content="{}", headers={"content-type": given})
            assert response.status_code == 422
        packed = client.post(POSTS, content=content, headers={**JSON, "content-encoding": "gzip"})
        assert_is_problem(packed, 415, "wrong-media-type")
        glossary = client.put(f"{BELOW}/glossaries/en-es", content="{}", headers=JSON)
        assert_is_problem(glossary, 415, "wrong-media-type")


BODIES = {
    "nothing": (b"", 400, "not-json"),
    "no JSON": (b"Kwame", 400, "not-json"),
    "half of it": (b'{"id": "Kwame', 400, "not-json"),
    "no UTF-8": (b'{"id": "Kwame\xff"}', 400, "not-json"),
    "a field twice": (b'{"Kwame": 1, "Kwame": 2}', 400, "not-json"),
    "no figure": (b'{"Kwame": NaN}', 400, "not-json"),
    "an endless figure": (b'{"Kwame": ' + b"9" * 5000 + b"}", 400, "not-json"),
    "too deep": (b"[" * 60_000, 400, "not-json"),
    "a list": (b'["Kwame"]', 422, "invalid"),
    "a text": (b'"Kwame"', 422, "invalid"),
    "null": (b"null", 422, "invalid"),
}


@pytest.mark.parametrize(("content", "status", "code"), BODIES.values(), ids=BODIES.keys())
def test_a_body_that_is_no_object_is_refused_and_not_repeated(
    shared: Served, content: bytes, status: int, code: str
) -> None:
    with shared.outer() as client:
        for method, path in (("POST", POSTS), ("PUT", BELOW), ("POST", f"{BELOW}/webhooks")):
            response = client.request(method, path, content=content, headers=JSON)
            assert_is_problem(response, status, code)
            assert "Kwame" not in response.text


def chunks(size: int) -> Iterator[bytes]:
    sent = 0
    while sent < size:
        part = b"x" * min(65_536, size - sent)
        yield part
        sent += len(part)


@pytest.mark.parametrize(
    ("method", "path", "most"),
    [
        ("POST", POSTS, MOST_LINE_BYTES),
        ("POST", f"{BELOW}/webhooks", 64 * 1024),
        ("PUT", BELOW, 1024 * 1024),
    ],
)
def test_a_body_beyond_the_limit_is_refused_however_it_is_sent(
    shared: Served, method: str, path: str, most: int
) -> None:
    with shared.outer() as client:
        for content in (b"x" * (most + 1), chunks(most + 1)):
            response = client.request(method, path, content=content, headers=JSON)
            assert_is_problem(response, 413, "too-large")
        for content in (b"x" * most, chunks(most)):
            response = client.request(method, path, content=content, headers=JSON)
            assert_is_problem(response, 400, "not-json")


def test_a_glossary_may_be_large_for_those_who_may_send_it(shared: Served) -> None:
    path = f"{BELOW}/glossaries/en-es"
    headers = {"content-type": "text/csv"}
    with shared.outer() as client:
        large = client.put(path, content=chunks(16 * 1024 * 1024 + 1), headers=headers)
        assert_is_problem(large, 413, "too-large")


def test_who_may_not_send_a_large_body_is_not_listened_to(shared: Served) -> None:
    """The answer comes before the body: only its head is sent."""
    host, port = shared.url.removeprefix("http://").split(":")
    for token, status in (("psl_" + "A" * 43, b"401"), (shared.token("read"), b"403")):
        with socket.create_connection((host, int(port)), timeout=20) as raw:
            raw.sendall(
                f"PUT {BELOW}/glossaries/en-es HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\n"
                f"authorization: Bearer {token}\r\ncontent-length: 16000000\r\n\r\n".encode()
            )
            assert raw.recv(4096).split(b" ")[1] == status


def test_a_declared_length_that_is_too_much_is_refused_at_once(shared: Served) -> None:
    host, port = shared.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as raw:
        raw.sendall(
            f"POST {POSTS} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            f"authorization: Bearer {ADMIN}\r\ncontent-length: 99999999999999\r\n\r\n".encode()
        )
        assert raw.recv(4096).split(b" ")[1] == b"413"


def test_who_leaves_in_the_middle_hurts_nobody(shared: Served, post: Make) -> None:
    host, port = shared.url.removeprefix("http://").split(":")
    for _ in range(5):
        with socket.create_connection((host, int(port)), timeout=20) as raw:
            raw.sendall(
                f"POST {POSTS} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                f'authorization: Bearer {ADMIN}\r\ncontent-length: 5000\r\n\r\n{{"id"'.encode()
            )
    with shared.outer() as client:
        assert client.post(POSTS, json=post("p-after")).status_code == 202


@pytest.mark.parametrize("given", ["a", "Kwame-1.2:3~_", "x" * 100])
def test_a_sane_request_id_is_kept(shared: Served, given: str) -> None:
    with shared.outer() as client:
        response = client.get("/nothing", headers={"x-request-id": given})
    assert response.headers["x-request-id"] == given
    assert response.json()["request_id"] == given


@pytest.mark.parametrize("given", ["", "x" * 101, "a b", "a\tb", "<script>", "é"])
def test_another_request_id_is_made_anew(shared: Served, given: str) -> None:
    with shared.outer() as client:
        made = {
            client.get("/livez", headers=[(b"x-request-id", given.encode())]).headers[
                "x-request-id"
            ]
            for _ in range(3)
        }
    assert len(made) == 3
    assert all(len(one) == 32 for one in made)


@pytest.mark.parametrize("name", ["bad%20id", "x" * 201, "a%2Fb", "Kwam%C3%A9"])
def test_what_would_be_made_under_a_bad_id_is_told_of_the_id(shared: Served, name: str) -> None:
    with shared.outer() as client:
        for place, where in (("/v1/projects", "project"), (f"{BELOW}/members", "member")):
            response = client.put(f"{place}/{name}", json={})
            assert_is_problem(response, 422, "invalid")
            (problem,) = response.json()["problems"]
            assert (problem["code"], problem["where"]) == ("bad-id", where)
            assert "Kwam" not in response.text
            assert client.get(f"{place}/{name}").status_code in (404, 405)
        within = client.put(f"/v1/projects/{name}/members/t-ana", json={})
        assert within.status_code == 404
    with shared.outer(shared.token("admin")) as project:
        assert project.put(f"/v1/projects/{name}", json={}).status_code == 404


def test_the_hint_for_a_scope_is_a_command_that_works(served: Served) -> None:
    with served.outer(served.token("write")) as writer:
        refused = writer.get(BELOW)
    assert_is_problem(refused, 403, "missing-scope")
    command = re.search("`passerelle (.+)`", refused.json()["hint"])
    assert command is not None
    assert command[1] == "token create --project rivers --scope read"


def test_an_error_of_ours_is_told_without_its_words(
    served: Served, client: httpx.Client, post: Make
) -> None:
    def fail(connection: Any) -> None:
        connection.exec_driver_sql("ALTER TABLE revisions RENAME TO elsewhere")

    served.database.write(fail)
    response = client.post(POSTS, json=post(text="Kwame saw a reef."))
    assert response.status_code in (500, 503)
    assert_is_problem(response, response.status_code, response.json()["code"])
    assert "Kwame" not in response.text
    assert "revisions" not in response.text


def test_every_problem_is_as_the_document_says(shared: Served) -> None:
    schema = httpx.get(f"{shared.url}/openapi.json").json()["components"]["schemas"]["Problem"]
    schema = {**schema, "properties": {**schema["properties"]}}
    del schema["properties"]["problems"]
    for code in KINDS:
        values = fault_values(Fault(code=code, detail="Detail.", hint="Hint."), "id")
        jsonschema.validate(values, schema)
