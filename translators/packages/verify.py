"""Compare installed packages with what was recorded when they were installed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from translators.packages.errors import DamagedPackage
from translators.packages.files import FileRecord, sha256_of
from translators.packages.record import RECORD, Record, checksum_of

_checked: set[tuple[str, str, str]] = set()
_lock = threading.Lock()


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What verifying one package found."""

    package: str
    problems: tuple[str, ...]  # plain words, one for each file that is not as installed
    mend: str | None  # the command that mends it

    @property
    def ok(self) -> bool:
        """Tell whether the package is as it was installed."""
        return not self.problems


def problems_of(folder: Path, record: Record) -> tuple[str, ...]:
    """Hash every file of a package and say what differs from its record."""
    known = {file.path for file in record.files}
    found = [problem for file in record.files if (problem := _problem(folder, file))]
    if checksum_of(record.files) != record.checksum or folder.name != record.metadata.label:
        found.append(f"{RECORD} was changed")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        ours = name == RECORD or name.startswith(f".{RECORD}.")
        if not path.is_dir() and name not in known and not ours:
            found.append(f"{name} does not belong to it")
    return tuple(found)


def load_check(folder: Path, record: Record) -> None:
    """Hash a package's files, once for each process and package. Raises DamagedPackage."""
    key = (str(folder), record.checksum, record.installed_at.isoformat())
    with _lock:
        if key in _checked:
            return
        if problems := problems_of(folder, record):
            raise DamagedPackage(
                f"The installed package {folder.name} is damaged: {'; '.join(problems)}. "
                f"It is not used. Mend it with `{mend(record)}`."
            )
        _checked.add(key)


def mend(record: Record) -> str:
    """Give the command that mends a damaged package."""
    label = record.metadata.label
    match record.origin:
        case "index":
            return f"passerelle models install {record.metadata.name}"
        case "starter":  # it comes back by itself at the next use
            return f"passerelle models remove {label}"
        case _:
            return f"passerelle models install {record.origin_name}"


def _problem(folder: Path, file: FileRecord) -> str | None:
    path = folder / file.path
    try:
        size = path.stat().st_size
        if size != file.size:
            return f"{file.path} is {size:,} bytes long instead of {file.size:,}"
        return None if sha256_of(path) == file.sha256 else f"{file.path} was changed"
    except FileNotFoundError:
        return f"{file.path} is missing"
    except OSError as error:
        return f"{file.path} cannot be read ({error.strerror})"
