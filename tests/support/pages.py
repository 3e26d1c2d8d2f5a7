"""The pages of a running service with a filled exchange, opened in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from playwright.sync_api import Browser, BrowserContext, Page

from pipeline.exchange.bell import Bell
from pipeline.exchange.members import put_member
from pipeline.exchange.pending import UNDO_SECONDS, approve_due
from pipeline.exchange.showing import review_json
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.web.services import Services
from tests.support.exchange import TEACHER
from tests.support.filled import THREAD, Filled, fill
from tests.support.phrasebook import said
from tests.support.web_service import ADMIN, running

SCHEMES = ("light", "dark")
LOCALES = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ar": "ar-MA"}
WIDE, TABLET, PHONE = 1440, 768, 360
_FILE = "passerelle.sqlite3"
_HEIGHT = {WIDE: 900, TABLET: 1024, PHONE: 720}


@dataclass(kw_only=True)
class Pages:
    """A running service, and the ways into its pages."""

    url: str
    services: Services
    exchange: Filled
    sessions: dict[str, str] = field(default_factory=dict)  # of members: the cookie's value

    def ask(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Ask the API as the platform does."""
        reply = httpx.post(
            f"{self.url}/v1/projects/{self.exchange.name}{path}",
            json=dict(body),
            headers={"authorization": f"Bearer {ADMIN}"},
            timeout=30,
        )
        assert reply.status_code == 201, reply.text
        answer: dict[str, Any] = reply.json()
        return answer

    def login_link(self, member: str = "t-ines") -> str:
        """Give a login link, to be used once."""
        return str(self.ask("/links", {"kind": "review", "member": member})["url"])

    def reading_link(self, classroom: str = "sevilla", thread: str | None = THREAD) -> str:
        """Give an address at which a class reads a thread, or all of them."""
        body = {"kind": "read", "classroom": classroom}
        return str(
            self.ask("/links", body if thread is None else {**body, "thread": thread})["url"]
        )

    def session(self, member: str = "t-ines") -> str:
        """Log a member in without a browser; give what stands in the cookie, kept for next time."""
        if member not in self.sessions:
            link = self.login_link(member)
            reply = httpx.post(urljoin(self.url, link), headers={"origin": self.url}, timeout=30)
            assert reply.status_code == 303, reply.text
            self.sessions[member] = reply.headers["set-cookie"].partition(";")[0]
        return self.sessions[member]

    def take_review_from(self, member: str) -> None:
        """Let a member who is logged in read only, from now on."""
        self.session(member)
        project, database, now = self.exchange.project, self.exchange.database, self.exchange.now
        database.write(lambda c: put_member(c, project, member, (), ("read",), now, TEACHER))

    def client(self, member: str = "t-ines") -> httpx.Client:
        """Give a client that is logged in, for what needs no browser."""
        headers = {"cookie": self.session(member), "origin": self.url}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def review(self, post: str, language: str | None = "es") -> str:
        """Give the address of the first open question about a post."""
        for one in self.exchange.questions(limit=1000):
            if one["post"] == post and one["target_language"] == language:
                return f"/review/{one['id']}"
        raise AssertionError(f"no question about {post}")

    def let_go(self) -> int:
        """Let the time pass in which approvals can be undone; give how many there were."""
        self.exchange.later(seconds=UNDO_SECONDS + 1)
        name, total = self.exchange.name, 0
        database = self.exchange.database
        while done := database.write(lambda c: approve_due(c, name, self.exchange.now)[0]):
            total += done
        return total

    def verdict(self, path: str) -> tuple[str | None, str | None]:
        """Give the verdict that a question has, and its text."""
        review = path.rpartition("/")[2]
        shown = self.exchange.database.read(lambda c: review_json(c, self.exchange.name, review))
        assert shown is not None
        return shown.body["verdict"], shown.body["text"]

    @contextmanager
    def visiting(
        self,
        browser: Browser,
        *,
        member: str | None = None,
        width: int = WIDE,
        scheme: str = "light",
        language: str = "en",
        careless: bool = False,
        **options: Any,
    ) -> Iterator[BrowserContext]:
        """Give a browser of somebody, logged in or not.

        What it complains of, and requests to elsewhere, make the test fail unless it is `careless`.
        """
        context = browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": _HEIGHT.get(width, 900)},
            color_scheme=scheme,
            locale=LOCALES[language],
            **options,
        )
        said_wrong: list[str] = []
        context.on("console", lambda message: said_wrong.append(message.text))
        context.on("weberror", lambda error: said_wrong.append(str(error.error)))
        context.on("request", lambda one: said_wrong.extend(self._abroad(one.url)))
        if member is not None:
            name, _, value = self.session(member).partition("=")
            context.add_cookies(
                [
                    {
                        "name": name, "value": value, "url": self.url.replace("http:", "https:"),
                        "secure": True, "httpOnly": True, "sameSite": "Lax",
                    }
                ]
            )  # fmt: skip
        try:
            yield context
        finally:
            context.close()
        wrong = [one for one in said_wrong if "the server responded with a status" not in one]
        assert careless or wrong == []

    @contextmanager
    def opened(
        self, browser: Browser, path: str, member: str | None = None, **options: Any
    ) -> Iterator[Page]:
        """Open a page as somebody."""
        with self.visiting(browser, member=member, **options) as context:
            page = context.new_page()
            page.goto(path)
            yield page

    def _abroad(self, address: str) -> list[str]:
        return [] if address.startswith((self.url, "data:", "blob:", "about:")) else [address]


def keep_filled(folder: Path, detector: Detector) -> datetime:
    """Write the database of a filled exchange into a folder, to be copied; give its time."""
    database = Database.at(folder / _FILE)
    upgrade(database)
    exchange = fill(Filled(database, detector))
    database.close()
    return exchange.now


@contextmanager
def serving_pages(
    folder: Path, detector: Detector, *, kept: Path | None = None, now: datetime | None = None
) -> Iterator[Pages]:
    """Run a service over a copy of an exchange that is `kept`, else one with nothing but members.

    `now` is what its clock says.
    """
    if kept is not None:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
    database = Database.at(folder / _FILE)
    upgrade(database)
    exchange = Filled(database, detector)
    if kept is None:
        exchange.add_members()
    exchange.now = now or exchange.now
    services = Services(
        database=database,
        bell=Bell(),
        settings=Settings(data_dir=folder, admin_token=ADMIN),
        clock=lambda: exchange.now,
        translate_back=lambda text, _, target: said(text, target),
    )
    with running(services) as url:
        yield Pages(url=url, services=services, exchange=exchange)
    database.close()
