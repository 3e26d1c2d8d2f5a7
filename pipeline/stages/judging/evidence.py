"""From what the engine thinks of a text to the evidence that confidence is judged by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.confidence import Evidence
from translators.alignment import token_starts
from translators.values import ForcedScore, ScoreRequest

_WORD = re.compile(r"\S+")


def evidence_of(
    leg: ScoreRequest, forced: ForcedScore, *, chosen: Collection[int] = ()
) -> Evidence:
    """Give the evidence of one leg, its words told by spaces.

    Without the tokens of each word where these cannot be laid over the text. `chosen` are the
    numbers of words that the model did not choose, those of a glossary: they say nothing of the
    sentence, and their tokens count as the mean of the others.
    """
    words = word_spans(leg.translation)
    starts = token_starts(leg.translation, forced.tokens)
    logs = forced.token_log_probabilities
    counts: list[int] | None = None
    if starts is not None and words:
        firsts = [start for start, _ in words]
        owners = [max(0, bisect_right(firsts, start) - 1) for start in starts]
        counts = [0] * len(words)
        for owner in owners:
            counts[owner] += 1
        logs = _without(logs, [owner in chosen for owner in owners]) if chosen else logs
    return Evidence(
        source=leg.text,
        translation=leg.translation,
        source_language=leg.source,
        target_language=leg.target,
        token_log_probs=logs,
        words=tuple(leg.translation[start:end] for start, end in words),
        word_tokens=tuple(counts) if counts is not None else None,
    )


def _without(logs: tuple[float, ...], chosen: Sequence[bool]) -> tuple[float, ...]:
    """Give log-probabilities with the mean of the others in place of those that were chosen."""
    marks = [*chosen, *[False] * (len(logs) - len(chosen))]
    others = [log for log, one in zip(logs, marks, strict=True) if not one]
    mean = sum(others) / len(others)  # the end of the sentence is always among them
    return tuple(mean if one else log for log, one in zip(logs, marks, strict=True))


def word_spans(text: str) -> list[Span]:
    """Give the stretches between spaces."""
    return [found.span() for found in _WORD.finditer(text)]
