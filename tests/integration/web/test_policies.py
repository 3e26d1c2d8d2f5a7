"""Who may do what: every route and method of the OpenAPI document, with every kind of token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from pipeline.store.tokens import SCOPES, find_token, revoke_token
from pipeline.web.public import ROUTES as PUBLIC
from pipeline.web.routes import ROUTES
from tests.support.web_service import BELOW, Served

PUBLIC_PATHS = {route.path for route in PUBLIC} | {"/openapi.json"}
PARTS = {"project": "rivers", "source": "en", "target": "es"}
OPERATIONS = [(route.method, route.template, route.scope) for route in ROUTES]


def address(template: str, project: str = "rivers") -> str:
    for route_part in ("post", "review", "webhook", "delivery", "member", "link", "author"):
        template = template.replace(f"{{{route_part}}}", "none-such")
    return template.format(**PARTS | {"project": project})


def without_id(response: httpx.Response) -> dict[str, Any]:
    return {key: value for key, value in response.json().items() if key != "request_id"}


def operations_of(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def test_the_document_has_every_route_with_the_policy_of_the_table(shared: Served) -> None:
    document = httpx.get(f"{shared.url}/openapi.json").json()
    found = {
        (method, path): operation.get("x-scope")
        for method, path, operation in operations_of(document)
    }
    assert found == {
        **{(method, path): scope for method, path, scope in OPERATIONS},
        **{("GET", route.path): None for route in PUBLIC},
    }


def test_the_application_has_no_route_beside_those(shared: Served) -> None:
    with httpx.Client(base_url=shared.url) as client:
        for path in ("/docs", "/redoc", "/docs/oauth2-redirect", "/v1", "/v1/projects"):
            assert client.get(path).status_code == 404, path


def test_a_foreign_token_is_answered_as_if_nothing_were_there(shared: Served) -> None:
    foreign = {"authorization": f"Bearer {shared.token(*SCOPES, project='mountains')}"}
    bodies = []
    with httpx.Client(base_url=shared.url, headers=foreign) as client:
        document = client.get("/openapi.json").json()
        for method, path, _ in operations_of(document):
            if path in PUBLIC_PATHS:
                continue
            for project in ("rivers", "no-such-project"):
                response = client.request(method, address(path, project))
                assert response.status_code == 404, (method, path)
                bodies.append(without_id(response))
    assert len(bodies) == 2 * len(OPERATIONS)
    assert all(body == bodies[0] for body in bodies)


def test_what_is_not_there_looks_the_same_to_a_token_of_the_project(shared: Served) -> None:
    own = {"authorization": f"Bearer {shared.token(*SCOPES)}"}
    foreign = {"authorization": f"Bearer {shared.token(*SCOPES, project='mountains')}"}
    path = "/v1/projects/rivers/posts/none-such"
    assert without_id(httpx.get(f"{shared.url}{path}", headers=own)) == without_id(
        httpx.get(f"{shared.url}{path}", headers=foreign)
    )


BAD_AUTHORIZATIONS = {
    "none": None,
    "empty": "",
    "another scheme": "Basic YWRtaW46YWRtaW4=",
    "no token": "Bearer",
    "an unknown token": "Bearer psl_" + "A" * 43,
    "no token of ours": "Bearer something",
    "a long one": "Bearer " + "x" * 5000,
}


@pytest.mark.parametrize("given", BAD_AUTHORIZATIONS.values(), ids=BAD_AUTHORIZATIONS.keys())
def test_without_a_valid_token_every_route_answers_401(shared: Served, given: str | None) -> None:
    headers = {} if given is None else {"authorization": given}
    with httpx.Client(base_url=shared.url, headers=headers) as client:
        for method, path, _ in OPERATIONS:
            response = client.request(method, address(path))
            assert response.status_code == 401, (method, path)
            assert response.headers["www-authenticate"].startswith("Bearer")
            assert response.json()["code"] in ("no-token", "bad-token")


def test_without_the_scope_every_route_answers_403(shared: Served) -> None:
    for missing in SCOPES:
        token = shared.token(*(scope for scope in SCOPES if scope != missing))
        with httpx.Client(
            base_url=shared.url, headers={"authorization": f"Bearer {token}"}
        ) as client:
            for method, path, scope in OPERATIONS:
                response = client.request(method, address(path))
                if scope == missing:
                    assert response.status_code == 403, (method, path)
                    assert response.json()["code"] == "missing-scope"
                else:
                    assert response.status_code not in (401, 403), (method, path)


def test_only_the_operators_token_makes_projects(shared: Served) -> None:
    own = {"authorization": f"Bearer {shared.token(*SCOPES)}"}
    body = {"name": "New", "classrooms": [], "retention": {"days": 1}}
    response = httpx.put(f"{shared.url}/v1/projects/new", headers=own, json=body)
    assert response.status_code == 404


def test_public_routes_need_no_token(shared: Served) -> None:
    for path in sorted(PUBLIC_PATHS):
        assert httpx.get(f"{shared.url}{path}").status_code == 200, path


def test_a_revoked_token_opens_nothing(shared: Served) -> None:
    text = shared.token("read")
    found = shared.database.read(lambda connection: find_token(connection, text))
    assert found is not None
    with shared.outer(text) as client:
        assert client.get(BELOW).status_code == 200
        shared.database.write(
            lambda connection: revoke_token(connection, found.id, shared.exchange.now)
        )
        assert client.get(BELOW).status_code == 401


def test_no_token_is_kept_as_it_is(shared: Served) -> None:
    text = shared.token("read")
    found = shared.database.read(
        lambda connection: connection.exec_driver_sql("SELECT * FROM tokens").all()
    )
    assert text not in str(found)
