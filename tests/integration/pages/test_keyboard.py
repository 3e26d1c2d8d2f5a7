"""The pages by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.keys import Keyboard, approve_by_keys
from tests.support.page_list import SHOWN, Shown
from tests.support.pages import PHONE, Pages

MOST_KEYS, PASSAGES = 45, 20
_CAN_BE_USED = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(
    e => e.checkVisibility({visibilityProperty: true}) && !e.disabled).length"""
_FOCUS = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return {body: e === document.body, at: [...document.querySelectorAll('*')].indexOf(e),
            seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            inside: box.bottom > 0 && box.top < innerHeight};
}"""


def test_twenty_passages_take_at_most_forty_five_keys(browser: Browser, new_pages: Pages) -> None:
    new_pages.exchange.many(PASSAGES + 1)
    with new_pages.opened(browser, "/review", "t-ines") as page:
        assert approve_by_keys(page, PASSAGES) <= MOST_KEYS
    left = new_pages.exchange.questions(language="es", limit=100)
    assert len(left) == 1


_WALKED = (
    "login",
    "queue",
    "passage-critical",
    "whole-post",
    "threads",
    "thread-of-class",
    "status",
)
_LOOKED_AT = [one for one in SHOWN if one.name in _WALKED]


@pytest.mark.parametrize("shown", _LOOKED_AT, ids=str)
def test_the_tab_key_reaches_everything_and_the_focus_is_seen(
    browser: Browser, pages: Pages, shown: Shown
) -> None:
    still = {"width": PHONE, "reduced_motion": "reduce"}
    with pages.opened(browser, shown.path(pages), shown.member, **still) as page:
        wanted = page.evaluate(_CAN_BE_USED)
        reached = set()
        for _ in range(wanted + 3):
            page.keyboard.press("Tab")
            focus = page.evaluate(_FOCUS)
            if focus["body"]:
                break
            assert focus["seen"], page.evaluate("document.activeElement.outerHTML")
            assert focus["inside"], page.evaluate("document.activeElement.outerHTML")
            reached.add(focus["at"])
        radios = page.locator("input[type=radio]:visible").count()  # a group is one stop
        assert len(reached) >= wanted - radios


def test_shortcuts_can_be_switched_off_and_stay_off(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        switch = page.get_by_label("Keyboard shortcuts")
        expect(switch).to_be_checked()
        switch.uncheck()
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(200)
        assert own_pages.verdict(path) == (None, None)
        page.reload()
        expect(page.get_by_label("Keyboard shortcuts")).not_to_be_checked()
        page.get_by_label("Keyboard shortcuts").check()
        page.keyboard.press("Control+Enter")
        page.wait_for_url(lambda url: path not in url)
        assert own_pages.verdict(path) == ("approve", None)


def test_no_single_letter_does_anything(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        page.locator("h1").click()
        for key in "abcdefghijklmnopqrstuvwxyz0123456789?/.":
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url.endswith(path)
        assert own_pages.verdict(path) == (None, None)


def test_all_is_answered_by_keys_also_without_scripts(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines", java_script_enabled=False) as page:
        keyboard = Keyboard(page)
        for _ in range(40):
            keyboard.press("Tab")
            if page.locator("button[value=approve]:focus").count():
                break
        keyboard.press("Enter")
        page.wait_for_url(lambda url: path not in url)
        assert own_pages.verdict(path) == ("approve", None)
