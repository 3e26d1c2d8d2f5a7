"""Reading: the threads of a project, one thread in both languages, and the file to keep."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from pipeline.domain.project import Classroom
from pipeline.exchange.revealing import REVEALS, has_written, reveals_of, set_reveal
from pipeline.exchange.thread_list import ThreadEntry, first_post, list_threads, single_posts
from pipeline.exchange.threads import SINGLE, ThreadPage, read_thread
from pipeline.reading.look import Look
from pipeline.reading.model import read_posts
from pipeline.reading.page import render_posts, styles_of
from pipeline.web.pages.reading_links import (
    DOTS,
    SINGLE_PATH,
    address_for,
    read_place,
    thread_address,
    threads_path,
    write_place,
)
from pipeline.web.pages.reading_view import Eyes, Heading, heading_of, look_at, seen_by
from pipeline.web.pages.thread_file import thread_file
from pipeline.web.pages.visit import (
    GuestKind,
    Outcome,
    Page,
    PageRoute,
    SeeOther,
    Trouble,
    Visit,
)
from pipeline.wording import Words, later

_READERS: frozenset[GuestKind] = frozenset({"login", "reader"})
_POSTS = 50  # on a page
_THREADS = 50
_DONE = {"reveal": later("Saved. Classes see it from now on.")}
_NEWEST = "newest"


def show_threads(visit: Visit) -> Outcome:
    """Show the threads of the project, those with the newest posts first."""
    reader = visit.reader
    if reader is not None and reader.thread is not None:
        if reader.thread in DOTS:
            return _show(visit, reader.thread)
        return SeeOther(to=thread_address(visit, reader.thread))
    if visit.query.get("thread") in DOTS:
        return _show(visit, visit.query["thread"])
    if _is_lost(visit):
        return Trouble(code="not-found")
    after = read_place(visit.query.get("after"))
    listing = list_threads(visit.connection, visit.project.id, after=after, limit=_THREADS)
    single = None if after else single_posts(visit.connection, visit.project.id)
    entries = [*listing.entries, *([] if single is None else [single])]
    eyes = _eyes_of(visit, [entry.thread for entry in entries])
    path = threads_path(visit.project.id)
    further = write_place(listing.further)
    return Page(
        template="threads.html",
        values={
            "entries": [_entry(visit, entry, eyes[entry.thread]) for entry in entries],
            "further": further and address_for(visit, path, after=further),
        },
    )


def show_thread(visit: Visit) -> Outcome:
    """Show some posts of a thread, or give them as a file."""
    thread = visit.path.get("thread", SINGLE)
    if thread == SINGLE and visit.reader is not None and visit.reader.thread is not None:
        return Trouble(code="not-found")
    return _show(visit, thread)


def _show(visit: Visit, thread: str) -> Outcome:
    if _is_lost(visit):
        return Trouble(code="not-found")
    before = visit.query.get("before")
    page = read_thread(
        visit.connection,
        visit.project.id,
        thread,
        after=read_place(visit.query.get("after")),
        before=read_place(before),
        newest=before == _NEWEST,
        limit=_POSTS,
    )
    eyes = _eyes_of(visit, [thread])[thread]
    heading = _heading(visit, thread, eyes)
    unnamed = _unnamed(thread, page, visit.words)
    if visit.query.get("download"):
        title = unnamed if heading is None else heading.text
        return thread_file(visit, thread, page, eyes, title)
    shown = [seen_by(one.document, eyes) for one in page.posts]
    look = look_at(page.posts, shown, eyes, visit.project, visit.words)
    return Page(
        template="thread.html",
        message=_message(visit),
        values={
            "heading": heading,
            "unnamed": unnamed,
            "eyes": eyes,
            "is_waiting": bool(look.untranslated),
            "thread": thread,
            "reveal_path": f"{threads_path(visit.project.id)}/reveal",
            "reveals": REVEALS if thread != SINGLE else REVEALS[:2],
            "classes": _classes(visit, thread),
            **_links(visit, thread, page),
        },
        later=partial(_posts, shown, look),
    )


def save_reveal(visit: Visit) -> Outcome:
    """Set how the classes see the translations of a thread."""
    thread = visit.form.get("thread", SINGLE)
    reveal = next((one for one in REVEALS if one == visit.form.get("reveal")), None)
    if reveal is None or (thread == SINGLE and reveal == "reply"):
        return Trouble(code="bad-request")
    set_reveal(visit.connection, visit.project.id, thread, reveal, visit.now, visit.actor)
    return SeeOther(to=thread_address(visit, thread, done="reveal"))


def _class_of(visit: Visit) -> Classroom | None:
    """Give the class that is reading, or that a teacher looks through the eyes of."""
    reader = visit.reader
    wanted = visit.query.get("classroom", "") if reader is None else reader.classroom
    return visit.project.classroom(wanted)


def _is_lost(visit: Visit) -> bool:
    """Tell whether somebody came as a class that is not in the project any more."""
    return visit.reader is not None and _class_of(visit) is None


def _eyes_of(visit: Visit, threads: list[str]) -> Mapping[str, Eyes]:
    room = _class_of(visit)
    reveals = reveals_of(visit.connection, visit.project.id, threads)
    return {
        thread: Eyes(
            classroom=room,
            reveal=reveal,
            has_written=room is not None
            and reveal == "reply"
            and has_written(visit.connection, visit.project.id, thread, room.id),
        )
        for thread, reveal in reveals.items()
    }


def _heading(visit: Visit, thread: str, eyes: Eyes) -> Heading | None:
    """Give what a thread is called; None where nothing names it, as of posts in none."""
    if thread == SINGLE:
        return None
    first = first_post(visit.connection, visit.project.id, thread)
    return None if first is None else heading_of(first, eyes)


def _unnamed(thread: str, page: ThreadPage, words: Words) -> str:
    """Say what stands for the name of a thread that nothing names."""
    if thread == SINGLE:
        return words.gettext("Single posts")
    return words.gettext("Without words") if page.posts else words.pgettext("heading", "Thread")


def _entry(visit: Visit, entry: ThreadEntry, eyes: Eyes) -> dict[str, Any]:
    """Give what the list says of a thread."""
    room = eyes.classroom
    rooms = {one.id: one.timezone for one in visit.project.classrooms}
    newest = heading_of(entry.newest, eyes)
    return {
        "address": thread_address(visit, entry.thread),
        "is_single": entry.thread == SINGLE,
        "heading": None if entry.thread == SINGLE else heading_of(entry.oldest, eyes),
        "newest": newest if entry.count > 1 or entry.thread == SINGLE else None,
        "count": entry.count,
        "last_at": entry.last_at,
        "zone": room.timezone if room else rooms.get(entry.newest["classroom"], "UTC"),
    }


def _links(visit: Visit, thread: str, page: ThreadPage) -> dict[str, str | None]:
    """Give where one can go from some posts of a thread."""
    earlier, on = write_place(page.earlier), write_place(page.later)
    here = {name: visit.query.get(name) for name in ("after", "before")}
    is_free = visit.reader is None or visit.reader.thread is None
    threads = threads_path(visit.project.id)
    return {
        "threads": address_for(visit, threads) if is_free else None,
        "download": thread_address(visit, thread, download="1", **here),
        "earlier": earlier and thread_address(visit, thread, before=earlier),
        "further": on and thread_address(visit, thread, after=on),
        "everything": thread_address(visit, thread, classroom=None),
        "newest": on and thread_address(visit, thread, before=_NEWEST),
    }


def _classes(visit: Visit, thread: str) -> list[tuple[str, str, bool]]:
    """Give the classes whose eyes a teacher can look through: id, address, whether it is so now."""
    if visit.reader is not None or "review" not in visit.login.scopes:
        return []
    chosen = _class_of(visit)
    return [
        (room.id, thread_address(visit, thread, classroom=room.id), room == chosen)
        for room in visit.project.classrooms
    ]


def _posts(shown: list[dict[str, Any]], look: Look) -> Mapping[str, Any]:
    page = read_posts(shown, look)
    return {"page": page, "posts": render_posts(page, look), "sheets": styles_of(page)}


def _message(visit: Visit) -> str | None:
    done = _DONE.get(visit.query.get("done", ""))
    return None if done is None else visit.words.gettext(done)


ROUTES: tuple[PageRoute, ...] = (
    PageRoute(
        method="GET",
        path="/read/{project}",
        name="readThreads",
        guests=_READERS,
        handler=show_threads,
    ),
    PageRoute(
        method="GET",
        path=f"/read/{{project}}/{SINGLE_PATH}",
        name="readSinglePosts",
        guests=_READERS,
        handler=show_thread,
    ),
    PageRoute(
        method="GET",
        path="/read/{project}/{thread}",
        name="readThread",
        guests=_READERS,
        handler=show_thread,
    ),
    PageRoute(
        method="POST",
        path="/read/{project}/reveal",  # of the thread that the form names
        name="revealThread",
        guests=frozenset({"login"}),
        handler=save_reveal,
        scope="review",
    ),
)
