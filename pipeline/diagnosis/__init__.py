"""What `doctor` looks at. Reads only; loads no model."""

from __future__ import annotations

import difflib
import importlib.metadata
import os
import platform
import shutil
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from pipeline.diagnosis.finding import Finding
from pipeline.diagnosis.serving import look_at_service
from pipeline.domain.language import same_language
from pipeline.domain.project import GlossaryFile, Project
from pipeline.engines import best_packages
from pipeline.errors import PipelineError
from pipeline.glossaries import GlossaryInvalid, read_file
from pipeline.schemas.project_file import load_project
from pipeline.settings import SECRETS, Settings
from translators.argos.loading import resolved_device
from translators.argos.tuning import usable_cores
from translators.packages.starter import wanted_starters
from translators.packages.store import PackageStore
from translators.routing import find_route
from translators.tags import match_code, packages_wanted

# Without these nothing can be translated.
_DISTRIBUTIONS = ("argostranslate", "ctranslate2", "sentencepiece", "langdetect", "sentencex")
_LITTLE_SPACE = 500 * 1024**2  # bytes; a large package takes some 100 MB

# Hashing packages may take so long, in seconds; the speeds are in bytes a second.
_PATIENCE = 1.2
_USUAL_SPEED = 400e6
_ENOUGH_TO_MEASURE = 50e6  # bytes


def diagnose(project: Path | None = None) -> list[Finding]:
    """Look at the program, its data folder, packages and service, and a project if one is given."""
    findings = [*_program(), *_strays()]
    try:
        settings = Settings.load()
    except PipelineError as error:
        mend = "correct or unset the variables named"
        return [
            *findings,
            Finding(what="settings", state="missing", detail=str(error), mend=mend),
        ]
    store = PackageStore(settings.package_root)
    starting = True
    try:
        starting = bool(wanted_starters(store))
        packages = [*_packages(store)]
        languages = [*_project(project, store)] if project else []
    except OSError as error:
        detail = f"{error.filename} cannot be read: {error.strerror}"
        mend = "give this user the right to read it, or set PASSERELLE_DATA_DIR"
        packages = [Finding(what="packages", state="missing", detail=detail, mend=mend)]
        languages = []
    folder = _folder(settings.data_dir, starting=starting)
    service = look_at_service(settings)
    return [*findings, *folder, *packages, *_engine(settings), *service, *languages]


def _program() -> Iterator[Finding]:
    yield Finding(what="python", state="fine", detail=platform.python_version())
    for name in _DISTRIBUTIONS:
        try:
            yield Finding(what=name, state="fine", detail=importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(
                what=name,
                state="missing",
                detail="is not installed",
                mend="pip install --no-deps -r requirements.lock",
            )


def _strays() -> Iterator[Finding]:
    """Name variables that look like settings and are none: a slip in a name changes nothing."""
    known = {f"PASSERELLE_{name.upper()}" for name in Settings.model_fields}
    known |= {f"PASSERELLE_{name.upper()}_FILE" for name in SECRETS}
    for name in sorted(os.environ):
        if name.startswith("PASSERELLE_") and name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            yield Finding(
                what=f"variable {name}",
                state="warning",
                detail="is no setting; nothing reads it, unless a project names it as secret_env",
                mend=f"if {near[0]} is meant, write it so" if near else f"unset {name}",
            )


def _folder(folder: Path, *, starting: bool) -> Iterator[Finding]:
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        yield Finding(
            what="data folder",
            state="missing" if starting else "warning",
            detail=f"{folder} cannot be written",
            mend="export PASSERELLE_DATA_DIR=/a/folder/that/can/be/written",
        )
        return
    free = shutil.disk_usage(there).free
    yield Finding(
        what="data folder",
        state="fine" if free > _LITTLE_SPACE else "warning",
        detail=f"{folder}, {free // 1024**2} MiB free",
    )


def _packages(store: PackageStore) -> Iterator[Finding]:
    usable = best_packages(store)
    for (source, target), package in sorted(usable.items()):
        origin = "bundled" if package.is_starter else "installed"
        yield Finding(
            what=f"package {source} to {target}",
            state="fine",
            detail=f"{package.label} ({origin})",
        )
    for starter in wanted_starters(store):
        yield Finding(
            what=f"package {starter.source} to {starter.target}",
            state="fine",
            detail=f"{starter.label} (bundled) is set up at first use",
        )
    for package in store.quarantined():
        yield Finding(
            what=f"package {package.label}",
            state="warning",
            detail=f"is in quarantine: {package.record.quarantined}",
            mend=f"passerelle models remove {package.label}",
        )
    yield from _verified(store)


def _verified(store: PackageStore) -> Iterator[Finding]:
    """Compare the packages with what was installed, small ones first, as far as time allows."""
    for name in store.unreadable():
        yield from _damaged(store, name)
    began = time.monotonic()
    done = 0
    left: list[str] = []
    for package in sorted(store.installed(), key=lambda package: package.size):
        spent = time.monotonic() - began
        speed = done / spent if done > _ENOUGH_TO_MEASURE else _USUAL_SPEED
        if spent + package.size / speed > _PATIENCE:
            left.append(package.label)
        else:
            yield from _damaged(store, package.label)
            done += package.size
    if left:
        yield Finding(
            what="packages",
            state="warning",
            detail=f"not compared with what was installed, for want of time: {', '.join(left)}",
            mend="passerelle models verify",
        )


def _damaged(store: PackageStore, name: str) -> Iterator[Finding]:
    for verdict in store.verify([name]):
        if verdict.problems:
            yield Finding(
                what=f"package {verdict.package}",
                state="missing",
                detail="; ".join(verdict.problems),
                mend=verdict.mend,
            )


def _engine(settings: Settings) -> Iterator[Finding]:
    import ctranslate2

    yield Finding(what="cores", state="fine", detail=str(usable_cores()))
    devices = ctranslate2.get_cuda_device_count()
    if settings.device == "cuda" and devices == 0:
        yield Finding(
            what="device",
            state="missing",
            detail="PASSERELLE_DEVICE is cuda, but no such device can be used",
            mend="export PASSERELLE_DEVICE=cpu",
        )
        return
    device = resolved_device(settings.device)
    yield Finding(what="device", state="fine", detail=f"{device}, {devices} cuda devices")
    possible = {"default", "auto", *ctranslate2.get_supported_compute_types(device)}
    if settings.compute_type not in possible:
        yield Finding(
            what="compute type",
            state="missing",
            detail=f"this {device} cannot compute in {settings.compute_type}; "
            f"it can in {', '.join(sorted(possible))}",
            mend="export PASSERELLE_COMPUTE_TYPE=default",
        )


def _project(path: Path, store: PackageStore) -> Iterator[Finding]:
    try:
        project = load_project(path)
    except PipelineError as error:
        mend = "correct the lines named"
        yield Finding(what="project", state="missing", detail=str(error), mend=mend)
        return
    yield Finding(what="project", state="fine", detail=f"{project.id}, {path}")
    yield from _files(project, path.parent)
    pairs = set(best_packages(store)) | {(one.source, one.target) for one in wanted_starters(store)}
    codes = {code for pair in pairs for code in pair}
    for source, target in permutations(project.languages, 2):
        if same_language(source, target):
            continue
        one, other = match_code(source, codes), match_code(target, codes)
        route = find_route(pairs, one, other) if one and other else None
        if route is None:
            there = {f"{a}-{b}" for a, b in pairs}
            wanted = [name for name in packages_wanted(source, target) if name not in there]
            yield Finding(
                what=f"{source} to {target}",
                state="missing",
                detail="no package translates this pair, alone or through another language",
                mend=f"passerelle models install {' '.join(wanted)}",
            )
        else:
            yield Finding(
                what=f"{source} to {target}", state="fine", detail=" → ".join(route.languages)
            )


def _files(project: Project, folder: Path) -> Iterator[Finding]:
    """Look for the files that a project names; paths are relative to the project file."""
    for one in project.glossaries:
        yield _glossary(one, folder)
    for name in [room.holidays for room in project.classrooms if room.holidays]:
        if not (folder / name).is_file():
            yield Finding(
                what=f"file {name}",
                state="warning",
                detail=f"the project names it, but {folder / name} is not there",
                mend="put it there, or correct the project file",
            )


def _glossary(one: GlossaryFile, folder: Path) -> Finding:
    """Look into a glossary of a project."""
    what = f"glossary {one.file}"
    mend = (
        f"passerelle glossary check {folder / one.file} --source {one.source} --target {one.target}"
    )
    try:
        read = read_file(folder / one.file, source=one.source, target=one.target)
    except GlossaryInvalid as error:
        return Finding(what=what, state="missing", detail=error.problems[0].message, mend=mend)
    if read.refused:
        return Finding(what=what, state="missing", detail=read.faults[0].message, mend=mend)
    detail = f"{len(read.glossary.terms)} terms from {one.source} to {one.target}"
    if read.faults:
        rows = f"{detail}; {len(read.faults)} rows are not used"
        return Finding(what=what, state="warning", detail=rows, mend=mend)
    return Finding(what=what, state="fine", detail=detail)
