"""The reading page in a real browser: looks, safety, access for all."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from pipeline.reading.testing import bilingual_post
from tests.support.formatted_posts import arabic_post, html_post, markdown_post
from tests.support.reading_page import opened, write

AXE = Path(__file__).parents[1] / "browser/node_modules/axe-core/axe.min.js"

CRITICAL: dict[str, Any] = {
    "code": "number-changed",
    "severity": "critical",
    "message": "The number 23 is missing.",
    "params": {"number": "23"},
    "source": [16, 18],
    "target": None,
}
UNSURE: dict[str, Any] = {
    **CRITICAL,
    "code": "low-confidence",
    "severity": "unsure",
    "message": "The computer was unsure of this translation.",
    "source": None,
}
NOTE = {**UNSURE, "severity": "note", "message": "Not known."}


def every_kind_of_post() -> list[dict[str, Any]]:
    """Make posts that show everything the page can show."""
    arabic = bilingual_post(
        [
            (
                "في مدرستنا حديقة صغيرة.",
                "Nuestra escuela tiene un jardín.",
                "我们学校有一个小花园。",
            ),
            "\n\n",
            ("أمس قطفنا 23 حبة طماطم!", "¡Ayer recogimos tomates!", "昨天我们摘了西红柿！"),
        ],
        source="ar",
        targets=("es", "zh-Hans"),
        title=("حديقة المدرسة", "El jardín", "花园"),
        flags={0: [UNSURE], 1: [CRITICAL, NOTE]},
        id="ar",
        classroom="fes",
    )
    chinese = bilingual_post(
        [("你好！", "مرحبا!"), ("我们有三盆花。", "لدينا ثلاث نباتات.")],
        source="zh-Hans",
        targets=("ar",),
        flags={1: [UNSURE]},
        id="zh",
        classroom="xiamen",
        in_reply_to="ar",
    )
    spanish = bilingual_post(
        [
            ("Mirad https://example.org/" + "muy-largo/" * 12, "Look at https://example.org/a"),
            "\n- ",
            ("Supercalifragilisticoespialidoso" * 4, "Incredible" * 12),
            "\n\n",
            ("Qué rico.", "How tasty."),
        ],
        title=("El huerto", "The garden"),
        attachments=[
            {
                "url": "https://example.org/reef.svg",
                "media_type": "image/svg+xml",
                "alt": ("Un arrecife", "A reef"),
                "caption": ("Tres peces", "Three fish"),
            },
            {"url": "x:y", "media_type": "audio/ogg", "transcript": ("Hola a todos", "Hello all")},
        ],
        flags={0: [CRITICAL], 2: [UNSURE]},
        id="es",
        in_reply_to="zh",
    )
    teacher = bilingual_post([("Sí.", "Yes."), " ", ("No.", "No.")], id="t", in_reply_to="gone")
    teacher["translations"]["en"]["passages"][0]["origin"] = "teacher"
    own = bilingual_post([("Sí.", "It is so."), " ", ("No.", "No.")], targets=("es",))
    teacher["translations"]["es"] = own["translations"]["es"]
    laugh = bilingual_post([("jajaja 😂😂", "jajaja 😂😂")], source="und", id="laugh")
    held = bilingual_post([("Hola.", "Hello.")], status="held", flags={0: [CRITICAL]}, id="held")
    held["flags"] = [{**CRITICAL, "message": "This may be a telephone number."}]
    return [
        arabic,
        chinese,
        spanish,
        teacher,
        laugh,
        held,
        bilingual_post([("Hola.", "Hello.")], status="withdrawn", id="w"),
        bilingual_post(["Hola.\n\nAdiós."], targets=(), status="failed", id="f"),
        markdown_post(id="m", title=("El cuaderno", "The notebook"), in_reply_to="es"),
        arabic_post(id="n"),
        html_post(id="o", attachments=[{"alt": ("A bed", "Un bancal")}]),
    ]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("reading"), every_kind_of_post())


# Every pair of neighbours in a row: their boxes, and whether the second can be seen.
PAIRS = """() => [...document.querySelectorAll('ol.s > li')].flatMap(row =>
    [...row.children].slice(1).map((cell, i) => {
        const one = row.children[i].getBoundingClientRect(), two = cell.getBoundingClientRect();
        return {one: one.toJSON(), two: two.toJSON(), shown: two.height > 0};
    }))"""


@pytest.mark.parametrize("width", [1440, 1024])
def test_pairs_stand_side_by_side_on_a_desktop(browser: Browser, address: str, width: int) -> None:
    with opened(browser, address, width) as page:
        pairs = page.evaluate(PAIRS)
        assert len(pairs) > 12
        for pair in pairs:
            assert pair["two"]["left"] >= pair["one"]["right"]
            assert abs(pair["two"]["width"] - pair["one"]["width"]) < 1
            assert abs(pair["two"]["top"] - pair["one"]["top"]) < 12
        assert page.locator("article:first-of-type .h").is_visible()


def test_pairs_stand_one_under_the_other_on_a_phone_and_say_which_is_which(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, 360) as page:
        for pair in page.evaluate(PAIRS):
            assert not pair["shown"] or pair["two"]["top"] >= pair["one"]["bottom"]
        labels = page.evaluate(
            """() => [...document.querySelectorAll('#post-1 li [lang]')].slice(0, 3).map(
                cell => getComputedStyle(cell, '::before').content)"""
        )
        labels[0] = labels[0].replace('" "', "")  # browsers give a list joined or not
        assert labels == ['"Arabic · original"', '"Spanish"', '"Simplified Chinese"']
        grounds = page.evaluate(
            """() => [...document.querySelector('#post-1 li').children].map(
                cell => getComputedStyle(cell).backgroundColor)"""
        )
        assert grounds[0] != grounds[1]


def test_a_tablet_has_room_for_two_languages_but_not_for_three(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, 768) as page:
        ways = page.evaluate(
            """() => [...document.querySelectorAll('ol.s')].map(list => [
                list.firstElementChild.children.length,
                getComputedStyle(list.firstElementChild).display])"""
        )
        assert {(2, "grid"), (3, "list-item")} == {tuple(way) for way in ways}


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1024, 1440])
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    with opened(browser, address, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        inner = page.evaluate(
            """() => [...document.querySelectorAll('article *')].filter(
                e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                    && !e.closest('pre, .t')
                    && getComputedStyle(e).display !== 'inline').map(e => e.outerHTML)"""
        )
        assert inner == []


@pytest.mark.parametrize("width", [320, 1024])
def test_what_scrolls_by_itself_can_be_reached_by_keyboard(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, address, width) as page:
        reached = page.evaluate(
            """() => [...document.querySelectorAll('pre, .t')].filter(
                e => e.scrollWidth > e.clientWidth + 1).map(e => e.tabIndex)"""
        )
        assert set(reached) == {0} if width < 400 else set(reached) <= {0}


def test_arabic_runs_from_the_right(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        cells = page.evaluate(
            """() => [...document.querySelectorAll(':is(p, h3, h4)[lang=ar]')].map(cell => {
                const range = document.createRange(); range.selectNodeContents(cell);
                const text = range.getBoundingClientRect(), box = cell.getBoundingClientRect();
                const style = getComputedStyle(cell);
                return [style.direction, style.unicodeBidi, box.right - text.right,
                        text.left - box.left];
            })"""
        )
        assert len(cells) == 11
        for direction, bidi, right, left in cells:
            assert direction == "rtl"
            assert bidi.startswith("isolate")
            assert right < left


def test_controls_of_direction_in_one_text_do_not_turn_another(
    browser: Browser, tmp_path: Path
) -> None:
    post = bilingual_post(
        [("\u202e\u2067Hola", "\u202eHello"), " ", ("Uno", "One")],
        author="\u202e\u2067abc",
        flags={0: [{**UNSURE, "message": "\u202eabc"}]},
    )
    with opened(browser, write(tmp_path, [post], title="\u202e\u2067x"), 1440) as page:
        author, rest, word, message = (
            page.locator(place).last.evaluate("e => e.getBoundingClientRect().toJSON()")
            for place in ("h2 > bdi", "h2 small", ".n.u b", ".n.u bdi")
        )
        assert rest["left"] >= author["right"]
        assert message["left"] >= word["right"]
        assert page.evaluate("getComputedStyle(document.querySelector('li p')).unicodeBidi") in {
            "isolate",
            "isolate-override",
        }


def test_marks_stacked_high_stay_within_their_post(browser: Browser, tmp_path: Path) -> None:
    tall = "Z" + "\u0335\u0310\u033f" * 400
    post = bilingual_post([(tall, tall + "x")], author=tall)
    with opened(browser, write(tmp_path, [post, post]), 1440) as page:
        assert (
            page.evaluate("getComputedStyle(document.querySelector('article')).contain") == "paint"
        )


LUMINANCE = """() => getComputedStyle(document.documentElement).backgroundColor
    .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765"""


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_is_light_or_dark_as_the_reader_likes(
    browser: Browser, address: str, scheme: str, dark: bool
) -> None:
    with opened(browser, address, color_scheme=scheme) as page:
        assert (page.evaluate(LUMINANCE) < 0.2) == dark


def test_it_works_without_javascript(browser: Browser, address: str) -> None:
    texts = []
    for scripts in (True, False):
        with opened(browser, address, java_script_enabled=scripts) as page:
            texts.append(page.locator("body").inner_text())
    assert texts[0] == texts[1]
    assert "¡Ayer recogimos tomates!" in texts[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_black_on_white_in_columns(browser: Browser, address: str, scheme: str) -> None:
    with opened(browser, address, 680, color_scheme=scheme) as page:
        pdf = page.pdf(format="A4", print_background=True)
        assert pdf.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        inks = page.evaluate(
            """() => [...new Set([...document.querySelectorAll('body *')].flatMap(e => {
                const style = getComputedStyle(e); return [style.color, style.backgroundColor];
            }))].sort()"""
        )
        assert inks == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
        assert (
            page.evaluate("getComputedStyle(document.querySelector('li')).breakInside") == "avoid"
        )
        for pair in page.evaluate(PAIRS):
            assert pair["two"]["left"] >= pair["one"]["right"]


def test_no_request_is_made_beyond_the_file_itself(browser: Browser, address: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    context.close()
    assert asked == [address]


def test_a_reply_leads_to_its_post_by_keyboard_with_the_focus_seen(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, 360) as page:
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => { const e = document.activeElement;
                return [e.getAttribute('href'), getComputedStyle(e).outlineStyle]; }"""
        )
        assert focused == ["#post-1", "solid"]
        page.keyboard.press("Enter")
        assert page.url == f"{address}#post-1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    if not AXE.exists():
        reason = "axe-core is not installed: npm ci in tests/browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with opened(browser, address, width, color_scheme=scheme) as page:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run(document, {rules: {'target-size': {enabled: true}}})")
        assert [
            (found["id"], [node["html"] for node in found["nodes"]])
            for found in result["violations"]
        ] == []
        assert [
            (found["id"], node["any"] or node["none"] or node["all"])
            for found in result["incomplete"]
            for node in found["nodes"]
        ] == []
