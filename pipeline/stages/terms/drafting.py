"""Texts with terms in the slots of a translation, and what the model thinks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossary.enforce import Draft, Slot, draft_of
from pipeline.domain.spans import Span
from pipeline.stages.signs.words import words_of
from pipeline.stages.translation.sent import Decoded
from translators.alignment import token_starts
from translators.port import Translator
from translators.values import Alignment, ForcedScore, Hypothesis, Result, ScoreRequest


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """A translation with slots for terms."""

    decoded: Decoded  # whose passage it is
    hypothesis: Hypothesis  # the translation, as the engine gave it
    slots: tuple[Slot, ...]  # in its text


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """A draft with the model's opinion of it."""

    draft: Draft
    hypothesis: Hypothesis
    forced: Forced


@dataclass(frozen=True, kw_only=True, slots=True)
class Forced:
    """What the model thinks of the forms of terms alone, which it did not choose."""

    log_probability: float = 0.0  # natural, summed
    tokens: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A translation that might be taken instead."""

    decoded: Decoded
    method: str
    forced: Forced

    @property
    def fluency(self) -> float:
        """Give the mean log-probability of all that stands beside the forms of terms."""
        hypothesis = self.decoded.hypothesis
        count = len(hypothesis.tokens) + hypothesis.end_marks - self.forced.tokens
        return (hypothesis.log_probability - self.forced.log_probability) / max(1, count)


def draft_all(openings: Sequence[Opening], engine: Translator) -> list[Drafted | None]:
    """Put terms in the slots of translations, and score them; None where no slot is."""
    chosen = {place: _draft(one) for place, one in enumerate(openings) if one.slots}
    requests = [
        ScoreRequest(
            text=openings[place].decoded.sent.text,
            translation=draft.text,
            source=openings[place].decoded.sent.task.passage.language,
            target=openings[place].decoded.sent.task.target,
        )
        for place, draft in chosen.items()
    ]
    found: list[Drafted | None] = [None] * len(openings)
    for (place, draft), score in zip(chosen.items(), engine.score(requests), strict=True):
        hypothesis = Hypothesis(
            text=draft.text,
            tokens=score.tokens,
            log_probability=score.log_probability,
            alignment=_moved(openings[place].hypothesis, draft.text),
        )
        found[place] = Drafted(draft=draft, hypothesis=hypothesis, forced=_forced(draft, score))
    return found


def _forced(draft: Draft, score: ForcedScore) -> Forced:
    starts = token_starts(draft.text, score.tokens)
    own = [
        value
        for start, value in zip(starts or (), score.token_log_probabilities, strict=False)
        if any(first <= start < end for first, end in draft.forms)
    ]
    return Forced(log_probability=sum(own), tokens=len(own))


def changes(opening: Opening) -> bool:
    """Tell whether the best guess of a draft differs from the translation."""
    return bool(opening.slots) and _draft(opening).text != opening.hypothesis.text


def candidate(
    decoded: Decoded, hypothesis: Hypothesis, result: Result, method: str, forced: Forced
) -> Candidate | None:
    """Make a candidate of an answer; None where a kept stretch did not come back."""
    rendering = decoded.sent.told(result, hypothesis)
    if rendering is None:
        return None
    told = Decoded(sent=decoded.sent, result=result, hypothesis=hypothesis, rendering=rendering)
    return Candidate(decoded=told, method=method, forced=forced)


def _draft(opening: Opening) -> Draft:
    task = opening.decoded.sent.task
    return draft_of(opening.hypothesis.text, opening.slots, task.target, task.passage.language)


def _moved(before: Hypothesis, text: str) -> Alignment:
    """Give the alignment of a text that differs from an aligned one in a few words.

    Words that changed take the places of those that they replace.
    """
    old, new = words_of(before.text, ()), words_of(text, ())
    matcher = SequenceMatcher(
        a=[before.text[slice(*span)] for span in old],
        b=[text[slice(*span)] for span in new],
        autojunk=False,
    )
    places: dict[int, Span] = {}  # start of an old word: its new span
    for _, start, end, first, last in matcher.get_opcodes():
        for number in range(start, end if first < last else start):
            own = min(first + number - start, last - 1)
            places[old[number][0]] = new[own][0], new[last - 1 if number == end - 1 else own][1]
    starts = {at: start for start, end in old for at in range(start, end)}
    return tuple(
        (a, b, *places[starts[c]]) for a, b, c, _ in before.alignment if starts.get(c) in places
    )
