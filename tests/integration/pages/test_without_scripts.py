"""A teacher's ten minutes and a pupil's reading with scripts switched off: nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.pages import PHONE, Pages


def test_a_teacher_comes_reads_edits_approves_undoes_and_leaves(
    browser: Browser, own_pages: Pages
) -> None:
    with own_pages.opened(
        browser, own_pages.login_link(), width=PHONE, java_script_enabled=False
    ) as page:
        page.get_by_role("main").get_by_role("button").click()
        expect(page.locator("h1")).to_contain_text("passages")
        page.get_by_role("link", name="Start with the first").click()

        # The gravest first: mend it.
        expect(page.locator("h1")).to_have_text("The number 23 is missing.")
        first = page.url
        page.get_by_label("The words that go out").fill("Ayer recogimos 23 tomates.")
        page.locator("button[value=approve]").click()
        assert page.url != first
        expect(page.get_by_role("status").first).to_be_visible()

        # The next one at once: keep the original.
        second = page.url
        page.get_by_role("button", name="Keep the original").click()
        assert page.url != second

        # Back to the list: approve two, undo it.
        page.get_by_role("link", name="Back to the list").click()
        boxes = page.locator("section.unsure input[type=checkbox]")
        boxes.nth(0).check()
        boxes.nth(1).check()
        page.get_by_role("button", name=re.compile("Approve the chosen")).click()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status").first).to_be_visible()

        page.get_by_role("button", name="Log out").click()
        assert page.url.endswith("/goodbye")
    assert own_pages.exchange.shown("h-number")["status"] == "published"
    assert own_pages.let_go() == 0


def test_a_pupil_reads_a_thread_and_keeps_it(
    browser: Browser, own_pages: Pages, tmp_path: Path
) -> None:
    link = own_pages.reading_link("sevilla", None)
    with own_pages.opened(browser, link, width=PHONE, java_script_enabled=False) as page:
        page.get_by_role("main").get_by_role("link").filter(has_text="The garden").or_(
            page.get_by_role("main").get_by_role("link").filter(has_text="El jardín")
        ).first.click()
        text = page.locator("main").inner_text()
        assert "Our school has a small garden behind the library." in text
        assert "Nuestra escuela tiene un pequeño jardín detrás de la biblioteca." in text
        assert "23 tomatoes" not in text  # it is held
        with page.expect_download() as started:
            page.get_by_role("link", name=re.compile("Download|Keep|Save")).first.click()
        file = tmp_path / "kept.html"
        started.value.save_as(file)
    with own_pages.visiting(browser, java_script_enabled=False, careless=True) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        kept = page.locator("body").inner_text()
        assert "Nuestra escuela tiene un pequeño jardín detrás de la biblioteca." in kept
