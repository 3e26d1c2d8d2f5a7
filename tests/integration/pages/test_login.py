"""Coming in by a link, going out again, and what the browser keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.pages import Pages


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_shows_a_button_and_lets_in_once(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    link = own_pages.login_link()
    with own_pages.visiting(browser, java_script_enabled=scripts) as context:
        page = context.new_page()
        for _ in range(3):  # a program that scans mail opens it as well
            page.goto(link)
        page.get_by_role("main").get_by_role("button").click()
        assert page.url == f"{own_pages.url}/review"
        (cookie,) = [one for one in context.cookies() if one["name"].startswith("__Host-")]
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "127.0.0.1")
    with own_pages.opened(browser, link, java_script_enabled=scripts) as page:
        assert page.get_by_role("main").get_by_role("button").count() == 0
        page.goto("/review")
        expect(page.locator("h1")).to_be_visible()
        assert "waits for a teacher" not in page.locator("main").inner_text()


def test_a_link_is_good_for_ten_minutes(browser: Browser, own_pages: Pages) -> None:
    link = own_pages.login_link()
    own_pages.exchange.later(minutes=10, seconds=1)
    with own_pages.opened(browser, link) as page:
        assert page.get_by_role("main").get_by_role("button").count() == 0


def test_whoever_is_logged_in_may_use_a_new_link(browser: Browser, own_pages: Pages) -> None:
    with own_pages.opened(browser, own_pages.login_link(), "t-samira") as page:
        page.get_by_role("main").get_by_role("button").click()
        assert page.url == f"{own_pages.url}/review"


@pytest.mark.parametrize("scripts", [True, False])
def test_after_logging_out_the_back_button_shows_nothing(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with own_pages.visiting(browser, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(own_pages.login_link())
        page.get_by_role("main").get_by_role("button").click()
        passage = own_pages.review("h-number")
        page.goto(passage)
        expect(page.get_by_text("Ayer recogimos tomates.").first).to_be_visible()
        page.get_by_role("button", name="Log out").click()
        page.wait_for_url("**/goodbye")
        for _ in range(3):
            page.go_back()
            assert "tomates" not in page.content()
            assert page.get_by_role("button", name="Log out").count() == 0
        page.goto(passage)
        assert "tomates" not in page.content()


def test_a_member_who_was_removed_is_out_at_once(browser: Browser, own_pages: Pages) -> None:
    with own_pages.opened(browser, "/review", "t-ines") as page:
        with own_pages.client("t-head") as client:
            client.headers["authorization"] = "Bearer an-operators-token"
            assert client.delete("/v1/projects/rivers/members/t-ines").status_code == 204
        page.goto(own_pages.review("h-number"))
        assert "tomates" not in page.content()


def test_a_form_of_another_site_changes_nothing(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.visiting(browser, member="t-ines", careless=True) as context:
        context.route(
            "http://evil.example/*",
            lambda route: route.fulfill(
                content_type="text/html",
                body=f"<form method=post action='{own_pages.url}{path}'><input name=verdict "
                "value=approve><input name=version value=1><button>x</button></form>",
            ),
        )
        page = context.new_page()
        page.goto("http://evil.example/x", wait_until="commit")
        page.get_by_role("button").click()
        page.wait_for_url(lambda url: url.startswith(own_pages.url))
        assert own_pages.verdict(path) == (None, None)


def test_no_page_may_be_shown_inside_of_another(browser: Browser, own_pages: Pages) -> None:
    with own_pages.visiting(browser, member="t-ines", careless=True) as context:
        context.route(
            "**/frame-me",
            lambda route: route.fulfill(
                content_type="text/html", body="<iframe src=/review name=f></iframe>"
            ),
        )
        page = context.new_page()
        page.goto("/frame-me")
        frame = page.frame("f")
        assert frame is not None
        assert "passage" not in frame.content()


def test_the_language_is_chosen_and_stays(browser: Browser, own_pages: Pages) -> None:
    with own_pages.opened(browser, "/review", "t-ines", language="fr") as page:
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.locator("details.menu summary").click()
        page.get_by_role("button", name="العربية").click()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.goto("/status")
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        page.locator("details.menu summary").click()
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
