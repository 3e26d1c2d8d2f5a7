"""What the script of a passage's page adds for who types and selects."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.support.pages import Pages

BOX = "The words that go out"


def test_a_selection_becomes_a_term(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.review("h-soup"), "t-ines") as page:
        page.locator(".pair .words").first.evaluate(
            """words => getSelection().setBaseAndExtent(words.firstChild, 4, words.firstChild, 8)"""
        )
        box = page.get_by_label(BOX)
        box.focus()
        box.evaluate("box => box.setSelectionRange(3, 7)")
        page.get_by_text("Make this a term").click()
        expect(page.locator("#term-source")).to_have_value("soup")
        expect(page.locator("#term-target")).to_have_value("sopa")


def test_what_was_approved_before_fills_the_box(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.review("h-number"), "t-ines") as page:
        page.get_by_role("button", name="Use this: Ayer recogimos 20 tomates.").click()
        expect(page.get_by_label(BOX)).to_have_value("Ayer recogimos 20 tomates.")
        expect(page.locator("#changes ins")).to_have_text("20 ")


def test_without_scripts_a_like_sentence_is_no_answer(browser: Browser, pages: Pages) -> None:
    address = pages.review("h-number")
    with pages.opened(browser, address, "t-ines", java_script_enabled=False) as page:
        expect(page.get_by_text("Ayer recogimos 20 tomates.").first).to_be_visible()
        assert page.get_by_role("button", name="Use this: Ayer recogimos 20 tomates.").count() == 0


def test_the_enter_key_alone_answers_nothing(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        page.get_by_label(BOX).press("Enter")
        expect(page.get_by_label(BOX)).to_have_value("Su sopa es la mejor de la calle.")
        page.get_by_text("Make this a term").click()
        page.locator("#term-source").press("Enter")
        page.locator("#term-target").press("Enter")
        assert page.url.endswith(path)
        assert own_pages.verdict(path) == (None, None)


def test_a_question_is_sent_by_the_key_that_answers(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        page.keyboard.press("Alt+q")
        expect(page.get_by_label("Your question")).to_be_focused()
        page.keyboard.type("Whose soup?")
        page.keyboard.press("Control+Enter")
        page.wait_for_url(lambda url: path not in url)
    assert own_pages.verdict(path)[0] == "ask"


def test_a_key_that_is_held_down_answers_once(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        page.keyboard.down("Control")
        for _ in range(5):  # after the first they are repeats
            page.keyboard.down("Enter")
        page.wait_for_url(lambda url: path not in url)
        page.keyboard.down("Enter")
        page.wait_for_timeout(300)
        following = page.url.partition("?")[0].removeprefix(own_pages.url)
    assert own_pages.verdict(path)[0] == "approve"
    assert own_pages.verdict(following) == (None, None)


def test_leaving_it_for_later_answers_nothing(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        page.keyboard.press("Alt+n")
        page.wait_for_url(lambda url: path not in url)
        assert "/review/rev_" in page.url
    assert own_pages.verdict(path) == (None, None)
