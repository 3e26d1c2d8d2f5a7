"""The pictures of the guide for teachers are pictures of these pages, and small."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.pages import Pages
from tests.support.pictures import GUIDE, MOST_BYTES, PICTURES, take

TEACHERS = GUIDE.parent / "teachers.md"


def _size(file: Path) -> tuple[int, int]:
    """Give width and height of a PNG file."""
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_every_picture_can_be_taken_and_is_as_the_one_in_the_guide(
    browser: Browser, own_pages: Pages, tmp_path: Path
) -> None:
    for picture in PICTURES:
        file = take(browser, own_pages, picture, tmp_path)
        assert _size(file) == (picture.width, picture.height)
        assert _size(file) == _size(GUIDE / file.name), "python -m tools.picture_pages"
        assert (GUIDE / file.name).stat().st_size <= MOST_BYTES


def test_the_guide_shows_each_picture_with_words_for_who_cannot_see_it() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(images/([a-z-]+\.png)\)", TEACHERS.read_text("utf-8"))
    files = {picture.file for picture in PICTURES}
    assert {name for _, name in shown} == files
    assert all(len(words) > 30 for words, _ in shown)
    assert {file.name for file in GUIDE.glob("pages-*.png")} == files
