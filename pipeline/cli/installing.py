"""What `passerelle models install` does with one name, file or folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translators.packages.errors import IndexUnavailable
    from translators.packages.index import PackageIndex
    from translators.packages.install import InstallOutcome, Refusal
    from translators.packages.record import Measure
    from translators.packages.smoke_report import Smoke
    from translators.packages.store import PackageStore

# Made anew for each step of work; is called with what is done and the total, in bytes.
MakeProgress = Callable[[str], Callable[[int, int | None], None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What a package goes through before it is used; None leaves a part out."""

    smoke: Smoke | None
    measure: Measure | None


def make_trial() -> Trial:
    """Make the trial of all packages: the smoke test, then what is measured of them."""
    from pipeline.domain.language import normalise_tag
    from pipeline.measuring.figures import measure_package
    from pipeline.stages.detect import Detector
    from translators.packages.smoke import make_smoke

    detector = Detector()

    def looks_wrong(text: str, expected: str, source: str) -> str | None:
        return detector.looks_wrong(
            text, expected=normalise_tag(expected), source=normalise_tag(source)
        )

    return Trial(smoke=make_smoke(looks_wrong=looks_wrong), measure=measure_package)


class FetchOnce:
    """Fetches the index when it is first needed."""

    def __init__(self, url: str | None) -> None:
        self._url = url
        self._found: PackageIndex | IndexUnavailable | None = None

    def __call__(self) -> PackageIndex:
        """Give the index. Raises IndexUnavailable."""
        from pipeline.settings import Settings
        from translators.packages.errors import IndexUnavailable
        from translators.packages.index import fetch_index

        if self._found is None:
            try:
                self._found = fetch_index(self._url or Settings.load().package_index_url)
            except IndexUnavailable as error:
                self._found = error
        if isinstance(self._found, IndexUnavailable):
            raise self._found
        return self._found


def install_wanted(
    store: PackageStore,
    wanted: str,
    fetch: FetchOnce,
    trial: Trial,
    progress: MakeProgress,
    *,
    force: bool,
) -> tuple[InstallOutcome | Refusal, ...]:
    """Install a package from the index, a file, or all packages of a folder.

    Raises PackageError.
    """
    from translators.packages.install import install_file, install_folder

    path, smoke, measure = Path(wanted), trial.smoke, trial.measure
    if not _is_path(wanted):
        from translators.packages.fetch import install_entry

        entry = fetch().find(wanted)
        return (
            install_entry(
                store, entry, smoke=smoke, measure=measure, force=force, progress=progress
            ),
        )
    bar = progress(path.name)
    if path.is_dir():
        return install_folder(store, path, smoke=smoke, measure=measure, force=force, progress=bar)
    return (install_file(store, path, smoke=smoke, measure=measure, force=force, progress=bar),)


# How packages are named: en-es, en_es, translate-en_es.
_PAIR = re.compile(r"(?:translate-)?[A-Za-z]{2,3}[-_][A-Za-z]{2,3}", re.ASCII)


def _is_path(wanted: str) -> bool:
    """Tell a file or folder from a name; a folder that happens to be called en-es is none."""
    from translators.packages.folder import ARCHIVE_SUFFIX, find_packages

    path = Path(wanted)
    if "/" in wanted or path.suffix == ARCHIVE_SUFFIX or path.is_file():
        return True
    return path.is_dir() and (bool(find_packages(path)) or _PAIR.fullmatch(wanted) is None)
