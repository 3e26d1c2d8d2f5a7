"""Logging in and out: by a link, once, with a cookie that no other site can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.cookies import SimpleCookie

import httpx
import pytest

from pipeline.exchange.members import remove_member
from pipeline.web.pages.cookies import SESSION
from tests.support.visitors import OFFICE, Browser, logged_in, login_link, put
from tests.support.web_service import Served


@pytest.fixture
def guest(served: Served) -> Iterator[Browser]:
    put(served)
    with Browser(served) as browser:
        yield browser


@pytest.fixture
def ana(served: Served) -> Iterator[Browser]:
    put(served)
    with logged_in(served) as browser:
        yield browser


def test_a_link_shows_a_button_and_a_press_of_it_logs_in(served: Served, guest: Browser) -> None:
    link = login_link(served)
    for _ in range(2):  # programs that scan mail come first
        asked = guest.get(link)
        assert asked.status_code == 200
        assert "set-cookie" not in asked.headers
        assert '<form method="post"' in asked.text
    entered = guest.post(link)
    assert (entered.status_code, entered.headers["location"]) == (303, "/review")
    guest.take(entered)
    assert guest.get("/status").status_code == 200


def test_the_head_of_a_link_can_be_asked_for_and_uses_nothing_up(
    served: Served, guest: Browser
) -> None:
    link = login_link(served)
    assert guest.head(link).status_code == 200
    assert guest.post(link).status_code == 303


def test_a_link_that_was_used_or_is_old_says_so(served: Served, guest: Browser) -> None:
    used, old = login_link(served), login_link(served)
    guest.post(used)
    served.exchange.later(minutes=10)
    for link in (used, old, "/login/none-such", "/login/" + "x" * 43):
        for response in (guest.get(link), guest.post(link)):
            assert response.status_code == 410, link
            assert "no longer good" in response.text
            assert "set-cookie" not in response.headers


def test_whoever_comes_back_to_a_used_link_goes_on_where_they_work(
    served: Served, ana: Browser
) -> None:
    link = login_link(served)
    ana.take(ana.post(link))
    again = ana.get(link)
    assert (again.status_code, again.headers["location"]) == (303, "/review")


def test_the_cookie_is_for_this_host_only_and_out_of_reach_of_scripts(
    served: Served, guest: Browser
) -> None:
    cookies: SimpleCookie = SimpleCookie(guest.post(login_link(served)).headers["set-cookie"])
    cookie = cookies[SESSION]
    assert SESSION.startswith("__Host-")
    assert (cookie["secure"], cookie["httponly"]) == (True, True)
    assert (cookie["samesite"].lower(), cookie["path"], cookie["domain"]) == ("lax", "/", "")
    assert cookie["max-age"] == str(12 * 3600)


def test_a_new_login_ends_the_one_before(served: Served, ana: Browser) -> None:
    before = ana.headers["cookie"]
    ana.take(ana.post(login_link(served)))
    assert ana.headers["cookie"] != before
    assert ana.get("/status", headers={"cookie": before}).status_code == 401


def test_after_logging_out_nothing_is_shown(ana: Browser) -> None:
    left = ana.submit("/logout")
    assert (left.status_code, left.headers["location"]) == (303, "/goodbye")
    assert f"{SESSION}=" in left.headers["set-cookie"]
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert ana.get("/status").status_code == 401
    assert "logged out" in ana.get("/goodbye").text


def test_a_login_ends_after_twelve_hours(served: Served, ana: Browser) -> None:
    served.exchange.later(hours=12)
    assert ana.get("/status").status_code == 401


def test_a_member_who_is_removed_is_out_at_once(served: Served, ana: Browser) -> None:
    served.database.write(
        lambda c: remove_member(c, "rivers", "t-ana", served.exchange.now, OFFICE)
    )
    assert ana.get("/status").status_code == 401


def test_without_a_login_the_pages_say_how_to_get_in(guest: Browser) -> None:
    for path in ("/", "/login", "/status"):
        response = guest.get(path)
        assert (response.status_code, response.headers.get("location")) == (401, None)
        assert "Ask whoever runs your exchange for a login link" in response.text


def test_the_root_leads_a_member_to_their_work(ana: Browser) -> None:
    for path in ("/", "/login"):
        assert ana.get(path).headers["location"] == "/review"


FOREIGN = ["https://evil.example", "null", "http://127.0.0.1:1", "https://evil.example/login"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_forms_of_other_sites_are_refused(served: Served, ana: Browser, origin: str) -> None:
    for path in (login_link(served), "/logout"):
        response = ana.post(path, data={"csrf": ana.csrf}, headers={"origin": origin})
        assert response.status_code == 403, path
    assert ana.get("/status").status_code == 200


def test_forms_that_do_not_say_where_they_come_from_are_refused(
    served: Served, ana: Browser
) -> None:
    del ana.headers["origin"]
    assert ana.submit("/logout").status_code == 403
    own = {"referer": f"{served.url}/status"}  # what older browsers send
    assert ana.post("/logout", data={"csrf": ana.csrf}, headers=own).status_code == 303


@pytest.mark.parametrize("fields", [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "é"}])
def test_forms_without_the_logins_own_token_are_refused(
    ana: Browser, fields: dict[str, str]
) -> None:
    response = ana.post("/logout", data=fields)
    assert response.status_code == 403
    assert "This form is too old" in response.text
    assert ana.get("/status").status_code == 200


def test_the_token_of_one_login_is_not_that_of_another(served: Served, ana: Browser) -> None:
    put(served, "t-ben")
    with logged_in(served, "t-ben") as ben:
        assert ana.csrf != ben.csrf
        assert ana.post("/logout", data={"csrf": ben.csrf}).status_code == 403


def test_forms_that_are_too_long_or_of_another_kind_are_refused(ana: Browser) -> None:
    assert ana.post("/logout", data={"csrf": "x" * 300_000}).status_code == 413
    assert ana.post("/logout", json={"csrf": ana.csrf}).status_code == 400
    many = "&".join("a=1" for _ in range(3000))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert ana.post("/logout", content=many, headers=form).status_code == 400
    for bad in (b"csrf=%00", b"csrf=%ff%fe", b"csrf=\xff"):
        assert ana.post("/logout", content=bad, headers=form).status_code == 400


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("", "en"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("de,fr;q=0.5,ar;q=0.7", "ar"),
        ("de", "en"),
        ("es;q=0, fr;q=0.1", "fr"),
        ("es;q=nonsense, fr", "fr"),
        (",;=,", "en"),
    ],
)
def test_pages_speak_the_language_that_the_browser_asks_for(
    guest: Browser, wanted: str, language: str
) -> None:
    text = guest.get("/goodbye", headers={"accept-language": wanted}).text
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in text


def test_a_language_that_was_chosen_counts_for_more(guest: Browser) -> None:
    chosen = guest.get("/language", params={"to": "ar", "back": "/goodbye?a=b c"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/goodbye?a=b+c")
    cookie = chosen.headers["set-cookie"].partition(";")[0]
    headers = {"accept-language": "es", "cookie": cookie}
    assert '<html lang="ar" dir="rtl">' in guest.get("/goodbye", headers=headers).text


@pytest.mark.parametrize(
    "back",
    ["https://evil.example", "//evil.example", "/\\evil.example", "review", "", "/\t/evil.example",
     "/x\r\nset-cookie: a=b", "javascript:alert(1)", "/é"],
)  # fmt: skip
def test_nobody_is_led_elsewhere_by_choosing_a_language(guest: Browser, back: str) -> None:
    location = guest.get("/language", params={"to": "es", "back": back}).headers["location"]
    assert location == "/review"


def test_a_language_that_the_pages_do_not_speak_is_not_found(guest: Browser) -> None:
    assert guest.get("/language", params={"to": "de"}).status_code == 404


def test_a_form_may_be_sent_to_the_address_that_the_operator_names(
    serve_with: Callable[..., AbstractContextManager[Served]],
) -> None:
    with serve_with(public_url="https://pages.example") as behind:
        put(behind)
        with httpx.Client(base_url=behind.url) as client:
            for origin, status in (("https://pages.example", 303), ("https://other.example", 403)):
                response = client.post(login_link(behind), headers={"origin": origin})
                assert response.status_code == status
