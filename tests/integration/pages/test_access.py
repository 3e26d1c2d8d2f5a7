"""Every page can be used by everybody: axe finds nothing, nothing is too wide, all is named."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import findings
from tests.support.page_list import SHOWN, Shown
from tests.support.pages import PHONE, WIDE, Pages

_EVERY = pytest.mark.parametrize("shown", SHOWN, ids=str)
# Of all elements that can be seen, those that stick out of the window.
_TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll('body *')].filter(
        e => e.getBoundingClientRect().right > innerWidth + 1
            || e.getBoundingClientRect().left < -1).slice(0, 5).map(e => e.outerHTML.slice(0, 200))
    : []"""


def sticks_out(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


@_EVERY
@pytest.mark.usefixtures("axe")
def test_a_page_can_be_used_light_and_dark_small_and_large(
    browser: Browser, pages: Pages, empty_pages: Pages, shown: Shown
) -> None:
    of = empty_pages if shown.empty else pages
    with of.opened(browser, shown.path(of), shown.member, width=WIDE) as page:
        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1
        assert page.title().endswith("· Passerelle")
        assert page.locator("main .first:visible").count() <= 1
        assert findings(page) == []
        page.set_viewport_size({"width": PHONE, "height": 800})
        page.emulate_media(color_scheme="dark")
        # To where nothing is held in front of anything: axe cannot tell the contrast behind it.
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert findings(page, "color-contrast", "target-size") == []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        assert sticks_out(page, 320) == []
        assert sticks_out(page, 640) == []  # 1280 at 200 %
        page.evaluate("document.documentElement.style.fontSize = '200%'")  # text alone
        assert sticks_out(page, 1280) == []


@_EVERY
@pytest.mark.usefixtures("axe")
def test_a_page_can_be_used_in_arabic(
    browser: Browser, pages: Pages, empty_pages: Pages, shown: Shown
) -> None:
    of = empty_pages if shown.empty else pages
    with of.opened(browser, shown.path(of), shown.member, language="ar") as page:
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
        assert findings(page) == []
        assert sticks_out(page, 320) == []
        assert sticks_out(page, WIDE) == []


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize("name", ["queue", "passage-unsure", "thread"])
def test_a_page_can_be_read_in_the_other_languages(
    browser: Browser, pages: Pages, name: str, language: str
) -> None:
    (shown,) = (one for one in SHOWN if one.name == name)
    with pages.opened(browser, shown.path(pages), shown.member, language=language) as page:
        assert page.locator("html").get_attribute("lang") == language
        assert sticks_out(page, 320) == []
