"""The review queue in a browser: how much, in groups, approved by the handful, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pages import Pages


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def _cards(page: Page, kind: str) -> list[str]:
    return page.locator(f"section.{kind} li.card").all_inner_texts()


def test_it_says_how_much_there_is_and_how_long_it_takes(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, "/review", "t-ines") as page:
        heading = page.locator("h1").inner_text()
        assert re.fullmatch(r"6 passages and 1 whole post, about \d+ minutes", heading)
        titles = page.locator("section.group h2").all_inner_texts()
        assert [re.sub(r"\W*\d+$", "", one) for one in titles] == ["Careful", "Unsure"]
        assert len(_cards(page, "critical")) + len(_cards(page, "unsure")) == 7


def test_every_question_has_its_reason_and_both_texts(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, "/review", "t-ines") as page:
        card = page.locator("li.card").filter(has_text="The number 23 is missing.")
        assert card.locator("[lang=en]").first.is_visible()
        expect(card.locator(".from")).to_have_text("Yesterday we picked 23 tomatoes.")
        expect(card.locator(".to")).to_have_text("Ayer recogimos tomates.")
        expect(card).to_contain_text("Kojo")
        expect(card).to_contain_text("accra")
        card.get_by_role("link").click()
        expect(page.locator("h1")).to_have_text("The number 23 is missing.")


def test_a_teacher_sees_the_languages_that_are_theirs(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, "/review", "t-ama") as page:
        text = page.locator("main").inner_text()
        assert "My friend painted the old wooden door." in text
        assert "Ayer recogimos tomates." not in text


def test_filters_stand_in_the_address(browser: Browser, pages: Pages, scripts: bool) -> None:
    with pages.opened(browser, "/review", "t-head", java_script_enabled=scripts) as page:
        page.get_by_text("Show a part of the list").click()
        page.locator("select[name=kind]").select_option("unsure")
        page.locator("select[name=language]").select_option("en")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**kind=unsure**")
        assert "language=en" in page.url
        assert _cards(page, "critical") == []
        assert all("lang=" not in one for one in _cards(page, "unsure"))
        assert page.locator("section.unsure .to:not([lang=en])").count() == 0
        page.locator("li.card a").first.click()
        assert "kind=unsure" in page.url


def test_the_chosen_leave_at_once_and_come_back_by_undo(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with own_pages.opened(browser, "/review", "t-ines", java_script_enabled=scripts) as page:
        before = page.locator("li.card").count()
        assert page.locator("section.critical input[type=checkbox]").count() == 0
        boxes = page.locator("section.unsure input[type=checkbox]")
        for number in range(2):
            boxes.nth(number).check()
        page.get_by_role("button", name=re.compile("Approve the chosen")).click()
        expect(page.get_by_role("status").first).to_contain_text("2 passages approved.")
        assert page.locator("li.card").count() == before - 2
        assert own_pages.exchange.shown("h-soup")["status"] == "held"
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("They are back in the list.")).to_be_visible()
        assert page.locator("li.card").count() == before
        assert own_pages.let_go() == 0
        assert own_pages.exchange.shown("h-soup")["status"] == "held"


def test_after_its_time_an_approval_is_published(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    with own_pages.opened(browser, "/review", "t-ines") as page:
        name = path.rpartition("/")[2]
        page.locator(f"input[type=checkbox][value^='{name}']").check()
        page.get_by_role("button", name=re.compile("Approve the chosen")).click()
        undo = page.get_by_role("button", name="Undo")
        expect(undo).to_be_visible()
        assert own_pages.let_go() == 1
        assert own_pages.verdict(path) == ("approve", None)
        assert own_pages.exchange.shown("h-soup")["status"] == "published"
        undo.click()
        expect(page.get_by_text("It is too late to undo this")).to_be_visible()


def test_what_a_colleague_decides_meanwhile_stays_the_colleagues(
    browser: Browser, own_pages: Pages
) -> None:
    path = own_pages.review("h-soup")
    with (
        own_pages.opened(browser, "/review", "t-ines") as quick,
        own_pages.opened(browser, path, "t-samira") as careful,
    ):
        name = path.rpartition("/")[2]
        quick.locator(f"input[type=checkbox][value^='{name}']").check()
        quick.get_by_role("button", name=re.compile("Approve the chosen")).click()
        quick.get_by_role("button", name="Undo").wait_for()
        careful.get_by_label("The words that go out").fill("Su caldo es el mejor de la calle.")
        careful.locator("button[value=approve]").click()
        careful.wait_for_url(lambda url: path not in url)
        own_pages.let_go()
        assert own_pages.verdict(path) == ("edit", "Su caldo es el mejor de la calle.")


def test_nothing_chosen_changes_nothing(browser: Browser, own_pages: Pages) -> None:
    with own_pages.opened(browser, "/review", "t-ines", java_script_enabled=False) as page:
        page.get_by_role("button", name=re.compile("Approve the chosen")).click()
        expect(page.get_by_role("status").first).to_contain_text("choose passages first")


def test_the_budget_is_a_slider_with_scripts_and_a_number_without(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with own_pages.opened(browser, "/review", "t-ines", java_script_enabled=scripts) as page:
        page.get_by_text("How much do you want to read?").click()
        page.locator("input[name=budget]:visible, #budget:visible").first.fill("35")
        page.locator(".budget").get_by_role("button", name="Save").click()
        expect(page.get_by_role("status").first).to_contain_text("Saved.")
        assert own_pages.exchange.project.budget == 0.35
        assert own_pages.exchange.project.policy == "hold"


def test_an_empty_queue_is_calm_and_says_what_happens_next(
    browser: Browser, empty_pages: Pages
) -> None:
    with empty_pages.opened(browser, "/review", "t-head") as page:
        expect(page.locator("h1")).to_have_text("Nothing waits for you")
        assert page.locator("main p").count() >= 1
        assert page.locator("main .first").count() == 0


def test_the_first_passage_is_one_step_away(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, "/review", "t-ines") as page:
        page.get_by_role("link", name="Start with the first").click()
        expect(page.locator("h1")).to_have_text("The number 23 is missing.")
