"""What is written down when a package is installed: record.json beside its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from translators.packages.contents import is_paper
from translators.packages.errors import DamagedPackage
from translators.packages.files import FileRecord, write_json
from translators.packages.metadata import PackageMetadata
from translators.packages.smoke_report import SmokeReport
from translators.placeholders import ShapeFigure

RECORD = "record.json"
FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was found by translating with a package when it was installed."""

    marks: tuple[ShapeFigure, ...] = ()  # which it copies; empty when it was not measured
    # How its probabilities are spread, in the words of whoever judges by them; plain values.
    figures: dict[str, Any] | None = None


# Measures the unpacked package in a folder.
Measure = Callable[[Path, PackageMetadata], Measured]

# Where a package came from: the index, a file or folder an operator named, translators/starter.
Origin = Literal["index", "file", "folder", "starter"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Everything known about an installed package without opening its files."""

    metadata: PackageMetadata
    origin: Origin
    origin_name: str  # the file's or folder's name, or the link; no folders of this machine
    archive_sha256: str | None  # of the package file; None when it came as a folder
    files: tuple[FileRecord, ...]
    skipped: tuple[str, ...]  # files of the package that were left out
    checksum: str  # of all that can change a translation; 12 hexadecimal digits
    installed_at: datetime  # aware
    smoke: SmokeReport | None = None  # None when it was not run
    marks: tuple[ShapeFigure, ...] = ()  # as in Measured
    figures: dict[str, Any] | None = None  # as in Measured
    quarantined: str | None = None  # why the package is not used


def checksum_of(files: Iterable[FileRecord]) -> str:
    """Give 12 digits that name the contents of a package, README and licence left out."""
    lines = sorted(f"{file.path}\0{file.sha256}" for file in files if not is_paper(file.path))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def write_record(folder: Path, record: Record) -> None:
    """Write record.json into a package's folder. Raises OSError."""
    value = {"format": FORMAT} | asdict(record)
    value["installed_at"] = record.installed_at.isoformat()
    write_json(folder / RECORD, value)


def read_record(folder: Path) -> Record:
    """Read record.json of an installed package. Raises DamagedPackage."""
    try:
        raw = json.loads((folder / RECORD).read_bytes())
        if raw["format"] != FORMAT:
            raise _damaged(folder, f"{RECORD} was written by another version of Passerelle")
        return _record(raw)
    except OSError as error:
        raise _damaged(folder, f"{RECORD} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(folder, f"{RECORD} is damaged") from error


def _record(raw: dict[str, Any]) -> Record:
    installed_at = datetime.fromisoformat(raw["installed_at"])
    if installed_at.tzinfo is None:
        raise ValueError(raw["installed_at"])
    return Record(
        metadata=PackageMetadata(**raw["metadata"]),
        origin=raw["origin"],
        origin_name=raw["origin_name"],
        archive_sha256=raw["archive_sha256"],
        files=tuple(FileRecord(**file) for file in raw["files"]),
        skipped=tuple(raw["skipped"]),
        checksum=raw["checksum"],
        installed_at=installed_at,
        smoke=SmokeReport.from_json(raw["smoke"]) if raw["smoke"] else None,
        marks=tuple(ShapeFigure(**figure) for figure in raw.get("marks", ())),
        figures=raw.get("figures"),
        quarantined=raw["quarantined"],
    )


def _damaged(folder: Path, why: str) -> DamagedPackage:
    label = folder.name
    return DamagedPackage(
        f"The installed package {label} cannot be used: {why}. Mend it with "
        f"`passerelle models remove {label}`, then install it again."
    )
