"""A package in a folder is copied without following anything out of it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.tiny_packages import build_package, pack
from translators.packages.errors import ArchiveRefused
from translators.packages.folder import copy, find_packages, open_folder
from translators.packages.limits import ArchiveLimits


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return build_package(tmp_path / "stick" / "toy", source="en", target="es", words={})


def test_only_what_is_needed_is_copied(toy: Path, tmp_path: Path) -> None:
    (toy / "stanza").mkdir()
    (toy / "stanza" / "en.pt").write_bytes(pickle.dumps([1]))
    (toy / "autorun.inf").write_text("x", encoding="utf-8")

    folder = open_folder(toy)
    files = copy(folder, tmp_path / "out")

    assert folder.skipped == ("autorun.inf", "stanza/en.pt")
    assert {file.path for file in files} == {
        "README.md", "metadata.json", "model/config.json", "model/model.bin",
        "model/shared_vocabulary.json", "sentencepiece.model",
    }  # fmt: skip
    assert (tmp_path / "out/model/model.bin").read_bytes() == (toy / "model/model.bin").read_bytes()


def link_file(toy: Path) -> None:
    (toy / "LICENSE").symlink_to("/etc/passwd")


def link_folder(toy: Path) -> None:
    (toy / "model" / "more").symlink_to("/etc")


def pipe(toy: Path) -> None:
    os.mkfifo(toy / "model" / "vmap.txt")


def pickled(toy: Path) -> None:
    (toy / "model" / "extra.bin").write_bytes(pickle.dumps({"a": 1}))


def pickle_by_name(toy: Path) -> None:
    (toy / "weights.pth").write_bytes(b"x")


def many(toy: Path) -> None:
    for number in range(2001):
        (toy / f"{number}").touch()


def deep(toy: Path) -> None:
    (toy / "/".join("abcdefghi")).mkdir(parents=True)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (link_file, "link"),
        (link_folder, "link"),
        (pipe, "device"),
        (pickled, "pickle"),
        (pickle_by_name, "pickle"),
        (many, "2,000 files"),
        (deep, "deep"),
    ],
)
def test_a_hostile_folder_is_refused(change: Callable[[Path], None], why: str, toy: Path) -> None:
    change(toy)

    with pytest.raises(ArchiveRefused, match=why) as refusal:
        open_folder(toy)

    assert str(toy) in str(refusal.value)


def test_a_folder_that_is_too_large_is_refused(toy: Path) -> None:
    with pytest.raises(ArchiveRefused, match="larger than"):
        open_folder(toy, ArchiveLimits(unpacked_bytes=1000))


@pytest.mark.parametrize("size", [0, 10**7])
def test_a_file_that_changes_while_it_is_read_is_refused(
    size: int, toy: Path, tmp_path: Path
) -> None:
    folder = open_folder(toy)
    os.truncate(toy / "model" / "model.bin", size)

    with pytest.raises(ArchiveRefused, match="changed while it was read"):
        copy(folder, tmp_path / "out")


def test_a_file_that_becomes_a_link_after_the_check_is_not_followed(
    toy: Path, tmp_path: Path
) -> None:
    folder = open_folder(toy)
    (toy / "README.md").unlink()
    (toy / "README.md").symlink_to("/etc/passwd")

    with pytest.raises(OSError, match="symbolic links"):
        copy(folder, tmp_path / "out")


def test_packages_are_found_on_a_stick(toy: Path, tmp_path: Path) -> None:
    stick = toy.parent
    pack(toy, stick / "a.argosmodel")
    (stick / "holiday.jpg").write_bytes(b"x")
    (stick / "photos").mkdir()
    (stick / "link.argosmodel").symlink_to(tmp_path / "elsewhere")

    assert find_packages(stick) == (stick / "a.argosmodel", toy)
    assert find_packages(toy) == (toy,)
    assert find_packages(stick / "photos") == ()
