"""What tests of engines and of the flow share: tiny engines, projects and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Policy, Project
from tests.support.tiny_packages import build_package
from translators.argos.decoding import Decoding
from translators.argos.engine import ArgosTranslator
from translators.argos.loading import EngineSettings, Library, PackageFiles


def tiny_engine(
    folder: Path,
    pairs: Iterable[tuple[str, str]],
    *,
    tokenizer: Literal["sentencepiece", "bpe"] = "sentencepiece",
    target_prefix: str = "",
    words: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
    decoding: Decoding | None = None,
) -> ArgosTranslator:
    """Build tiny packages for the pairs and give an engine over them.

    `words` gives the lexicon of a pair, which makes its package a word-for-word translator;
    a pair without one has random weights: formats, no quality.
    """
    packages = {}
    for number, (source, target) in enumerate(pairs):
        path = build_package(
            folder / f"{source}_{target}",
            source=source,
            target=target,
            tokenizer=tokenizer,
            target_prefix=target_prefix,
            seed=number,
            words=(words or {}).get((source, target)),
        )
        packages[source, target] = PackageFiles(
            source=source,
            target=target,
            version="1.0",
            checksum="0" * 12,
            path=path,
            target_prefix=target_prefix,
        )
    library = Library(
        {pair: [one] for pair, one in packages.items()}, EngineSettings(), lambda _: (2, 1)
    )
    return ArgosTranslator(library, decoding=decoding)


def project_of(*languages: str, names: tuple[str, ...] = (), policy: Policy = "mark") -> Project:
    """Make a project with one classroom for each language, named as the language."""
    return Project(
        id="rivers",
        name="Rivers",
        classrooms=tuple(
            Classroom(id=language, language=language, timezone="UTC") for language in languages
        ),
        retention_days=400,
        keep_names=names,
        policy=policy,
    )


def post_of(text: str, *, classroom: str = "en", identifier: str = "p-1", **more: Any) -> Post:
    """Make a post of a plain text."""
    return Post(
        id=identifier,
        project="rivers",
        classroom=classroom,
        author="s-1",
        created_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        text=text,
        **more,
    )
