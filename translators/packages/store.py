"""The packages on this machine: one folder each, with what was recorded when it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from packaging.version import InvalidVersion, Version

from translators.packages import staging, verify
from translators.packages.errors import DamagedPackage, UnknownPackage
from translators.packages.names import matches, same_code
from translators.packages.record import Measured, Record, read_record, write_record
from translators.packages.verify import Verdict

_QUARANTINE = ".quarantine"

Placed = Literal["installed", "replaced", "already"]


@dataclass(frozen=True, kw_only=True, slots=True)
class InstalledPackage:
    """A package in the store. Whether its files are intact is another question."""

    folder: Path
    record: Record

    @property
    def name(self) -> str:
        """Give Argos' name: translate-en_es."""
        return self.record.metadata.name

    @property
    def version(self) -> str:
        """Give the version as the package writes it."""
        return self.record.metadata.version

    @property
    def label(self) -> str:
        """Give name and version, which is also the folder's name: translate-en_es-1.0."""
        return self.record.metadata.label

    @property
    def source(self) -> str:
        """Give Argos' code of the language it translates from."""
        return self.record.metadata.source

    @property
    def target(self) -> str:
        """Give Argos' code of the language it translates to."""
        return self.record.metadata.target

    @property
    def checksum(self) -> str:
        """Give the short checksum of its contents, for signatures."""
        return self.record.checksum

    @property
    def is_starter(self) -> bool:
        """Tell whether it came with Passerelle."""
        return self.record.origin == "starter"

    @property
    def size(self) -> int:
        """Give the bytes that its files take."""
        return sum(file.size for file in self.record.files)

    @property
    def rank(self) -> tuple[bool, Version, str]:
        """Order the packages of a pair: the highest is used."""
        try:
            version = Version(self.version)
        except InvalidVersion:
            version = Version("0")
        return not self.is_starter, version, self.label


class PackageStore:
    """The packages in a folder. Nothing is written until something is installed.

    Several processes may use it at once. Whatever kills them, a package is there in full or
    not at all.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def installed(self) -> tuple[InstalledPackage, ...]:
        """Give all usable packages, by name; those whose record is unreadable are left out."""
        return tuple(self._read(self._folders()))

    def best(self, source: str, target: str) -> InstalledPackage | None:
        """Give the package to use for a pair of Argos codes: the newest, rather no starter."""
        pair = [
            package
            for package in self.installed()
            if same_code(package.source, source) and same_code(package.target, target)
        ]
        return max(pair, key=lambda package: package.rank, default=None)

    def quarantined(self) -> tuple[InstalledPackage, ...]:
        """Give the packages that failed; their records say why. They are never used."""
        folder = self.root / _QUARANTINE
        return tuple(self._read(sorted(folder.iterdir()) if folder.is_dir() else ()))

    def unreadable(self) -> tuple[str, ...]:
        """Give the folders whose record is damaged or missing: never used, `verify` says why."""
        readable = {package.label for package in self.installed()}
        return tuple(folder.name for folder in self._folders() if folder.name not in readable)

    def verify(self, names: Iterable[str] = ()) -> tuple[Verdict, ...]:
        """Hash every file of the named packages, or of all. Raises UnknownPackage."""
        wanted = tuple(names)
        met: set[str] = set()
        verdicts = []
        for folder in self._folders():
            verdict, called = _verdict(folder, wanted)
            met |= called
            if verdict is not None:
                verdicts.append(verdict)
        self._refuse_unknown(set(wanted) - met)
        return tuple(verdicts)

    def load_check(self, package: InstalledPackage) -> None:
        """Hash a package's files before it is used, once a process. Raises DamagedPackage."""
        verify.load_check(package.folder, package.record)

    def remove(self, name: str) -> tuple[str, ...]:
        """Remove all packages with this name, quarantined ones too; give their labels.

        Raises UnknownPackage, StoreNotWritable.
        """
        if not self.root.is_dir():
            self._refuse_unknown({name})
        with staging.store_lock(self.root):
            hits = [
                package.folder
                for package in (*self.installed(), *self.quarantined())
                if matches(name, package.record.metadata)
            ]
            # A folder without a readable record is named by itself.
            hits += [path for path in self._folders() if path.name == name and path not in hits]
            if not hits:
                self._refuse_unknown({name})
            for folder in hits:
                staging.move_out(self.root, folder)
        return tuple(dict.fromkeys(folder.name for folder in hits))

    def staging(self) -> AbstractContextManager[Path]:
        """Give an empty folder to unpack into. Raises StoreNotWritable, StoreBusy."""
        return staging.staging(self.root)

    def place(self, staged: Path, record: Record, *, force: bool = False) -> Placed:
        """Put a staged package in its place, unless that version is there already.

        `force` replaces it when its contents differ; a damaged one is always replaced.
        """
        target = self.root / record.metadata.label
        with staging.writable(self.root):
            write_record(staged, record)
        with staging.store_lock(self.root):
            there = target.exists()
            if there and self.is_intact(target, record if force else None):
                return "already"
            staging.move_in(self.root, staged, target)
            aside = self.root / _QUARANTINE / target.name
            if aside.exists():
                staging.move_out(self.root, aside)
        return "replaced" if there else "installed"

    def set_aside(self, staged: Path, record: Record) -> Path:
        """Put a staged package into quarantine; its record says why. Gives its folder."""
        target = self.root / _QUARANTINE / record.metadata.label
        with staging.writable(self.root):
            write_record(staged, record)
        with staging.store_lock(self.root):
            staging.move_in(self.root, staged, target)
        return target

    def quarantine(self, package: InstalledPackage, reason: str) -> None:
        """Take an installed package out of use, for a reason that the operator will read."""
        target = self.root / _QUARANTINE / package.label
        with staging.store_lock(self.root):
            if target.exists():
                staging.move_out(self.root, target)
            with staging.writable(self.root):
                target.parent.mkdir(exist_ok=True)
                write_record(package.folder, replace(package.record, quarantined=reason))
                package.folder.rename(target)

    def note(self, package: InstalledPackage, measured: Measured) -> None:
        """Write down what was measured of an installed package, unless it was replaced meanwhile.

        Raises StoreNotWritable, StoreBusy.
        """
        with staging.store_lock(self.root), staging.writable(self.root):
            if package in self.installed():
                record = replace(package.record, marks=measured.marks, figures=measured.figures)
                write_record(package.folder, record)

    def is_intact(self, folder: Path, like: Record | None = None) -> bool:
        """Tell whether a package's files are as recorded, and the same as those of `like`."""
        try:
            record = read_record(folder)
        except DamagedPackage:
            return False
        same = like is None or like.checksum == record.checksum
        return same and not verify.problems_of(folder, record)

    def _folders(self) -> tuple[Path, ...]:
        if not self.root.is_dir():
            return ()
        return tuple(
            path
            for path in sorted(self.root.iterdir())
            if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
        )

    def _read(self, folders: Iterable[Path]) -> Iterator[InstalledPackage]:
        for folder in folders:
            try:
                record = read_record(folder)
            except DamagedPackage:
                continue  # `verify` reports it
            if record.metadata.label == folder.name and (
                record.quarantined is None or folder.parent.name == _QUARANTINE
            ):
                yield InstalledPackage(folder=folder, record=record)

    def _refuse_unknown(self, names: set[str]) -> None:
        if names:
            there = ", ".join(package.label for package in self.installed()) or "none"
            raise UnknownPackage(
                f"No installed package is called {', '.join(sorted(names))}. "
                f"Installed: {there}. See `passerelle models list`."
            )


def _verdict(folder: Path, wanted: tuple[str, ...]) -> tuple[Verdict | None, set[str]]:
    """Verify a folder if it is wanted; give also the names by which it was."""
    try:
        record = read_record(folder)
    except DamagedPackage as error:
        called = {name for name in wanted if name == folder.name}
        problems: tuple[str, ...] = (str(error),)
        mend = f"passerelle models remove {folder.name}"
    else:
        called = {name for name in wanted if matches(name, record.metadata)}
        problems = () if wanted and not called else verify.problems_of(folder, record)
        mend = verify.mend(record)
    if wanted and not called:
        return None, called
    return (
        Verdict(package=folder.name, problems=problems, mend=mend if problems else None),
        called,
    )
