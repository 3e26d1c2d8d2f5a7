"""Running the API: health, figures, log, headers, and the document of it all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import jsonschema
import pytest
import structlog

from pipeline.web.answers import Answer
from pipeline.web.problems import Fault
from pipeline.web.public import ready
from pipeline.web.routes import ROUTES
from tests.support.exchange import NUMBER
from tests.support.loops import run_apart
from tests.support.web_service import ADMIN, BELOW, Served

Make = Callable[..., dict[str, Any]]
POSTS = f"{BELOW}/posts"


def test_the_service_says_that_it_lives_and_is_ready(shared: Served) -> None:
    assert httpx.get(f"{shared.url}/livez").json() == {"status": "live"}
    assert httpx.get(f"{shared.url}/readyz").json() == {"status": "ready"}


def test_what_is_not_ready_is_named(served: Served) -> None:
    checks = {"worker": lambda: False, "engine": lambda: True}
    outcome = run_apart(ready(replace(served.services, checks=checks)))
    assert isinstance(outcome, Fault)
    assert outcome.status == 503
    assert [one.where for one in outcome.problems] == ["worker"]
    checks["worker"] = lambda: True
    assert isinstance(run_apart(ready(replace(served.services, checks=checks))), Answer)


SECURITY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
}


def test_every_answer_has_the_headers_that_keep_it_data(shared: Served) -> None:
    with shared.outer() as client:
        for path in ("/livez", "/nothing", BELOW, POSTS, f"{POSTS}/none", "/metrics"):
            response = client.get(path)
            assert SECURITY.items() <= dict(response.headers).items(), path
            assert response.headers["x-request-id"]
            assert response.headers["cache-control"] in ("no-store", "private, no-cache")
            assert "server" not in response.headers


def test_figures_count_requests_and_posts(served: Served, client: httpx.Client, post: Make) -> None:
    client.post(POSTS, json=post())
    client.post(POSTS, json=post())
    client.post(POSTS, json=post(text="Another."))
    client.post(POSTS, json=post(text=1))
    client.get(f"{POSTS}/none")
    client.get("/nothing")
    text = httpx.get(f"{served.url}/metrics").text
    for line in (
        'passerelle_posts_total{outcome="accepted"} 1.0',
        'passerelle_posts_total{outcome="repeated"} 1.0',
        'passerelle_posts_total{outcome="conflict"} 1.0',
        'passerelle_posts_total{outcome="refused"} 1.0',
        'passerelle_http_requests_total{method="POST",route="/v1/projects/{project}/posts",'
        'status="2xx"} 2.0',
        'passerelle_http_requests_total{method="GET",route="unmatched",status="4xx"} 1.0',
        "passerelle_posts_waiting 1.0",
        "passerelle_deliveries_waiting 0.0",
    ):
        assert line in text.splitlines()


def test_how_long_work_has_waited_is_shown(
    served: Served, client: httpx.Client, post: Make
) -> None:
    hook = {"classroom": "es", "url": "https://platform.example/hook"}
    client.post(f"{BELOW}/webhooks", json=hook)
    client.post(POSTS, json=post())
    served.exchange.later(seconds=90)
    lines = httpx.get(f"{served.url}/metrics").text.splitlines()
    assert "passerelle_posts_waiting_oldest_seconds 90.0" in lines
    assert "passerelle_deliveries_waiting 1.0" in lines
    assert "passerelle_deliveries_waiting_oldest_seconds 90.0" in lines


def test_neither_log_nor_figures_nor_errors_say_what_was_sent(served: Served, post: Make) -> None:
    token = served.token("write", "read", "review", "admin")
    with structlog.testing.capture_logs() as lines, served.outer(token) as client:
        client.post(POSTS, json=post("canary-1", text=f"canary-2 {NUMBER}", author="canary-3"))
        errors = [
            client.post(POSTS, json=post("canary-4", classroom="canary-5", text=5)),
            client.post(POSTS, content='{"canary-6": "canary-7"', headers={"accept": "canary-8"}),
            client.get(POSTS, params={"canary-9": "canary-10"}),
            client.get(POSTS, params={"cursor": "canary-11"}),
            client.get("/canary-12", headers={"authorization": "Bearer canary-13"}),
            client.request("CANARY-14", POSTS),
            client.put(f"{BELOW}/members/canary-15", json={"languages": ["canary-16"]}),
            client.post(POSTS, json=post("canary-1", text="canary-17", author="canary-3")),
        ]
        client.get(f"{BELOW}/authors/canary-3/export")
        metrics = httpx.get(f"{served.url}/metrics").text
    assert {response.status_code // 100 for response in errors} == {4}
    said = json.dumps(lines) + metrics + "".join(response.text for response in errors)
    assert "canary" not in said.lower()
    assert token not in said
    assert ADMIN not in said


def test_a_request_is_logged_by_its_template_alone(shared: Served) -> None:
    with structlog.testing.capture_logs() as lines, shared.outer() as client:
        client.get(f"{POSTS}/p-17?limit=3", headers={"x-request-id": "r-1"})
    (line,) = [one for one in lines if one.get("request_id") == "r-1"]
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "GET",
        "route": "/v1/projects/{project}/posts/{post}",
        "status": 400,
        "request_id": "r-1",
    }


@pytest.fixture(scope="module")
def document(shared: Served) -> dict[str, Any]:
    response = httpx.get(f"{shared.url}/openapi.json")
    assert response.headers["content-type"] == "application/json"
    made: dict[str, Any] = response.json()
    return made


def inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from inside(one)


def test_the_document_is_openapi_3_1_and_whole(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    named = {one["$ref"] for one in inside(document) if "$ref" in one}
    assert named == {f"#/components/schemas/{name}" for name in schemas if name in str(named)}
    unused = {name for name in schemas if f"#/components/schemas/{name}" not in named}
    assert unused == set()
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    names = set()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            names.add(operation["operationId"])
            assert operation["summary"]
            given = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            assert given == set(re.findall(r"\{(\w+)\}", path))
            if path.startswith("/v1/"):
                assert operation["security"] == [{"token": []}]
                assert {"401", "403", "404", "500"} <= operation["responses"].keys()
            if method in ("put", "post") and "requestBody" in operation:
                assert {"413", "415"} <= operation["responses"].keys()
    assert {route.name for route in ROUTES} < names


def test_the_document_loads_nothing_from_elsewhere(shared: Served) -> None:
    text = httpx.get(f"{shared.url}/openapi.json").text
    assert not re.findall(r"https?://(?!json-schema\.org)[^\"]+", text)
