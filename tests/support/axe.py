"""What axe-core finds on a page: who cannot use it, and why."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "browser/node_modules/axe-core/axe.min.js"
_RUN = """rules => axe.run(document, rules.length
    ? {runOnly: {type: 'rule', values: rules}} : {rules: {'target-size': {enabled: true}}})"""


def findings(page: Page, *rules: str) -> list[tuple[str, list[str]]]:
    """Give the rules that a page breaks, or may break, each with the elements concerned.

    Of `rules`; without them, of all.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    result = page.evaluate(_RUN, list(rules))
    return [
        (found["id"], [node["html"] for node in found["nodes"]])
        for found in (*result["violations"], *result["incomplete"])
    ]


@cache
def _script() -> str:
    return AXE.read_text(encoding="utf-8")
