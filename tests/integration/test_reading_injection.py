"""Nothing that a post carries is executed by the reading page, or loaded for it."""

from __future__ import annotations

import json
import re
import runpy
from html import escape
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from pipeline.reading.page import render_page
from pipeline.reading.testing import bilingual_post
from pipeline.stages.render import sanitize, to_html
from tests.support.formatted_posts import CRITICAL
from tests.support.reading_page import watched, write

DATA = Path(__file__).parents[1] / "data/injection"
PAYLOADS: list[dict[str, str]] = [
    json.loads(line) for line in (DATA / "payloads.jsonl").read_text("utf-8").splitlines()
]


def test_the_corpus_is_large_and_is_what_its_script_writes() -> None:
    assert len(PAYLOADS) >= 300
    assert len({(one["format"], one["text"]) for one in PAYLOADS}) == len(PAYLOADS)
    made = runpy.run_path(str(DATA / "make_payloads.py"))["written"]()
    assert made == (DATA / "payloads.jsonl").read_text("utf-8")


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


def careless(text: str, form: str) -> str:
    """Render a payload as a program would that escapes and sanitises nothing."""
    if form != "markdown":
        return text
    reader = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
    reader.validateLink = lambda _: True  # type: ignore[method-assign]
    return reader.render(text)


def posts_with(payload: dict[str, str]) -> list[dict[str, Any]]:
    """Make posts that carry a payload in every field, in its HTML raw and sanitised."""
    text, form = payload["text"], payload["format"]
    if form == "plain":
        return [poisoned(text, form)]
    raw = careless(text, form)
    posts = []
    for html in (raw, sanitize(raw), to_html(text, "markdown")):
        post = poisoned(text, form) | {"html": html}
        for translation in post["translations"].values():
            translation["html"] = html
        post["translations"]["en"]["html"] = f"<p>x</p>{html}"
        posts.append(post)
    return posts


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "escaping-alone"])
def test_nothing_that_a_post_carries_is_executed_or_loaded(
    browser: Browser, tmp_path: Path, bypass_csp: bool
) -> None:
    posts = [post for payload in PAYLOADS for post in posts_with(payload)]
    address = write(tmp_path, posts, title="</title><script>planted()</script>")
    assert watched(browser, address, bypass_csp=bypass_csp) == []


def test_the_corpus_is_alive(browser: Browser, tmp_path: Path) -> None:
    frames = "".join(
        f'<iframe name="{number}" srcdoc="{escape(one["text"])}"></iframe>'
        for number, one in enumerate(PAYLOADS[::10])
        if one["format"] == "html"
    )
    path = tmp_path / "careless.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{frames}", encoding="utf-8")
    ran: set[str] = set()
    context = browser.new_context()
    context.expose_binding("planted", lambda source: ran.add(source["frame"].name))
    context.route(re.compile("^https?:"), lambda route: route.abort())
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    for _ in range(100):
        if len(ran) > 10:
            break
        page.wait_for_timeout(100)
    context.close()
    assert len(ran) > 10


def test_the_watch_sees_a_planted_script(browser: Browser, tmp_path: Path) -> None:
    html = render_page([bilingual_post([("PLANT", "Hello")])])
    path = tmp_path / "page.html"
    path.write_text(html.replace("PLANT", "<script>planted()</script>"), encoding="utf-8")
    assert "planted" in watched(browser, path.as_uri(), bypass_csp=True)
    guarded = watched(browser, path.as_uri(), bypass_csp=False)
    assert "planted" not in guarded
    assert any("Content Security Policy" in event for event in guarded)
