"""Packages are measured when they are installed, and confidence is told of those that were."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import figures_of, installed_engine, installed_figures, package_name
from pipeline.measuring.figures import (
    classroom_sentences,
    figures,
    measure_figures,
    measure_package,
)
from pipeline.settings import Settings
from pipeline.stages.confidence import load_model
from pipeline.stages.judging.judge import Judge, packages_of
from pipeline.stages.judging.packages import KNOWN_PACKAGES, learn_figures, read_figures
from tests.support.tiny_packages import build_package, pack
from tests.support.word_engine import upper
from tests.unit.judging.doubting import DoubtingTranslator, machine
from translators.packages.install import install_file
from translators.packages.metadata import read_metadata
from translators.packages.record import Measured
from translators.packages.sentences import SENTENCES
from translators.packages.store import InstalledPackage, PackageStore

ENGLISH = classroom_sentences()["en"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = build_package(tmp_path / "toy", source="en", target="fr", words={"bird": "oiseau"})
    return pack(folder, tmp_path / "toy.argosmodel")


def installed(settings: Settings, archive: Path, *, measured: bool) -> InstalledPackage:
    store = PackageStore(settings.package_root)
    install_file(store, archive, smoke=None, measure=measure_package if measured else None)
    (package,) = [one for one in store.installed() if not one.is_starter]
    return package


@pytest.mark.parametrize("language", classroom_sentences())
def test_each_language_has_the_same_number_of_sentences(language: str) -> None:
    row = classroom_sentences()[language]
    assert len(set(row)) == len(row) == len(ENGLISH) == 56
    assert all(one == one.strip() and one for one in row)


def test_the_languages_are_those_of_the_smoke_test() -> None:
    assert classroom_sentences().keys() == SENTENCES.keys()


def test_figures_are_learned_from_every_sentence_and_come_back_from_json() -> None:
    found = figures(DoubtingTranslator(upper), ENGLISH, "en", "es")
    assert found is not None
    assert found["fitted"] == load_model().fitted
    statistics = read_figures(json.loads(json.dumps(found)))
    assert statistics is not None
    assert statistics.count == 56
    assert statistics.like is None
    assert statistics != load_model().unknown


def test_from_nothing_nothing_is_learned() -> None:
    assert learn_figures([]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"fitted": "1999-01-01"},
        {"fitted": None},
        {"statistics": {}},
        {"statistics": None},
        {"statistics": {"like": None, "count": 1, "words": {}, "passages": {}}},
    ],
)
def test_figures_of_other_coefficients_or_damaged_ones_are_as_none(change: dict[str, Any]) -> None:
    found = figures(DoubtingTranslator(upper), ENGLISH[:5], "en", "es")
    assert found is not None
    assert read_figures(found | change) is None
    assert read_figures({}) is None
    assert read_figures(None) is None


def test_a_package_that_was_measured_has_confidence(settings: Settings, archive: Path) -> None:
    package = installed(settings, archive, measured=True)
    assert len(package.record.marks) > 0
    known = installed_figures(settings)
    engine = installed_engine(settings)
    (name,) = packages_of(engine.signature("en", "fr"))
    assert known[name] == figures_of(package)

    rendering = machine("We saw birds.", "Vimos aves.")
    signature = engine.signature("en", "fr")
    judge, other = Judge(0.0, figures=known), Judge(0.0)
    found = judge.flagged(rendering, judge.judge(rendering, signature))
    assert found.confidence is not None
    assert found.flags == ()
    unknown = other.flagged(rendering, other.judge(rendering, signature))
    assert unknown.confidence is None
    assert [one.code for one in unknown.flags] == ["confidence-unknown"]


def test_a_package_that_was_not_measured_has_none(settings: Settings, archive: Path) -> None:
    package = installed(settings, archive, measured=False)
    assert figures_of(package) is None
    assert installed_figures(settings) == {}


def test_a_starter_has_what_was_measured_beforehand_unless_it_was_measured_here(
    settings: Settings,
) -> None:
    installed_engine(settings)
    assert installed_figures(settings) == dict(KNOWN_PACKAGES)
    store = PackageStore(settings.package_root)
    package = store.installed()[0]
    own = figures(DoubtingTranslator(upper), ENGLISH, "en", "es")
    store.note(package, Measured(marks=package.record.marks, figures=own))
    (noted,) = [one for one in store.installed() if one.label == package.label]
    assert figures_of(noted) == read_figures(own)
    stranger = replace(package, record=replace(package.record, origin="file"))
    assert figures_of(stranger) is None


def test_what_is_shipped_of_the_starters_is_what_would_be_measured_now(settings: Settings) -> None:
    installed_engine(settings)
    for package in PackageStore(settings.package_root).installed():
        shipped = KNOWN_PACKAGES[package_name(package)]
        own = read_figures(measure_figures(package.folder, package.record.metadata))
        assert own is not None
        assert own.count == shipped.count == 56
        for one, other in ((own.words, shipped.words), (own.passages, shipped.passages)):
            away = [
                abs(mean - there) / max(spread, 1e-6)
                for mean, there, spread in zip(one.means, other.means, other.spreads, strict=True)
            ]
            # Machines differ in arithmetic, so some sentences come out otherwise.
            assert sum(away) / len(away) < 0.2


@pytest.mark.parametrize(("source", "measured"), [("pb", True), ("pt_BR", True), ("xx", False)])
def test_sentences_are_chosen_by_the_language_without_its_variety(
    source: str, measured: bool, tmp_path: Path
) -> None:
    folder = build_package(tmp_path, source=source, target="es", words={})
    assert (measure_figures(folder, read_metadata(folder)) is not None) is measured


def test_a_package_that_cannot_be_run_has_no_figures(tmp_path: Path) -> None:
    folder = build_package(tmp_path, source="en", target="es", words={})
    (folder / "model" / "model.bin").write_bytes(b"nothing of the kind")
    assert measure_package(folder, read_metadata(folder)) == Measured()
