"""From what the engine thinks of a text to the evidence that confidence is judged by."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.confidence import Evidence, words_of_pieces
from translators.values import ForcedScore, ScoreRequest

_LETTER = re.compile(r"\w")

# Characters within which the next word is looked for: between words stand spaces, and what an
# engine or another tool writes in another way.
_NEAR = 200


def evidence_of(
    leg: ScoreRequest, forced: ForcedScore, *, chosen: Collection[int] = ()
) -> Evidence:
    """Give the evidence of one leg, its words told by the engine's sub-words.

    `chosen` are the numbers of words that the model did not choose, those of a glossary: they say
    nothing of the sentence, and their tokens count as the mean of the others.
    """
    words, counts = words_of_pieces(forced.tokens)
    logs = forced.token_log_probabilities
    if chosen:
        logs = _without(
            logs, [number in chosen for number, count in enumerate(counts) for _ in range(count)]
        )
    return Evidence(
        source=leg.text,
        translation=leg.translation,
        source_language=leg.source,
        target_language=leg.target,
        token_log_probs=logs,
        words=words,
        word_tokens=counts,
    )


def _without(logs: tuple[float, ...], chosen: Sequence[bool]) -> tuple[float, ...]:
    """Give log-probabilities with the mean of the others in place of those that were chosen."""
    marks = [*chosen, *[False] * (len(logs) - len(chosen))]
    others = [log for log, one in zip(logs, marks, strict=True) if not one]
    mean = sum(others) / len(others)  # the end of the sentence is always among them
    return tuple(mean if one else log for log, one in zip(logs, marks, strict=True))


def has_letters(word: str) -> bool:
    """Tell a word from a sign; figures are letters here."""
    return _LETTER.search(word) is not None


def find_words(text: str, words: Sequence[str]) -> dict[int, Span]:
    """Give where words stand in a text, by their numbers, as far as they are there; no signs."""
    places: dict[int, Span] = {}
    position = 0
    for number, word in enumerate(words):
        at = text.find(word, position, position + len(word) + _NEAR) if word else -1
        if at >= 0:
            position = at + len(word)
            if has_letters(word):
                places[number] = at, position
    return places
