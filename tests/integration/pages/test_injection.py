"""Nothing that anybody writes is executed or loaded, on any page or in the file to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Dialog

from pipeline.exchange.bell import Bell
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.web.services import Services
from tests.support.audit import intruders, intruders_in, touch
from tests.support.hostile_exchange import MEMBER, THREAD, Hostile, poison
from tests.support.pages import Pages
from tests.support.payloads import PAYLOADS, payloads_for_posts
from tests.support.reading_page import watched
from tests.support.web_service import ADMIN, running

_NEXT = re.compile(r'href="([^"]*[?&;](?:after|from|since|before|page|cursor)=[^"]*)"')
_COMPUTED = "1337"  # what a template would make of 7 * 191


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, detector: Detector
) -> Iterator[dict[str, Pages]]:
    """Give the pages of two exchanges: in one all is held, in the other all can be read."""
    folder = tmp_path_factory.mktemp("hostile")
    database = Database.at(folder / "passerelle.sqlite3")
    upgrade(database)
    exchanges = {
        name: Hostile(database, detector, name, policy)
        for name, policy in (("held", "hold"), ("open", "mark"))
    }
    for exchange in exchanges.values():
        exchange.fill()
    now = max(exchange.now for exchange in exchanges.values())
    services = Services(
        database=database,
        bell=Bell(),
        settings=Settings(data_dir=folder, admin_token=ADMIN),
        clock=lambda: now,
        translate_back=lambda text, _, __: poison(text, 20),
    )
    with running(services) as url:
        yield {
            name: Pages(url=url, services=services, exchange=exchange)
            for name, exchange in exchanges.items()
        }
    database.close()


@pytest.fixture(scope="module")
def walked(hostile: dict[str, Pages]) -> dict[str, dict[str, str]]:
    """Give the lists and threads of each exchange, from page to page: addresses and texts."""
    with hostile["held"].client(MEMBER) as held, hostile["open"].client(MEMBER) as open_:
        return {
            "queue": dict(walk(held, "/review")),
            "thread": dict(walk(open_, f"/read/open/{THREAD}")),
            "threads": dict(walk(open_, "/read/open")),
        }


def walk(client: httpx.Client, path: str) -> Iterator[tuple[str, str]]:
    """Yield the pages of a list, each with its address."""
    seen: set[str] = set()
    while path not in seen:
        seen.add(path)
        reply = client.get(path)
        assert reply.status_code == 200, path
        yield path, reply.text
        links = [unescape(one) for one in _NEXT.findall(reply.text)]
        further = [one for one in links if "download=" not in one]
        path = next((one for one in further if one not in seen), path)


def test_there_are_several_hundred_payloads_of_every_kind() -> None:
    assert len(PAYLOADS) > 400
    assert len(payloads_for_posts()) > 600
    assert max(map(len, PAYLOADS)) <= 200


def test_no_page_of_a_passage_has_anything_in_it_that_is_not_ours(
    browser: Browser, hostile: dict[str, Pages]
) -> None:
    pages = hostile["held"]
    questions = pages.exchange.questions(limit=10_000)
    assert len(questions) > 200
    with pages.client(MEMBER) as client:
        texts = [client.get(f"/review/{one['id']}?back=1").text for one in questions]
    look_at(browser, texts, len(questions))


def test_no_page_of_the_queue_or_a_thread_has_anything_in_it_that_is_not_ours(
    browser: Browser, hostile: dict[str, Pages], walked: dict[str, dict[str, str]]
) -> None:
    texts = [text for pages in walked.values() for text in pages.values()]
    links = {
        unescape(one)
        for text in walked["threads"].values()
        for one in re.findall(r'href="(/read/open/[^"]+)"', text)
    }
    assert len(links) > 300
    with hostile["open"].client(MEMBER) as client:
        for link in sorted(links)[::6]:
            reply = client.get(link)
            assert reply.status_code == 200, link
            texts.append(reply.text)
        texts.append(client.get("/status").text)
    look_at(browser, texts, 80)


def look_at(browser: Browser, texts: list[str], least: int) -> None:
    assert len(texts) >= least
    context = browser.new_context()
    page = context.new_page()
    found = [one for one in intruders_in(page, texts) if one]
    context.close()
    assert found == []
    assert not [text for text in texts if _COMPUTED in text]


def test_nothing_is_executed_or_loaded_by_what_pages_show(
    browser: Browser, hostile: dict[str, Pages], walked: dict[str, dict[str, str]]
) -> None:
    questions = hostile["held"].exchange.questions(limit=10_000)
    held = [*list(walked["queue"])[:3], *(f"/review/{one['id']}" for one in questions[::20])]
    open_ = [*list(walked["thread"])[::2], *list(walked["threads"])[:2], "/status"]
    for name, paths in (("held", held), ("open", open_)):
        visit(browser, hostile[name], paths, bypass_csp=True)
        visit(browser, hostile[name], paths[::6], bypass_csp=False)


def visit(browser: Browser, pages: Pages, paths: Iterable[str], *, bypass_csp: bool) -> None:
    ran: list[str] = []

    def refuse(dialog: Dialog) -> None:
        ran.append("dialog")
        dialog.dismiss()

    with pages.visiting(browser, member=MEMBER, bypass_csp=bypass_csp) as context:
        context.expose_function("planted", lambda: ran.append("planted"))
        page = context.new_page()
        page.on("dialog", refuse)
        for path in paths:
            page.goto(path)
            touch(page)
            assert intruders(page) == [], path
            assert page.url == pages.url + path
        assert ran == []


def test_nothing_is_executed_or_loaded_by_the_file_to_keep(
    browser: Browser,
    hostile: dict[str, Pages],
    walked: dict[str, dict[str, str]],
    tmp_path: Path,
) -> None:
    with hostile["open"].client(MEMBER) as client:
        for number, path in enumerate(list(walked["thread"])[::4]):
            mark = "&" if "?" in path else "?"
            reply = client.get(f"{path}{mark}download=1")
            assert reply.status_code == 200
            assert "attachment" in reply.headers["content-disposition"]
            file = tmp_path / f"{number}.html"
            file.write_bytes(reply.content)
            assert watched(browser, file.as_uri(), bypass_csp=bool(number)) == []


@pytest.mark.parametrize(
    "shape",
    [
        "/review?language={}", "/review?kind={}", "/review?thread={}", "/review?reason={}",
        "/review?classroom={}", "/review?after={}", "/review?done={}", "/review/{}",
        "/read/held/{}", "/read/{}", "/read/held?after={}", "/read/held?key={}", "/login/{}",
        "/status?done={}", "/{}", "/assets/{}", "/review?{}=x",
    ],
)  # fmt: skip
def test_addresses_do_no_harm(browser: Browser, hostile: dict[str, Pages], shape: str) -> None:
    texts = []
    with hostile["held"].client(MEMBER) as client:
        for payload in PAYLOADS[len(shape) % 12 :: 12]:
            reply = client.get(shape.format(quote(payload, safe="")))
            assert reply.status_code < 500, payload
            if "html" in reply.headers.get("content-type", ""):
                texts.append(reply.text)
    look_at(browser, texts, 0)


def test_the_choice_of_a_language_leads_nowhere_else(hostile: dict[str, Pages]) -> None:
    pages = hostile["open"]
    with pages.client(MEMBER) as client:
        for payload in (*PAYLOADS[::3], "//evil.example", "/\\evil.example", "/\t/evil.example"):
            reply = client.get("/language", params={"to": "es", "back": payload})
            assert reply.status_code == 303
            to = reply.headers["location"]
            assert to.startswith("/")
            assert urlsplit(to).netloc == ""
            assert not to.startswith(("//", "/\\"))
            assert "set-cookie" in reply.headers


def test_what_is_written_into_forms_does_no_harm(
    browser: Browser, hostile: dict[str, Pages]
) -> None:
    pages = hostile["held"]
    name = pages.exchange.questions(limit=1)[0]["id"]
    texts = []
    with pages.client(MEMBER) as client:
        page = client.get(f"/review/{name}").text
        (csrf,) = set(re.findall(r'name="csrf" value="([0-9a-f]+)"', page))
        for payload in PAYLOADS[::5]:
            form = {
                "csrf": csrf, "version": "99", "verdict": "edit", "text": payload, "note": payload,
                "term_source": payload, "term_target": payload, "thread": payload, "kind": payload,
            }  # fmt: skip
            reply = client.post(f"/review/{name}", data=form)
            assert reply.status_code in (400, 409, 422), payload
            texts.append(reply.text)
    look_at(browser, texts, 90)


def test_the_look_at_a_page_sees_what_is_planted(browser: Browser) -> None:
    page = browser.new_context().new_page()
    planted = [
        "<p onclick=x>", "<img>", "<svg>", "<script>x</script>", "<a href=javascript:x>",
        "<iframe>",
        "<p style=x>", "<style></style>", "<base>", "<link href=//x>", "<a href=//evil.example>",
        "<form action=//x>", "<button formaction=https:x>", "<math>", "<meta http-equiv=refresh>",
    ]  # fmt: skip
    found = list(intruders_in(page, planted))
    page.context.close()
    assert [text for text, one in zip(planted, found, strict=True) if not one] == []
