"""The script of a passage's page tells changes as the server does."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from tests.support.differences import CASES

SCRIPT = (files("pipeline.web.pages") / "assets" / "passage.js").read_text("utf-8")
PAGE = """<!doctype html><meta charset="utf-8"><title>Changes</title>
<div class="pair"><p class="words"></p><p class="words"></p></div>
<form id="answer"><textarea id="text" data-before="{before}"></textarea>
<p id="changes" hidden></p>
<button class="first" data-plain="Approve" data-changed="Save"><span>Approve</span></button>
<details><input id="term-source"><input id="term-target"></details></form>
<p id="keys" hidden><input type="checkbox"></p>
<script>{script}</script>"""
# Gives the parts that the page shows for another text: the element of each, and its words.
CHANGE = """after => {
    const box = document.getElementById("text");
    box.value = after;
    box.dispatchEvent(new Event("input"));
    const parts = [...document.getElementById("changes").childNodes];
    return parts.map(part => [part.nodeName, part.textContent]);
}"""
HOSTILE = {
    "one word again and again": ("a " * 10_000, "a " * 9_000),
    "no word in common": ("a " * 10_000, "b " * 10_000),
    "just short enough to be paired": ("a b " * 100, "b a a " * 66),
    "marks without a letter": ("\u0301" * 20_000, "\u0300" * 20_000),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    yield made
    made.close()


def parts_of(page: Page, before: str, after: str) -> list[list[str]]:
    page.set_content(PAGE.format(before=escape(before), script=SCRIPT))
    parts: list[list[str]] = page.evaluate(CHANGE, after)
    return parts


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_words_that_were_changed_are_told(
    page: Page, before: str, after: str, expected: str
) -> None:
    ends = {"DEL": ("[", "]"), "INS": ("{", "}")}
    told = ""
    for name, text in parts_of(page, before, after):
        first, last = ends.get(name, ("", ""))
        told += f"{first}{text}{last}"
    assert told == (expected if before != after else "")


@pytest.mark.parametrize("name", HOSTILE)
def test_both_texts_can_be_put_together_from_the_parts(page: Page, name: str) -> None:
    before, after = HOSTILE[name]
    parts = parts_of(page, before, after)
    assert "".join(text for kind, text in parts if kind != "INS") == before
    assert "".join(text for kind, text in parts if kind != "DEL") == after
