"""An engine that works word by word and says which word came from which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from translators.testing import ScriptedTranslator
from translators.values import Request, Result

_WORD = re.compile(r"\S+")

# Takes the words of a text; gives pairs of a new word and the place of the one it came from.
WordScript = Callable[[list[str]], list[tuple[str, int]]]


def upper(words: list[str]) -> list[tuple[str, int]]:
    return [(word.upper(), place) for place, word in enumerate(words)]


def backwards(words: list[str]) -> list[tuple[str, int]]:
    return [(word.upper(), place) for place, word in reversed(list(enumerate(words)))]


def every_other(words: list[str]) -> list[tuple[str, int]]:
    """Drop every second word: not all that is enclosed by marks comes back."""
    return [(word.upper(), place) for place, word in enumerate(words) if place % 2 == 0]


class WordTranslator(ScriptedTranslator):
    """Translates every text by a script over its words, with an alignment."""

    def __init__(self, script: WordScript) -> None:
        self._words = script
        super().__init__(self._joined, name=f"words-{script.__name__}")

    def _joined(self, text: str) -> str:
        return " ".join(word for word, _ in self._words(text.split()))

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        return [
            replace(
                result,
                hypotheses=tuple(
                    replace(one, alignment=self._alignment(request.text))
                    for one in result.hypotheses
                ),
            )
            for request, result in zip(requests, super().translate(requests), strict=True)
        ]

    def _alignment(self, text: str) -> tuple[tuple[int, int, int, int], ...]:
        spans = [found.span() for found in _WORD.finditer(text)]
        pairs = []
        position = 0
        for word, place in self._words(text.split()):
            pairs.append((*spans[place], position, position + len(word)))
            position += len(word) + 1
        return tuple(pairs)
