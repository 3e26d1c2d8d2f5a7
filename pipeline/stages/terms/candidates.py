"""Translations of a passage with the terms where the model had words of its own for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.terms.drafting import Candidate, Drafted, Opening, best_drafts, candidate
from pipeline.stages.terms.slots import find_slots
from pipeline.stages.terms.values import Use
from pipeline.stages.translation.sent import Decoded
from translators.port import Translator

_BEAM = 2  # of decoding that goes on from a forced beginning


def make_candidates(
    wanted: Sequence[tuple[Decoded, Sequence[Use]]], engine: Translator
) -> list[list[Candidate]]:
    """Give candidates for translations that lack uses of terms.

    In each, forms stand where the model had words of its own. In one, all else is as it was, but
    for the words beside; in the other the model goes on by itself from the last form, so that
    what follows agrees.
    """
    openings = [
        Opening(decoded=decoded, hypothesis=decoded.hypothesis, slots=slots)
        for (decoded, _), slots in zip(wanted, find_slots(wanted, engine), strict=True)
    ]
    drafted = best_drafts(openings, engine)
    continued = _continued([one for one, _ in wanted], drafted, engine)
    replaced = [
        candidate(decoded, one.hypothesis, decoded.result, "replaced") if one else None
        for (decoded, _), one in zip(wanted, drafted, strict=True)
    ]
    return [
        [one for one in pair if one is not None] for pair in zip(continued, replaced, strict=True)
    ]


def _continued(
    decoded: Sequence[Decoded], drafted: Sequence[Drafted | None], engine: Translator
) -> list[Candidate | None]:
    """Let the model go on from the last form of each draft, where words follow it."""
    prefixes = {
        place: one.draft.text[: one.draft.forms[-1][1]]
        for place, one in enumerate(drafted)
        if one is not None and any(map(str.isalnum, one.draft.text[one.draft.forms[-1][1] :]))
    }
    requests = [
        replace(decoded[place].sent.request(), prefix=prefix, beam=_BEAM)
        for place, prefix in prefixes.items()
    ]
    found: list[Candidate | None] = [None] * len(decoded)
    for place, result in zip(prefixes, engine.translate(requests), strict=True):
        if not result.problems:
            found[place] = candidate(decoded[place], result.best, result, "prefix")
    return found
