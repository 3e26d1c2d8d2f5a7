"""Projects, glossaries and figures over HTTP."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from pipeline.exchange.glossaries import numbers
from tests.support.exchange import FINE, NUMBER, structure
from tests.support.web_service import BELOW, Served

Make = Callable[..., dict[str, Any]]
GLOSSARY = f"{BELOW}/glossaries/en-es"
CSV = {"content-type": "text/csv"}
DIRECTIONS = {
    "es-en": 200,
    "en-GB-es": 200,
    "en-fr": 422,
    "en-en": 422,
    "en-": 404,
    "en": 404,
    "x-y": 404,
    "-".join("ab" * 20): 404,
}


def test_a_project_is_made_shown_and_changed(client: httpx.Client) -> None:
    place = "/v1/projects/lakes"
    assert client.get(place).status_code == 404
    made = client.put(place, json=structure("lakes"))
    assert (made.status_code, made.headers["location"]) == (201, place)
    shown = client.get(place)
    assert shown.json() == structure("lakes")
    assert made.headers["etag"] == shown.headers["etag"]
    assert client.get(place, headers={"if-none-match": shown.headers["etag"]}).status_code == 304
    headers = {"if-match": shown.headers["etag"]}
    changed = client.put(place, json=structure("lakes", policy="mark"), headers=headers)
    assert (changed.status_code, changed.headers["etag"][:3]) == (200, '"2-')
    again = client.put(place, json=dict(reversed(structure("lakes", policy="mark").items())))
    for answer in (client.get(place), again):
        assert answer.headers["etag"] == changed.headers["etag"]
        assert answer.content == changed.content
    late = client.put(place, json=structure("lakes"), headers=headers)
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert client.get(place).json()["review"]["policy"] == "mark"


def test_the_id_of_a_project_is_that_of_the_address(client: httpx.Client) -> None:
    body = structure("lakes")
    other = client.put("/v1/projects/seas", json=body)
    assert (other.status_code, other.json()["problems"][0]["where"]) == (422, "id")
    del body["id"]
    assert client.put("/v1/projects/lakes", json=body).json()["id"] == "lakes"


def test_all_mistakes_of_a_project_are_told_and_not_repeated(client: httpx.Client) -> None:
    body = structure("lakes")
    body["classrooms"][0]["timezone"] = "Kwame"
    body["classrooms"][1]["language"] = "Kwame"
    body["retention"]["days"] = 0
    body["Kwame is a name"] = 1
    response = client.put("/v1/projects/lakes", json=body)
    assert response.status_code == 422
    codes = {one["code"] for one in response.json()["problems"]}
    assert codes == {"unknown-timezone", "unknown-language", "out-of-range", "unknown-field"}
    assert "Kwame" not in response.text
    assert client.get("/v1/projects/lakes").status_code == 404


def test_if_match_for_a_project_that_is_not_there_is_stale(client: httpx.Client) -> None:
    response = client.put(
        "/v1/projects/lakes", json=structure("lakes"), headers={"if-match": '"1"'}
    )
    assert response.status_code == 412


def test_a_glossary_is_put_and_given_in_every_form(client: httpx.Client) -> None:
    assert client.get(GLOSSARY).status_code == 404
    content = "source,target,forms\nreef,arrecife,arrecifes\nriver,\n"
    put = client.put(GLOSSARY, content=content, headers=CSV)
    assert put.status_code == 200
    report = put.json()
    assert report["counts"] == {"added": 1, "changed": 0, "removed": 0, "problems": 1}
    assert report["problems"][0]["line"] == 3
    shown = client.get(GLOSSARY)
    assert (shown.text, shown.headers["content-type"]) == (content, "text/csv; charset=utf-8")
    again = client.get(GLOSSARY, headers={"if-none-match": shown.headers["etag"]})
    assert again.status_code == 304
    for accept, begins in (
        ("text/tab-separated-values", "source\ttarget"),
        ("application/x-tbx+xml", "<?xml"),
        ("text/html, application/x-tbx+xml;q=0.5", "<?xml"),
    ):
        other = client.get(GLOSSARY, headers={"accept": accept})
        assert other.status_code == 200
        assert other.text.startswith(begins)
        assert "arrecife" in other.text
        put = client.put(
            GLOSSARY, content=other.content, headers={"content-type": other.headers["content-type"]}
        )
        assert put.json()["counts"]["changed"] == 0
    none = client.get(GLOSSARY, headers={"accept": "image/png"})
    assert (none.status_code, none.json()["code"]) == (406, "not-acceptable")


ACCEPTED = {
    "text/csv;q=0.5, application/x-tbx+xml": "<?xml",
    "text/csv; q=0.5, text/tab-separated-values; q=0.8": "source\ttarget",
    "text/csv, application/x-tbx+xml": "source,target",
    "application/x-tbx+xml, text/csv": "<?xml",
    "*/*, application/x-tbx+xml": "source,target",
    "*/*;q=0.1, application/x-tbx+xml;q=0.2": "<?xml",
    "text/*;q=0.1, text/csv;q=0, */*;q=0.05": "source\ttarget",
    "text/csv;q=0, */*": "source\ttarget",
    "text/csv;q=often": "source,target",
    "": "source,target",
}


def test_a_glossary_comes_in_the_form_that_is_liked_best(client: httpx.Client) -> None:
    client.put(GLOSSARY, content="source,target\nreef,arrecife\n", headers=CSV)
    for accept, begins in ACCEPTED.items():
        shown = client.get(GLOSSARY, headers={"accept": accept})
        assert shown.text.startswith(begins), accept
    for accept in ("text/csv;q=0", "*/*;q=0.0", "application/json"):
        assert client.get(GLOSSARY, headers={"accept": accept}).status_code == 406, accept


def test_a_dry_run_changes_nothing(client: httpx.Client) -> None:
    for _ in range(2):
        dry = client.put(
            f"{GLOSSARY}?dry_run=true", content="source,target\nreef,arrecife\n", headers=CSV
        )
        assert dry.json()["dry_run"]
        assert dry.json()["counts"]["added"] == 1
    assert client.get(GLOSSARY).status_code == 404
    assert client.put(f"{GLOSSARY}?dry_run=Kwame", content="", headers=CSV).status_code == 400


def test_a_dry_run_waits_for_nobody_who_writes(served: Served, client: httpx.Client) -> None:
    has_ended = threading.Event()
    writing = served.database.submit(lambda _: has_ended.wait(20))
    try:
        dry = client.put(f"{GLOSSARY}?dry_run=true", content="reef,arrecife\n", headers=CSV)
        assert not writing.done()
    finally:
        has_ended.set()
    assert (dry.status_code, dry.json()["is_new"]) == (200, True)


def test_a_glossary_is_read_while_others_write(served: Served, client: httpx.Client) -> None:
    has_ended = threading.Event()
    writing = served.database.submit(lambda _: has_ended.wait(20))
    try:
        refused = client.put(GLOSSARY, content="source,target\nriver,\n", headers=CSV)
        assert not writing.done()
    finally:
        has_ended.set()
    assert refused.status_code == 422


def test_glossaries_that_come_at_once_are_all_kept(served: Served, client: httpx.Client) -> None:
    def put(number: int) -> httpx.Response:
        content = f"source,target\nreef {number},arrecife {number}\n"
        return client.put(GLOSSARY, content=content, headers=CSV)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(put, range(6)))
    assert sorted(one.json()["number"] for one in answers) == [1, 2, 3, 4, 5, 6]
    removed = [one.json()["counts"]["removed"] for one in answers]
    assert sum(removed) == 5  # each was told what it changed of the one before
    stored = served.database.read(lambda c: numbers(c, "rivers"))
    assert stored == {("en", "es"): 6}


def test_a_glossary_is_changed_by_who_knows_it(client: httpx.Client) -> None:
    client.put(GLOSSARY, content="source,target\nreef,arrecife\n", headers=CSV)
    tag = client.get(GLOSSARY).headers["etag"]
    content = "source,target\nlake,lago\n"
    changed = client.put(GLOSSARY, content=content, headers={**CSV, "if-match": tag})
    assert (changed.status_code, changed.json()["number"]) == (200, 2)
    late = client.put(GLOSSARY, content=content, headers={**CSV, "if-match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "stale")


def test_directions_are_those_of_the_project(client: httpx.Client) -> None:
    content = "source,target\nreef,arrecife\n"
    for pair, status in DIRECTIONS.items():
        response = client.put(f"{BELOW}/glossaries/{pair}", content=content, headers=CSV)
        assert response.status_code == status, pair


def test_a_glossary_that_is_none_is_refused(client: httpx.Client) -> None:
    for content in (b"\xff\xfe\x00", b"<?xml version='1.0'?><!DOCTYPE x []><tbx/>"):
        response = client.put(GLOSSARY, content=content, headers=CSV)
        assert response.status_code in (200, 422)
    assert client.get(BELOW).status_code == 200


def test_tags_with_hyphens_are_parted_where_both_sides_are_languages(
    client: httpx.Client,
) -> None:
    place = "/v1/projects/seas"
    client.put(place, json=structure("seas", languages=("zh-Hans", "pt-BR")))
    for pair in ("zh-Hans-pt-BR", "pt-BR-zh-Hans", "zh-pt"):
        response = client.put(
            f"{place}/glossaries/{pair}", content="source,target\na,b\n", headers=CSV
        )
        assert response.status_code == 200, pair
        assert {response.json()["source"], response.json()["target"]} == {"zh-Hans", "pt-BR"}


def test_figures_are_given_as_json_and_csv(served: Served, client: httpx.Client) -> None:
    served.exchange.run(FINE)
    served.exchange.run(NUMBER, post="p-2")
    found = client.get(f"{BELOW}/figures").json()
    assert found["posts"] == {"held": 1, "published": 1}
    table = client.get(f"{BELOW}/figures", headers={"accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(table.text)))
    assert rows[0] == ["figure", "of", "value"]
    assert ["posts", "held", "1"] in rows
    assert client.get(f"{BELOW}/calibration").json()["project"] == "rivers"


def test_an_authors_data_can_be_taken_along(served: Served, client: httpx.Client) -> None:
    served.exchange.run(NUMBER)
    exported = client.get(f"{BELOW}/authors/s-4/export")
    assert NUMBER in exported.text
    assert exported.headers["cache-control"] == "no-store"
    assert client.get(f"{BELOW}/authors/nobody/export").json()["posts"] == []


def test_only_the_operator_names_environment_variables_of_secrets(
    served: Served, client: httpx.Client
) -> None:
    body = structure()
    body["classrooms"][0]["endpoints"] = [
        {"url": "https://platform.example/hook", "secret_env": "PLATFORM_SECRET"}
    ]
    with served.outer(served.token("admin")) as project:
        refused = project.put(BELOW, json=body)
        assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "secret-env")
        assert client.put(BELOW, json=body).status_code == 200
        body["name"] = "Two rivers"
        assert project.put(BELOW, json=body).status_code == 200


def test_a_glossary_of_nothing_but_mistakes_does_not_empty_the_one_in_use(
    client: httpx.Client,
) -> None:
    good = client.put(GLOSSARY, content="source,target\nriver,río\n".encode(), headers=CSV)
    assert good.status_code in (200, 201)
    bad = client.put(GLOSSARY, content=b"source,target\nriver,\n,lago\n", headers=CSV)
    assert bad.status_code == 422
    assert "río" in client.get(GLOSSARY).text


def test_a_project_cannot_declare_what_could_not_be_registered(
    client: httpx.Client,
) -> None:
    body = structure()
    body["classrooms"][0]["endpoints"] = [
        {"url": "http://10.0.0.1/Kwame"},
        {"url": "https://platform.example/hook"},
    ]
    body["classrooms"][1]["endpoints"] = [{"url": "http://localhost:8300/Kwame"}]
    refused = client.put(BELOW, json=body)
    assert refused.status_code == 422
    assert [(one["code"], one["where"]) for one in refused.json()["problems"]] == [
        ("private-address", "classrooms.0.endpoints.0.url"),
        ("private-address", "classrooms.1.endpoints.0.url"),
    ]
    assert "Kwame" not in refused.text
    assert client.get(BELOW).json() == structure()
    assert client.get(f"{BELOW}/webhooks").json()["items"] == []


def test_a_project_declares_private_addresses_that_the_operator_allows(
    serve_with: Callable[..., Any],
) -> None:
    body = structure()
    body["classrooms"][0]["endpoints"] = [{"url": "http://10.0.0.1/hook"}]
    with serve_with(allow_endpoints="10.0.0.0/8") as served, served.outer() as client:
        assert client.put(BELOW, json=body).status_code == 200


def test_a_body_without_anything_is_no_glossary(client: httpx.Client) -> None:
    client.put(GLOSSARY, content="source,target\nreef,arrecife\n", headers=CSV)
    for content in (b"", b" \r\n\n", b"\xef\xbb\xbf\n"):
        for place in (GLOSSARY, f"{GLOSSARY}?dry_run=true"):
            refused = client.put(place, content=content, headers=CSV)
            assert refused.status_code == 422, content
            assert [one["code"] for one in refused.json()["problems"]] == ["empty"]
    assert "arrecife" in client.get(GLOSSARY).text
    cleared = client.put(GLOSSARY, content="source,target\n", headers=CSV)
    assert (cleared.status_code, cleared.json()["counts"]["removed"]) == (200, 1)


def test_a_project_cannot_declare_more_endpoints_than_can_be_registered(
    client: httpx.Client,
) -> None:
    def declaring(count: int) -> dict[str, Any]:
        body = structure()
        hooks = [{"url": f"https://platform.example/{number}"} for number in range(count)]
        body["classrooms"][0]["endpoints"] = hooks
        return body

    refused = client.put(BELOW, json=declaring(101))
    assert refused.status_code == 422
    (problem,) = refused.json()["problems"]
    assert (problem["code"], problem["where"]) == ("too-many", "classrooms")
    assert "101" in problem["message"]
    assert client.get(f"{BELOW}/webhooks").json()["items"] == []
    assert client.put(BELOW, json=declaring(99)).status_code == 200
    hook = {"classroom": "es", "url": "https://platform.example/own"}
    assert client.post(f"{BELOW}/webhooks", json=hook).status_code == 201
    beside = client.put(BELOW, json=declaring(100))
    assert beside.status_code == 422
    assert "1 more" in beside.json()["problems"][0]["message"]
    assert client.put(BELOW, json=declaring(99)).status_code == 200
    again = {"classroom": "es", "url": "https://platform.example/another"}
    assert client.post(f"{BELOW}/webhooks", json=again).status_code == 409
