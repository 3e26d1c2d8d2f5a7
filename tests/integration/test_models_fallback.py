"""A bad package never takes a pair out of service while a good one is there."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from pipeline.engines import installed_engine
from pipeline.settings import Settings
from tests.support.tiny_packages import build_package, pack
from translators import Request
from translators.packages.install import install_file
from translators.packages.smoke_report import SmokeReport
from translators.packages.store import PackageStore

ASKED = Request(text="We went to the river.", source="en", target="es")


def spoil(folder: Path) -> None:
    model = folder / "model" / "model.bin"
    blob = bytearray(model.read_bytes())
    blob[len(blob) // 2] ^= 0xFF
    model.write_bytes(blob)


def test_where_the_best_package_is_damaged_the_next_is_used_and_it_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    store = PackageStore(settings.package_root)
    installed_engine(settings)
    built = build_package(tmp_path / "made", source="en", target="es", version="9.0", words={})
    install_file(store, pack(built, tmp_path / "new.argosmodel"), smoke=None)
    best = store.best("en", "es")
    assert best is not None
    assert best.version == "9.0"
    spoil(best.folder)
    engine = installed_engine(settings)
    with caplog.at_level(logging.WARNING):
        (result,) = engine.translate([ASKED])
    assert "río" in result.best.text
    assert ":0.2:" in engine.signature("en", "es")
    assert "damaged" in caplog.text


def test_a_damaged_bundled_package_is_put_in_again(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    store = PackageStore(settings.package_root)
    installed_engine(settings)
    best = store.best("en", "es")
    assert best is not None
    spoil(best.folder)
    (result,) = installed_engine(settings).translate([ASKED])
    assert "río" in result.best.text


def test_a_bad_file_with_the_name_of_a_bundled_package_does_not_displace_it(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    store = PackageStore(settings.package_root)
    built = build_package(tmp_path / "made", source="en", target="es", version="0.2")

    def fails(*_: object, **__: object) -> SmokeReport:
        return SmokeReport(passed=False, reason="it babbles", lines=())

    outcome = install_file(store, pack(built, tmp_path / "bad.argosmodel"), smoke=fails)
    assert outcome.state == "quarantined"
    (result,) = installed_engine(settings).translate([ASKED])
    assert "río" in result.best.text
