"""Fetch a package file, going on where an earlier try stopped, never more than allowed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx

from translators.packages.archive import Progress, no_progress
from translators.packages.errors import IncompleteDownload
from translators.packages.files import sha256_of, write_json
from translators.packages.index import IndexEntry
from translators.packages.limits import ArchiveLimits
from translators.packages.staging import writable
from translators.packages.web import plain_reason, shown, web_client

TRIES = 3  # of each link, when connections break off

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class _Refused(Exception):
    """One link will not do; the next may."""


def download(
    entry: IndexEntry,
    folder: Path,
    *,
    limits: ArchiveLimits | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Fetch a package file into `folder` from the first link that works; give its path.

    What arrived stays in a `.part` file, and the next call goes on from there if the server
    can. Raises IncompleteDownload, StoreNotWritable.
    """
    limits = limits or ArchiveLimits()
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    reasons: list[str] = []
    with web_client() as client:
        for link in entry.links:
            key = hashlib.sha256(link.encode()).hexdigest()[:12]
            part = _Part(folder / f"{entry.label}-{key}.part", link)
            try:
                _fetch(client, part, limits, progress)
                if entry.sha256 and sha256_of(part.path) != entry.sha256:
                    part.drop()
                    raise _Refused("its SHA-256 is not the one that the index names")
                with writable(folder):
                    return part.path.replace(folder / f"{entry.label}.argosmodel")
            except (_Refused, httpx.HTTPError, httpx.InvalidURL) as error:
                why = str(error) if isinstance(error, _Refused) else plain_reason(error)
                reasons.append(f"{shown(link)}: {why}")
            finally:
                part.forget_if_done()
    raise IncompleteDownload(
        f"{entry.label} could not be fetched. {'; '.join(reasons)}. Nothing was installed. Run the "
        "command again (it goes on where it stopped, if the server can), or fetch the package "
        "file elsewhere and run `passerelle models install FILE`."
    )


class _Part:
    """A half-finished file and what identifies the version on the server it belongs to."""

    def __init__(self, path: Path, link: str) -> None:
        self.path = path
        self.link = link
        self.note = path.with_suffix(".json")

    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def validator(self) -> str | None:
        """Give the ETag or date under which the part was begun."""
        try:
            value = json.loads(self.note.read_bytes())["validator"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return value if isinstance(value, str) else None

    def begin(self, response: httpx.Response) -> None:
        tag = response.headers.get("ETag", "")
        validator = tag if tag and not tag.startswith("W/") else None
        validator = validator or response.headers.get("Last-Modified")
        self.path.write_bytes(b"")
        write_json(self.note, {"validator": validator})

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)

    def forget_if_done(self) -> None:
        if not self.path.exists():
            self.note.unlink(missing_ok=True)


def _fetch(client: httpx.Client, part: _Part, limits: ArchiveLimits, progress: Progress) -> None:
    """Try a link until it is complete, or has broken off too often."""
    error: httpx.HTTPError | None = None
    for _ in range(TRIES):
        try:
            return _try(client, part, limits, progress)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout) as broken:
            error = broken
    size = part.size()
    raise _Refused(f"the connection broke off after {size:,} bytes") from error


def _try(client: httpx.Client, part: _Part, limits: ArchiveLimits, progress: Progress) -> None:
    start, validator = part.size(), part.validator()
    headers = {}
    if start and validator:
        headers = {"Range": f"bytes={start}-", "If-Range": validator}
    with client.stream("GET", part.link, headers=headers) as response:
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.drop()
            raise httpx.RemoteProtocolError("the part does not fit the file any more")
        response.raise_for_status()
        resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
        if resumed and not headers:
            raise _Refused("the server sends a part where the whole was asked for")
        start, total = _expected(response, start if resumed else 0)
        if total is not None and total > limits.archive_bytes:
            raise _Refused(f"it is larger than {limits.archive_bytes:,} bytes")
        with writable(part.path.parent):
            if not resumed:
                part.begin(response)
            done = _append(part.path, response, start, total, limits, progress)
    if total is not None and done != total:
        part.drop()
        raise _Refused(f"{done:,} bytes came instead of {total:,}")


def _expected(response: httpx.Response, start: int) -> tuple[int, int | None]:
    """Give where the answer begins in the file, and the file's whole length if it is known."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise _Refused("the server sends it packed once more")
    length = response.headers.get("Content-Length", "")
    if not start:
        return 0, int(length) if length.isdigit() else None
    match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if match is None or int(match[1]) != start:
        raise _Refused("the server sends another part than was asked for")
    return start, None if match[2] == "*" else int(match[2])


def _append(
    path: Path,
    response: httpx.Response,
    done: int,
    total: int | None,
    limits: ArchiveLimits,
    progress: Progress,
) -> int:
    with path.open("ab") as file:
        for chunk in _bounded(response, limits.archive_bytes - done):
            file.write(chunk)
            done += len(chunk)
            progress(done, total)
    return done


def _bounded(response: httpx.Response, left: int) -> Iterator[bytes]:
    for chunk in response.iter_raw():
        left -= len(chunk)
        if left < 0:
            raise _Refused("it does not end")
        yield chunk
