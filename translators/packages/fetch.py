"""Bring packages into the store from the index. Apart from `install`: it needs an HTTP client."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from translators.packages.archive import Progress, no_progress
from translators.packages.download import download
from translators.packages.index import IndexEntry
from translators.packages.install import InstallOutcome, install_file, is_there
from translators.packages.limits import ArchiveLimits
from translators.packages.lock import exclusive
from translators.packages.record import Measure
from translators.packages.smoke_report import Smoke
from translators.packages.staging import writable
from translators.packages.store import PackageStore
from translators.packages.web import shown

_DOWNLOADS = ".downloads"
_STALE_DAYS = 7  # half-finished downloads older than this are thrown away


def install_entry(
    store: PackageStore,
    entry: IndexEntry,
    *,
    smoke: Smoke | None,
    measure: Measure | None = None,
    force: bool = False,
    limits: ArchiveLimits | None = None,
    progress: Callable[[str], Progress] = lambda _: no_progress,
) -> InstallOutcome:
    """Fetch a package that the index offers and install it; `progress` is made for each step.

    Raises PackageError: IncompleteDownload and what `install_file` raises.
    """
    downloads = store.root / _DOWNLOADS
    with writable(downloads):
        downloads.mkdir(parents=True, exist_ok=True)
        _clear_stale(downloads)
    # One process fetches, the others wait and then find it installed.
    with exclusive(downloads / f"{entry.label}.lock", seconds=6 * 3600):
        if not force and is_there(store, entry.metadata):
            return InstallOutcome(package=entry.label, state="already")
        path = download(entry, downloads, limits=limits, progress=progress("download"))
        try:
            return install_file(
                store,
                path,
                smoke=smoke,
                measure=measure,
                force=force,
                origin="index",
                origin_name=shown(entry.links[0]),
                expected=entry.label,
                limits=limits,
                progress=progress("unpack"),
            )
        finally:
            path.unlink(missing_ok=True)


def _clear_stale(downloads: Path) -> None:
    oldest = time.time() - _STALE_DAYS * 86400
    for path in downloads.iterdir():
        if path.suffix in {".part", ".json", ".argosmodel"} and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
