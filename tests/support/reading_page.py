"""Pages for reading in a real browser: written, opened, watched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from pipeline.reading.page import render_page


def write(folder: Path, posts: list[dict[str, Any]], **options: Any) -> str:
    """Write a page to a file and give its address."""
    path = folder / "page.html"
    path.write_text(render_page(posts, **options), encoding="utf-8")
    return path.as_uri()


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
