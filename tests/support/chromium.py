"""The browser that the system installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright

# It asks nobody anything.
_QUIET = ("--disable-gpu", "--disable-background-networking")


class NoChromium(Exception):
    """There is no Chromium here: apt-get install chromium."""


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Give a running Chromium. Raises NoChromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise NoChromium(NoChromium.__doc__)
    # As root, in a container, the browser's own sandbox cannot start.
    alone = ("--no-sandbox",) if os.geteuid() == 0 else ()
    chromium = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *alone])
    try:
        yield chromium
    finally:
        chromium.close()
