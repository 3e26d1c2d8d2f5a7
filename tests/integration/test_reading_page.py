"""The reading page in a real browser: looks, safety, access for all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from pipeline.reading.page import render_page
from pipeline.reading.testing import bilingual_post

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
    ]


def write(folder: Path, posts: list[dict[str, Any]], **options: Any) -> str:
    """Write a page to a file and give its address."""
    path = folder / "page.html"
    path.write_text(render_page(posts, **options), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("reading"), every_kind_of_post())


@contextmanager
def opened(browser: Browser, address: str, width: int = 1440, **options: Any) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 900}, **options
    )
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


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
                    && getComputedStyle(e).display !== 'inline').map(e => e.outerHTML)"""
        )
        assert inner == []


def test_arabic_runs_from_the_right(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        cells = page.evaluate(
            """() => [...document.querySelectorAll('[lang=ar][dir]')].map(cell => {
                const range = document.createRange(); range.selectNodeContents(cell);
                const text = range.getBoundingClientRect(), box = cell.getBoundingClientRect();
                const style = getComputedStyle(cell);
                return [style.direction, style.unicodeBidi, box.right - text.right,
                        text.left - box.left];
            })"""
        )
        assert len(cells) == 5
        for direction, bidi, right, left in cells:
            assert direction == "rtl"
            assert bidi == "isolate"
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


PAYLOADS = [
    "<script>planted()</script>",
    "</script><script>planted()</script>",
    "</style><script>planted()</script>",
    "</title><script>planted()</script>",
    "</textarea><script>planted()</script>",
    "--><script>planted()</script>",
    "<!--><script>planted()</script>",
    "<![CDATA[><script>planted()</script>]]>",
    "<img src=x onerror=planted()>",
    '"><img src=x onerror=planted()>',
    "'><img src=x onerror=planted()>",
    "` onmouseover=planted() x=`",
    '" onmouseover="planted()" autofocus onfocus="planted()" x="',
    "' onfocus='planted()' autofocus tabindex=0 x='",
    "<svg onload=planted()>",
    "<svg><script>planted()</script></svg>",
    "<svg><animate onbegin=planted() attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=planted()>",
    "<body onload=planted()>",
    "<input autofocus onfocus=planted()>",
    "<details open ontoggle=planted()>",
    "<video><source onerror=planted()></video>",
    "<iframe srcdoc='<script>parent.planted()</script>'></iframe>",
    "<iframe src=javascript:parent.planted()></iframe>",
    "<object data=javascript:planted()>",
    "<embed src=javascript:planted()>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:planted()'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=javascript:planted()><button autofocus>x",
    "<a href=javascript:planted()>x</a>",
    "javascript:planted()",
    "JaVaScRiPt:planted()//https://example.org/",
    "java\nscript:planted()",
    "data:text/html,<script>planted()</script>",
    'https://example.org/"onmouseover=planted()',
    "https://example.org/'><script>planted()</script>",
    "{{ 7 * 7 }}{% for x in () %}{{ cycler.__init__ }}",
    "${planted()}",
    "&lt;script&gt;planted()&lt;/script&gt;",
    "&#60;script&#62;planted()&#60;/script&#62;",
    "\u2028</p><script>planted()</script>",
    "＜script＞planted()＜/script＞",
    "\ud800<script>planted()</script>",
    "\x00<scr\x00ipt>planted()</scr\x00ipt>",
]


def poisoned(payload: str, form: str) -> dict[str, Any]:
    """Make a post with a payload in every field."""
    flag = {**CRITICAL, "message": payload, "code": payload, "params": {"x": payload}}
    post = bilingual_post(
        [(payload, payload + "x")],
        title=(payload, payload + "x"),
        attachments=[
            {
                "url": url,
                "media_type": payload,
                "alt": (payload, payload + "x"),
                "caption": (payload, payload + "x"),
                "transcript": (payload, payload + "x"),
            }
            for url in (payload, f"https://example.org/{payload}")
        ],
        flags={0: [flag]},
    )
    translation = post["translations"]["en"]
    translation |= {"via": [payload], "signature": payload, "html": payload}
    for passage in translation["passages"]:
        passage["language"] = payload
    return post | {
        "id": payload,
        "project": payload,
        "classroom": payload,
        "author": payload,
        "thread": payload,
        "in_reply_to": payload,
        "created_at": payload,
        "status": "held",
        "language": {"code": payload, "probability": 1, "by": payload},
        "dir": payload,
        "format": form,
        "html": payload,
        "flags": [flag],
        "translations": {"en": translation, payload: {**translation, "dir": payload}},
    }


def watched(browser: Browser, address: str, *, bypass_csp: bool) -> list[str]:
    """Open a page, touch everything in it, and give what happened that should not."""
    events: list[str] = []

    def refuse(dialog: Dialog) -> None:
        events.append("dialog")
        dialog.dismiss()

    context = browser.new_context(bypass_csp=bypass_csp)
    context.expose_function("planted", lambda: events.append("planted"))
    context.on("request", lambda request: events.append(request.url))
    context.on("console", lambda message: events.append(message.text))
    context.on("weberror", lambda error: events.append(str(error.error)))
    page = context.new_page()
    page.on("dialog", refuse)
    page.goto(address)
    page.evaluate(
        """() => document.querySelectorAll('body *').forEach(e => {
            for (const kind of ['mouseover', 'focus', 'click'])
                if (kind !== 'click' || e.tagName !== 'A') e.dispatchEvent(new Event(kind));
        })"""
    )
    page.wait_for_timeout(200)
    events += page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(e => [
            ...[...e.attributes].filter(a => /^on|^style$|^src|^srcdoc$|^action$/i.test(a.name))
                .map(a => a.name),
            ...(/^(script|img|svg|iframe|object|embed|base|link|form|input|video|math)$/i
                .test(e.tagName) ? [e.tagName] : []),
            ...(e.href && !/^(https?:\\/\\/|file:.*#post-\\d+$)/.test(e.href) ? [e.href] : []),
        ])"""
    )
    context.close()
    return [event for event in events if event != address]


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
@pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "escaping-alone"])
def test_nothing_that_a_post_carries_is_executed_or_loaded(
    browser: Browser, tmp_path: Path, form: str, bypass_csp: bool
) -> None:
    posts = [poisoned(payload, form) for payload in PAYLOADS]
    address = write(tmp_path, posts, title=PAYLOADS[3])
    assert watched(browser, address, bypass_csp=bypass_csp) == []


def test_the_watch_sees_a_planted_script(browser: Browser, tmp_path: Path) -> None:
    html = render_page([bilingual_post([("PLANT", "Hello")])])
    path = tmp_path / "page.html"
    path.write_text(html.replace("PLANT", "<script>planted()</script>"), encoding="utf-8")
    assert "planted" in watched(browser, path.as_uri(), bypass_csp=True)
    guarded = watched(browser, path.as_uri(), bypass_csp=False)
    assert "planted" not in guarded
    assert any("Content Security Policy" in event for event in guarded)


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
