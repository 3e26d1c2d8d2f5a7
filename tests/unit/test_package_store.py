"""The store holds whole packages only, and knows which one to use."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.tiny_packages import build_package, pack
from translators.packages.errors import (
    ArchiveRefused,
    DamagedPackage,
    MetadataRefused,
    PackageError,
    StoreBusy,
    StoreNotWritable,
    UnknownPackage,
)
from translators.packages.install import InstallOutcome, Refusal, install_file, install_folder
from translators.packages.lock import exclusive
from translators.packages.metadata import PackageMetadata
from translators.packages.record import Origin, read_record
from translators.packages.smoke_report import SmokeReport
from translators.packages.store import InstalledPackage, PackageStore

GOOD = SmokeReport(passed=True, reason=None, lines=())
BAD = SmokeReport(passed=False, reason="it babbles", lines=())


@pytest.fixture
def store(tmp_path: Path) -> PackageStore:
    return PackageStore(tmp_path / "data" / "packages")


def package(
    tmp_path: Path, source: str = "en", target: str = "es", version: str = "1.0", seed: int = 0
) -> Path:
    """Give a package file."""
    name = f"{source}_{target}-{version}-{seed}"
    folder = build_package(
        tmp_path / "made" / name, source=source, target=target, version=version, seed=seed,
        words={},
    )  # fmt: skip
    return pack(folder, tmp_path / f"{name}.argosmodel")


def put(
    store: PackageStore, path: Path, *, force: bool = False, origin: Origin = "file"
) -> InstallOutcome:
    return install_file(store, path, smoke=None, force=force, origin=origin)


def only(store: PackageStore) -> InstalledPackage:
    (installed,) = store.installed()
    return installed


def leftovers(store: PackageStore) -> list[str]:
    return [path.name for path in store.root.glob(".incoming-*")]


def test_reading_an_empty_store_writes_nothing(store: PackageStore) -> None:
    assert store.installed() == ()
    assert store.quarantined() == ()
    assert store.verify() == ()
    assert store.best("en", "es") is None
    with pytest.raises(UnknownPackage, match="Installed: none"):
        store.remove("en-es")
    assert not store.root.exists()


def test_what_was_installed_is_recorded(store: PackageStore, tmp_path: Path) -> None:
    path = package(tmp_path)

    outcome = install_file(store, path, smoke=lambda _folder, _metadata: GOOD)

    installed = only(store)
    record = installed.record
    assert outcome == InstallOutcome(package="translate-en_es-1.0", state="installed")
    assert (installed.source, installed.target, installed.version) == ("en", "es", "1.0")
    assert installed.folder == store.root / "translate-en_es-1.0"
    assert record.installed_at.utcoffset() == timedelta(0)
    assert (record.origin, record.origin_name) == ("file", path.name)
    assert len(str(record.archive_sha256)) == 64
    assert len(installed.checksum) == 12
    assert record.smoke == GOOD
    assert read_record(installed.folder) == record
    assert leftovers(store) == []


def test_the_checksum_names_the_contents_not_the_way_they_came(
    store: PackageStore, tmp_path: Path
) -> None:
    path = package(tmp_path)
    put(store, path)
    other = PackageStore(tmp_path / "other")
    folder = tmp_path / "made" / path.stem
    (folder / "README.md").write_text("Another text for people.", encoding="utf-8")

    install_folder(other, folder, smoke=None)

    assert only(other).checksum == only(store).checksum
    assert only(other).record.origin == "folder"
    assert only(other).record.archive_sha256 is None


def test_the_newest_is_used_and_a_starter_only_when_there_is_nothing_else(
    store: PackageStore, tmp_path: Path
) -> None:
    def best() -> tuple[str, bool]:
        found = store.best("en", "es")
        assert found is not None
        return found.version, found.is_starter

    put(store, package(tmp_path, version="9.0"), origin="starter")
    assert best() == ("9.0", True)
    put(store, package(tmp_path, version="1.9"))
    assert best() == ("1.9", False)
    put(store, package(tmp_path, version="1.10"))
    assert best() == ("1.10", False)
    put(store, package(tmp_path, source="fr"))
    assert best() == ("1.10", False)
    assert store.best("es", "en") is None


def test_codes_are_compared_without_regard_to_case(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path, target="pt-BR"))

    assert store.best("EN", "pt_br") is not None


def test_a_version_that_is_there_stays(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path, seed=1))
    before = only(store).record

    assert put(store, package(tmp_path, seed=2)).state == "already"
    assert put(store, package(tmp_path, seed=1), force=True).state == "already"
    assert only(store).record == before


def test_force_replaces_other_contents(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path, seed=1))
    before = only(store)

    assert put(store, package(tmp_path, seed=2), force=True).state == "replaced"
    assert only(store).checksum != before.checksum
    store.load_check(only(store))
    assert leftovers(store) == []


def test_a_package_that_fails_is_set_aside_and_never_used(
    store: PackageStore, tmp_path: Path
) -> None:
    asked: list[tuple[bool, PackageMetadata]] = []

    def smoke(folder: Path, metadata: PackageMetadata) -> SmokeReport:
        asked.append(((folder / "model" / "model.bin").is_file(), metadata))
        return BAD

    outcome = install_file(store, package(tmp_path), smoke=smoke)

    assert outcome.state == "quarantined"
    assert outcome.reason == "it babbles"
    assert [there for there, _ in asked] == [True]
    assert store.installed() == ()
    assert store.best("en", "es") is None
    (aside,) = store.quarantined()
    assert aside.record.quarantined == "it babbles"
    assert aside.record.smoke == BAD


def test_a_package_that_fails_leaves_an_older_one_in_its_place(
    store: PackageStore, tmp_path: Path
) -> None:
    put(store, package(tmp_path, seed=1))
    before = only(store)

    outcome = install_file(
        store, package(tmp_path, seed=2), smoke=lambda _folder, _metadata: BAD, force=True
    )

    assert outcome.state == "quarantined"
    assert only(store) == before


def test_what_passes_later_leaves_quarantine(store: PackageStore, tmp_path: Path) -> None:
    path = package(tmp_path)
    for report in (BAD, BAD, GOOD):
        install_file(store, path, smoke=lambda _folder, _metadata, report=report: report)

    assert store.quarantined() == ()
    assert only(store).record.smoke == GOOD


def test_an_installed_package_can_be_put_into_quarantine(
    store: PackageStore, tmp_path: Path
) -> None:
    for _ in range(2):
        put(store, package(tmp_path))
        store.quarantine(only(store), "a teacher complained")

    assert store.installed() == ()
    (aside,) = store.quarantined()
    assert aside.record.quarantined == "a teacher complained"
    assert store.remove("en-es") == ("translate-en_es-1.0",)
    assert store.quarantined() == ()


def test_a_record_that_says_quarantine_is_never_used(store: PackageStore, tmp_path: Path) -> None:
    """As after a power cut between the note and the move."""
    put(store, package(tmp_path))
    path = only(store).folder / "record.json"
    path.write_text(
        json.dumps(json.loads(path.read_text("utf-8")) | {"quarantined": "bad"}), "utf-8"
    )

    assert store.installed() == ()


def flip(folder: Path) -> str:
    path = folder / "model" / "model.bin"
    blob = bytearray(path.read_bytes())
    blob[len(blob) // 2] ^= 1
    path.write_bytes(bytes(blob))
    return r"model/model\.bin was changed"


def shorten(folder: Path) -> str:
    os.truncate(folder / "sentencepiece.model", 100)
    return r"sentencepiece\.model is 100 bytes long instead of"


def delete(folder: Path) -> str:
    (folder / "model" / "config.json").unlink()
    return r"model/config\.json is missing"


def add(folder: Path) -> str:
    (folder / "model" / "vmap.txt").write_text("x", encoding="utf-8")
    return r"model/vmap\.txt does not belong to it"


def tamper(folder: Path) -> str:
    """Change a file and its hash in the record."""
    path = folder / "model" / "config.json"
    path.write_text("{}", encoding="utf-8")
    record = json.loads((folder / "record.json").read_text("utf-8"))
    for file in record["files"]:
        if file["path"] == "model/config.json":
            file.update(size=2, sha256=read_hash(path))
    (folder / "record.json").write_text(json.dumps(record), "utf-8")
    return r"record\.json was changed"


def read_hash(path: Path) -> str:
    from translators.packages.files import sha256_of

    return sha256_of(path)


@pytest.mark.parametrize("damage", [flip, shorten, delete, add, tamper])
def test_a_damaged_package_is_refused_at_load_and_by_verify_and_can_be_mended(
    damage: Callable[[Path], str],
    store: PackageStore,
    tmp_path: Path,
) -> None:
    path = package(tmp_path)
    put(store, path)
    why = damage(only(store).folder)

    with pytest.raises(DamagedPackage, match=why) as refusal:
        store.load_check(only(store))
    assert "passerelle models install" in str(refusal.value)
    (verdict,) = store.verify()
    assert not verdict.ok
    assert verdict.mend == f"passerelle models install {path.name}"

    assert put(store, path).state == "replaced"
    (verdict,) = store.verify(["en-es"])
    assert (verdict.ok, verdict.mend) == (True, None)
    store.load_check(only(store))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 99}', "\0", '{"format": 1, "metadata": {"a": 1}}']
)
def test_a_package_without_a_proper_record_is_not_used_and_can_be_removed(
    text: str, store: PackageStore, tmp_path: Path
) -> None:
    put(store, package(tmp_path))
    folder = only(store).folder
    (folder / "record.json").write_text(text, encoding="utf-8")

    assert store.installed() == ()
    (verdict,) = store.verify()
    assert not verdict.ok
    assert verdict.mend == "passerelle models remove translate-en_es-1.0"
    assert store.remove(folder.name) == (folder.name,)
    assert store.verify() == ()


def test_files_are_hashed_once_for_each_process_and_package(
    store: PackageStore, tmp_path: Path
) -> None:
    put(store, package(tmp_path))
    installed = only(store)
    store.load_check(installed)
    flip(installed.folder)

    store.load_check(installed)
    assert not store.verify()[0].ok


def test_a_name_removes_all_versions_and_a_label_one(store: PackageStore, tmp_path: Path) -> None:
    for version in ("1.0", "1.1", "1.2"):
        put(store, package(tmp_path, version=version))

    assert store.remove("translate-en_es-1.1") == ("translate-en_es-1.1",)
    assert store.remove("en_es") == ("translate-en_es-1.0", "translate-en_es-1.2")
    with pytest.raises(UnknownPackage):
        store.remove("en-es")
    assert leftovers(store) == []


@pytest.mark.parametrize("name", ["..", ".", "../data", ".quarantine", "", "/", ".lock"])
def test_a_name_that_is_a_path_removes_nothing(
    name: str, store: PackageStore, tmp_path: Path
) -> None:
    put(store, package(tmp_path))

    with pytest.raises(UnknownPackage):
        store.remove(name)
    assert len(store.installed()) == 1


def test_verify_refuses_names_that_nobody_has(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path))

    assert [verdict.package for verdict in store.verify(["en_es"])] == ["translate-en_es-1.0"]
    with pytest.raises(UnknownPackage, match="xx-yy"):
        store.verify(["en-es", "xx-yy"])


def test_a_folder_of_packages_is_installed_although_one_is_refused(
    store: PackageStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for target in ("es", "fr"):
        path = package(tmp_path, target=target)
        path.rename(stick / path.name)
    (stick / "a-broken.argosmodel").write_bytes(b"half")
    build_package(stick / "unpacked", source="en", target="de", words={})

    outcomes = install_folder(store, stick, smoke=None)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [refusal.path.name for refusal in refused] == ["a-broken.argosmodel"]
    assert isinstance(refused[0].error, ArchiveRefused)
    assert [one.label for one in store.installed()] == [
        "translate-en_de-1.0", "translate-en_es-1.0", "translate-en_fr-1.0",
    ]  # fmt: skip


def test_a_folder_without_packages_is_refused_with_what_to_do(
    store: PackageStore, tmp_path: Path
) -> None:
    with pytest.raises(PackageError, match="holds no package"):
        install_folder(store, tmp_path, smoke=None)
    with pytest.raises(PackageError, match="could not be read"):
        install_folder(store, tmp_path / "nowhere", smoke=None)
    with pytest.raises(PackageError, match="could not be read"):
        install_file(store, tmp_path / "nowhere.argosmodel", smoke=None)


def test_a_package_without_a_model_is_refused_and_leaves_nothing(
    store: PackageStore, tmp_path: Path
) -> None:
    folder = build_package(tmp_path / "toy", source="en", target="es")
    (folder / "model" / "model.bin").unlink()

    with pytest.raises(MetadataRefused, match="no model"):
        install_file(store, pack(folder, tmp_path / "x.argosmodel"), smoke=None)
    assert store.installed() == ()
    assert leftovers(store) == []


def test_a_smoke_test_that_is_interrupted_leaves_nothing(
    store: PackageStore, tmp_path: Path
) -> None:
    def interrupted(_folder: Path, _metadata: PackageMetadata) -> SmokeReport:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_file(store, package(tmp_path), smoke=interrupted)
    assert store.installed() == ()
    assert leftovers(store) == []


def test_a_package_caught_between_two_renames_comes_back(
    store: PackageStore, tmp_path: Path
) -> None:
    """As after a power cut in the middle of a replacement."""
    put(store, package(tmp_path))
    before = only(store)
    waiting = store.root / ".incoming-dead" / "replaced"
    waiting.mkdir(parents=True)
    before.folder.rename(waiting / before.folder.name)

    put(store, package(tmp_path, target="fr"))

    assert before in store.installed()
    assert leftovers(store) == []


def test_a_lock_that_is_never_freed_is_reported(tmp_path: Path) -> None:
    with (
        exclusive(tmp_path / "lock"),
        pytest.raises(StoreBusy, match="Another process has held"),
        exclusive(tmp_path / "lock", seconds=0.05),
    ):
        pass
    with exclusive(tmp_path / "lock", seconds=0.05):
        pass


def test_a_data_directory_that_cannot_be_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    store = PackageStore(tmp_path / "file" / "packages")

    with pytest.raises(StoreNotWritable, match="PASSERELLE_DATA_DIR"):
        put(store, package(tmp_path))


def test_a_damaged_starter_is_mended_by_removing_it(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path), origin="starter")
    flip(only(store).folder)

    assert store.verify()[0].mend == "passerelle models remove translate-en_es-1.0"


def test_a_renamed_folder_is_not_taken_for_a_package(store: PackageStore, tmp_path: Path) -> None:
    put(store, package(tmp_path))
    only(store).folder.rename(store.root / "translate-es_en-1.0")

    assert store.installed() == ()
    assert not store.verify()[0].ok
