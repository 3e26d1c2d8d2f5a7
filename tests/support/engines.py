"""Engines for tests: real adapters over tiny untrained packages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from tests.support.tiny_packages import build_package
from translators.argos.engine import ArgosTranslator
from translators.argos.loading import EngineSettings, Library, PackageFiles


def tiny_engine(
    folder: Path,
    pairs: Iterable[tuple[str, str]],
    *,
    tokenizer: Literal["sentencepiece", "bpe"] = "sentencepiece",
    target_prefix: str = "",
) -> ArgosTranslator:
    """Build tiny packages for the pairs and give an engine over them: formats, no quality."""
    packages = {}
    for number, (source, target) in enumerate(pairs):
        path = build_package(
            folder / f"{source}_{target}",
            source=source,
            target=target,
            tokenizer=tokenizer,
            target_prefix=target_prefix,
            seed=number,
        )
        packages[source, target] = PackageFiles(
            source=source,
            target=target,
            version="1.0",
            checksum="0" * 12,
            path=path,
            target_prefix=target_prefix,
        )
    return ArgosTranslator(Library(packages, EngineSettings(), lambda _: (2, 1)))
