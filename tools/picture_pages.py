"""Take the pictures of the guide for teachers, or pictures of every page to look at.

    python -m tools.picture_pages            into docs/images
    python -m tools.picture_pages FOLDER     every page, at 360, 768 and 1440 pixels, light, dark
                                             and in Arabic

Needs chromium and the development dependencies (`make test` says how).
"""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from pipeline.logging import set_up
from pipeline.stages.detect import Detector
from tests.support.chromium import launched
from tests.support.filled import fill
from tests.support.pages import serving_pages
from tests.support.pictures import GUIDE, PICTURES, take, take_all


def main(arguments: list[str]) -> None:
    """Take them, and name each file with its size."""
    set_up(level=logging.WARNING)
    detector = Detector()
    folder = Path(arguments[0]) if arguments else GUIDE
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        serving_pages(Path(one), detector) as pages,
        serving_pages(Path(two), detector) as empty,
        sync_playwright() as play,
        launched(play) as browser,
    ):
        fill(pages.exchange)
        taken = (
            take_all(browser, pages, empty, folder)
            if arguments
            else (take(browser, pages, picture, folder) for picture in PICTURES)
        )
        for file in taken:
            print(file, file.stat().st_size // 1000, "kB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
