"""A class reads a thread: both languages, pairs lit together, revealed as the teacher likes."""

from __future__ import annotations

import re
from itertools import cycle, islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import letters
from tests.support.filled import THREAD
from tests.support.pages import PHONE, TABLET, WIDE, Pages

GARDEN = "Our school has a small garden behind the library."
GARDEN_ES = "Nuestra escuela tiene un pequeño jardín detrás de la biblioteca."

# Every sentence with its translation, and whether that can be seen; not those in three languages.
_PAIRS = """() => [...document.querySelectorAll('article ol.s:not(.w) > li')].flatMap(row =>
    [...row.children].slice(1).map((cell, i) => {
        const one = row.children[i].getBoundingClientRect(), two = cell.getBoundingClientRect();
        return {one: one.toJSON(), two: two.toJSON(), shown: two.height > 0};
    }))"""


def reveal(page: Page, pages: Pages, value: str, thread: str = THREAD) -> None:
    page.goto(f"/read/rivers/{thread}")
    page.get_by_text("How classes see this thread").click()
    page.locator(f"input[name=reveal][value={value}]").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    assert page.url.startswith(pages.url)


@pytest.mark.parametrize("width", [WIDE, TABLET])
def test_both_languages_stand_side_by_side(browser: Browser, pages: Pages, width: int) -> None:
    with pages.opened(browser, pages.reading_link(), width=width) as page:
        pairs = [pair for pair in page.evaluate(_PAIRS) if pair["shown"]]
        assert len(pairs) > 4
        assert all(pair["two"]["left"] >= pair["one"]["right"] for pair in pairs)


def test_they_stand_one_under_the_other_on_a_phone(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.reading_link(), width=PHONE) as page:
        pairs = [pair for pair in page.evaluate(_PAIRS) if pair["shown"]]
        assert len(pairs) > 4
        assert all(pair["two"]["top"] >= pair["one"]["bottom"] for pair in pairs)


def test_only_what_is_published_can_be_read(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.reading_link("sevilla", None)) as page:
        page.goto(page.locator("main a", has_text="jardín").first.get_attribute("href") or "")
        text = page.locator("main").inner_text()
        assert GARDEN in text
        assert "23 tomatoes" not in text
    with pages.opened(browser, "/read/rivers") as page:
        assert "tomato" not in page.content()


def test_a_post_that_was_taken_back_stands_there_without_words(
    browser: Browser, own_pages: Pages
) -> None:
    own_pages.exchange.withdraw("p-garden")
    with own_pages.opened(browser, own_pages.reading_link()) as page:
        assert GARDEN not in page.content()
        assert GARDEN_ES not in page.content()
        expect(page.locator("article .status").first).to_be_visible()


def test_a_sentence_and_its_translation_are_lit_together(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.reading_link()) as page:
        row = page.locator("ol.s > li").filter(has_text=GARDEN).first
        before = _looks(page)
        row.locator("p").first.hover()
        page.wait_for_timeout(300)
        lit = _looks(page)
        changed = [number for number, look in enumerate(lit) if look != before[number]]
        assert len(changed) >= 1
        texts = page.locator("ol.s > li").all_inner_texts()
        assert all(GARDEN in texts[number] for number in changed)
        assert any(GARDEN_ES in texts[number] for number in changed)


def _looks(page: Page) -> list[str]:
    looks: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('ol.s > li')].map(row => {
            const all = [row, ...row.children].map(e => getComputedStyle(e));
            return all.map(s => s.backgroundColor + s.boxShadow + s.outlineColor).join();
        })"""
    )
    return looks


def test_uncertain_words_and_terms_are_said_in_words(browser: Browser, own_pages: Pages) -> None:
    path = own_pages.review("h-soup")
    own_pages.exchange.write(
        "accra", "Esi", "We planted beans near the coral reef museum.", post="p-reef", thread=THREAD
    )
    own_pages.exchange.decide(path.rpartition("/")[2], "approve")
    with own_pages.opened(browser, own_pages.reading_link("sevilla", THREAD)) as page:
        article = page.locator("article").filter(has_text="coral reef museum")
        expect(article).to_contain_text("arrecife de coral")
        assert article.locator("u").count() >= 1
        assert "translated by" in page.locator("main").inner_text().lower()
    with own_pages.opened(browser, own_pages.reading_link("sevilla", "t-food")) as page:
        assert "checked by a teacher" in page.locator("main").inner_text().lower()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_teacher_lets_translations_appear_on_a_tap(
    browser: Browser, own_pages: Pages, scripts: bool
) -> None:
    with own_pages.opened(browser, "/review", "t-ines") as page:
        reveal(page, own_pages, "tap")
    with own_pages.opened(
        browser, own_pages.reading_link(), width=PHONE, java_script_enabled=scripts
    ) as page:
        translation = page.get_by_text(GARDEN_ES).first
        expect(translation).to_be_hidden()
        page.get_by_text(GARDEN).first.click()
        expect(translation).to_be_visible()


def test_a_teacher_lets_translations_wait_for_a_reply(browser: Browser, own_pages: Pages) -> None:
    with own_pages.opened(browser, "/review", "t-ines") as page:
        reveal(page, own_pages, "reply", "t-hello")
    exchange = own_pages.exchange
    exchange.write(
        "accra", "Abena", "Many greetings from all of us!", post="p-hi", thread="t-hello"
    )
    link = own_pages.reading_link("sevilla", "t-hello")
    greeting = "¡Muchos saludos de todos nosotros!"
    with own_pages.opened(browser, link) as page:
        assert "Many greetings from all of us!" in page.content()
        assert greeting not in page.content()
        with page.expect_download() as started:
            page.get_by_role("link", name="Download").click()
        assert greeting not in Path(started.value.path()).read_text("utf-8")
    exchange.write(
        "sevilla", "Lucía", "Me gusta dibujar y leer cuentos.", post="p-us", thread="t-hello"
    )
    with own_pages.opened(browser, link) as page:
        assert greeting in page.content()


def test_the_text_grows_and_spreads_and_stays_so(browser: Browser, pages: Pages) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('article li p')).fontSize)"
    height = "document.querySelector('article').getBoundingClientRect().height"
    with pages.opened(browser, pages.reading_link(), width=PHONE) as page:
        before = page.evaluate(size)
        page.get_by_role("button", name="Larger text").click()
        assert page.evaluate(size) > before
        tall = page.evaluate(height)
        page.get_by_role("button", name="More space").click()
        assert page.evaluate(height) > tall
        page.reload()
        assert page.evaluate(size) > before
        expect(page.get_by_role("button", name="More space")).to_have_attribute(
            "aria-pressed", "true"
        )
        page.get_by_role("button", name="Smaller text").click()
        assert page.evaluate(size) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_black_on_white(browser: Browser, pages: Pages, scheme: str) -> None:
    with pages.opened(browser, pages.reading_link(), width=680, scheme=scheme) as page:
        pdf = page.pdf(format="A4", print_background=True)
        assert pdf.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 1
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]  # one of two
        inks = page.evaluate(
            """() => [...new Set([...document.querySelectorAll('article, article *')].flatMap(e => {
                const style = getComputedStyle(e); return [style.color, style.backgroundColor];
            }))].sort()"""
        )
        assert inks == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
        for control in page.locator("button, nav a, a.button, form").all():
            expect(control).to_be_hidden()
        for pair in page.evaluate(_PAIRS):
            assert not pair["shown"] or pair["two"]["left"] >= pair["one"]["right"]


@pytest.mark.parametrize("columns", [2, 3, 6, 12])
def test_no_column_of_a_table_is_lost_on_paper(
    browser: Browser, own_pages: Pages, columns: int
) -> None:
    said = ("The tomatoes are sweet and red.", "I like drawing and reading stories.", GARDEN)
    row = f"| {' | '.join(islice(cycle(said), columns))} |"
    table = f"{row}\n|{'---|' * columns}\n{row}"
    own_pages.exchange.write("accra", "Kojo", table, post="p-9", thread="t-9", format="markdown")
    with own_pages.opened(browser, own_pages.reading_link(thread="t-9"), width=680) as page:
        page.emulate_media(media="print")
        tables = page.locator(".t")
        expect(tables).to_have_count(2)  # the original and its translation
        for one in tables.all():
            width, room = one.evaluate("e => [e.firstElementChild.offsetWidth, e.clientWidth]")
            assert width <= room
        assert (room > 600) == (columns > 2)  # they have the room of both


def test_a_thread_of_twenty_posts_keeps_its_budget(browser: Browser, own_pages: Pages) -> None:
    exchange = letters.write_letters(own_pages.exchange.database, own_pages.exchange.detector)
    of_letters = Pages(url=own_pages.url, services=own_pages.services, exchange=exchange)
    sizes: dict[str, int] = {}
    with of_letters.visiting(browser) as context:
        page = context.new_page()
        page.on("response", lambda one: sizes.update({one.url: len(one.body())}))
        page.goto(of_letters.reading_link("sevilla", letters.THREAD))
        page.wait_for_load_state("networkidle")
        assert page.locator("article").count() == letters.POSTS
    asked = {url: size for url, size in sizes.items() if url.startswith("http")}
    assert len(asked) <= 3
    assert sum(asked.values()) <= 60_000, asked


def test_every_link_of_a_reading_page_keeps_the_key(browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, pages.reading_link("fes", None)) as page:
        page.locator("main ol a").first.click()
        for link in page.locator("a[href^='/read/']").all():
            assert "key=" in (link.get_attribute("href") or "")
        assert page.context.cookies() == []
        assert page.locator("form[method=post]").count() == 0


def test_a_thread_may_have_any_name(browser: Browser, own_pages: Pages) -> None:
    names = ("a/b", "..", ".", "~", "a b?c=d#e", "%2f", "ü/../é", "\u202eturned", "x" * 200)
    for number, name in enumerate(names):
        own_pages.exchange.write(
            "accra", "Abena", f"{GARDEN} Number {number}.", post=f"any-{number}", thread=name
        )
    with own_pages.opened(browser, "/read/rivers", "t-head") as page:
        found = set()
        for link in [one.get_attribute("href") or "" for one in page.locator("main ol a").all()]:
            page.goto(link)
            found |= set(re.findall(r"Number \d", page.locator("main").inner_text()))
        assert len(found) == len(names)
        for number, name in enumerate(names):
            page.goto(own_pages.reading_link("sevilla", name))
            expect(page.get_by_text(f"Number {number}.").first).to_be_visible()
