"""An engine that knows the sentences of `phrases`, and makes the mistakes that stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tests.support.phrases import LANGUAGES, MISTAKES, SENTENCES
from translators.testing import ScriptedTranslator
from translators.values import Alignment, Hypothesis, Request, Result

_SURE = -0.1  # of each token
_WORD = re.compile(r"\w+")
_KNOWN = {
    (sentence, target): row[LANGUAGES.index(target)]
    for row in SENTENCES
    for sentence in row
    for target in LANGUAGES
}


def said(sentence: str, target: str) -> str:
    """What the computer makes of a sentence; what it does not know stays as it is."""
    return MISTAKES.get((sentence, target)) or _KNOWN.get((sentence, target), sentence)


class Phrasebook(ScriptedTranslator):
    """Translates sentence by sentence, out of the book."""

    def __init__(self, pairs: frozenset[tuple[str, str]] | None = None) -> None:
        super().__init__(lambda text: text, name="phrasebook", pairs=pairs)

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        return [
            replace(result, hypotheses=(self._hypothesis(request),))
            for request, result in zip(requests, super().translate(requests), strict=True)
        ]

    def _hypothesis(self, request: Request) -> Hypothesis:
        text = said(request.text, request.target.partition("-")[0])
        tokens = tuple("▁" + word for word in text.split())
        return Hypothesis(
            text=text,
            tokens=tokens,
            log_probability=_SURE * (len(tokens) + 1),
            alignment=aligned(request.text, text),
        )


def aligned(source: str, target: str) -> Alignment:
    """Pair words by their place: good enough where only the marks of formatting hang on it."""
    ours, theirs = ([one.span() for one in _WORD.finditer(text)] for text in (source, target))
    return tuple(
        (*span, *theirs[number * len(theirs) // len(ours)])
        for number, span in enumerate(ours)
        if theirs
    )
