"""Measure the pages: bytes, requests, first paint on a slow line, server time, keys, axe.

    python -m tools.measure_pages

fills an exchange of its own, opens every page in Chromium and prints a table; the exit code is 1
where a limit is not kept. Needs chromium and the development dependencies (`make test` says how).
"""

from __future__ import annotations

import gc
import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from pipeline.logging import set_up
from pipeline.stages.detect import Detector
from tests.support import letters
from tests.support.axe import findings
from tests.support.chromium import launched
from tests.support.crowd import crowd
from tests.support.filled import fill
from tests.support.keys import approve_by_keys
from tests.support.page_list import SHOWN, Shown
from tests.support.pages import PHONE, SCHEMES, Pages, serving_pages
from tools.page_weight import Weight, weigh

READING_BYTES, READING_REQUESTS = 60_000, 3
STYLE_BYTES, SCRIPT_BYTES = 20_000, 10_000
SERVER_P95 = 150.0  # milliseconds
CROWD = 10_000  # posts
MOST_KEYS, PASSAGES = 45, 20
_ASKED = 60  # requests of each page
_TIMED = ("queue", "queue-filtered", "passage-unsure", "whole-post", "threads", "thread",
          "thread-of-class", "thread-in-arabic", "status")  # fmt: skip


class Verdict:
    """Prints figures, and keeps in mind whether one is beyond its limit."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.kept = True

    def cell(self, figure: float, limit: float | None, text: str) -> str:
        """Give a figure as it is printed, in red where it is beyond its limit."""
        if limit is None or figure <= limit:
            return text
        self.kept = False
        return f"[red]{text}![/]"


def main() -> int:
    """Measure everything; give the exit code."""
    set_up(level=logging.WARNING)
    verdict = Verdict(Console(width=120))
    detector = Detector()
    with sync_playwright() as play, launched(play) as browser:
        with serving(detector) as pages:
            fill(pages.exchange)
            _weights(verdict, browser, pages)
            _reading(verdict, browser, pages, detector)
            _axe(verdict, browser, pages)
        with serving(detector) as pages:
            pages.exchange.many(PASSAGES + 1)
            _keys(verdict, browser, pages)
        with serving(detector) as pages:
            fill(pages.exchange)
            _server(verdict, pages)
    return 0 if verdict.kept else 1


@contextmanager
def serving(detector: Detector) -> Iterator[Pages]:
    """Serve an exchange that holds nothing but its members."""
    with tempfile.TemporaryDirectory() as folder, serving_pages(Path(folder), detector) as pages:
        yield pages


def _weights(verdict: Verdict, browser: Browser, pages: Pages) -> None:
    table = Table("page", "html kB", "css kB", "js kB", "requests", "first paint s", title=(
        "Bytes as they are read, requests, first paint at 400 kbit/s and 400 ms, nothing kept"
    ))  # fmt: skip
    for shown in (one for one in SHOWN if not one.empty):
        with pages.visiting(browser, member=shown.member, width=PHONE) as context:
            _row(verdict, table, shown.name, weigh(context, shown.path(pages)))
    verdict.console.print(table)


def _row(verdict: Verdict, table: Table, name: str, weight: Weight) -> None:
    table.add_row(
        name,
        f"{weight.html / 1000:.1f}",
        verdict.cell(weight.css, STYLE_BYTES, f"{weight.css / 1000:.1f}"),
        verdict.cell(weight.js, SCRIPT_BYTES, f"{weight.js / 1000:.1f}"),
        str(weight.requests),
        f"{weight.first_paint:.2f}",
    )


def _reading(verdict: Verdict, browser: Browser, pages: Pages, detector: Detector) -> None:
    """Weigh the page that has a budget: 20 posts of 600 characters."""
    exchange = letters.write_letters(pages.exchange.database, detector)
    of_letters = Pages(url=pages.url, services=pages.services, exchange=exchange)
    link = of_letters.reading_link("sevilla", letters.THREAD)
    with of_letters.visiting(browser, width=PHONE) as context:
        weight = weigh(context, link)
    total = weight.html + weight.css + weight.js
    verdict.console.print(
        f"Reading page of {letters.POSTS} posts of {letters.CHARACTERS} characters: "
        + verdict.cell(total, READING_BYTES, f"{total / 1000:.1f} kB")
        + " in "
        + verdict.cell(weight.requests, READING_REQUESTS, f"{weight.requests} requests")
        + f" ({weight.html / 1000:.1f} html, {weight.css / 1000:.1f} css, {weight.js / 1000:.1f} js"
        f"; at most {READING_BYTES // 1000} kB in {READING_REQUESTS}), "
        f"first paint {weight.first_paint:.2f} s\n"
    )


def _axe(verdict: Verdict, browser: Browser, pages: Pages) -> None:
    found = []
    for shown in (one for one in SHOWN if not one.empty):
        for scheme in SCHEMES:
            for language in ("en", "ar"):
                found += _axe_at(browser, pages, shown, scheme, language)
    for line in found:
        verdict.console.print(line, markup=False)
    verdict.console.print("axe findings: " + verdict.cell(len(found), 0, str(len(found))) + "\n")


def _axe_at(
    browser: Browser, pages: Pages, shown: Shown, scheme: str, language: str
) -> Iterator[str]:
    path = shown.path(pages)
    with pages.opened(browser, path, shown.member, scheme=scheme, language=language) as page:
        for rule, places in findings(page):
            yield f"{shown.name}, {scheme}, {language}: {rule}: {places[0]}"


def _keys(verdict: Verdict, browser: Browser, pages: Pages) -> None:
    with pages.opened(browser, "/review", "t-ines") as page:
        began = perf_counter()
        pressed = approve_by_keys(page, PASSAGES)
        seconds = perf_counter() - began
    verdict.console.print(
        f"Keys for {PASSAGES} passages: "
        + verdict.cell(pressed, MOST_KEYS, str(pressed))
        + f" (at most {MOST_KEYS}); {seconds:.1f} s without reading\n"
    )


def _server(verdict: Verdict, pages: Pages) -> None:
    exchange = pages.exchange
    waiting = crowd(exchange.database, exchange.name, CROWD)
    gc.collect()
    gc.freeze()  # as `serve` does once it is ready
    table = Table("page", "median ms", "p95 ms", title=(
        f"Server time with {CROWD} posts, {waiting} open questions (as a client here sees it)"
    ))  # fmt: skip
    for shown in (one for one in SHOWN if one.name in _TIMED):
        times = list(_times(pages, shown))
        cuts = quantiles(times, n=20)
        table.add_row(
            shown.name, f"{cuts[9]:.0f}", verdict.cell(cuts[-1], SERVER_P95, f"{cuts[-1]:.0f}")
        )
    verdict.console.print(table)


def _times(pages: Pages, shown: Shown) -> Iterator[float]:
    path = shown.path(pages)
    with pages.client(shown.member or "t-reader") as client:
        if shown.member is None:
            del client.headers["cookie"]
        for number in range(_ASKED + 3):
            began = perf_counter()
            reply = client.get(path)
            if number >= 3:  # the first ones load what is kept
                yield (perf_counter() - began) * 1000
            assert reply.status_code == 200, (shown.name, reply.status_code)


if __name__ == "__main__":
    sys.exit(main())
