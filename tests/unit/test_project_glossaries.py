"""The glossary files of a project: loaded by direction, written whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.domain.project import Classroom, GlossaryFile, Project
from pipeline.glossaries import GlossaryInvalid, load_glossaries, save

ROOMS = tuple(Classroom(id=tag, language=tag, timezone="Europe/Madrid") for tag in ("en", "es"))


def project(*files: GlossaryFile) -> Project:
    return Project(id="rivers", name="Rivers", classrooms=ROOMS, retention_days=9, glossaries=files)


def test_glossaries_are_loaded_by_direction_and_paths_are_relative_to_the_project(
    tmp_path: Path,
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "a.csv").write_text("sea,mar\nreef,\n", "utf-8")
    (tmp_path / "b.tsv").write_text("mar\tsea\n", "utf-8")
    found = load_glossaries(
        project(
            GlossaryFile(source="en", target="es", file="words/a.csv"),
            GlossaryFile(source="es", target="en", file="b.tsv"),
        ),
        tmp_path,
    )
    assert {pair: len(read.glossary.terms) for pair, read in found.items()} == {
        ("en", "es"): 1,
        ("es", "en"): 1,
    }
    assert [one.line for one in found["en", "es"].faults] == [2]
    assert load_glossaries(project(), tmp_path) == {}


@pytest.mark.parametrize("data", [None, b"PK\x03\x04", b"one\n"])
def test_a_file_that_cannot_be_used_is_an_error_that_names_it(
    tmp_path: Path, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / "a.csv").write_bytes(data)
    entry = GlossaryFile(source="en", target="es", file="a.csv")
    with pytest.raises(GlossaryInvalid) as caught:
        load_glossaries(project(entry), tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'a.csv'}:")
    (detail,) = caught.value.details()
    assert set(detail) == {"file", "line", "code", "message", "hint", "row_kept"}


def test_a_saved_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o600)
    link.symlink_to(path)
    save(link, b"new")
    assert path.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OSError, match="directory"):
        save(tmp_path / "a.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
