"""A passage before a teacher: what it says, what can be answered, and who was faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.wording import PAGE_LANGUAGES
from tests.support.pages import PHONE, Pages

_SOUP = "Su sopa es la mejor de la calle."
_OTHER = "La sopa de ella es la mejor de la calle."


# Tells whether no word is broken inside: the box is as wide as its longest word.
_IS_WHOLE = """e => {
    const had = e.offsetWidth;
    e.style.cssText = 'display: block; inline-size: min-content; overflow-wrap: normal';
    const needed = e.offsetWidth;
    e.style.cssText = '';
    return needed > 20 && had >= needed;
}"""


@contextmanager
def at(
    pages: Pages, browser: Browser, post: str, language: str | None = "es", scripts: bool = True
) -> Iterator[tuple[Page, str]]:
    path = pages.review(post, language)
    with pages.opened(browser, path, "t-ines", java_script_enabled=scripts) as page:
        yield page, path


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_it_says_why_first_and_shows_both_texts_in_their_languages(
    browser: Browser, pages: Pages
) -> None:
    with at(pages, browser, "h-number") as (page, _):
        expect(page.locator("h1")).to_have_text("The number 23 is missing.")
        source, target = page.locator(".pair .words").all()
        assert source.inner_text() == "Yesterday we picked 23 tomatoes."
        assert (source.get_attribute("lang"), source.get_attribute("dir")) == ("en", "ltr")
        assert target.inner_text() == "Ayer recogimos tomates."
        assert (target.get_attribute("lang"), target.get_attribute("dir")) == ("es", "ltr")
        assert source.locator("mark").all_inner_texts() == ["23"]


def test_arabic_stands_from_the_right_beside_english(browser: Browser, pages: Pages) -> None:
    with at(pages, browser, "h-soil", "en") as (page, _):
        source = page.locator(".pair .words").first
        assert (source.get_attribute("lang"), source.get_attribute("dir")) == ("ar", "rtl")
        assert source.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_approving_publishes_and_goes_on_to_the_next(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, path):
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status").first).to_be_visible()
        assert own_pages.verdict(path) == ("approve", None)
        assert own_pages.exchange.shown("h-soup")["status"] == "published"
        assert page.url.startswith(f"{own_pages.url}/review/rev_")
        assert path not in page.url


def test_an_edit_is_what_goes_out(browser: Browser, own_pages: Pages, scripts: bool) -> None:
    with at(own_pages, browser, "h-number", scripts=scripts) as (page, path):
        page.get_by_label("The words that go out").fill("Ayer recogimos 23 tomates.")
        page.locator("button[value=approve]").click()
        assert own_pages.verdict(path) == ("edit", "Ayer recogimos 23 tomates.")
        post = own_pages.exchange.shown("h-number")
        assert "Ayer recogimos 23 tomates." in post["translations"]["es"]["text"]


def test_the_original_can_be_kept(browser: Browser, own_pages: Pages, scripts: bool) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, path):
        page.get_by_role("button", name="Keep the original").click()
        assert own_pages.verdict(path) == ("reject", None)
        passages = own_pages.exchange.shown("h-soup")["translations"]["es"]["passages"]
        assert passages[1]["origin"] == "verbatim"


def test_the_author_can_be_asked(browser: Browser, own_pages: Pages, scripts: bool) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, path):
        page.get_by_text("Ask the author").click()
        page.get_by_role("button", name="Send the question").click()
        expect(page.get_by_role("alert")).to_have_text("Write what the author is asked.")
        page.get_by_label("Your question").fill("Whose soup?")
        page.get_by_role("button", name="Send the question").click()
        assert own_pages.verdict(path) == ("ask", None)
        page.goto(path)
        expect(page.get_by_text("Whose soup?").first).to_be_visible()


def test_an_alternative_is_one_click_away(browser: Browser, own_pages: Pages) -> None:
    with at(own_pages, browser, "h-soup") as (page, path):
        page.get_by_role("button", name=re.compile(f"Use this.*{_OTHER}")).click()
        expect(page.get_by_label("The words that go out")).to_have_value(_OTHER)
        assert own_pages.verdict(path) == (None, None)
        page.locator("button[value=approve]").click()
        page.wait_for_url(lambda url: path not in url)
        assert own_pages.verdict(path) == ("edit", _OTHER)


def test_without_scripts_an_alternative_is_the_answer(browser: Browser, own_pages: Pages) -> None:
    with at(own_pages, browser, "h-soup", scripts=False) as (page, path):
        page.get_by_role("button", name=re.compile(f"Use this.*{_OTHER}")).click()
        assert own_pages.verdict(path) == ("edit", _OTHER)


def test_changes_are_shown_while_they_are_written(browser: Browser, pages: Pages) -> None:
    with at(pages, browser, "h-soup") as (page, _):
        box = page.get_by_label("The words that go out")
        changes = page.locator("#changes")
        expect(changes).to_be_hidden()
        box.fill("Su caldo es el mejor de la calle.")
        expect(changes.locator("del").first).to_be_visible()
        assert "sopa" in " ".join(changes.locator("del").all_inner_texts())
        assert "caldo" in " ".join(changes.locator("ins").all_inner_texts())
        expect(page.locator("button[value=approve]")).to_contain_text("Save my words")
        box.fill(_SOUP)
        expect(changes).to_be_hidden()
        expect(page.locator("button[value=approve]")).to_contain_text("Approve")


def test_a_word_becomes_a_term_together_with_the_answer(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, path):
        page.get_by_text("Make this a term").click()
        page.locator("#term-source").fill("soup")
        page.locator("#term-target").fill("sopa")
        page.locator("button[value=approve]").click()
        assert own_pages.verdict(path)[0] == "approve"
    with own_pages.client("t-head") as client:
        client.headers["authorization"] = "Bearer an-operators-token"
        assert "soup,sopa" in client.get("/v1/projects/rivers/glossaries/en-es").text


def test_glossary_terms_and_sentences_approved_before_stand_beside_it(
    browser: Browser, pages: Pages
) -> None:
    with at(pages, browser, "h-number") as (page, _):
        expect(page.get_by_text("Ayer recogimos 20 tomates.", exact=True)).to_be_visible()


def test_a_rough_translation_back_is_labelled_as_such(
    browser: Browser, pages: Pages, scripts: bool
) -> None:
    with at(pages, browser, "h-soup", scripts=scripts) as (page, _):
        page.get_by_role("button", name="Translate back").click()
        back = page.locator("#back")
        expect(back).to_contain_text("Her soup is the best in the street.")
        expect(back).to_contain_text("It cannot show whether the translation is right.")


def test_the_posts_around_it_are_one_click_away(browser: Browser, pages: Pages) -> None:
    with at(pages, browser, "h-number", scripts=False) as (page, _):
        page.get_by_text("The whole post").click()
        expect(page.locator("li[aria-current=true]")).to_contain_text("Ayer recogimos tomates.")
        page.get_by_text("The posts around it").click()
        expect(page.get_by_text("تفوح من السوق رائحة البرتقال والنعناع.")).to_be_visible()


def test_equal_passages_of_other_posts_get_the_same_answer(
    browser: Browser, own_pages: Pages
) -> None:
    with at(own_pages, browser, "h-morning-0") as (page, _):
        expect(page.get_by_text("3 posts with the same words")).to_be_visible()
        page.get_by_role("button", name="Approve").click()
        page.get_by_role("status").first.wait_for()
    states = {own_pages.exchange.shown(f"h-morning-{one}")["status"] for one in range(3)}
    assert states == {"published"}


def test_a_post_with_contact_details_is_asked_about_as_a_whole(
    browser: Browser, own_pages: Pages
) -> None:
    with at(own_pages, browser, "h-phone", None) as (page, path):
        expect(page.locator("h1")).to_contain_text("phone number")
        assert page.locator(".whole mark").first.inner_text() == "+233 24 123 4567"
        assert page.locator("textarea[name=text]").count() == 0
        page.locator("button[value=approve]").click()
        page.get_by_role("status").first.wait_for()
        assert own_pages.verdict(path) == ("approve", None)


def test_two_teachers_on_one_passage_lose_nothing(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    path = own_pages.review("h-soup")
    with (
        own_pages.opened(browser, path, "t-ines", java_script_enabled=scripts) as slow,
        own_pages.opened(browser, path, "t-samira", java_script_enabled=scripts) as quick,
    ):
        slow.get_by_label("The words that go out").fill(_OTHER)
        quick.get_by_role("button", name="Keep the original").click()
        quick.wait_for_url(lambda url: path not in url)
        slow.locator("button[value=approve]").click()
        expect(slow.get_by_role("alert")).to_contain_text("a colleague was faster")
        expect(slow.locator("h1")).to_contain_text("t-samira has kept the original.")
        expect(slow.locator("#own")).to_have_text(_OTHER)
        assert own_pages.verdict(path) == ("reject", None)


def test_the_same_answer_twice_is_one_answer(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with (
        own_pages.opened(browser, path, "t-ines") as one,
        own_pages.opened(browser, path, "t-ines") as two,
    ):
        for page in (one, two):
            page.get_by_role("button", name="Approve").click()
            page.wait_for_url(lambda url: path not in url)
        assert own_pages.exchange.shown("h-soup")["edition"] == 1


def test_a_new_revision_in_the_meantime_is_said(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        own_pages.exchange.write(
            "accra", "Esi", "My grandmother cooks rice with fish.", post="h-soup", revision=2
        )
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("alert")).to_contain_text("the post has changed in the meantime")


def test_a_post_that_was_taken_back_shows_no_text(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    own_pages.exchange.withdraw("h-soup")
    with own_pages.opened(browser, path, "t-ines") as page:
        expect(page.locator("h1")).to_have_text("This post was taken back.")
        assert "sopa" not in page.content()


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("post", ["h-number", "h-soup"])
def test_on_a_phone_the_first_buttons_are_at_hand_before_one_scrolls(
    browser: Browser, pages: Pages, post: str, language: str
) -> None:
    path = pages.review(post)
    phone = {"width": PHONE, "language": language}
    with pages.opened(browser, path, "t-ines", **phone) as page:
        for name in ("approve", "reject"):
            button = page.locator(f"button[value={name}]")
            expect(button).to_be_in_viewport(ratio=1)
            assert button.locator("span").evaluate(_IS_WHOLE)
        # What has the focus is not behind them.
        box = page.locator("#text")
        box.focus()
        bottom = box.evaluate("e => e.getBoundingClientRect().bottom")
        assert bottom <= page.locator(".held .actions").evaluate(
            "e => e.getBoundingClientRect().top"
        )


def test_nobody_hears_of_changes_before_there_are_some(browser: Browser, pages: Pages) -> None:
    with at(pages, browser, "h-soup") as (page, _):
        heading = page.get_by_role("heading", name="What you change")
        expect(heading).to_have_count(0)
        box = page.get_by_label("The words that go out")
        before = box.input_value()
        box.fill("Otra sopa.")
        expect(heading).to_have_count(1)
        box.fill(before)
        expect(heading).to_have_count(0)


def test_a_complaint_has_the_focus_at_what_is_to_be_mended(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, _):
        page.get_by_label("The words that go out").fill("")
        page.locator("button[value=approve]").click()
        expect(page.get_by_role("alert")).to_be_in_viewport()
        box = page.get_by_label("The words that go out")
        expect(box).to_be_focused()
        expect(box).to_have_accessible_description(re.compile("There are no words in the box"))


def test_what_was_done_is_the_first_that_the_next_page_says(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with at(own_pages, browser, "h-soup", scripts=scripts) as (page, _):
        page.get_by_role("button", name="Keep the original").click()
        expect(page).to_have_title("The original words stay. · A passage to check · Passerelle")
