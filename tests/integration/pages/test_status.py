"""The status page of a service that is spread over many machines, and in trouble."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from pipeline.exchange.crew import Member, beat
from tests.integration.pages.test_access import sticks_out
from tests.support.axe import findings
from tests.support.pages import WIDE, Pages

_MACHINES = ("saône.example", "a-machine-with-a-name-that-is-too-long-for-a-telephone.example")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.usefixtures("axe")
def test_workers_and_troubles_can_be_read_by_everybody(
    browser: Browser, new_pages: Pages, language: str
) -> None:
    now = new_pages.services.clock()
    for number, host in enumerate(_MACHINES):
        seen = now - timedelta(minutes=number)
        member = Member(
            id=f"w-{number}", stage="translate", host=host, port=None, started_at=seen,
            seen_at=seen, state="ready", partitions=(0, 1), records=0, retries=0, dead=0,
        )  # fmt: skip
        new_pages.services.database.write(lambda c, member=member: beat(c, member))
    with new_pages.opened(browser, "/status", "t-ines", language=language) as page:
        assert page.get_by_role("cell", name=_MACHINES[0]).count() == 1
        assert findings(page) == []
        assert sticks_out(page, 320) == []
        assert sticks_out(page, WIDE) == []
