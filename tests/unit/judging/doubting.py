"""An engine that says of every word what it thinks of it, and values around it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from pipeline.stages.translation.rendering import Rendering
from tests.support.word_engine import WordScript, WordTranslator
from translators.values import ForcedScore, ScoreRequest

PACKAGE = "argos:en-es:0.2"  # one whose figures are known
BACK = "argos:es-en:0.2"
SIGNATURE = f"{PACKAGE}:0123abcd:beam4"
PIVOT = f"{SIGNATURE}+{BACK}:4567cdef:beam4"

_PIECE = re.compile(r"(?:^|(?<=\W))\w{1,3}|\w+|\W")


def likeness(token: str) -> float:
    """Give a natural log-probability that depends on the token alone; -3 to 0."""
    return -3.0 * (crc32(token.encode()) % 1000) / 1000


def tokens_of(text: str) -> tuple[str, ...]:
    """Cut signs off, and each word in two, as sentencepiece might."""
    return tuple(
        ("" if number else "▁") + piece
        for word in text.split()
        for number, piece in enumerate(_PIECE.findall(word))
    )


def forced(text: str, logs: Sequence[float] | None = None) -> ForcedScore:
    """Score a text by its tokens, or with figures that are given, the end's last."""
    tokens = tokens_of(text)
    own = (*map(likeness, tokens), -0.05) if logs is None else tuple(logs)
    assert len(own) == len(tokens) + 1
    return ForcedScore(tokens=tokens, token_log_probabilities=own)


def leg(text: str, translation: str, source: str = "en", target: str = "es") -> ScoreRequest:
    return ScoreRequest(text=text, translation=translation, source=source, target=target)


def machine(text: str, translation: str, sure: float = -0.1) -> Rendering:
    """Make a rendering of which every token has the same log-probability."""
    count = len(tokens_of(translation)) + 1
    return Rendering(
        text=translation,
        origin="machine",
        score=math.exp(sure),
        legs=(leg(text, translation),),
        forced=(forced(translation, [sure] * count),),
    )


class DoubtingTranslator(WordTranslator):
    """Translates by a script over words; what it thinks of a token depends on the token.

    Its signature is that of a package whose figures are known. `doubts` are tokens with
    log-probabilities of their own.
    """

    def __init__(self, script: WordScript, doubts: Mapping[str, float] | None = None) -> None:
        super().__init__(script)
        self._doubts = doubts or {}

    def signature(self, source: str, target: str) -> str:
        return f"argos:{source}-{target}:0.2:0123abcd:beam4"

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        return [self._score(one.translation) for one in requests]

    def _score(self, text: str) -> ForcedScore:
        plain = forced(text)
        logs = [
            self._doubts.get(token, log)
            for token, log in zip(plain.tokens, plain.token_log_probabilities, strict=False)
        ]
        return replace(plain, token_log_probabilities=(*logs, -0.05))
