"""A thread as one file to keep: all of its posts, or as many as one file may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Connection

from pipeline.domain.project import Project
from pipeline.exchange.thread_size import has_more_than
from pipeline.exchange.threads import ReadPost, ThreadPage, read_thread
from pipeline.reading.page import render_page
from pipeline.store.database import Database
from pipeline.web.pages.queueing import Queue
from pipeline.web.pages.reading_view import Eyes, look_at, seen_by
from pipeline.web.pages.visit import Download, Outcome, Trouble, Visit
from pipeline.wording import Words, later

# In a file: more take a browser, and this machine, too long.
_MOST_POSTS = 1000
_MOST_CHARACTERS = 2_000_000  # of the posts and of all their translations
_AT_ONCE = 50  # posts: with the longest ones not much more than a file may hold
# One file that is being made, and a few that wait: the other threads are for pages.
QUEUE = Queue(4)
# Translators: stands in a file that a reader has downloaded.
_PART = later(
    "This thread is too long for one file, and these are not all of its posts. For the others, "
    "open the page where they stand, and download from there."
)


def thread_file(visit: Visit, thread: str, page: ThreadPage, eyes: Eyes, title: str) -> Outcome:
    """Give all posts of a thread as a file, or those from a page on where they are too many.

    What is left out is said in the file. A thread that is longer than a page is read only when it
    is its turn.
    """
    name = _file_name(visit.project.id, thread)
    make = partial(_made, eyes=eyes, project=visit.project, words=visit.words, title=title)
    if page.posts and page.earlier is None and page.later is None:
        return Download(name=name, make=partial(make, page.posts, is_all=True))
    if QUEUE.is_full:
        return Trouble(code="unavailable")
    read = partial(_gathered, project=visit.project.id, thread=thread, page=page)
    return Download(name=name, make=partial(_in_turn, visit.services.database, read, make))


def _in_turn(
    database: Database,
    read: Callable[[Connection], tuple[Sequence[ReadPost], bool]],
    make: Callable[..., bytes],
) -> bytes:
    with QUEUE.turn():
        posts, is_all = database.read(read)
        return make(posts, is_all=is_all)


def _gathered(
    connection: Connection, project: str, thread: str, page: ThreadPage
) -> tuple[Sequence[ReadPost], bool]:
    """Give all posts of a thread, or those of a page and behind it; and whether they are all."""
    read = partial(read_thread, connection, project, thread, limit=_AT_ONCE)
    if not has_more_than(connection, project, thread, _MOST_POSTS):
        posts, is_all = _as_many_as_fit(read(), read)
        if is_all or page.earlier is None:
            return posts, is_all
    return _as_many_as_fit(page, read)[0], False


def _as_many_as_fit(
    page: ThreadPage, read: Callable[..., ThreadPage]
) -> tuple[Sequence[ReadPost], bool]:
    """Give the posts of a page and behind it, and whether the thread ends with them."""
    posts: list[ReadPost] = []
    room = _MOST_CHARACTERS
    while True:
        for one in page.posts:
            room -= _characters(one.document)
            if posts and (room < 0 or len(posts) == _MOST_POSTS):
                return posts, False
            posts.append(one)
        if page.later is None:
            return posts, True
        page = read(after=page.later)


def _characters(document: Mapping[str, Any]) -> int:
    texts = (document, *document.get("translations", {}).values())
    return sum(len(one.get("text", "")) for one in texts)


def _made(
    posts: Sequence[ReadPost],
    *,
    is_all: bool,
    eyes: Eyes,
    project: Project,
    words: Words,
    title: str,
) -> bytes:
    shown = [seen_by(one.document, eyes) for one in posts]
    look = replace(look_at(posts, shown, eyes, project, words), served=False, parted=False)
    note = None if is_all else words.gettext(_PART)
    return render_page(shown, title=title, note=note, look=look).encode()


def _file_name(project: str, thread: str) -> str:
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{project}-{thread or 'posts'}").strip(".-")
    return f"{name[:100] or 'posts'}.html"
