"""What the integration tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.chromium import NoChromium, launched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for all tests, the one the system installed."""
    with sync_playwright() as playwright:
        try:
            with launched(playwright) as chromium:
                yield chromium
        except NoChromium as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing))
            pytest.skip(str(missing))
