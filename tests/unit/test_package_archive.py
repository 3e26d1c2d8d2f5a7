"""A package file from anywhere is either unpacked as it should be, or refused."""

from __future__ import annotations

import pickle
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.tiny_packages import build_package, pack
from translators.packages.archive import open_archive, unpack
from translators.packages.errors import ArchiveRefused
from translators.packages.files import sha256_of
from translators.packages.limits import ArchiveLimits

ROOT = "toy"
Hostile = Callable[[Path], None]


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / ROOT
    build_package(folder, source="en", target="es", words={"hello": "hola"})
    return pack(folder, folder.with_name("toy.argosmodel"))


@pytest.fixture
def archive(toy: Path, tmp_path: Path) -> Path:
    path = tmp_path / "in" / "toy.argosmodel"
    path.parent.mkdir()
    path.write_bytes(toy.read_bytes())
    return path


def open_and_unpack(path: Path, folder: Path, limits: ArchiveLimits | None = None) -> None:
    with open_archive(path, limits) as opened:
        unpack(opened, folder)


# --- what is wrong with an archive ------------------------------------------------------


def adding(name: str, data: bytes = b"evil", mode: int = 0, times: int = 1) -> Hostile:
    """Add an entry with this name and mode."""

    def change(path: Path) -> None:
        with warnings.catch_warnings(), zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
            warnings.simplefilter("ignore")  # zipfile's own, about names that are there twice
            for _ in range(times):
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = mode << 16
                file.writestr(info, data)

    return change


def patching(
    name: str, *, listed: dict[int, bytes] | None = None, local: dict[int, bytes] | None = None
) -> Hostile:
    """Write bytes at offsets of an entry's record in the table of contents, or of its header."""

    def change(path: Path) -> None:
        blob = bytearray(path.read_bytes())
        record = blob.rfind(name.encode()) - 46
        assert blob[record : record + 4] == b"PK\x01\x02"
        (header,) = struct.unpack_from("<I", blob, record + 42)
        for start, changes in ((record, listed), (header, local)):
            for offset, data in (changes or {}).items():
                blob[start + offset : start + offset + len(data)] = data
        path.write_bytes(bytes(blob))

    return change


def both(*changes: Hostile) -> Hostile:
    def change(path: Path) -> None:
        for one in changes:
            one(path)

    return change


def renaming(before: bytes, after: bytes) -> Hostile:
    """Change a name wherever it stands; it must keep its length."""

    def change(path: Path) -> None:
        assert len(before) == len(after)
        assert path.read_bytes().count(before) == 2
        path.write_bytes(path.read_bytes().replace(before, after))

    return change


def cutting(share: float) -> Hostile:
    def change(path: Path) -> None:
        blob = path.read_bytes()
        path.write_bytes(blob[: int(len(blob) * share)])

    return change


def many_files(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as file:
        for number in range(2001):
            file.writestr(f"{ROOT}/notes/{number}", "")


def huge_directory(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as file:
        for number in range(300):
            info = zipfile.ZipInfo(f"{ROOT}/notes/{number}")
            info.comment = b"c" * 60_000
            file.writestr(info, "")


def sharing_bytes(path: Path) -> None:
    """Let the README be where the metadata are."""
    blob = path.read_bytes()
    record = blob.rfind(f"{ROOT}/metadata.json".encode()) - 46
    patching(f"{ROOT}/README.md", listed={42: blob[record + 42 : record + 46]})(path)


def flipping_a_byte(path: Path) -> None:
    blob = bytearray(path.read_bytes())
    at = blob.find(b"sentencepiece.model") + 5000
    blob[at] ^= 0xFF
    path.write_bytes(bytes(blob))


def with_zip64(path: Path) -> None:
    blob = path.read_bytes()
    end = blob.rfind(b"PK\x05\x06")
    path.write_bytes(blob[:end] + b"PK\x06\x07" + bytes(16) + blob[end:])


def without_metadata(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("toy/readme.txt", "nothing")


def replaced_by_text(path: Path) -> None:
    path.write_text("<html>Not found</html>", encoding="utf-8")


EVIL = f"{ROOT}/evil.txt"
PICKLE = pickle.dumps({"a": [1, 2, 3]})
TORCH = b"PK\x03\x04" + bytes(26) + b"archive/data.pkl" + b"FB" + bytes(100)
ENCRYPTED = struct.pack("<H", 1)

HOSTILE = {
    "a path upwards": (adding("../evil"), "leads out"),
    "a path upwards inside": (adding(f"{ROOT}/model/../../../evil"), "leads out"),
    "an absolute path": (adding("/evil"), "absolute"),
    "a drive letter": (adding("C:/evil"), "absolute"),
    "a drive letter alone": (adding("C:evil"), "absolute"),
    "a backslash": (adding(f"{ROOT}\\..\\evil"), "forbidden"),
    "an empty part": (adding(f"{ROOT}//evil"), "leads out"),
    "a zero byte": (both(adding(f"{ROOT}/evilX"), renaming(b"evilX", b"evil\0")), "forbidden"),
    "a line break": (adding(f"{ROOT}/ev\nil"), "forbidden"),
    "a symbolic link": (adding(EVIL, b"/etc/passwd", stat.S_IFLNK | 0o777), "link"),
    "a device": (adding(EVIL, b"", stat.S_IFCHR | 0o666), "device"),
    "a pipe": (adding(EVIL, b"", stat.S_IFIFO | 0o666), "device"),
    "a file that says it is a folder": (adding(EVIL, b"x", stat.S_IFDIR), "not clearly"),
    "a bomb": (adding(f"{ROOT}/model/big.bin", bytes(40 * 2**20)), "100 times"),
    "a bomb where nothing is unpacked": (adding("toy/stanza/x", bytes(9 * 2**20)), "100 times"),
    "too many files": (many_files, "2,000 files"),
    "a table of contents without end": (huge_directory, "table of contents"),
    "a name twice": (adding(EVIL, times=2), "twice"),
    "a name twice but for case": (adding(f"{ROOT}/README.MD"), "twice"),
    "a file and a folder": (adding(f"{ROOT}/metadata.json/evil"), "both a file and a folder"),
    "a path too deep": (adding("a/" * 9 + "evil"), "deep"),
    "a name too long": (adding(f"{ROOT}/{'e' * 256}"), "too long"),
    "an encrypted entry": (
        both(adding(EVIL), patching(EVIL, listed={8: ENCRYPTED}, local={6: ENCRYPTED})),
        "encrypted",
    ),
    "an entry encrypted only in its own header": (
        both(adding(EVIL), patching(EVIL, local={6: ENCRYPTED})),
        "contradicts",
    ),
    "an unusual packing": (
        both(adding(EVIL), patching(EVIL, listed={10: b"\x0e\0"}, local={8: b"\x0e\0"})),
        "packed in a way",
    ),
    "a pickle by name": (adding(f"{ROOT}/model/weights.pt"), "pickle"),
    "a pickle by name in the root": (adding(f"{ROOT}/tokens.PKL"), "pickle"),
    "a pickle that is called a model": (adding(f"{ROOT}/model/more.bin", PICKLE), "pickle"),
    "a pickle under an unknown name": (adding(f"{ROOT}/data", PICKLE), "pickle"),
    "a torch file under an unknown name": (adding(f"{ROOT}/data", TORCH), "pickle"),
    "a table of objects": (adding(f"{ROOT}/t.npy", b"\x93NUMPY\1\0v\0{'descr': '|O'}"), "pickle"),
    "a size too small": (patching("toy/model/model.bin", listed={24: b"\x10\0\0\0"}), "more than"),
    "a size too large": (
        patching("toy/sentencepiece.model", listed={24: struct.pack("<I", 900_000)}),
        "less than",
    ),
    "a packed size too small": (
        patching("toy/sentencepiece.model", listed={20: b"\0\1\0\0"}),
        "cut off",
    ),
    "a packed size too large": (
        patching("toy/README.md", listed={20: struct.pack("<I", 200)}),
        "overlaps",
    ),
    "a packed size beyond the end": (
        patching("toy/README.md", listed={20: struct.pack("<I", 2**31)}),
        "overlaps|cut off",
    ),
    "entries that share bytes": (sharing_bytes, "overlaps|contradicts"),
    "another name in the entry's header": (
        patching("toy/README.md", local={30: b"toy/README.xx"}),
        "contradicts",
    ),
    "a flipped bit": (flipping_a_byte, "damaged|followed by|cut off|less than"),
    "half a file": (cutting(0.5), "half-finished"),
    "a file without its last bytes": (cutting(0.9999), "half-finished|cut off|cannot be read"),
    "an empty file": (cutting(0), "no zip"),
    "a web page": (replaced_by_text, "no zip"),
    "Zip64": (with_zip64, "Zip64"),
    "no package": (without_metadata, "exactly one package"),
    "two packages": (adding("other/metadata.json", b"{}"), "exactly one package"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused_and_nothing_is_written_outside(
    kind: str, archive: Path, tmp_path: Path
) -> None:
    change, why = HOSTILE[kind]
    change(archive)
    inside = tmp_path / "out" / "package"
    inside.mkdir(parents=True)

    with pytest.raises(ArchiveRefused, match=why) as refusal:
        open_and_unpack(archive, inside)

    assert str(archive) in str(refusal.value)
    assert "Fetch the package again" in str(refusal.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["package"]
    assert not any(path.is_symlink() for path in inside.rglob("*"))


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (ArchiveLimits(archive_bytes=1000), "larger than 1,000"),
        (ArchiveLimits(unpacked_bytes=100_000), "unpack to more than 100,000"),
        (ArchiveLimits(file_bytes=100_000), "unpack to more than 100,000"),
        (ArchiveLimits(entries=3), "more than 3 files"),
        (ArchiveLimits(depth=2), "more than 2 folders deep"),
        (ArchiveLimits(directory_bytes=100), "table of contents is too large"),
        (ArchiveLimits(ratio=2, ratio_floor=100), "more than 2 times"),
    ],
)
def test_every_limit_holds(limits: ArchiveLimits, why: str, archive: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match=why):
        open_and_unpack(archive, tmp_path / "out", limits)


def test_only_what_is_needed_is_unpacked_and_the_rest_is_listed(
    archive: Path, tmp_path: Path
) -> None:
    for name in ("stanza/en/tokenize/x.pt", "minisbd/en.onnx", "model/notes.exe", "run.sh"):
        adding(f"{ROOT}/{name}", PICKLE if "stanza" in name else b"x")(archive)
    adding("__MACOSX/._toy")(archive)
    adding(f"{ROOT}/LICENSE")(archive)

    with open_archive(archive) as opened:
        files = unpack(opened, tmp_path / "out")

    unpacked = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert unpacked == {
        "LICENSE", "README.md", "metadata.json", "model/config.json", "model/model.bin",
        "model/shared_vocabulary.json", "sentencepiece.model",
    }  # fmt: skip
    assert {file.path for file in files} == unpacked
    assert set(opened.skipped) == {
        "stanza/en/tokenize/x.pt", "minisbd/en.onnx", "model/notes.exe", "run.sh",
        "__MACOSX/._toy",
    }  # fmt: skip
    for file in files:
        path = tmp_path / "out" / file.path
        assert (file.size, file.sha256) == (path.stat().st_size, sha256_of(path))


def test_a_package_without_a_folder_of_its_own_is_taken_too(toy: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat.argosmodel"
    with zipfile.ZipFile(toy) as old, zipfile.ZipFile(flat, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name.removeprefix(f"{ROOT}/"), old.read(name))

    open_and_unpack(flat, tmp_path / "out")

    assert (tmp_path / "out" / "model" / "model.bin").is_file()


def test_an_archive_written_as_a_stream_is_taken_too(toy: Path, tmp_path: Path) -> None:
    """Then sizes stand behind the data and only the table of contents has them."""
    streamed = tmp_path / "streamed.argosmodel"

    class Pipe:
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def write(self, data: bytes) -> int:
            self.parts.append(bytes(data))
            return len(data)

        def flush(self) -> None: ...

    pipe = Pipe()
    with zipfile.ZipFile(toy) as old, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as new:  # type: ignore[call-overload]
        for name in old.namelist():
            new.writestr(name, old.read(name))
    streamed.write_bytes(b"".join(pipe.parts))

    open_and_unpack(streamed, tmp_path / "out")

    assert (tmp_path / "out" / "metadata.json").is_file()


def test_progress_counts_up_to_the_total(archive: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    with open_archive(archive) as opened:
        unpack(opened, tmp_path / "out", lambda done, total: seen.append((done, total)))

    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
