"""Texts with terms in the slots of a translation, and what the model thinks of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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
    def others(self) -> int:
        """Count the tokens beside the forms of terms."""
        hypothesis = self.decoded.hypothesis
        return max(1, len(hypothesis.tokens) + hypothesis.end_marks - self.forced.tokens)

    @property
    def fluency(self) -> float:
        """Give the mean log-probability of all that stands beside the forms of terms."""
        total = self.decoded.hypothesis.log_probability - self.forced.log_probability
        return total / self.others


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
            alignment=_moved(openings[place], draft),
        )
        found[place] = Drafted(draft=draft, hypothesis=hypothesis, forced=_forced(draft, score))
    return found


def _forced(draft: Draft, score: ForcedScore) -> Forced:
    starts = token_starts(draft.text, score.tokens)
    own = [
        value
        for start, value in zip(starts or (), score.token_log_probabilities, strict=False)
        if (at := bisect_right(draft.forms, (start, len(draft.text))) - 1) >= 0
        and start < draft.forms[at][1]
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


def _moved(opening: Opening, draft: Draft) -> Alignment:
    """Give the alignment of a draft: that of the translation, with forms in place of its words."""
    before = opening.hypothesis
    old, new = words_of(before.text, ()), words_of(draft.text, ())
    places: dict[int, Span] = {}  # start of an old word: its new span
    for number, (here, there) in enumerate(_pieces(opening, draft)):
        olds = old[bisect_left(old, (here[0], 0)) : bisect_left(old, (here[1], 0))]
        news = new[bisect_left(new, (there[0], 0)) : bisect_left(new, (there[1], 0))]
        if number % 2 and news:
            places |= dict.fromkeys((start for start, _ in olds), (news[0][0], news[-1][1]))
        else:
            places |= zip((start for start, _ in olds), _stretched(news, len(olds)), strict=False)
    return tuple(
        (a, b, *places[old[at][0]])
        for a, b, c, _ in before.alignment
        if (at := bisect_right(old, (c, len(before.text))) - 1) >= 0 and old[at][0] in places
    )


def _pieces(opening: Opening, draft: Draft) -> list[tuple[Span, Span]]:
    """Cut a translation and its draft at the slots: gaps, and between them slots with forms."""
    pieces: list[tuple[Span, Span]] = []
    here = there = 0
    for slot, form in zip(opening.slots, draft.forms, strict=True):
        pieces += [((here, slot.span[0]), (there, form[0])), (slot.span, form)]
        here, there = slot.span[1], form[1]
    end = len(opening.hypothesis.text) + 1, len(draft.text) + 1
    return [*pieces, ((here, end[0]), (there, end[1]))]


def _stretched(words: list[Span], count: int) -> list[Span]:
    """Give a word for each of so many: those of a gap change at its ends alone."""
    missing = count - len(words)
    if missing <= 0 or not words:
        return words[: count // 2] + words[len(words) - (count - count // 2) :] if count else []
    middle = len(words) // 2
    return [*words[:middle], *[words[middle]] * missing, *words[middle:]]
