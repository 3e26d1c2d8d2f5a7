"""Read an unpacked package from a folder, a USB stick's say, without trusting it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from translators.packages.archive import Progress, no_progress
from translators.packages.contents import SNIFFED_BYTES, is_sniffed, judge, looks_pickled
from translators.packages.errors import ArchiveRefused
from translators.packages.files import CHUNK, FileRecord, write_chunks
from translators.packages.limits import ArchiveLimits

ARCHIVE_SUFFIX = ".argosmodel"


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """An unpacked package whose listing has been found harmless."""

    path: Path
    needed: tuple[tuple[str, int], ...]  # path inside the package, size in bytes
    skipped: tuple[str, ...]
    limits: ArchiveLimits


def find_packages(folder: Path) -> tuple[Path, ...]:
    """Give the packages in a folder: itself, or package files and unpacked packages in it."""
    if (folder / "metadata.json").is_file():
        return (folder,)
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if not path.is_symlink()
        and (
            (path.suffix == ARCHIVE_SUFFIX and path.is_file())
            or (path.is_dir() and (path / "metadata.json").is_file())
        )
    )


def open_folder(path: Path, limits: ArchiveLimits | None = None) -> Folder:
    """Check the files of an unpacked package. Raises ArchiveRefused, OSError."""
    limits = limits or ArchiveLimits()
    needed, skipped, total, count = [], [], 0, 0
    for name, status in _walk(path, path, limits.depth):
        count += 1
        if count > limits.entries:
            raise _refused(path, f"it holds more than {limits.entries:,} files")
        if stat.S_ISDIR(status.st_mode):
            continue
        judgement = judge(name)
        if is_sniffed(name) and (
            judgement == "pickle" or looks_pickled(next(_read(path, name, SNIFFED_BYTES), b""))
        ):
            raise _refused(path, f"{name} is a pickle, which could run any code")
        if judgement == "needed":
            total += status.st_size
            needed.append((name, status.st_size))
            if status.st_size > limits.file_bytes or total > limits.unpacked_bytes:
                raise _refused(path, f"it is larger than {limits.unpacked_bytes:,} bytes")
        else:
            skipped.append(name)
    return Folder(path=path, needed=tuple(needed), skipped=tuple(skipped), limits=limits)


def copy(
    folder: Folder, destination: Path, progress: Progress = no_progress
) -> tuple[FileRecord, ...]:
    """Copy the needed files into an empty folder. Raises ArchiveRefused, OSError."""
    total = sum(size for _, size in folder.needed)
    done = 0

    def counted(name: str, size: int) -> Iterator[bytes]:
        nonlocal done
        left = size
        for chunk in _read(folder.path, name, CHUNK):
            left -= len(chunk)
            done += len(chunk)
            if left < 0:
                break
            progress(done, total)
            yield chunk
        if left:
            raise _refused(folder.path, f"{name} changed while it was read")

    return tuple(
        write_chunks(destination / name, counted(name, size), name=name)
        for name, size in folder.needed
    )


def _walk(root: Path, folder: Path, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    """Give path and status of all that lies in a folder; no link is followed."""
    with os.scandir(folder) as entries:
        listing = sorted(entries, key=lambda entry: entry.name)
    for entry in listing:
        name = Path(entry.path).relative_to(root).as_posix()
        status = entry.stat(follow_symlinks=False)
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise _refused(root, f"{name} is a link or a device")
        yield name, status
        if stat.S_ISDIR(status.st_mode):
            if depth <= 1:
                raise _refused(root, f"{name} lies too many folders deep")
            yield from _walk(root, Path(entry.path), depth - 1)


def _read(root: Path, name: str, most: int) -> Iterator[bytes]:
    """Read a regular file that is no link, even if it has become one since it was listed."""
    descriptor = os.open(root / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _refused(root, f"{name} is no file")
        while chunk := file.read(most):
            yield chunk


def _refused(path: Path, why: str) -> ArchiveRefused:
    return ArchiveRefused(
        f"The folder {path} was refused: {why}. Nothing was installed. "
        "Copy the package again from a source you trust."
    )
