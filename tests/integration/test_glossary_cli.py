"""`passerelle glossary` as a process: check, import, export, their reports and exit codes."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import PROJECT, run, write_project

OWN = "source,target,note\nreef,arrecife,unit 3\nsea,mar,\n"
NEW = "source,target,kind\nreef,banco de coral,\nriver,río,\nKwame,,keep\nsea,mar,\n"
ENTRY = '[[glossaries]]\nsource = "{0}"\ntarget = "{1}"\nfile = "{0}-{1}.csv"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a project that has a glossary, and a file to take in."""
    write_project(tmp_path, PROJECT + ENTRY.format("en", "es"))
    (tmp_path / "en-es.csv").write_text(OWN, "utf-8")
    (tmp_path / "new.csv").write_text(NEW, "utf-8")
    return tmp_path


def glossary(*arguments: str | Path) -> tuple[int, str, str]:
    done = run("glossary", *arguments)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def values(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", ["check", "import", "export"])
def test_every_command_has_help(command: str) -> None:
    code, out, err = glossary(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: passerelle glossary {command}")


# check


def test_a_file_without_faults_is_fine(folder: Path) -> None:
    assert glossary("check", folder / "en-es.csv") == (0, f"{folder / 'en-es.csv'}: 2 terms\n", "")
    assert glossary("check", "--quiet", folder / "en-es.csv") == (0, "", "")


def test_faults_are_told_by_line_and_the_code_is_3(folder: Path) -> None:
    path = folder / "bad.csv"
    path.write_text("source,target,kind\nreef,arrecife,kep\nsea,mar,\nsea,mar,\n", "utf-8")
    code, out, err = glossary("check", path)
    assert code == 3
    assert out == f"{path}: 1 term, 1 row not usable, 1 warning\n"
    assert err.splitlines() == [
        f"{path}:2: “kep” is no kind of term (did you mean keep?) [bad-kind]",
        f"{path}:4: warning: “sea” says the same as line 3 (remove one of the two rows)"
        " [duplicate]",
    ]
    code, out, err = glossary("check", "--json", path)
    assert [(one["line"], one["code"], one["row_kept"]) for one in values(err)] == [
        (2, "bad-kind", False),
        (4, "duplicate", True),
    ]
    (report,) = values(out)
    assert (report["terms"], report["refused"], report["usable"]) == (1, 1, True)
    assert len(glossary("check", "--quiet", path)[2].splitlines()) == 1


def test_a_file_that_cannot_be_used_is_1_and_the_others_are_checked(folder: Path) -> None:
    (folder / "a.csv").write_bytes(b"PK\x03\x04")
    code, out, err = glossary("check", folder / "a.csv", folder / "gone.csv", folder / "en-es.csv")
    assert code == 1
    assert "[not-text]" in err
    assert "gone.csv" in err
    assert "en-es.csv: 2 terms" in out


def test_all_glossaries_of_a_project_are_checked(folder: Path) -> None:
    write_project(folder, PROJECT + ENTRY.format("en", "es") + ENTRY.format("es", "en"))
    (folder / "es-en.csv").write_text("es,en\nmar,sea\n,x\n", "utf-8")
    code, out, _ = glossary("check", "--project", folder / "project.toml", "--json")
    assert code == 0
    assert [(one["source"], one["target"], one["terms"]) for one in values(out)] == [
        ("en", "es", 2),
        ("es", "en", 1),
    ]
    code, out, _ = glossary(
        "check", "--project", folder / "project.toml", "--source", "es", "--json"
    )
    assert [one["source"] for one in values(out)] == ["es"]


def test_languages_of_a_file_are_told_or_asked_for(folder: Path) -> None:
    path = folder / "three.csv"
    path.write_text("en,es,fr\nsea,mar,mer\n", "utf-8")
    code, _, err = glossary("check", path)
    assert code == 2
    assert "en, es, fr" in err
    code, out, _ = glossary("check", path, "--source", "en", "--target", "fr", "--json")
    assert (code, values(out)[0]["target"]) == (0, "fr")
    assert glossary("check", path, "--source", "english")[0] == 2
    assert glossary("check")[0] == 2


# import


def test_an_import_shows_what_would_change_and_changes_nothing(folder: Path) -> None:
    project = folder / "project.toml"
    code, out, err = glossary("import", folder / "new.csv", "--project", project)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "added    river → río",
        "added    Kwame: kept",
        "changed  reef → banco de coral; before: reef → arrecife, note “unit 3”",
        f"{folder / 'en-es.csv'}: 2 added, 1 changed, 0 removed, 1 as they were. "
        "Nothing is written yet: add --apply",
    ]
    assert (folder / "en-es.csv").read_text("utf-8") == OWN


def test_an_import_is_applied_once(folder: Path) -> None:
    (folder / "en-es.csv").chmod(0o640)
    arguments = ("import", folder / "new.csv", "--project", folder / "project.toml", "--apply")
    code, out, _ = glossary(*arguments, "--json")
    assert code == 0
    (report,) = values(out)
    assert (report["applied"], report["unchanged"], len(report["added"])) == (True, 1, 2)
    assert (folder / "en-es.csv").read_bytes().decode().splitlines() == [
        "source,target,kind,forms,case,note",
        "reef,banco de coral,translate,,,",
        "sea,mar,translate,,,",
        "river,río,translate,,,",
        "Kwame,Kwame,keep,,,",
    ]
    assert stat.S_IMODE((folder / "en-es.csv").stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == [
        "en-es.csv",
        "new.csv",
        "project.toml",
    ]
    assert glossary(*arguments)[1].endswith("0 added, 0 changed, 0 removed, 4 as they were\n")


def test_replacing_removes_what_the_file_does_not_have(folder: Path) -> None:
    (folder / "new.csv").write_text("reef,arrecife\n", "utf-8")
    code, out, _ = glossary("import", folder / "new.csv", "--project", folder / "project.toml",
                            "--replace", "--apply")  # fmt: skip
    assert code == 0
    assert "removed  sea → mar" in out
    assert "changed  reef → arrecife; before: reef → arrecife, note “unit 3”" in out
    assert len((folder / "en-es.csv").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("given", ["", "\n\n", "source,target\n", "source,target\nreef,\n"])
def test_a_file_without_a_usable_term_replaces_no_glossary(folder: Path, given: str) -> None:
    (folder / "new.csv").write_text(given, "utf-8")
    code, out, err = glossary("import", folder / "new.csv", "--project", folder / "project.toml",
                              "--replace", "--apply")  # fmt: skip
    assert (code, out) == (1, "")
    assert "new.csv" in err
    assert (folder / "en-es.csv").read_text("utf-8") == OWN


def test_one_language_on_both_sides_is_wrong_usage(folder: Path) -> None:
    code, out, err = glossary("check", folder / "en-es.csv", "--source", "en", "--target", "en-GB")
    assert (code, out) == (2, "")
    assert "the same language" in err


def test_rows_that_contradict_the_glossary_are_reported_and_not_imported(folder: Path) -> None:
    (folder / "new.csv").write_text("source,target,kind\n,Arrecife,forbid\nriver,río,\n", "utf-8")
    code, _, err = glossary("import", folder / "new.csv", "--project", folder / "project.toml",
                            "--apply")  # fmt: skip
    assert code == 3
    assert "new.csv:2: “Arrecife” is forbidden here, but asked for in line 2 of en-es.csv" in err
    assert "river,río" in (folder / "en-es.csv").read_text("utf-8")
    assert "forbid" not in (folder / "en-es.csv").read_text("utf-8")


@pytest.mark.parametrize("name", ["en-es.csv", "en-es.tsv", "en-es.tbx"])
def test_a_glossary_keeps_its_format_and_one_that_is_not_there_is_made(
    folder: Path, name: str
) -> None:
    entry = ENTRY.format("en", "es").replace("en-es.csv", name)
    project = write_project(folder, PROJECT + entry)
    (folder / "en-es.csv").unlink()
    for _ in range(2):
        assert glossary("import", folder / "new.csv", "--project", project, "--apply")[0] == 0
    begin = {"en-es.csv": b"source,", "en-es.tsv": b"source\t", "en-es.tbx": b"<?xml"}[name]
    assert (folder / name).read_bytes().startswith(begin)
    code, out, _ = glossary("check", "--project", project, "--json")
    assert (code, values(out)[0]["terms"]) == (0, 4)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("source,target,kind\nreef,arrecife,kep\n", "kep"),
        ("en,es,fr\nreef,arrecife,récif\nsea,,mer\n", "rows for other languages"),
    ],
)
def test_a_glossary_that_would_lose_rows_is_left_alone(folder: Path, own: str, words: str) -> None:
    (folder / "en-es.csv").write_text(own, "utf-8")
    arguments = ("import", folder / "new.csv", "--project", folder / "project.toml", "--apply")
    code, _, err = glossary(*arguments)
    assert code == 1
    assert words in err
    assert (folder / "en-es.csv").read_text("utf-8") == own
    assert glossary(*arguments, "--replace")[0] == 0


def test_a_project_without_the_glossary_is_told_which_lines_to_add(folder: Path) -> None:
    (folder / "new.csv").write_text("es,en\nmar,sea\nrío,river\n", "utf-8")
    project = write_project(folder, PROJECT)
    code, _, err = glossary("import", folder / "new.csv", "--project", project)
    assert code == 1
    assert ENTRY.format("es", "en") in err + "\n"
    lines = err.split("\n", 1)[1]
    write_project(folder, PROJECT + lines)
    assert glossary("import", folder / "new.csv", "--project", project, "--apply")[0] == 0
    assert (folder / "es-en.csv").is_file()


def test_the_direction_is_told_by_the_file_or_asked_for(folder: Path) -> None:
    both = PROJECT + ENTRY.format("en", "es") + ENTRY.format("es", "en")
    project = write_project(folder, both)
    code, _, err = glossary("import", folder / "new.csv", "--project", project)
    assert code == 2
    assert "en to es, es to en" in err
    assert glossary("import", folder / "new.csv", "--project", project, "--source", "en")[0] == 0
    (folder / "new.csv").write_text("es,en\nmar,sea\n", "utf-8")
    code, out, _ = glossary("import", folder / "new.csv", "--project", project, "--json")
    assert (code, values(out)[0]["source"]) == (0, "es")


def test_a_file_that_cannot_be_written_is_named_and_stays(folder: Path) -> None:
    entry = ENTRY.format("en", "es").replace("en-es.csv", "gone/en-es.csv")
    project = write_project(folder, PROJECT + entry)
    code, _, err = glossary("import", folder / "new.csv", "--project", project, "--apply")
    assert code == 1
    assert "gone" in err


# export


@pytest.mark.parametrize("form", ["csv", "tsv", "tbx", "tbx2"])
def test_an_export_gives_back_all_that_was_read(folder: Path, form: str) -> None:
    (folder / "full.csv").write_text(
        "source,target,kind,forms,case,note,unit\n"
        "reef,arrecife,,arrecifes|banco,exact,=1+1,3\n,tío,forbid,,,,\nKwame,,keep,,exact,,\n",
        "utf-8",
    )
    pair = ("--source", "en", "--target", "es")
    out = folder / f"out.{form}"
    assert glossary("export", folder / "full.csv", *pair, "--format", form, "-o", out)[0] == 0
    first = glossary("export", folder / "full.csv", *pair)[1]
    assert glossary("export", out, *pair)[1] == first
    assert "'=1+1,3" in first


def test_a_glossary_of_a_project_is_exported_by_the_name_of_the_output(folder: Path) -> None:
    project = folder / "project.toml"
    assert glossary("export", "--project", project, "-o", folder / "out.tbx")[0] == 0
    assert b"<tbx" in (folder / "out.tbx").read_bytes()
    assert glossary("export", "--project", project)[1].startswith("source,target,kind")


def test_an_export_reports_rows_that_are_not_in_it(folder: Path) -> None:
    (folder / "en-es.csv").write_text("source,target\nsea,mar\nreef,\n", "utf-8")
    code, out, err = glossary("export", folder / "en-es.csv")
    assert code == 3
    assert out.splitlines()[1:] == ["sea,mar,translate,,,"]
    assert "en-es.csv:3" in err


def test_an_export_needs_one_glossary_another_file_and_languages_for_tbx(folder: Path) -> None:
    path = folder / "en-es.csv"
    assert glossary("export")[0] == 2
    assert glossary("export", path, "-o", path)[0] == 2
    assert glossary("export", path, "--format", "tbx")[0] == 2
    assert glossary("export", folder / "gone.csv")[0] == 1
