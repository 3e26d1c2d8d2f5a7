"""Temporary folders in the store, and the one step that puts a package in its place.

A package is unpacked into `.incoming-XXXX/package` on the same file system, and renamed when it
is complete and on the disk. The lock in that folder lives as long as the process: a folder
whose lock is free belongs to nobody any more and is swept by the next one.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from translators.packages.errors import StoreNotWritable
from translators.packages.files import sync_folder, sync_tree
from translators.packages.lock import exclusive, try_lock

LOCK = ".lock"
_PREFIX = ".incoming-"
_REPLACED = "replaced"  # where a package waits while another takes its place


@contextmanager
def writable(root: Path) -> Iterator[None]:
    """Turn failures to write below `root` into StoreNotWritable."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreNotWritable(
                f"There is no room left in {root}. Nothing was installed. Free some space, or "
                "set PASSERELLE_DATA_DIR to a larger disk."
            ) from error
        raise StoreNotWritable(
            f"{root} cannot be written to ({error.strerror or error}). Nothing was changed. Give "
            "this user write access to it, or set PASSERELLE_DATA_DIR to another folder."
        ) from error


@contextmanager
def store_lock(root: Path) -> Iterator[None]:
    """Hold the store's lock. Raises StoreNotWritable, StoreBusy."""
    with ExitStack() as stack:
        with writable(root):
            root.mkdir(parents=True, exist_ok=True)
            stack.enter_context(exclusive(root / LOCK))
        yield


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """Give an empty folder to unpack a package into; it is gone afterwards."""
    with store_lock(root), writable(root):
        sweep(root)
        home = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
        lock = try_lock(home / LOCK)
        folder = home / "package"
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(home, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def sweep(root: Path) -> None:
    """Clear away what dead processes left; the caller holds the store's lock."""
    for home in root.glob(f"{_PREFIX}*"):
        try:
            lock = try_lock(home / LOCK)
        except OSError:
            continue
        if lock is None:
            continue  # at work
        try:
            for package in home.glob(f"{_REPLACED}/*"):
                if not (root / package.name).exists():  # killed between the two renames
                    package.rename(root / package.name)
            shutil.rmtree(home, ignore_errors=True)
        finally:
            os.close(lock)


def move_in(root: Path, staged: Path, target: Path) -> None:
    """Put a staged package at `target`, in place of what is there; the caller holds the lock."""
    with writable(root):
        sync_tree(staged)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            waiting = staged.parent / _REPLACED / target.name
            waiting.parent.mkdir(exist_ok=True)
            target.rename(waiting)
        staged.rename(target)
        sync_folder(target.parent)


def move_out(root: Path, target: Path) -> None:
    """Take a package away in one step; the caller holds the store's lock."""
    with writable(root):
        home = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
        target.rename(home / target.name)
        sync_folder(target.parent)
        shutil.rmtree(home, ignore_errors=True)
