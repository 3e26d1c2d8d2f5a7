"""Addresses of the pages for reading; all of them keep the key that a class came with."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import quote, urlencode

from pipeline.exchange.threads import SINGLE, Place
from pipeline.web.pages.visit import Visit

# Posts in no thread have an address of one part more: threads may be called anything.
SINGLE_PATH = "posts/single"
# A browser takes these out of a path, however they are written: such a thread stands where the list
# of threads does.
DOTS = (".", "..")
_INSIDE = re.compile(r"(-?[0-9]{1,18}):(.{0,200})", re.DOTALL)
_LONGEST = 1200  # characters of a place in an address: a name of 200 takes four bytes each at most


def threads_path(project: str) -> str:
    """Give the path of the list of threads."""
    return f"/read/{quote(project, safe='')}"


def thread_path(project: str, thread: str) -> str:
    """Give the path of a thread's page; DOTS have none."""
    part = SINGLE_PATH if thread == SINGLE else quote(thread, safe="")
    return f"{threads_path(project)}/{part}"


def thread_address(visit: Visit, thread: str, **query: str | None) -> str:
    """Give the address of a thread's page as this visitor needs it."""
    if thread in DOTS:
        return address_for(visit, threads_path(visit.project.id), thread=thread, **query)
    return address_for(visit, thread_path(visit.project.id, thread), **query)


def address_for(visit: Visit, path: str, **query: str | None) -> str:
    """Give an address as this visitor needs it: with their key, and the class they look through."""
    kept = {
        "key": None if visit.reader is None else visit.reader.key,
        "classroom": None if visit.reader is not None else visit.query.get("classroom"),
        **query,
    }
    written = urlencode({name: value for name, value in kept.items() if value})
    return f"{path}?{written}" if written else path


def write_place(place: Place | None) -> str | None:
    """Write a place in a list as it stands in an address."""
    if place is None:
        return None
    inside = f"{place.at}:{place.name}".encode()
    return base64.urlsafe_b64encode(inside).rstrip(b"=").decode()


def read_place(text: str | None) -> Place | None:
    """Read a place from an address; None where it is none."""
    if not text or len(text) > _LONGEST or not text.isascii():
        return None
    try:
        padded = text.encode() + b"=" * (-len(text) % 4)
        inside = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    found = _INSIDE.fullmatch(inside)
    if found is None or "\0" in found[2]:
        return None
    return Place(at=int(found[1]), name=found[2])
