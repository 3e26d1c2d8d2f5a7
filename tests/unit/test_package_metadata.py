"""What a package says about itself is checked before it becomes a name or a path."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.tiny_packages import build_package
from translators.packages.errors import MetadataRefused, PackageError, UnsupportedPackage
from translators.packages.metadata import check_layout, metadata_of, parse_metadata, read_metadata
from translators.packages.names import matches

GOOD: dict[str, Any] = {
    "package_version": "1.0",
    "argos_version": "1.9",
    "from_code": "en",
    "from_name": "English",
    "to_code": "es",
    "to_name": "Spanish",
}


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({}, "translate-en_es-1.0"),
        ({"package_version": "1.10.2"}, "translate-en_es-1.10.2"),
        ({"to_code": "pt-BR"}, "translate-en_pt-BR-1.0"),
        ({"to_code": "zh_Hans"}, "translate-en_zh_Hans-1.0"),
        ({"type": "translate", "links": [], "dependencies": []}, "translate-en_es-1.0"),
        ({"from_codes": [], "languages": []}, "translate-en_es-1.0"),
    ],
)
def test_good_metadata_are_read(change: dict[str, Any], label: str) -> None:
    assert metadata_of(GOOD | change, where="here").label == label


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"from_code": "../en"}, MetadataRefused),
        ({"from_code": "e"}, MetadataRefused),
        ({"from_code": "english"}, MetadataRefused),
        ({"from_code": "en/"}, MetadataRefused),
        ({"from_code": "en\n"}, MetadataRefused),
        ({"from_code": None}, MetadataRefused),
        ({"from_code": 5}, MetadataRefused),
        ({"to_code": ""}, MetadataRefused),
        ({"package_version": "../1"}, MetadataRefused),
        ({"package_version": "1.0\n"}, MetadataRefused),
        ({"package_version": "one"}, MetadataRefused),
        ({"package_version": "1!2"}, MetadataRefused),
        ({"package_version": ""}, MetadataRefused),
        ({"package_version": 1.0}, MetadataRefused),
        ({"package_version": "1." + "0" * 50}, MetadataRefused),
        ({"from_name": "E" * 300}, MetadataRefused),
        ({"to_name": "\x1b[31mSpanish"}, MetadataRefused),
        ({"target_prefix": ["a"]}, MetadataRefused),
        ({"type": "sbd"}, UnsupportedPackage),
        ({"type": ["translate"]}, UnsupportedPackage),
        ({"from_codes": ["en", "fr"]}, UnsupportedPackage),
        ({"to_codes": ["en", "fr"]}, UnsupportedPackage),
        ({"languages": [{"code": "en"}]}, UnsupportedPackage),
    ],
)
def test_bad_metadata_are_refused(change: dict[str, Any], error: type[PackageError]) -> None:
    with pytest.raises(error, match="package in here"):
        metadata_of(GOOD | change, where="here")


@pytest.mark.parametrize(
    "blob",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 30_000, b'"' + b"x" * 70_000 + b'"'],
)
def test_what_is_no_metadata_is_refused(blob: bytes) -> None:
    with pytest.raises(MetadataRefused, match="package in here"):
        parse_metadata(blob, where="here")


def test_a_byte_order_mark_does_no_harm() -> None:
    blob = json.dumps(GOOD).encode("utf-8-sig")

    assert parse_metadata(blob, where="here").source == "en"


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("model/model.bin", "no model"),
        ("model/shared_vocabulary.json", "no vocabulary"),
        ("sentencepiece.model", "no tokenizer"),
        ("model", "no model"),
    ],
)
def test_a_package_without_a_part_it_needs_is_refused(
    missing: str, why: str, tmp_path: Path
) -> None:
    folder = build_package(tmp_path / "toy", source="en", target="es")
    check_layout(folder)
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    with pytest.raises(MetadataRefused, match=why):
        check_layout(folder)


def test_two_vocabularies_will_do(tmp_path: Path) -> None:
    model = build_package(tmp_path / "toy", source="en", target="es") / "model"
    (model / "shared_vocabulary.json").rename(model / "source_vocabulary.json")
    with pytest.raises(MetadataRefused, match="no vocabulary"):
        check_layout(tmp_path / "toy")
    (model / "target_vocabulary.txt").write_text("a\n", encoding="utf-8")

    check_layout(tmp_path / "toy")


def test_a_folder_without_metadata_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MetadataRefused, match=r"metadata\.json cannot be read"):
        read_metadata(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "same"),
    [
        ("en-es", True),
        ("en_es", True),
        ("EN-ES", True),
        ("translate-en_es", True),
        ("translate-en_es-1.0", True),
        ("translate-en_es-1_0", True),
        ("en-es-1.0", True),
        ("es-en", False),
        ("en-es-1", False),
        ("en", False),
        ("", False),
    ],
)
def test_a_package_is_known_by_several_names(wanted: str, same: bool) -> None:
    assert matches(wanted, metadata_of(GOOD, where="here")) is same
