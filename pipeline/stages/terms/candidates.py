"""Translations of a passage with the terms that its plain translation lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.enforce import Slot
from pipeline.stages.terms.drafting import (
    Candidate,
    Drafted,
    Forced,
    Opening,
    candidate,
    changes,
    draft_all,
)
from pipeline.stages.terms.slots import find_slots
from pipeline.stages.terms.values import Use
from pipeline.stages.terms.verifying import lacking, places_of
from pipeline.stages.translation.sent import Decoded
from translators.port import Translator

_BEAM = 2  # of decoding that goes on from a forced beginning
_WEIGHTY = 4  # letters of a word that is more than grammar


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """A translation, and the uses of terms that it lacks."""

    decoded: Decoded
    uses: tuple[Use, ...]


def other_hypotheses(wishes: Sequence[Wish], engine: Translator) -> list[Candidate | None]:
    """Give the model's best hypotheses that have all terms of their passages."""
    return _agreeing([_other_hypothesis(one) for one in wishes], engine)


def make_candidates(wishes: Sequence[Wish], engine: Translator) -> list[list[Candidate]]:
    """Give translations with forms of terms where the model had words of its own.

    In one all else is as it was, but for the words beside; in the other the model goes on by
    itself from the last form, so that what follows agrees.
    """
    slots = find_slots([(one.decoded, one.uses) for one in wishes], engine)
    openings = [
        Opening(decoded=one.decoded, hypothesis=one.decoded.hypothesis, slots=own)
        for one, own in zip(wishes, slots, strict=True)
    ]
    drafted = draft_all(openings, engine)
    continued = _agreeing(_continued(openings, drafted, engine), engine)
    replaced = [
        candidate(one.decoded, draft.hypothesis, one.decoded.result, "replaced", draft.forced)
        if draft
        else None
        for one, draft in zip(wishes, drafted, strict=True)
    ]
    return [
        [one for one in row if one is not None] for row in zip(continued, replaced, strict=True)
    ]


def _other_hypothesis(wish: Wish) -> Candidate | None:
    """Give the model's best hypothesis that has all terms of its passage, if there is one."""
    sent, result = wish.decoded.sent, wish.decoded.result
    for hypothesis in result.hypotheses:
        one = candidate(wish.decoded, hypothesis, result, "n-best", Forced())
        if one is not None:
            told = one.decoded.rendering
            if not lacking(told.text, sent.task.terms.uses, sent.task.target, told.kept_spans):
                return one
    return None


def _continued(
    openings: Sequence[Opening], drafted: Sequence[Drafted | None], engine: Translator
) -> list[Candidate | None]:
    """Let the model go on from the last form of each draft, where words follow it."""
    prefixes = {
        place: (one.draft.text[: one.draft.forms[-1][1]], one.forced)
        for place, one in enumerate(drafted)
        if one is not None and any(map(str.isalnum, one.draft.text[one.draft.forms[-1][1] :]))
    }
    requests = [
        replace(openings[place].decoded.sent.request(), prefix=prefix, beam=_BEAM)
        for place, (prefix, _) in prefixes.items()
    ]
    found: list[Candidate | None] = [None] * len(openings)
    for (place, (prefix, forced)), result in zip(
        prefixes.items(), engine.translate(requests), strict=True
    ):
        rest = result.best.text[len(prefix) :]
        if not result.problems and not _says_again(rest, openings[place]):
            decoded = openings[place].decoded
            found[place] = candidate(decoded, result.best, result, "prefix", forced)
    return found


def _says_again(rest: str, opening: Opening) -> bool:
    """Tell whether a model says its own words after all, where it had said them once."""
    text = opening.hypothesis.text.casefold()
    folded = rest.casefold()
    after = text[opening.slots[-1].span[1] :]
    own = (text[slice(*slot.span)] for slot in opening.slots)
    return any(
        len(word) >= _WEIGHTY and folded.count(word) > after.count(word)
        for words in own
        for word in words.split()
    )


def _agreeing(candidates: Sequence[Candidate | None], engine: Translator) -> list[Candidate | None]:
    """Let the words beside the terms go with them in what the model decoded itself."""
    changed = {
        place: (one, opening)
        for place, one in enumerate(candidates)
        if one is not None and changes(opening := _opened(one))
    }
    found = list(candidates)
    drafted = draft_all([opening for _, opening in changed.values()], engine)
    for (place, (one, opening)), draft in zip(changed.items(), drafted, strict=True):
        if draft is not None:
            result = opening.decoded.result
            found[place] = candidate(
                opening.decoded, draft.hypothesis, result, one.method, draft.forced
            )
    return found


def _opened(one: Candidate) -> Opening:
    """Take the forms that stand in a candidate for slots of nothing but themselves."""
    decoded = one.decoded
    task, text = decoded.sent.task, decoded.hypothesis.text
    places = places_of(text, task.terms.uses, task.target)
    slots = [
        Slot(
            span=place,
            term=replace(use.term, target=text[slice(*place)], forms=(), case="exact"),
            source=use.term.source,
        )
        for use, place in zip(task.terms.uses, places, strict=True)
        if place is not None
    ]
    apart = {slot.span: slot for slot in sorted(slots, key=lambda slot: slot.span)}
    return Opening(decoded=decoded, hypothesis=decoded.hypothesis, slots=tuple(apart.values()))
