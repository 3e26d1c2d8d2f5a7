"""How heavy a page is for who opens it on a slow line for the first time."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Response

_BITS, _LATENCY = 400_000, 400  # a second; milliseconds
_SLOW = {
    "offline": False,
    "latency": _LATENCY,
    "downloadThroughput": _BITS / 8,
    "uploadThroughput": _BITS / 8,
}
_FIRST_PAINT = """() => new Promise(done => {
    const seen = () => performance.getEntriesByName('first-contentful-paint')[0];
    const look = () => seen() ? done(seen().startTime / 1000) : setTimeout(look, 20);
    look();
})"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weight:
    """What a page weighs; bytes are those that the browser reads, not compressed."""

    html: int
    css: int
    js: int
    requests: int
    first_paint: float  # seconds


def weigh(context: BrowserContext, address: str) -> Weight:
    """Open a page with nothing kept from before, at 400 kbit/s and 400 ms."""
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", _SLOW)
    page.goto(address, wait_until="load")
    first_paint: float = page.evaluate(_FIRST_PAINT)
    asked = [one for one in answers if one.url.startswith("http")]
    sizes = {"document": 0, "stylesheet": 0, "script": 0}
    for one in asked:
        kind = one.request.resource_type
        sizes[kind] = sizes.get(kind, 0) + len(one.body())
    page.close()
    return Weight(
        html=sizes["document"],
        css=sizes["stylesheet"],
        js=sizes["script"],
        requests=len(asked),
        first_paint=first_paint,
    )
