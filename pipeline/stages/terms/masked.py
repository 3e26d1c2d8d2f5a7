"""Translations of passages with their terms behind marks, for terms that the model leaves out.

A mark has no gender and tells the model nothing, so this comes last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.stages.protection.protect import Core, Kept, Shielded, shield
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.terms.candidates import Wish
from pipeline.stages.terms.capitals import inner_capitals, without_capitals
from pipeline.stages.terms.drafting import Candidate, Opening, candidate, draft_all
from pipeline.stages.terms.ordering import in_order
from pipeline.stages.terms.slots import aligned_places, slots_at
from pipeline.stages.terms.values import Use
from pipeline.stages.terms.verifying import lacking
from pipeline.stages.translation.sent import Decoded
from translators.port import Translator
from translators.values import Result

_TERM = "term"  # the kind of a kept stretch that stands for a term
_BEAM = 2
_HYPOTHESES = 2  # in which marks are looked for
_SHAPES = 3  # of marks that are tried


@dataclass(frozen=True, kw_only=True, slots=True)
class _Masked:
    """A passage as it was sent, with some of its terms behind marks of their own."""

    decoded: Decoded
    core: Core
    uses: tuple[Use, ...]  # in the order of the core's kept stretches
    shielded: Shielded


def make_masked(wishes: Sequence[Wish], engine: Translator) -> list[Candidate | None]:
    """Give for each translation one that was made with the wanted terms behind marks.

    Other terms of the passage that it lacks are put where the model had words of its own.
    """
    openings: dict[int, tuple[Opening, Result]] = {}
    for number in range(_SHAPES):
        masked = {
            place: one
            for place, wish in enumerate(wishes)
            if place not in openings and (one := _masked(wish, engine, number)) is not None
        }
        requests = [
            replace(
                one.decoded.sent.request(hypotheses=_HYPOTHESES), text=one.shielded.text, beam=_BEAM
            )
            for one in masked.values()
        ]
        for (place, one), result in zip(masked.items(), engine.translate(requests), strict=True):
            opening = _opening(one, result)
            if opening is not None:
                openings[place] = opening, result
    found: list[Candidate | None] = [None] * len(wishes)
    drafted = draft_all([opening for opening, _ in openings.values()], engine)
    for (place, (opening, result)), best in zip(openings.items(), drafted, strict=True):
        if best is not None:
            found[place] = candidate(
                opening.decoded, best.hypothesis, result, "masked", best.forced
            )
    return found


def _masked(wish: Wish, engine: Translator, number: int) -> _Masked | None:
    """Put uses behind marks of the shape of that number; None where the engine has no such one."""
    sent = wish.decoded.sent
    shapes = engine.shapes(sent.task.passage.language, sent.task.target)
    if number >= len(shapes):
        return None
    placed = sorted(((sent.place_of(use.span), use) for use in wish.uses), key=lambda pair: pair[0])
    core = Core(
        lead="",
        text=sent.text,
        tail="",
        kept=tuple(Kept(kind=_TERM, span=span, text=use.term.target) for span, use in placed),
    )
    return _Masked(
        decoded=wish.decoded,
        core=core,
        uses=tuple(use for _, use in placed),
        shielded=shield(core, shapes[number]),
    )


def _opening(masked: _Masked, result: Result) -> Opening | None:
    """Put terms in place of their marks, as slots; None where one did not come back."""
    if result.problems:
        return None
    sent, target = masked.decoded.sent, masked.decoded.sent.task.target
    uses = dict(zip((one.span for one in masked.core.kept), masked.uses, strict=True))
    plain = masked.decoded.hypothesis.text
    for answer in sorted(result.hypotheses, key=lambda one: inner_capitals(one.text)):
        text = without_capitals(answer.text, plain, sent.text, target)
        hypothesis = replace(answer, text=text)
        restored = restore_marks(masked.shielded, masked.core, hypothesis.text)
        if restored is None:
            continue
        alignment = tuple(
            (*masked.shielded.spliced.to_old((a, b)), *restored.spliced.to_new((c, d)))
            for a, b, c, d in hypothesis.alignment
        )
        told = replace(hypothesis, text=restored.spliced.text, alignment=alignment)
        places = [(uses[kept.span], span) for kept, span in restored.kept]
        others = [use for use in sent.task.terms.uses if use not in masked.uses]
        places += aligned_places(sent, told, lacking(told.text, others, target))
        opening = Opening(
            decoded=masked.decoded, hypothesis=told, slots=slots_at(sent, told, places)
        )
        return in_order(opening, adjectives=True)
    return None
