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

FOLDER = Path(__file__).parents[1] / "docs" / "images"
# Name of the picture: width and height in CSS pixels, pixels of the picture for each.
VIEWS = {"exchange.png": (1440, 900, 1), "exchange-phone.png": (360, 720, 2)}


def show_marks(page: Page) -> None:
    """Scroll to the post with the most marks."""
    marked = page.locator("article:has(.n)").all()
    most = max(marked, key=lambda article: article.locator(".n").count())
    most.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 24)")


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
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for name, (width, height, scale) in VIEWS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                color_scheme="light",
            )
            page.goto((Path(work) / "exchange.html").as_uri())
            show_marks(page)
            page.screenshot(path=FOLDER / name)
            print(FOLDER / name, (FOLDER / name).stat().st_size // 1000, "kB")
        browser.close()


if __name__ == "__main__":
    main()
