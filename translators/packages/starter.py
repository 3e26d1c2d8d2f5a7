"""The packages that come with Passerelle, used when nothing better is installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from packaging.version import Version

from translators.packages.archive import open_archive, read_member
from translators.packages.errors import PackageError
from translators.packages.folder import ARCHIVE_SUFFIX
from translators.packages.install import InstallOutcome, install_file
from translators.packages.metadata import METADATA, MOST_BYTES, PackageMetadata, parse_metadata
from translators.packages.record import Measured
from translators.packages.smoke_report import Smoke
from translators.packages.store import PackageStore


def bundled() -> tuple[PackageMetadata, ...]:
    """Give what comes with Passerelle, installed or not, by name."""
    return tuple(sorted((metadata for _, metadata in _bundled()), key=lambda item: item.name))


def wanted_starters(store: PackageStore) -> tuple[PackageMetadata, ...]:
    """Give the bundled packages that `ensure_starter` would install, by name."""
    wanted = (metadata for path, metadata in _bundled() if _is_wanted(store, metadata, path))
    return tuple(sorted(wanted, key=lambda item: item.name))


def ensure_starter(
    store: PackageStore, *, smoke: Smoke | None = None
) -> tuple[InstallOutcome, ...]:
    """Install the bundled packages for pairs that have none, or only an older bundled one.

    They are part of this program and tested with it, so their smoke test is left out by
    default. Which marks they copy is measured: it differs with the machine's arithmetic. How
    their probabilities are spread was measured beforehand. Writes nothing when there is nothing
    to do. Raises StoreNotWritable.
    """
    from translators.argos.measuring import measure_shapes  # brings the engine

    def measure(folder: Path, metadata: PackageMetadata) -> Measured:
        return Measured(marks=measure_shapes(folder, metadata))

    return tuple(
        install_file(store, path, smoke=smoke, measure=measure, origin="starter")
        for path, metadata in _bundled()
        if _is_wanted(store, metadata, path)
    )


def _bundled() -> Iterator[tuple[Path, PackageMetadata]]:
    """Give the bundled files; each path is good until the next is asked for."""
    folder = resources.files("translators") / "starter"
    for resource in sorted(folder.iterdir(), key=lambda resource: resource.name):
        if not resource.name.endswith(ARCHIVE_SUFFIX):
            continue
        with resources.as_file(resource) as path:
            with open_archive(path) as archive:
                blob = read_member(archive, METADATA, MOST_BYTES)
            if blob is None:
                raise PackageError(f"{path} is damaged. Install Passerelle again.")
            yield path, parse_metadata(blob, where=str(path))


def _is_wanted(store: PackageStore, metadata: PackageMetadata, path: Path) -> bool:
    for package in store.quarantined():
        if package.label == metadata.label and package.record.archive_sha256 == _sha256(path):
            return False  # this very package was taken out of use
    best = store.best(metadata.source, metadata.target)
    if best is None:
        return True
    if not best.is_starter:
        return False
    return best.rank[1] < Version(metadata.version) or not store.is_intact(best.folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
