"""Read `.argosmodel` files, which are zips from anywhere, without trusting them.

Python's zipfile reads the table of contents; everything in it is checked before a byte is
unpacked, and unpacking counts what really comes out instead of believing the headers.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from translators.packages.contents import is_sniffed, judge, looks_pickled, package_root
from translators.packages.entries import (
    ENCRYPTED,
    contents_of,
    data_offset,
    refused,
    start_of,
)
from translators.packages.files import FileRecord, write_chunks
from translators.packages.limits import ArchiveLimits

_END = b"PK\x05\x06"  # end of central directory, 22 bytes and a comment of at most 65,535
_END_SIZE = 22
_END64_LOCATOR = b"PK\x06\x07"  # 20 bytes before the end record, only in Zip64
_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Progress = Callable[[int, int | None], None]  # done and total, in bytes


def no_progress(done: int, total: int | None) -> None:
    """Show nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """A package file whose table of contents has been found harmless."""

    path: Path
    file: BinaryIO
    needed: tuple[tuple[str, zipfile.ZipInfo], ...]  # path inside the package, entry
    skipped: tuple[str, ...]  # paths inside the package
    limits: ArchiveLimits


@contextmanager
def open_archive(path: Path, limits: ArchiveLimits | None = None) -> Iterator[Archive]:
    """Open a package file and check its table of contents. Raises ArchiveRefused, OSError."""
    limits = limits or ArchiveLimits()
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size > limits.archive_bytes:
            raise refused(path, f"it is larger than {limits.archive_bytes:,} bytes")
        _check_end(path, file, size, limits)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
                start = archive.start_dir
        except (zipfile.BadZipFile, NotImplementedError, UnicodeError, struct.error) as error:
            raise refused(path, f"its table of contents cannot be read ({error})") from error
        _check_entries(path, entries, limits)
        _check_places(path, file, entries, start)
        files = [entry for entry in entries if not entry.is_dir()]
        root = package_root(entry.filename for entry in files)
        if root is None:
            raise refused(path, "it does not hold exactly one package (one metadata.json)")
        needed, skipped = [], []
        for entry in files:
            name = entry.filename.removeprefix(root)
            if not entry.filename.startswith(root):
                skipped.append(entry.filename)
            elif judge(name) == "pickle":
                raise refused(path, f"{entry.filename} is a pickle, which could run any code")
            elif judge(name) == "needed":
                needed.append((name, entry))
            else:
                skipped.append(name)
            if is_sniffed(name) and looks_pickled(start_of(path, file, entry)):
                raise refused(path, f"{entry.filename} is a pickle, which could run any code")
        yield Archive(
            path=path, file=file, needed=tuple(needed), skipped=tuple(skipped), limits=limits
        )


def unpack(
    archive: Archive, folder: Path, progress: Progress = no_progress
) -> tuple[FileRecord, ...]:
    """Write the needed files into an empty folder. Raises ArchiveRefused, OSError."""
    total = sum(entry.file_size for _, entry in archive.needed)
    done = 0

    def counted(entry: zipfile.ZipInfo) -> Iterator[bytes]:
        nonlocal done
        for chunk in contents_of(archive.path, archive.file, entry):
            done += len(chunk)
            if done > archive.limits.unpacked_bytes:
                raise refused(archive.path, "it unpacks to more than its headers say")
            progress(done, total)
            yield chunk

    return tuple(
        write_chunks(folder / name, counted(entry), name=name) for name, entry in archive.needed
    )


def read_member(archive: Archive, name: str, most: int) -> bytes | None:
    """Read one small file of the package; None when it is not there or longer than `most`."""
    entry = dict(archive.needed).get(name)
    if entry is None or entry.file_size > most:
        return None
    return b"".join(contents_of(archive.path, archive.file, entry))


def _check_end(path: Path, file: BinaryIO, size: int, limits: ArchiveLimits) -> None:
    """Read the end record as zipfile will, before zipfile reads what it points to."""
    tail_size = min(size, _END_SIZE + 65535 + 20)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail_size - _END_SIZE
    if not (at >= 0 and tail[at : at + 4] == _END and tail.endswith(b"\0\0")):
        at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > tail_size:
        raise refused(path, "it is no zip file, or its end is missing (a half-finished download)")
    if tail[max(0, at - 20) : at].startswith(_END64_LOCATOR):
        raise refused(path, "it is in the Zip64 form, which packages do not need")
    entries, directory_size = struct.unpack_from("<HI", tail, at + 10)
    if entries > limits.entries:
        raise refused(path, f"it holds more than {limits.entries:,} files")
    if directory_size > limits.directory_bytes:
        raise refused(path, "its table of contents is too large")


def _check_entries(path: Path, entries: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    if len(entries) > limits.entries:
        raise refused(path, f"it holds more than {limits.entries:,} files")
    seen: set[str] = set()
    files: set[str] = set()
    folders: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.orig_filename
        if problem := _name_problem(name, limits) or _entry_problem(entry, limits):
            raise refused(path, f"the entry {name[:200]!r} {problem}")
        key = unicodedata.normalize("NFC", name.rstrip("/")).casefold()
        if key in seen:
            raise refused(path, f"the entry {name!r} is there twice")
        seen.add(key)
        parts = key.split("/")
        folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
        if not entry.is_dir():
            files.add(key)
        total += entry.file_size
    if files & folders:
        raise refused(path, f"{min(files & folders)!r} is both a file and a folder")
    if total > limits.unpacked_bytes:
        raise refused(path, f"it would unpack to more than {limits.unpacked_bytes:,} bytes")


def _name_problem(name: str, limits: ArchiveLimits) -> str | None:
    """Say what is wrong with an entry's name, or nothing."""
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or _DRIVE.match(name):
        return "has an absolute path"
    if "\\" in name or _CONTROL.search(name):
        return "has a name with forbidden characters"
    if any(part in {"", ".", ".."} for part in parts):
        return "has a path that leads out of the package"
    if len(parts) > limits.depth:
        return f"lies more than {limits.depth} folders deep"
    try:
        longest = max(len(part.encode()) for part in parts)
    except UnicodeEncodeError:
        return "has a name that is no text"
    return "has too long a name" if longest > limits.name_bytes else None


def _entry_problem(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> str | None:
    """Say what is wrong with an entry's kind or declared size, or nothing."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or a device"
    if (kind == stat.S_IFDIR) != entry.is_dir() and kind:
        return "is not clearly a file or a folder"
    if entry.flag_bits & ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "is packed in a way that packages do not use"
    if entry.is_dir() and entry.file_size:
        return "is a folder with contents of its own"
    if entry.file_size > limits.file_bytes:
        return f"would unpack to more than {limits.file_bytes:,} bytes"
    bound = limits.ratio * max(1, entry.compress_size)
    if entry.file_size > limits.ratio_floor and entry.file_size > bound:
        return f"would unpack to more than {limits.ratio} times its size"
    return None


def _check_places(
    path: Path, file: BinaryIO, entries: list[zipfile.ZipInfo], directory: int
) -> None:
    """Refuse entries that share bytes, or lie outside the file: one byte, one meaning."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if start < end:
            raise refused(path, f"the entry {entry.filename!r} overlaps another")
        end = data_offset(path, file, entry) + entry.compress_size
        if end > directory:
            raise refused(path, f"the entry {entry.filename!r} is cut off")
