"""The packages that come with Passerelle go the whole way."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from pipeline.domain.language import normalise_tag
from pipeline.stages.detect import Detector
from translators.packages.errors import StoreNotWritable
from translators.packages.install import install_file, install_folder
from translators.packages.smoke import load_plainly, make_smoke
from translators.packages.starter import bundled, ensure_starter
from translators.packages.store import PackageStore
from translators.placeholders import SHAPES, best_shapes

PAIRS = [("en", "es"), ("es", "en")]


def starters() -> list[Path]:
    folder = Path(str(resources.files("translators") / "starter"))
    return sorted(folder.glob("*.argosmodel"))


def looks_wrong(text: str, expected: str, source: str) -> str | None:
    return Detector().looks_wrong(
        text, expected=normalise_tag(expected), source=normalise_tag(source)
    )


@pytest.fixture
def store(tmp_path: Path) -> PackageStore:
    return PackageStore(tmp_path / "packages")


@pytest.mark.parametrize("path", starters(), ids=lambda path: path.stem)
def test_a_starter_passes_its_smoke_test_and_translates(path: Path, store: PackageStore) -> None:
    outcome = install_file(store, path, smoke=make_smoke(looks_wrong=looks_wrong))

    assert outcome.state == "installed", outcome.reason
    (installed,) = store.installed()
    store.load_check(installed)
    assert installed.record.smoke is not None
    assert all(line.problem is None for line in installed.record.smoke.lines)
    assert [name.split("/")[0] for name in installed.record.skipped] == ["minisbd"]
    (answer,) = load_plainly(installed.folder)(
        ["Vivo en una casa." if installed.source == "es" else "I live in a house."]
    )
    assert answer


def test_a_starter_installed_from_a_folder_is_the_same(store: PackageStore, tmp_path: Path) -> None:
    path = starters()[0]
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "stick")
    other = PackageStore(tmp_path / "other")

    install_folder(other, tmp_path / "stick", smoke=None)
    install_file(store, path, smoke=None)

    assert other.installed()[0].checksum == store.installed()[0].checksum


def test_a_package_that_answers_in_another_language_is_set_aside(
    store: PackageStore, tmp_path: Path
) -> None:
    """English to Spanish, sold as English to French."""
    with zipfile.ZipFile(starters()[0]) as archive:
        archive.extractall(tmp_path / "toy")
    (folder,) = (tmp_path / "toy").iterdir()
    raw = json.loads((folder / "metadata.json").read_text("utf-8"))
    (folder / "metadata.json").chmod(0o644)
    (folder / "metadata.json").write_text(json.dumps(raw | {"to_code": "fr"}), "utf-8")

    (outcome,) = install_folder(store, folder, smoke=make_smoke(looks_wrong=looks_wrong))

    assert getattr(outcome, "state", None) == "quarantined"
    assert getattr(outcome, "reason", None) == "it answers in es instead of fr"


def test_the_starters_are_put_in_at_first_use_and_only_then(store: PackageStore) -> None:
    first = ensure_starter(store)
    before = {path: path.stat().st_mtime_ns for path in store.root.rglob("*")}

    assert [(outcome.package, outcome.state) for outcome in first] == [
        (metadata.label, "installed") for metadata in bundled()
    ]
    assert [(package.source, package.target) for package in store.installed()] == PAIRS
    assert all(package.is_starter for package in store.installed())
    assert ensure_starter(store) == ()
    assert {path: path.stat().st_mtime_ns for path in store.root.rglob("*")} == before


def test_the_starters_say_which_marks_they_copy(store: PackageStore) -> None:
    ensure_starter(store)
    for package in store.installed():
        kept = {figure.form: figure.kept for figure in package.record.marks}
        assert kept.keys() == {shape.form for shape in SHAPES}
        first, second = best_shapes((package.record.marks,))
        assert min(kept[first.form], kept[second.form]) > 0.9
        assert kept["{{n}}"] < 0.5  # it destroys their sentences


def test_a_starter_is_not_put_in_where_there_is_another_package(
    store: PackageStore, tmp_path: Path
) -> None:
    from tests.support.tiny_packages import build_package

    build_package(tmp_path / "toy", source="en", target="es", version="0.1", words={})
    install_folder(store, tmp_path / "toy", smoke=None)

    assert [outcome.package for outcome in ensure_starter(store)] == ["translate-es_en-0.2"]
    best = store.best("en", "es")
    assert best is not None
    assert best.version == "0.1"


def test_a_removed_starter_comes_back(store: PackageStore) -> None:
    ensure_starter(store)
    (store.root / "translate-en_es-0.2" / "model" / "model.bin").write_bytes(b"damaged")
    store.remove("translate-en_es-0.2")

    assert [outcome.package for outcome in ensure_starter(store)] == ["translate-en_es-0.2"]
    assert all(verdict.ok for verdict in store.verify())


def test_a_starter_that_was_taken_out_of_use_stays_out(store: PackageStore) -> None:
    ensure_starter(store)
    best = store.best("en", "es")
    assert best is not None
    store.quarantine(best, "a teacher complained")

    assert ensure_starter(store) == ()
    assert store.best("en", "es") is None


@pytest.fixture
def shared() -> Iterator[Path]:
    """Give a folder that other users can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def ordinary() -> Iterator[None]:
    """Run as an ordinary user: nothing is read-only for root."""
    for name in ("encodings.idna", "translators.packages.starter", "stringprep"):
        importlib.import_module(name)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    if before == 0:
        os.seteuid(0)


@pytest.mark.usefixtures("ordinary")
def test_a_data_directory_that_is_read_only_is_reported(shared: Path) -> None:
    if os.geteuid() == shared.stat().st_uid:
        shared.chmod(0o555)
    store = PackageStore(shared / "packages")

    with pytest.raises(StoreNotWritable, match=r"cannot be written to \(Permission denied\)"):
        ensure_starter(store)


def test_a_full_store_may_be_read_only(shared: Path) -> None:
    store = PackageStore(shared / "packages")
    ensure_starter(store)
    before = os.geteuid()
    for path in [*store.root.rglob("*"), store.root]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        if before == 0:
            os.seteuid(65534)
        assert ensure_starter(store) == ()
        assert all(verdict.ok for verdict in store.verify())
        with pytest.raises(StoreNotWritable, match="Nothing was changed"):
            store.remove("en-es")
    finally:
        if before == 0:
            os.seteuid(0)
        for path in [store.root, *store.root.rglob("*")]:
            path.chmod(0o755)
    assert len(store.installed()) == 2
