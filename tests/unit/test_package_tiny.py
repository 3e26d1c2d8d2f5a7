"""The tiny packages that other tests use are what they claim to be."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import pytest

from tests.support.tiny_packages import build_package, pack
from translators.packages.archive import open_archive
from translators.packages.metadata import check_layout, read_metadata
from translators.packages.smoke import load_plainly

WORDS = {"hello": "hola", "garden": "jardín", "the": "el", "good": "buen", "morning": "día"}
TOKENIZERS: tuple[Literal["sentencepiece", "bpe"], ...] = ("sentencepiece", "bpe")


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
@pytest.mark.parametrize("prefix", ["", ">>es<<"])
def test_a_package_with_words_translates_word_for_word(
    tmp_path: Path, tokenizer: Literal["sentencepiece", "bpe"], prefix: str
) -> None:
    folder = build_package(
        tmp_path / "toy", source="en", target="es", tokenizer=tokenizer, words=WORDS,
        target_prefix=prefix,
    )  # fmt: skip

    translate = load_plainly(folder)

    assert translate(["Hello garden 15!", "the good morning"]) == [
        "Hola jardín 15!",
        "el buen día",
    ]


def test_a_package_with_no_words_copies(tmp_path: Path) -> None:
    folder = build_package(tmp_path / "toy", source="en", target="es", words={})

    assert load_plainly(folder)(["Anything at all 🎉."]) == ["Anything at all 🎉."]


def test_words_are_one_word_each(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not one word"):
        build_package(tmp_path / "toy", source="en", target="es", words={"two words": "dos"})


def test_the_same_seed_makes_the_same_package(tmp_path: Path) -> None:
    one = build_package(tmp_path / "one", source="en", target="es", seed=3)
    same = build_package(tmp_path / "same", source="en", target="es", seed=3)
    other = build_package(tmp_path / "other", source="en", target="es", seed=4)

    model = Path("model/model.bin")
    assert (one / model).read_bytes() == (same / model).read_bytes()
    assert (one / model).read_bytes() != (other / model).read_bytes()


def test_a_packed_package_can_be_opened_and_says_what_it_is(tmp_path: Path) -> None:
    folder = build_package(
        tmp_path / "toy", source="pt-BR", target="zh_Hans", version="2.1", target_prefix=">>x<<"
    )
    with open_archive(pack(folder, tmp_path / "toy.argosmodel")) as archive:
        names = {name for name, _ in archive.needed}

    metadata = read_metadata(folder)
    check_layout(folder)
    assert {"metadata.json", "sentencepiece.model", "model/model.bin"} <= names
    assert metadata.label == "translate-pt-BR_zh_Hans-2.1"
    assert metadata.target_prefix == ">>x<<"


def test_building_is_quick(tmp_path: Path) -> None:
    build_package(tmp_path / "warm", source="en", target="es", tokenizer="bpe", words=WORDS)
    start = time.process_time()
    build_package(tmp_path / "toy", source="en", target="es", tokenizer="bpe", words=WORDS)

    assert time.process_time() - start < 5  # it takes 0.05 s
