"""Measure which marks a package copies, on the sentences that are committed for its source."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from translators.argos.engine import ArgosTranslator
from translators.argos.loading import EngineSettings, Library, PackageFiles
from translators.argos.tuning import usable_cores
from translators.errors import TranslatorError
from translators.packages.marked_sentences import MARKED_SENTENCES, SLOT
from translators.packages.metadata import PackageMetadata
from translators.packages.names import primary_code
from translators.placeholders import SHAPES, Shape, ShapeFigure
from translators.port import Translator
from translators.values import Request

_MOST_WORKERS = 8


def measure_shapes(folder: Path, metadata: PackageMetadata) -> tuple[ShapeFigure, ...]:
    """Give the figures of every shape for the unpacked package in `folder`, as the engine decodes.

    Nothing where no sentences are there for its source language, or where it cannot be run.
    One batch: 120 short sentences, half a second for a starter package on two cores.
    """
    sentences = MARKED_SENTENCES.get(primary_code(metadata.source))
    if sentences is None:
        return ()
    try:
        engine = lone_engine(folder, metadata)
        return figures(engine, sentences, metadata.source, metadata.target)
    except (TranslatorError, RuntimeError, ValueError):  # it says so itself when it is used
        return ()


def lone_engine(folder: Path, metadata: PackageMetadata) -> ArgosTranslator:
    """Make an engine of the unpacked package in `folder` alone, on all cores."""
    files = PackageFiles(
        source=metadata.source, target=metadata.target, version=metadata.version, checksum="",
        path=folder, target_prefix=metadata.target_prefix,
    )  # fmt: skip
    threads = min(usable_cores(), _MOST_WORKERS)
    settings = EngineSettings(inter_threads=threads, intra_threads=1)
    return ArgosTranslator(
        Library({(files.source, files.target): [files]}, settings, lambda _: (threads, 1))
    )


def figures(
    engine: Translator, sentences: Sequence[str], source: str, target: str
) -> tuple[ShapeFigure, ...]:
    """Translate sentences with slots once for each shape, in one batch, and count what came back.

    Longer marks have more sub-words, all of them sure, and would raise a mean over sub-words.
    So the score is a mean over the words of the sentences, which are the same for all shapes.
    """
    requests = [
        Request(text=filled(sentence, shape), source=source, target=target)
        for shape in SHAPES
        for sentence in sentences
    ]
    results = iter(engine.translate(requests))
    words = sum(len(sentence.split()) for sentence in sentences)
    found = []
    for shape in SHAPES:
        own = [(sentence, next(results).best) for sentence in sentences]
        kept = sum(came_back(shape, best.text, sentence.count(SLOT)) for sentence, best in own)
        total = sum(best.log_probability for _, best in own)
        found.append(
            ShapeFigure(
                form=shape.form,
                kept=round(kept / len(sentences), 3),
                score=round(math.exp(total / words), 3),
            )
        )
    return tuple(found)


def filled(sentence: str, shape: Shape) -> str:
    """Put marks numbered from 1 into the slots of a sentence."""
    first, *rest = sentence.split(SLOT)
    marks = (shape.form.replace("{n}", str(number)) for number in range(1, len(rest) + 1))
    return first + "".join(mark + part for mark, part in zip(marks, rest, strict=True))


def came_back(shape: Shape, text: str, count: int) -> bool:
    """Tell whether the marks 1 to `count` are in a text, each once, and no trace of others."""
    numbers = sorted(int(match["n"]) for match in re.finditer(shape.pattern, text))
    left = re.sub(shape.pattern, "\n", text)
    return numbers == list(range(1, count + 1)) and re.search(shape.trace, left) is None
