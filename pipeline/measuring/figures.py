"""Measure how a package's probabilities are spread, so that its confidence can be told."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.stages.judging.evidence import evidence_of
from pipeline.stages.judging.packages import learn_figures
from translators.argos.measuring import lone_engine, measure_shapes
from translators.errors import TranslatorError
from translators.packages.metadata import PackageMetadata
from translators.packages.names import primary_code
from translators.packages.record import Measured
from translators.port import Translator
from translators.values import Request, ScoreRequest


def measure_package(folder: Path, metadata: PackageMetadata) -> Measured:
    """Measure the unpacked package in `folder`: which marks it copies, and its probabilities."""
    return Measured(
        marks=measure_shapes(folder, metadata), figures=measure_figures(folder, metadata)
    )


def measure_figures(folder: Path, metadata: PackageMetadata) -> dict[str, Any] | None:
    """Give the figures of confidence of the unpacked package in `folder`, as plain values.

    Nothing where no sentences are there for its source language, or where it cannot be run.
    56 sentences, translated and scored: 0.3 seconds for a starter package on two cores.
    """
    sentences = classroom_sentences().get(primary_code(metadata.source))
    if sentences is None:
        return None
    try:
        engine = lone_engine(folder, metadata)
        return figures(engine, sentences, metadata.source, metadata.target)
    except (TranslatorError, RuntimeError, ValueError):  # it says so itself when it is used
        return None


def figures(
    engine: Translator, sentences: Sequence[str], source: str, target: str
) -> dict[str, Any] | None:
    """Translate and score sentences, and learn from what the engine thinks of them."""
    results = engine.translate(
        [Request(text=one, source=source, target=target, aligned=False) for one in sentences]
    )
    legs = [
        ScoreRequest(text=text, translation=result.best.text, source=source, target=target)
        for text, result in zip(sentences, results, strict=True)
    ]
    return learn_figures(
        evidence_of(leg, forced) for leg, forced in zip(legs, engine.score(legs), strict=True)
    )


@cache
def classroom_sentences() -> Mapping[str, tuple[str, ...]]:
    """Give the sentences of pupils that packages are measured on, by source language.

    The same 56 in each language: everyday ones, and such as posts have and models find hard:
    headings, lists, scores, capitals, slang with mistakes, one sentence that is far too long.
    """
    text = files("pipeline.measuring").joinpath("sentences.json").read_text("utf-8")
    return {language: tuple(row) for language, row in json.loads(text).items()}
