"""Bring packages into the store from files and folders."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from translators.packages.archive import Progress, no_progress, open_archive, read_member, unpack
from translators.packages.errors import ArchiveRefused, MetadataRefused, PackageError
from translators.packages.files import FileRecord, sha256_of
from translators.packages.folder import copy, find_packages, open_folder
from translators.packages.limits import ArchiveLimits
from translators.packages.metadata import (
    METADATA,
    MOST_BYTES,
    PackageMetadata,
    check_layout,
    parse_metadata,
    read_metadata,
)
from translators.packages.record import Measure, Origin, Record, checksum_of
from translators.packages.smoke_report import Smoke
from translators.packages.store import PackageStore

State = Literal["installed", "replaced", "already", "quarantined"]


@dataclass(frozen=True, kw_only=True, slots=True)
class InstallOutcome:
    """What became of one package that could be opened."""

    package: str  # name and version: translate-en_es-1.0
    state: State
    reason: str | None = None  # why it is in quarantine


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """A package of a folder that could not be installed."""

    path: Path
    error: PackageError


def install_file(
    store: PackageStore,
    path: Path,
    *,
    smoke: Smoke | None,
    measure: Measure | None = None,
    force: bool = False,
    origin: Origin = "file",
    origin_name: str | None = None,
    expected: str | None = None,
    limits: ArchiveLimits | None = None,
    progress: Progress = no_progress,
) -> InstallOutcome:
    """Install a `.argosmodel` file. `smoke` None leaves the smoke test out.

    `measure` None leaves the measuring out: then the default marks are used, and no confidence
    is told.
    `expected` is the label of the package that it must hold.
    Raises PackageError: ArchiveRefused, MetadataRefused, UnsupportedPackage, StoreNotWritable.
    """
    with _readable(path), open_archive(path, limits) as archive:
        blob = read_member(archive, METADATA, MOST_BYTES)
        if blob is None:
            raise MetadataRefused(f"{path} was refused: {METADATA} is too long to be one.")
        metadata = parse_metadata(blob, where=str(path))
        if expected and metadata.label != expected:
            raise ArchiveRefused(
                f"The file that was fetched holds {metadata.label} instead of {expected}. Nothing "
                "was installed. The index is wrong: tell those who keep it, or install from a file."
            )
        if not force and is_there(store, metadata):
            return InstallOutcome(package=metadata.label, state="already")
        digest = sha256_of(path)
        with store.staging() as staged:
            files = unpack(archive, staged, progress)
            record = _record(staged, files, origin, origin_name or path.name)
            record = replace(record, archive_sha256=digest, skipped=archive.skipped)
            return _finish(store, staged, record, smoke, measure, force=force)


def install_folder(
    store: PackageStore,
    path: Path,
    *,
    smoke: Smoke | None,
    measure: Measure | None = None,
    force: bool = False,
    limits: ArchiveLimits | None = None,
    progress: Progress = no_progress,
) -> tuple[InstallOutcome | Refusal, ...]:
    """Install an unpacked package, or all package files and unpacked packages in a folder.

    One that is refused does not stop the others. Raises PackageError when there is none.
    """
    with _readable(path):
        packages = find_packages(path)
    if not packages:
        raise PackageError(
            f"The folder {path} holds no package: neither .argosmodel files nor metadata.json. "
            "Name the folder or the file that holds the package."
        )
    outcomes: list[InstallOutcome | Refusal] = []
    for package in packages:
        try:
            if package.is_dir():
                outcome = _install_unpacked(
                    store, package, smoke, measure, limits, progress, force=force
                )
            else:
                outcome = install_file(
                    store, package, smoke=smoke, measure=measure, force=force, limits=limits,
                    progress=progress,
                )  # fmt: skip
            outcomes.append(outcome)
        except PackageError as error:
            outcomes.append(Refusal(path=package, error=error))
    return tuple(outcomes)


def _install_unpacked(
    store: PackageStore,
    path: Path,
    smoke: Smoke | None,
    measure: Measure | None,
    limits: ArchiveLimits | None,
    progress: Progress,
    *,
    force: bool,
) -> InstallOutcome:
    with _readable(path):
        folder = open_folder(path, limits)
        metadata = read_metadata(path)
        if not force and is_there(store, metadata):
            return InstallOutcome(package=metadata.label, state="already")
        with store.staging() as staged:
            files = copy(folder, staged, progress)
            record = _record(staged, files, "folder", path.name)
            record = replace(record, skipped=folder.skipped)
            return _finish(store, staged, record, smoke, measure, force=force)


def _record(
    staged: Path, files: tuple[FileRecord, ...], origin: Origin, origin_name: str
) -> Record:
    metadata = read_metadata(staged)
    check_layout(staged)
    return Record(
        metadata=metadata,
        origin=origin,
        origin_name=origin_name,
        archive_sha256=None,
        files=files,
        skipped=(),
        checksum=checksum_of(files),
        installed_at=datetime.now(UTC),
    )


def _finish(
    store: PackageStore,
    staged: Path,
    record: Record,
    smoke: Smoke | None,
    measure: Measure | None,
    *,
    force: bool,
) -> InstallOutcome:
    label = record.metadata.label
    if smoke is not None:
        record = replace(record, smoke=smoke(staged, record.metadata))
    if record.smoke is not None and not record.smoke.passed:
        reason = record.smoke.reason or "it failed its smoke test"
        store.set_aside(staged, replace(record, quarantined=reason))
        return InstallOutcome(package=label, state="quarantined", reason=reason)
    if measure is not None:
        measured = measure(staged, record.metadata)
        record = replace(record, marks=measured.marks, figures=measured.figures)
    return InstallOutcome(package=label, state=store.place(staged, record, force=force))


def is_there(store: PackageStore, metadata: PackageMetadata) -> bool:
    """Tell whether this version is installed and intact."""
    folder = store.root / metadata.label
    return folder.is_dir() and store.is_intact(folder)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn failures to read a source, or to write while reading, into plain words."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise PackageError(
                f"There was no room left while {path} was unpacked. Nothing was installed. Free "
                "some space, or set PASSERELLE_DATA_DIR to a larger disk."
            ) from error
        raise PackageError(
            f"{path} could not be read ({error.strerror or error}). Nothing was installed. Check "
            "the path, the permissions and whether the medium is still connected."
        ) from error
