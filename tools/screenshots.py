"""Make the pictures of the README: the page that the demo writes, on a desktop and on a phone.

Needs chromium and the development dependencies: .venv/bin/python tools/screenshots.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUIET = ("--disable-gpu", "--disable-background-networking")  # a browser that asks nobody anything
FOLDER = Path(__file__).parents[1] / "docs" / "images"
# Name of the picture: width and height in CSS pixels, pixels of the picture for each; and the post
# at its top, None: the one with the most marks.
VIEWS = {
    "exchange.png": (1440, 900, 1, None),
    "exchange-phone.png": (360, 720, 2, None),
    "formats.png": (1440, 720, 1, "Our week at the river"),
}


def scroll_to_post(page: Page, words: str | None) -> None:
    """Scroll to the post that says something, or to the one with the most marks."""
    if words is None:
        marked = page.locator("article:has(.n)").all()
        post = max(marked, key=lambda article: article.locator(".n").count())
    else:
        post = page.locator("article").filter(has_text=words).first
    post.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 24)")


def main() -> None:
    """Run the demo into a temporary folder and photograph its page."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is missing. On Debian: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as play:
        passerelle = str(Path(sys.executable).with_name("passerelle"))
        subprocess.run([passerelle, "demo", "-o", work], check=True, stdout=subprocess.DEVNULL)
        browser = play.chromium.launch(
            executable_path=chromium,
            # As root, in a container, the browser's own sandbox cannot start.
            args=[*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        )
        for name, (width, height, scale, words) in VIEWS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                color_scheme="light",
            )
            page.goto((Path(work) / "exchange.html").as_uri())
            scroll_to_post(page, words)
            page.screenshot(path=FOLDER / name)
            print(FOLDER / name, (FOLDER / name).stat().st_size // 1000, "kB")
        browser.close()


if __name__ == "__main__":
    main()
