"""What a package says about itself in metadata.json, and whether what it needs is there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from translators.packages.argos_format import AvailablePackage, argospm_package_name
from translators.packages.errors import MetadataRefused, PackageError, UnsupportedPackage

METADATA = "metadata.json"
MOST_BYTES = 64 * 1024

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")  # it becomes the name of a folder
_TEXTS = ("package_version", "argos_version", "from_code", "from_name", "to_code", "to_name")
_MANY = ("from_codes", "to_codes", "languages", "source_languages", "target_languages")
_TOKENIZERS = ("sentencepiece.model", "bpe.model")


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageMetadata:
    """The validated metadata of a package, installed or in the index."""

    name: str  # Argos' name of the package: translate-en_es
    version: str
    argos_version: str
    source: str  # Argos' language code, which is not always a BCP 47 tag
    target: str
    source_name: str
    target_name: str
    target_prefix: str = ""  # a token that the decoder must begin with

    @property
    def label(self) -> str:
        """Name package and version, as its folder is called: translate-en_es-1.0."""
        return f"{self.name}-{self.version}"


def read_metadata(folder: Path) -> PackageMetadata:
    """Read an unpacked package's metadata. Raises MetadataRefused, UnsupportedPackage."""
    path = folder / METADATA
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused(folder, f"{METADATA} is larger than {MOST_BYTES:,} bytes")
        blob = path.read_bytes()
    except OSError as error:
        raise _refused(folder, f"{METADATA} cannot be read ({error.strerror})") from error
    return parse_metadata(blob, where=str(folder))


def parse_metadata(blob: bytes, *, where: str) -> PackageMetadata:
    """Read metadata from the bytes of metadata.json; `where` is for the messages."""
    if len(blob) > MOST_BYTES:
        raise _refused(where, f"{METADATA} is larger than {MOST_BYTES:,} bytes")
    try:
        raw = json.loads(blob.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refused(where, f"{METADATA} is not JSON") from error
    return metadata_of(raw, where=where)


def metadata_of(raw: object, *, where: str) -> PackageMetadata:
    """Validate metadata, of a package or of an index entry."""
    if not isinstance(raw, dict):
        raise _refused(where, f"{METADATA} is not an object")
    _check_kind(raw, where)
    for key in (*_TEXTS, "target_prefix"):
        value = raw.get(key, "")
        if not isinstance(value, str) or len(value) > 200 or not value.isprintable():
            raise _refused(where, f"{key} is not a short text")
    for key in ("from_code", "to_code"):
        if not _CODE.fullmatch(raw.get(key, "")):
            raise _refused(where, f"{key} {raw.get(key, '')!r} is not a language code")
    _check_version(raw.get("package_version", ""), where)
    # Only now argostranslate's own reading, on a copy: it changes the lists it is given.
    package = AvailablePackage(dict(raw))
    return PackageMetadata(
        name=argospm_package_name(package),
        version=package.package_version,
        argos_version=package.argos_version,
        source=package.from_code,
        target=package.to_code,
        source_name=package.from_name or package.from_code,
        target_name=package.to_name or package.to_code,
        target_prefix=package.target_prefix,
    )


def check_layout(folder: Path) -> None:
    """Check that an unpacked package holds a model and a tokenizer. Raises MetadataRefused."""
    model = folder / "model"
    if not _filled(model / "model.bin"):
        raise _refused(folder, "it holds no model (model/model.bin)")
    names = ("shared_vocabulary",), ("source_vocabulary", "target_vocabulary")
    if not any(all(_vocabulary(model, name) for name in group) for group in names):
        raise _refused(folder, "its model has no vocabulary (model/shared_vocabulary.json)")
    if not any(_filled(folder / name) for name in _TOKENIZERS):
        raise _refused(folder, f"it holds no tokenizer ({' or '.join(_TOKENIZERS)})")


def _check_kind(raw: dict[str, Any], where: str) -> None:
    kind = raw.get("type", "translate")
    if kind != "translate":
        raise _unsupported(where, f"its type is {str(kind)[:40]!r}, not 'translate'")
    if any(raw.get(key) for key in _MANY):
        raise _unsupported(where, "it serves several languages at once")


def _check_version(version: str, where: str) -> None:
    try:
        Version(version)
    except InvalidVersion:
        version = ""
    if not _VERSION.fullmatch(version):
        raise _refused(where, "package_version is not a version number")


def _vocabulary(model: Path, name: str) -> bool:
    return any(_filled(model / f"{name}.{suffix}") for suffix in ("json", "txt"))


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _refused(where: Path | str, why: str) -> PackageError:
    return MetadataRefused(
        f"The package in {where} was refused: {why}. Nothing was installed. "
        "Fetch the package again from a source you trust."
    )


def _unsupported(where: str, why: str) -> PackageError:
    return UnsupportedPackage(
        f"The package in {where} cannot be used: {why}. "
        "Take a package that translates one language into one other."
    )
