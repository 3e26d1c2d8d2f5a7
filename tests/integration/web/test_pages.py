"""What holds for every page: who may come, what it tells the browser, and what is told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import structlog

from pipeline.web.pages.routes import ROUTES
from pipeline.web.pages.visit import PageRoute
from tests.support.exchange import NUMBER
from tests.support.visitors import HTML, Browser, logged_in, login_link, put, reading_link
from tests.support.web_service import Served

PARTS = {
    "review": "none-such", "project": "rivers", "thread": "none-such", "code": "none-such",
    "batch": "none-such",
}  # fmt: skip
CLOSED = [route for route in ROUTES if "anybody" not in route.guests]
FOR_MEMBERS = [route for route in CLOSED if "login" in route.guests]
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "vary": "Cookie, Accept-Language",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def address(route: PageRoute, **parts: str) -> str:
    return route.path.format(**PARTS | parts)


@pytest.fixture(scope="module")
def ana(shared: Served) -> Iterator[Browser]:
    """Give the browser of a member with all scopes."""
    put(shared, "t-ana", "write", "read", "review", "admin")
    with logged_in(shared) as browser:
        yield browser


@pytest.fixture(scope="module")
def guest(shared: Served) -> Iterator[Browser]:
    """Give a browser without a login."""
    with Browser(shared) as browser:
        yield browser


def test_there_are_pages_and_each_has_a_name_and_a_policy() -> None:
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES) > 10
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    for route in ROUTES:
        assert route.guests, route.path
        assert route.scope is None or "login" in route.guests, route.path


@pytest.mark.parametrize("route", CLOSED, ids=lambda route: route.name)
def test_without_a_login_a_page_is_closed_and_says_how_to_get_in(
    guest: Browser, route: PageRoute
) -> None:
    response = guest.request(route.method, address(route))
    assert (response.status_code, "Please log in" in response.text) == (401, True)
    for cookie in ("", "x", "x" * 43, "é"):
        named = {"cookie": f"__Host-passerelle={cookie}".encode()}
        assert guest.request(route.method, address(route), headers=named).status_code == 401


@pytest.mark.parametrize("route", CLOSED, ids=lambda route: route.name)
def test_a_key_opens_only_what_readers_may_see(shared: Served, route: PageRoute) -> None:
    key = parse_qs(urlsplit(reading_link(shared)).query)["key"][0]
    with Browser(shared, params={"key": key}) as reader:
        response = reader.request(route.method, address(route))
        if "reader" in route.guests:
            assert response.status_code not in (401, 403), route.path
            other = address(route, project="mountains")
            assert "{project}" not in route.path or reader.get(other).status_code == 404
        else:
            assert response.status_code == 401


@pytest.mark.parametrize(
    "route", [one for one in CLOSED if "reader" in one.guests], ids=lambda route: route.name
)
def test_a_key_that_is_not_good_says_so(guest: Browser, route: PageRoute) -> None:
    for key in ("", "x", "x" * 43):
        response = guest.request(route.method, address(route), params={"key": key})
        assert (response.status_code, "no longer good" in response.text) == (410, True)


@pytest.mark.parametrize(
    "route", [one for one in FOR_MEMBERS if one.scope is not None], ids=lambda route: route.name
)
def test_without_the_scope_a_page_is_not_for_this_member(shared: Served, route: PageRoute) -> None:
    put(shared, "t-ben", "review")
    with logged_in(shared, "t-ben") as ben:
        others = [one for one in ("write", "read", "review", "admin") if one != route.scope]
        put(shared, "t-ben", *others)  # type: ignore[arg-type]  # scopes all the same
        form = {"data": {"csrf": ben.csrf}} if route.method == "POST" else {}
        response = ben.request(route.method, address(route), **form)
        assert (response.status_code, "not for you" in response.text) == (403, True)


@pytest.mark.parametrize(
    "route", [one for one in FOR_MEMBERS if "{project}" in one.path], ids=lambda route: route.name
)
def test_another_project_is_not_there_for_a_member(ana: Browser, route: PageRoute) -> None:
    form = {"data": {"csrf": ana.csrf}} if route.method == "POST" else {}
    for project in ("mountains", "none-such"):
        response = ana.request(route.method, address(route, project=project), **form)
        assert response.status_code == 404


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.method == "POST"], ids=lambda route: route.name
)
def test_no_form_is_taken_from_elsewhere(ana: Browser, route: PageRoute) -> None:
    form = {"csrf": ana.csrf}
    for origin in ("https://evil.example", "null"):
        response = ana.post(address(route), data=form, headers={"origin": origin})
        assert response.status_code == 403, origin
    if "anybody" not in route.guests:
        assert ana.post(address(route), data={"csrf": "x"}).status_code == 403


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.method == "GET"], ids=lambda route: route.name
)
def test_every_page_tells_the_browser_to_run_and_load_nothing_else(
    ana: Browser, guest: Browser, route: PageRoute
) -> None:
    for browser in (ana, guest):
        response = browser.get(address(route))
        assert HEADERS.items() <= dict(response.headers).items()
        assert response.status_code < 500
        if response.headers.get("content-type", "").startswith("text/html"):
            assert_is_clean(response.text)


def assert_is_clean(html: str) -> None:
    """Assert that nothing in a page is inline or from elsewhere, and that it names its language."""
    assert re.search(r'<html lang="en" dir="ltr">', html)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html, re.I)
    assert not re.search(r"<script(?![^>]*\ssrc=\"/assets/)", html)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", html)


def test_style_sheets_and_scripts_are_kept_for_a_year_under_the_digest_of_their_content(
    guest: Browser,
) -> None:
    html = guest.get("/goodbye").text
    addresses = re.findall(r'(?:href|src)="(/assets/[^"]+)"', html)
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
    assert len(addresses) == 2
    for address_ in addresses:
        response = guest.get(address_)
        assert response.headers["content-type"] == kinds[address_.rpartition(".")[2]]
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["x-content-type-options"] == "nosniff"
        old = re.sub("[0-9a-f]{16}", "0" * 16, address_)
        assert guest.get(old).content == response.content
        assert guest.get(old).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "name",
    ["none-0123456789abcdef.css", "pages.css", "..-0123456789abcdef.css", "%2e%2e%2fvisit.py",
     "pages+none-0123456789abcdef.js", "+-0123456789abcdef.css", "pages-0123456789abcdef.html"],
)  # fmt: skip
def test_there_are_no_other_files(guest: Browser, name: str) -> None:
    assert guest.get(f"/assets/{name}").status_code == 404


def test_browsers_get_errors_as_pages_and_programs_as_data(shared: Served) -> None:
    with httpx.Client(base_url=shared.url) as client:
        for path, status in (("/nothing", 404), ("/logout", 405), ("/read/rivers/a/b/c", 404)):
            page = client.get(path, headers=HTML)
            data = client.get(path)
            assert page.status_code == data.status_code == status
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert HEADERS.items() <= dict(page.headers).items()
            assert page.headers.get("allow") == data.headers.get("allow")
            assert_is_clean(page.text)
            assert data.headers["content-type"] == "application/problem+json"
        api = client.get("/v1/projects/rivers", headers=HTML)
        assert api.headers["content-type"] == "application/problem+json"
        assert client.get("/logout").headers["allow"] == "POST"


def test_errors_speak_the_language_of_who_asked(shared: Served) -> None:
    headers = {**HTML, "accept-language": "ar"}
    assert '<html lang="ar" dir="rtl">' in httpx.get(f"{shared.url}/no", headers=headers).text


def test_a_trouble_of_the_database_is_a_page_too(served: Served) -> None:
    put(served)
    with logged_in(served) as ana:
        served.database.close()
        response = ana.get("/status")
    assert response.status_code in (500, 503)
    assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("query", ["key=%00", "a=%ff", "x=" + "y" * 9000, "=&=&%", "?" * 50])
def test_odd_queries_break_nothing(ana: Browser, query: str) -> None:
    assert ana.get(f"/status?{query}").status_code in (200, 404)


@pytest.mark.parametrize("name", ["%00", "%ff", "%ED%A0%80", "x" * 300, "%2F%2F", "%2e%2e"])
def test_odd_names_break_nothing(ana: Browser, name: str) -> None:
    for path in (f"/review/{name}", f"/login/{name}", f"/read/rivers/{name}"):
        assert ana.get(path).status_code in (200, 303, 404, 410), path


@pytest.mark.parametrize("name", ["%00", "x" * 201])
def test_what_no_thread_can_be_called_is_not_found(ana: Browser, name: str) -> None:
    assert ana.get(f"/read/rivers/{name}").status_code == 404


def test_neither_log_nor_figures_know_codes_keys_cookies_or_names(served: Served) -> None:
    put(served, "t-canary")
    served.exchange.run(NUMBER, post="p-canary", thread="thread-canary")
    with structlog.testing.capture_logs() as lines:
        code, reading = login_link(served, "t-canary"), reading_link(served, "es", "thread-canary")
        with logged_in(served, "t-canary") as browser, Browser(served) as reader:
            for path in (code, reading, f"{reading}&canary=canary", "/status?canary=canary"):
                browser.get(path)
                reader.get(path)
            browser.get("/language", params={"to": "es", "back": f"{reading}&canary"})
            browser.submit("/logout", canary="canary")
            browser.post(code, data={"canary": "canary"}, headers={"origin": "https://canary"})
            cookie = browser.headers["cookie"].partition("=")[2]
            csrf = browser.csrf
        metrics = httpx.get(f"{served.url}/metrics").text
    key = parse_qs(urlsplit(reading).query)["key"][0]
    said = json.dumps(lines) + metrics
    assert '"route": "/login/{code}"' in said
    for secret in ("canary", code.removeprefix("/login/"), key, cookie, csrf):
        assert secret not in said.lower() + said
