"""`passerelle doctor` as a process: what it finds, what it says to do, how fast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from pipeline.engines import installed_engine
from pipeline.settings import Settings
from tests.support.processor import taken_by_programs
from tests.support.program import PROJECT, environment, run, write_project
from tests.support.tiny_packages import build_package, pack
from translators.packages.install import install_file
from translators.packages.store import PackageStore

MOST_SECONDS = 3.0


def doctor(data: Path, *arguments: str | Path, **changes: str | None) -> tuple[int, dict[str, Any]]:
    """Give the exit code and the findings, by what they are about."""
    began = taken_by_programs()
    done = run(
        "doctor", "--json", *arguments,
        env=environment(PASSERELLE_DATA_DIR=str(data), **changes),
    )  # fmt: skip
    assert taken_by_programs() - began < MOST_SECONDS
    assert done.stderr == b""
    findings = json.loads(done.stdout)
    for one in findings:
        assert sorted(one) == ["detail", "mend", "state", "what"]
        assert one["mend"] or one["state"] != "missing", "what is missing can be mended"
    assert done.returncode == any(one["state"] == "missing" for one in findings)
    return done.returncode, {one["what"]: one for one in findings}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder of one's own, with the bundled packages set up."""
    folder = tmp_path / "data"
    installed_engine(Settings(data_dir=folder))
    return folder


def package_folder(data: Path, name: str) -> Path:
    (found,) = [one for one in (data / "packages").iterdir() if name in one.name]
    return found


def test_a_new_machine_has_all_it_needs_and_is_left_as_it_is(tmp_path: Path) -> None:
    code, found = doctor(tmp_path / "new" / "data")
    assert code == 0
    assert found["package en to es"]["state"] == "fine"
    assert found["python"]["state"] == "fine"
    assert not (tmp_path / "new").exists(), "to look is not to set up"


def test_installed_packages_are_shown(data: Path) -> None:
    code, found = doctor(data)
    assert code == 0
    assert "bundled" in found["package en to es"]["detail"]


def test_a_slip_in_the_name_of_a_setting_is_noted(data: Path) -> None:
    slips = {"PASSERELLE_BEAM_SIZ": "2", "PASSERELLE_ADMIN_TOKEN_FIL": "/x"}
    code, found = doctor(data, **slips)
    assert code == 0
    assert "PASSERELLE_BEAM_SIZE" in found["variable PASSERELLE_BEAM_SIZ"]["mend"]
    assert "ADMIN_TOKEN_FILE" in found["variable PASSERELLE_ADMIN_TOKEN_FIL"]["mend"]
    _, found = doctor(data, PASSERELLE_BEAM_SIZE="2")
    assert not [what for what in found if what.startswith("variable")]


def test_a_damaged_package_is_missing_with_the_command(data: Path) -> None:
    folder = package_folder(data, "en_es")
    model = next(folder.rglob("model.bin"))
    model.write_bytes(model.read_bytes()[:-1] + b"x")
    code, found = doctor(data)
    assert code == 1
    damaged = found[f"package {folder.name}"]
    assert "model.bin was changed" in damaged["detail"]
    assert damaged["mend"].startswith("passerelle models")


def test_a_package_without_its_record_is_missing(data: Path) -> None:
    folder = package_folder(data, "es_en")
    for record in folder.glob("*.json"):
        record.write_text("{", "utf-8")
    code, found = doctor(data)
    assert code == 1
    assert found[f"package {folder.name}"]["state"] == "missing"


def test_a_package_in_quarantine_is_a_note(data: Path, tmp_path: Path) -> None:
    build_package(tmp_path / "toy", source="en", target="fr", words={})
    store = PackageStore(data / "packages")
    install_file(store, pack(tmp_path / "toy", tmp_path / "toy.argosmodel"), smoke=None)
    (toy,) = [one for one in store.installed() if one.target == "fr"]
    store.quarantine(toy, "it repeats itself")
    code, found = doctor(data)
    assert code == 0
    finding = found[f"package {toy.label}"]
    assert "it repeats itself" in finding["detail"]
    assert finding["mend"] == f"passerelle models remove {toy.label}"


def test_a_data_folder_that_cannot_be_written_is_missing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    for folder in (blocked, blocked / "below"):
        code, found = doctor(folder)
        assert (code, found["data folder"]["state"]) == (1, "missing")


def test_settings_that_are_wrong_are_all_named(data: Path) -> None:
    code, found = doctor(data, PASSERELLE_BEAM_SIZE="0", PASSERELLE_DEVICE="tpu")
    assert code == 1
    assert "PASSERELLE_BEAM_SIZE" in found["settings"]["detail"]
    assert "PASSERELLE_DEVICE" in found["settings"]["detail"]


def test_cuda_that_is_asked_for_and_not_there_is_missing(data: Path) -> None:
    import ctranslate2

    code, found = doctor(data, PASSERELLE_DEVICE="cuda")
    there = ctranslate2.get_cuda_device_count() > 0
    assert (code, found["device"]["state"]) == ((0, "fine") if there else (1, "missing"))


def test_a_project_whose_pairs_are_there_is_fine(data: Path, tmp_path: Path) -> None:
    code, found = doctor(data, "--project", write_project(tmp_path))
    assert code == 0
    assert found["en to es"]["state"] == found["es to en"]["state"] == "fine"


@pytest.mark.parametrize(
    ("language", "pair", "mend"),
    [
        ("fr", "en to fr", "passerelle models install en-fr"),
        ("fr", "fr to en", "passerelle models install fr-en"),
    ],
)
def test_a_pair_without_a_package_is_missing_with_the_command(
    data: Path, tmp_path: Path, language: str, pair: str, mend: str
) -> None:
    project = write_project(tmp_path, PROJECT.replace('"es"', f'"{language}"'))
    code, found = doctor(data, "--project", project)
    assert (code, found[pair]["state"], found[pair]["mend"]) == (1, "missing", mend)


def test_a_pair_is_mended_through_english_as_the_public_packages_go(
    data: Path, tmp_path: Path
) -> None:
    project = write_project(tmp_path, PROJECT.replace('"en"', '"fr"'))
    _, found = doctor(data, "--project", project)
    assert found["fr to es"]["mend"] == "passerelle models install fr-en"
    assert found["es to fr"]["mend"] == "passerelle models install en-fr"


def test_a_project_file_with_mistakes_is_missing_with_all_of_them(
    data: Path, tmp_path: Path
) -> None:
    project = write_project(tmp_path, 'id = "a b"\nx = 1\n')
    code, found = doctor(data, "--project", project)
    assert code == 1
    assert f"{project}:1: id: " in found["project"]["detail"]
    assert f"{project}:2: x: " in found["project"]["detail"]


def test_glossaries_of_a_project_are_looked_into(data: Path, tmp_path: Path) -> None:
    glossary = '[[glossaries]]\nsource = "en"\ntarget = "es"\nfile = "en-es.csv"\n'
    project = write_project(tmp_path, PROJECT + glossary)
    code, found = doctor(data, "--project", project)
    assert (code, found["glossary en-es.csv"]["state"]) == (1, "missing")
    file = tmp_path / "en-es.csv"
    for rows, state in (("bus,guagua\n", "fine"), ("bus,guagua\nbus,camión\n", "warning")):
        file.write_text("source,target\n" + rows, "utf-8")
        code, found = doctor(data, "--project", project)
        assert (code, found["glossary en-es.csv"]["state"]) == (0, state)
    assert f"passerelle glossary check {file}" in found["glossary en-es.csv"]["mend"]


def test_in_words_each_finding_is_a_line_and_what_mends_it_another(
    data: Path, tmp_path: Path
) -> None:
    project = write_project(tmp_path, PROJECT.replace('"Europe/Madrid"', '"Europe/Madird"'))
    done = run(
        "doctor", "--project", project, env=environment(PASSERELLE_DATA_DIR=str(data))
    )  # fmt: skip
    text = done.stdout.decode()
    assert done.returncode == 1
    assert "ok       package en to es: translate-en_es-0.2 (bundled)\n" in text
    assert f"MISSING  project: {project}:10: classrooms.1.timezone: " in text
    assert text.endswith("         mend it with: correct the lines named\n")


def test_a_terminal_that_lacks_arrows_gets_them_as_escapes(data: Path, tmp_path: Path) -> None:
    changes = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PASSERELLE_DATA_DIR": str(data)}
    done = run("doctor", "--project", write_project(tmp_path), env=environment(**changes))
    assert done.returncode == 0
    assert b"en \\u2192 es" in done.stdout


def test_a_compute_type_that_this_machine_cannot_do_is_named_with_those_it_can(
    data: Path,
) -> None:
    possible = ctranslate2.get_supported_compute_types("cpu")
    impossible = next(
        (one for one in ("float16", "bfloat16", "int16") if one not in possible), None
    )
    if impossible is None:
        return  # a machine that can do everything
    code, found = doctor(data, PASSERELLE_COMPUTE_TYPE=impossible)
    assert code == 1
    assert impossible in found["compute type"]["detail"]
    assert "int8" in found["compute type"]["detail"]
    assert found["compute type"]["mend"] == "export PASSERELLE_COMPUTE_TYPE=default"
