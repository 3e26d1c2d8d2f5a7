"""Pictures of the pages: those of the guide for teachers, and all of them for looking at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.support.filled import THREAD
from tests.support.page_list import SHOWN
from tests.support.pages import PHONE, TABLET, WIDE, Pages

GUIDE = Path(__file__).parents[2] / "docs" / "images"
MOST_BYTES = 120_000  # of a picture in the guide


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of the guide."""

    name: str  # of the page; the file is `pages-NAME.png`
    path: Callable[[Pages], str]
    member: str | None = "t-ines"
    width: int = 900
    height: int = 640
    prepare: Callable[[Page], None] = lambda _page: None

    @property
    def file(self) -> str:
        """Name the file."""
        return f"pages-{self.name}.png"


def _edit(page: Page) -> None:
    page.get_by_label("The words that go out").fill("Ayer recogimos 23 tomates.")
    page.locator("#changes del, #changes ins").first.wait_for()
    page.locator("#answer").evaluate("e => scrollTo(0, e.getBoundingClientRect().top + 8)")


def _to_posts(page: Page) -> None:
    page.locator("article").first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 12)")


def _choose(page: Page) -> None:
    boxes = page.locator("section.unsure input[type=checkbox]")
    for number in range(3):
        boxes.nth(number).check()
    page.get_by_role("button", name="Approve the chosen").click()
    page.get_by_role("button", name="Undo").wait_for()


def _reading(classroom: str) -> Callable[[Pages], str]:
    return lambda pages: pages.reading_link(classroom, THREAD)


PICTURES: tuple[Picture, ...] = (
    Picture(name="login", path=lambda pages: pages.login_link(), member=None, height=360),
    Picture(name="queue", path=lambda _: "/review", height=760),
    Picture(name="passage", path=lambda pages: pages.review("h-number"), height=760),
    Picture(name="edit", path=lambda pages: pages.review("h-number"), height=520, prepare=_edit),
    Picture(name="whole-post", path=lambda pages: pages.review("h-phone", None), height=640),
    Picture(name="thread", path=_reading("sevilla"), member=None, height=760),
    Picture(
        name="thread-phone", path=_reading("sevilla"), member=None, width=PHONE, height=680,
        prepare=_to_posts,
    ),
    Picture(name="status", path=lambda _: "/status", member="t-head", height=900),
    # Last: it changes the list.
    Picture(name="undo", path=lambda _: "/review", height=420, prepare=_choose),
)  # fmt: skip


def take(browser: Browser, pages: Pages, picture: Picture, folder: Path) -> Path:
    """Photograph a page as the guide shows it."""
    file = folder / picture.file
    with pages.visiting(browser, member=picture.member, width=picture.width) as context:
        page = context.new_page()
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        page.goto(picture.path(pages))
        picture.prepare(page)
        page.screenshot(path=file)
    return file


def take_all(browser: Browser, pages: Pages, empty: Pages, folder: Path) -> Iterator[Path]:
    """Photograph every page at three widths, light, dark and in Arabic, from top to bottom."""
    for shown in SHOWN:
        of = empty if shown.empty else pages
        for width in (PHONE, TABLET, WIDE):
            for scheme, language in (("light", "en"), ("dark", "en"), ("light", "ar")):
                path = shown.path(of)
                name = f"{shown.name}-{width}-{'ar' if language == 'ar' else scheme}.png"
                with of.opened(
                    browser, path, shown.member, width=width, scheme=scheme, language=language
                ) as page:
                    page.screenshot(path=folder / name, full_page=True)
                yield folder / name
