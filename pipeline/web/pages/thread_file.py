"""A thread as one file to keep: all of its posts, or as many as one file may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from pipeline.domain.project import Project
from pipeline.exchange.threads import Place, ReadPost, ThreadPage, read_thread
from pipeline.reading.page import render_page
from pipeline.web.pages.reading_view import Eyes, look_at, seen_by
from pipeline.web.pages.visit import Download, Visit
from pipeline.wording import Words, later

_MOST_POSTS = 1000  # in a file: more take a browser, and this machine, too long
_AT_ONCE = 200
# Translators: stands in a file that a reader has downloaded.
_PART = later(
    "This thread is too long for one file, and these are not all of its posts. For the others, "
    "open the page where they stand, and download from there."
)


def thread_file(visit: Visit, thread: str, page: ThreadPage, eyes: Eyes, title: str) -> Download:
    """Give all posts of a thread as a file, or those from a page on where they are too many.

    What is left out is said in the file.
    """
    posts, is_all = _gathered(visit, thread, _read(visit, thread))
    if not is_all:
        posts, _ = _gathered(visit, thread, page)
    make = partial(_made, posts[:_MOST_POSTS], eyes, visit.project, visit.words, title, is_all)
    return Download(name=_file_name(visit.project.id, thread), make=make)


def _gathered(visit: Visit, thread: str, page: ThreadPage) -> tuple[list[ReadPost], bool]:
    """Give the posts of a page and behind it, and whether the thread ends with them."""
    posts = list(page.posts)
    while page.later is not None and len(posts) <= _MOST_POSTS:
        page = _read(visit, thread, page.later)
        posts += page.posts
    return posts, len(posts) <= _MOST_POSTS


def _read(visit: Visit, thread: str, after: Place | None = None) -> ThreadPage:
    return read_thread(visit.connection, visit.project.id, thread, after=after, limit=_AT_ONCE)


def _made(
    posts: Sequence[ReadPost],
    eyes: Eyes,
    project: Project,
    words: Words,
    title: str,
    is_all: bool,
) -> bytes:
    shown = [seen_by(one.document, eyes) for one in posts]
    look = replace(look_at(posts, shown, eyes, project, words), served=False, parted=False)
    note = None if is_all else words.gettext(_PART)
    return render_page(shown, title=title, note=note, look=look).encode()


def _file_name(project: str, thread: str) -> str:
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{project}-{thread or 'posts'}").strip(".-")
    return f"{name[:100] or 'posts'}.html"
