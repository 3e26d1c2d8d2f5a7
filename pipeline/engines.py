"""The engine that a pipeline uses when none is handed in: the packages installed here.

Beside it stands what was measured of them, which confidence is judged by.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

from pipeline.domain.language import same_language
from pipeline.settings import Settings
from pipeline.stages.confidence import Statistics
from pipeline.stages.judging.packages import KNOWN_PACKAGES, read_figures
from translators.argos.decoding import Decoding
from translators.argos.engine import ArgosTranslator
from translators.argos.loading import EngineSettings, Library, PackageFiles
from translators.argos.tuning import ThreadTable
from translators.packages.starter import bundled, ensure_starter
from translators.packages.store import InstalledPackage, PackageStore
from translators.routing import find_route
from translators.tags import match_code

THREAD_TABLE = "threads.json"


def installed_engine(settings: Settings, *, background: bool = False) -> ArgosTranslator:
    """Make the engine over the installed packages, the bundled ones where nothing better is.

    Models load at first use, after a check of their files. Raises PackageError when the
    bundled packages are needed and the data folder cannot be written. In the `background` its
    threads have lower priority than the rest of the program.
    """
    store = PackageStore(settings.package_root)
    ensure_starter(store)
    usable = ranked_packages(store)
    by_folder = {package.folder: package for row in usable.values() for package in row}

    def check(files: PackageFiles) -> None:
        store.load_check(by_folder[files.path])

    return ArgosTranslator(
        Library(
            {pair: [package_files(one) for one in row] for pair, row in usable.items()},
            EngineSettings(
                device=settings.device,
                compute_type=settings.compute_type,
                inter_threads=settings.inter_threads,
                intra_threads=settings.intra_threads,
                background=background,
            ),
            threads_of(settings.package_root, settings.compute_type).choose,
            check,
        ),
        decoding=Decoding(beam_size=settings.beam_size),
    )


def installed_figures(settings: Settings) -> dict[str, Statistics]:
    """Give how the probabilities of the installed packages are spread, where that is known.

    By engine, pair and version, as in signatures. To be asked after `installed_engine`, which
    puts in the bundled packages.
    """
    return {
        package_name(package): figures
        for package in PackageStore(settings.package_root).installed()
        if (figures := figures_of(package)) is not None
    }


def figures_of(package: InstalledPackage) -> Statistics | None:
    """Give what was measured when a package was installed, or beforehand for a starter.

    None for those installed untested or by an earlier version, and where no sentences are there
    for the source language.
    """
    measured = read_figures(package.record.figures)
    if measured is None and package.is_starter:
        return KNOWN_PACKAGES.get(package_name(package))
    return measured


def package_name(package: InstalledPackage) -> str:
    """Name a package as signatures do: engine, pair and version."""
    return f"argos:{package.source}-{package.target}:{package.version}"


def ranked_packages(store: PackageStore) -> dict[tuple[str, str], list[InstalledPackage]]:
    """Give the packages for each pair of Argos codes, the one to use first."""
    ranked: dict[tuple[str, str], list[InstalledPackage]] = {}
    for package in sorted(store.installed(), key=lambda package: package.rank, reverse=True):
        ranked.setdefault((package.source, package.target), []).append(package)
    return ranked


def best_packages(store: PackageStore) -> dict[tuple[str, str], InstalledPackage]:
    """Give the package to use for each pair of Argos codes."""
    return {pair: row[0] for pair, row in ranked_packages(store).items()}


def missing_pairs(store: PackageStore, languages: Iterable[str]) -> list[tuple[str, str]]:
    """Name the pairs of language tags that no package translates, alone or through others.

    The bundled packages count: they are put in at first use, unless they were taken out of it.
    """
    out_of_use = {package.label for package in store.quarantined()}
    pairs = set(best_packages(store))
    pairs |= {(one.source, one.target) for one in bundled() if one.label not in out_of_use}
    codes = {code for pair in pairs for code in pair}

    def is_there(source: str, target: str) -> bool:
        one, other = match_code(source, codes), match_code(target, codes)
        return bool(one and other and find_route(pairs, one, other))

    return [
        (source, target)
        for source, target in permutations(dict.fromkeys(languages), 2)
        if not same_language(source, target) and not is_there(source, target)
    ]


def threads_of(root: Path, compute_type: str) -> ThreadTable:
    """Give the table of measured threads of this machine."""
    return ThreadTable(root / THREAD_TABLE, compute_type=compute_type)


def package_files(package: InstalledPackage) -> PackageFiles:
    """Give what the engine needs to know of an installed package."""
    return PackageFiles(
        source=package.source,
        target=package.target,
        version=package.version,
        checksum=package.checksum,
        path=package.folder,
        target_prefix=package.record.metadata.target_prefix,
        marks=package.record.marks,
    )
