"""Controls of direction in one text never turn another, wherever it stands."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.pages import Pages

# Overrides and isolates that are never closed, and closings of what was never opened.
OPEN = "\u202e\u2067\u202b"
SHUT = "\u202c\u2069\u2069"

# For every piece of text with a control in it: what else stands on the same lines, outside of the
# box that is its own. A control that is not closed reaches as far as that box, and no farther.
_REACHED = """() => {
    const controls = /[\\u202a-\\u202e\\u2066-\\u2069]/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const reached = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const own = node.parentElement;
        if (!controls.test(node.data) || !own.checkVisibility()) continue;
        if (own.closest('option, textarea, title, script')) continue;
        let box = own;
        while (getComputedStyle(box).display === 'inline') box = box.parentElement;
        const others = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let other = others.nextNode(); other; other = others.nextNode()) {
            if (other === node || !other.data.trim()) continue;
            let near = other.parentElement;
            while (getComputedStyle(near).display === 'inline') near = near.parentElement;
            const said = own.closest('[data-of], bdi, mark, a, ins, del') || own;
            if (near === box && !said.contains(other) && !same(own, other.parentElement, box))
                reached.push([node.data.slice(0, 40), other.data.slice(0, 40)]);
        }
    }
    // Pieces of one text: nothing between them and the box but marks of our own.
    function same(one, two, box) {
        const plain = e => { while (/^(mark|ins|del|a|span|b|i|em|strong|code|u)$/.test(e.localName)
            && e !== box) e = e.parentElement; return e; };
        return plain(one) === plain(two) && plain(one).closest('[dir]') === plain(one);
    }
    return reached;
}"""


@pytest.fixture
def turned(own_pages: Pages) -> Pages:
    """Give an exchange in which some texts have controls of direction that are left open."""
    exchange = own_pages.exchange
    more: dict[str, Any] = {"thread": "t-turned", "title": f"{OPEN}The garden"}
    doubted = "Her soup is the best in the street, says number 7."
    for number, control in enumerate((OPEN, SHUT)):
        exchange.write(
            "accra", f"{control}Abena", f"{control}The tomatoes are sweet and red.",
            post=f"d-{number}", **more,
        )  # fmt: skip
        exchange.write(
            "accra", f"{control}Kojo", f"{control}{doubted}",
            post=f"e-{number}", in_reply_to=f"d-{number}", **more,
        )  # fmt: skip
        exchange.write(
            "accra", f"{control}Esi", f"{control} Call me: +233 24 123 4567.",
            post=f"f-{number}", **more,
        )  # fmt: skip
    return own_pages


@pytest.mark.parametrize("language", ["en", "ar"])
def test_controls_of_direction_stay_in_their_own_box(
    browser: Browser, turned: Pages, language: str
) -> None:
    questions = [
        one for one in turned.exchange.questions(limit=1000) if one["post"].startswith(("e-", "f-"))
    ]
    assert len(questions) >= 4
    paths = ["/review", "/read/rivers", "/read/rivers/t-turned", "/status"]
    paths += [f"/review/{one['id']}" for one in questions]
    with turned.visiting(browser, member="t-head", language=language) as context:
        page = context.new_page()
        for path in paths:
            page.goto(path)
            for fold in page.locator("main summary").all():
                fold.click()
            assert page.evaluate(_REACHED) == [], path


def test_the_look_sees_a_control_that_leaks(browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.set_content("<p>from <span>\u202eabc</span> with love</p>")
    assert page.evaluate(_REACHED) != []
    page.set_content("<p>from <bdi style='display: inline-block'>\u202eabc</bdi> with love</p>")
    assert page.evaluate(_REACHED) == []
    page.context.close()
