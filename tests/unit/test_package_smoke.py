"""The smoke test lets working packages through and holds back the others."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.support.tiny_packages import build_package
from translators.packages.metadata import PackageMetadata, read_metadata
from translators.packages.sentences import SENTENCES
from translators.packages.smoke import Translate, smoke_test
from translators.packages.smoke_report import SmokeReport

SPANISH = list(SENTENCES["es"])


def metadata(source: str = "en", target: str = "es") -> PackageMetadata:
    return PackageMetadata(
        name=f"translate-{source}_{target}", version="1.0", argos_version="1.9", source=source,
        target=target, source_name=source, target_name=target,
    )  # fmt: skip


def judged(answers: Translate, source: str = "en", target: str = "es") -> SmokeReport:
    return smoke_test(Path(), metadata(source, target), make_translate=lambda _: answers)


@pytest.mark.parametrize("source", ["en", "zh", "ar", "xx", "pt-BR"])
@pytest.mark.parametrize("tokenizer", ["sentencepiece", "bpe"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_an_untrained_package_fails(
    source: str, tokenizer: Literal["sentencepiece", "bpe"], seed: int, tmp_path: Path
) -> None:
    folder = build_package(tmp_path, source=source, target="es", tokenizer=tokenizer, seed=seed)

    report = smoke_test(folder, read_metadata(folder))

    assert not report.passed
    assert "test sentences" in str(report.reason)


def test_a_package_that_copies_fails(tmp_path: Path) -> None:
    folder = build_package(tmp_path, source="en", target="es", words={})

    report = smoke_test(folder, read_metadata(folder))

    assert "copies its source in 6 of 6" in str(report.reason)


def test_copying_is_right_where_there_are_only_numbers_and_names(tmp_path: Path) -> None:
    folder = build_package(tmp_path, source="xx", target="es", words={})

    assert smoke_test(folder, read_metadata(folder)).passed


def test_a_model_that_cannot_be_loaded_fails(tmp_path: Path) -> None:
    folder = build_package(tmp_path, source="en", target="es", words={})
    (folder / "model" / "model.bin").write_bytes(b"nothing of the kind")

    report = smoke_test(folder, read_metadata(folder))

    assert str(report.reason).startswith("the model cannot be run")
    assert report.lines == ()


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (lambda texts: [""] * len(texts), "gives nothing"),
        (lambda texts: ["la la la la la la"] * len(texts), "repeats itself"),
        (lambda texts: ["no no no no, dijo"] * len(texts), "repeats itself"),
        (lambda texts: ["aaaaaaaaaaaaaaa"] * len(texts), "repeats itself"),
        (lambda texts: [" ".join(map(str, range(100)))] * len(texts), "too much or too little"),
        (lambda texts: ["x"] * len(texts), "too much or too little"),
        (lambda texts: [text.upper() + "!" for text in texts], "copies its source"),
        (lambda _: SPANISH[:3] + [""] * 3, "in 3 of 6"),
    ],
)
def test_babble_of_every_kind_fails(answers: Translate, why: str) -> None:
    report = judged(answers)

    assert not report.passed
    assert why in str(report.reason)


def test_a_good_answer_passes_and_is_kept() -> None:
    report = judged(lambda _: SPANISH)

    assert report.passed
    assert report.reason is None
    assert [line.target for line in report.lines] == SPANISH


def test_one_bad_sentence_is_forgiven() -> None:
    assert judged(lambda _: [*SPANISH[:5], ""]).passed


@pytest.mark.parametrize("source", SENTENCES)
@pytest.mark.parametrize("target", SENTENCES)
def test_the_lengths_of_true_translations_are_sane(source: str, target: str) -> None:
    """The sentences say the same in all languages, so each list translates every other."""
    if source != target:
        assert judged(lambda _: list(SENTENCES[target]), source, target).passed


def test_the_wrong_language_fails_when_there_is_a_judge() -> None:
    asked: list[tuple[str, str, str]] = []

    def looks_wrong(text: str, expected: str, source: str) -> str | None:
        asked.append((text, expected, source))
        return "fr"

    report = smoke_test(
        Path(), metadata(), make_translate=lambda _: lambda _: SPANISH, looks_wrong=looks_wrong
    )

    assert not report.passed
    assert report.reason == "it answers in fr instead of es"
    assert asked == [(" ".join(SPANISH), "es", "en")]
