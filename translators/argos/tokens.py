"""The tokenizers of Argos packages: sentencepiece, and Moses words with byte-pair codes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece

from translators.errors import TranslatorError


class Tokenizer(Protocol):
    """Cuts texts into the sub-words of a model and joins them again."""

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Cut each text into sub-words."""
        ...

    def decode(self, tokens: Sequence[Sequence[str]]) -> list[str]:
        """Join the sub-words of each text."""
        ...


# Models write an opening mark as a word of its own, and a space before a space.
_AFTER_OPENING = re.compile(r"(?<=[¿¡])\s+")
_SPACES = re.compile(r"  +")


def tidy(text: str) -> str:
    """Close the gap after an opening mark and doubled spaces."""
    return _SPACES.sub(" ", _AFTER_OPENING.sub("", text)).strip()


class SentencePieceTokenizer:
    """A `sentencepiece.model`. Underscores stay, unlike in argostranslate's own decoding."""

    def __init__(self, path: Path) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Cut each text into pieces."""
        pieces: list[list[str]] = self._processor.encode(list(texts), out_type=str)
        return pieces

    def decode(self, tokens: Sequence[Sequence[str]]) -> list[str]:
        """Join pieces; byte pieces become their characters again."""
        return [tidy(str(self._processor.decode_pieces(list(row)))) for row in tokens]


class BytePairTokenizer:
    """A `bpe.model`: Moses tokenization and byte-pair codes, through argostranslate."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from translators.packages.argos_format import load_bpe_tokenizer

        self._tokenizer = load_bpe_tokenizer(path, source, target)

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Normalise, tokenize and cut each text."""
        return [list(self._tokenizer.encode(text)) for text in texts]

    def decode(self, tokens: Sequence[Sequence[str]]) -> list[str]:
        """Join the cuts and undo the tokenization."""
        return [tidy(str(self._tokenizer.decode(list(row)))) for row in tokens]


def load_tokenizer(package: Path, source: str, target: str) -> Tokenizer:
    """Load the tokenizer of an unpacked package. Raises TranslatorError where there is none."""
    if (pieces := package / "sentencepiece.model").exists():
        return SentencePieceTokenizer(pieces)
    if (codes := package / "bpe.model").exists():
        return BytePairTokenizer(codes, source, target)
    raise TranslatorError(
        f"{package.name} has neither sentencepiece.model nor bpe.model; install it again"
    )


def read_vocabulary(model: Path) -> frozenset[str]:
    """Read the target sub-words that a model knows; empty where its files name none."""
    for name in ("target_vocabulary", "shared_vocabulary"):
        if (listed := model / f"{name}.json").exists():
            return frozenset(json.loads(listed.read_text("utf-8")))
        if (lines := model / f"{name}.txt").exists():
            return frozenset(lines.read_bytes().decode().split("\n"))
    return frozenset()
