"""Translations of a passage with the terms that its plain translation lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.agreement import in_other_number, may_be_noun
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
from pipeline.stages.terms.losing import says_again, says_less
from pipeline.stages.terms.ordering import in_order
from pipeline.stages.terms.slots import find_slots
from pipeline.stages.terms.values import Use
from pipeline.stages.terms.verifying import lacking, places_of
from pipeline.stages.translation.sent import Decoded
from translators.port import Translator
from translators.values import Hypothesis

_BEAM = 2  # of decoding that goes on from a forced beginning
_WORD = re.compile(r"\w+")
_TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b")


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
        in_order(Opening(decoded=one.decoded, hypothesis=one.decoded.hypothesis, slots=own))
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


def make_parts(wishes: Sequence[Wish], engine: Translator) -> list[list[Candidate]]:
    """Give for each translation candidates with one of the wanted terms each, anywhere."""
    slots = find_slots([(one.decoded, one.uses) for one in wishes], engine, anywhere=True)
    openings = [
        (
            number,
            Opening(
                decoded=wish.decoded,
                hypothesis=wish.decoded.hypothesis,
                slots=tuple(one for one in own if one.term == term),
            ),
        )
        for number, (wish, own) in enumerate(zip(wishes, slots, strict=True))
        for term in dict.fromkeys(one.term for one in own)
    ]
    found: list[list[Candidate]] = [[] for _ in wishes]
    drafted = draft_all([opening for _, opening in openings], engine)
    for (number, opening), draft in zip(openings, drafted, strict=True):
        if draft is not None:
            result = opening.decoded.result
            one = candidate(opening.decoded, draft.hypothesis, result, "replaced", draft.forced)
            found[number] += [] if one is None else [one]
    return found


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
        place: (one, one.draft.text[: one.draft.forms[-1][1]])
        for place, one in enumerate(drafted)
        if one is not None and any(map(str.isalnum, one.draft.text[one.draft.forms[-1][1] :]))
    }
    requests = [
        replace(openings[place].decoded.sent.request(), prefix=prefix, beam=_BEAM)
        for place, (_, prefix) in prefixes.items()
    ]
    found: list[Candidate | None] = [None] * len(openings)
    for (place, (drawn, prefix)), result in zip(
        prefixes.items(), engine.translate(requests), strict=True
    ):
        opening, best = openings[place], result.best
        if result.problems or not _goes_on(prefix, best.text[len(prefix) :], opening):
            continue
        if not _says_as_much(drawn, best, opening):
            continue
        found[place] = candidate(opening.decoded, best, result, "prefix", drawn.forced)
    return found


def _says_as_much(drawn: Drafted, best: Hypothesis, opening: Opening) -> bool:
    """Tell whether a model that went on by itself says what the draft says, each thing once."""
    sent = opening.decoded.sent
    last = opening.slots[-1].term
    uses = [(use.term, sent.place_of(use.span)) for use in sent.task.terms.uses]
    end = drawn.draft.forms[-1][1]
    own = drawn.draft.forms[-1]
    if in_other_number(
        best.text[: own[0]], best.text[slice(*own)], best.text[end:], sent.task.target
    ):
        return False
    if says_less(sent.text, drawn.hypothesis, best, [span for _, span in uses], end):
        return False
    return not any(
        says_again(drawn.hypothesis, best, span, end) for term, span in uses if term == last
    )


def _goes_on(form: str, rest: str, opening: Opening) -> bool:
    """Tell whether a model goes on behind a form: not within it, nor with its own words for it.

    What it had said elsewhere as well it may say again, but no word twice in a row.
    """
    if form[-1:].isalnum() and rest[:1].isalnum():
        return False
    text, folded = opening.hypothesis.text.casefold(), rest.casefold()
    said = Counter(_WORD.findall(folded))
    after = Counter(_WORD.findall(text[opening.slots[-1].span[1] :]))
    language = opening.decoded.sent.task.target
    own = (word for slot in opening.slots for word in _WORD.findall(text[slice(*slot.span)]))
    if any(said[word] > after[word] and may_be_noun(word, language) for word in own):
        return False
    return _TWICE.search(folded) is None or _TWICE.search(text) is not None


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
