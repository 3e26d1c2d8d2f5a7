"""See that translations use the terms of the glossary, as long as they still read well.

The model's own best translation stands if it has the terms. Else, of its other hypotheses, of its
translation with the terms in place of its own words, and of what it goes on with from there, the
one is taken that the model likes best; else it translates the passage once more with the terms
behind marks. What leaves out much of the passage is no candidate. What costs too much by the
model's own score is not taken: the translation stays as it was, flagged, with the candidate as an
alternative.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from glossary.values import Term
from pipeline.domain.spans import Span
from pipeline.stages.terms.candidates import (
    Wish,
    make_candidates,
    make_parts,
    other_hypotheses,
)
from pipeline.stages.terms.drafting import Candidate
from pipeline.stages.terms.losing import says_less, share_of
from pipeline.stages.terms.masked import make_masked
from pipeline.stages.terms.report import report
from pipeline.stages.terms.values import Use
from pipeline.stages.terms.verifying import forbidden_in, lacking
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.sent import Decoded
from pipeline.stages.translation.task import HYPOTHESES
from translators.port import Translator
from translators.values import Hypothesis

# What a candidate may cost: the fall of the mean log-probability (natural) of all that stands
# beside the terms.
_MOST_COST = 2.0
_LEAST_KEPT = 0.6  # of the words of the plain translation; terms are not worth more
_MOST_PARTS = 4  # terms that are taken one by one
_FEW = 10  # tokens beside the terms from which on the fall counts in full
# What a candidate must gain by its way: a model that goes on by itself changes good words, too.
_GAINS = {"prefix": 0.25}


@dataclass(kw_only=True)
class _State:
    """One passage on its way to its terms."""

    plain: Decoded
    now: Decoded
    methods: dict[Use, str] = field(default_factory=dict)
    refused: list[Rendering] = field(default_factory=list)  # candidates that cost too much

    @property
    def target(self) -> str:
        return self.plain.sent.task.target

    @property
    def fluency(self) -> float:
        """Give the mean log-probability of the plain translation."""
        return math.log(max(self.plain.hypothesis.score, 1e-9))

    def affords(self, hypothesis: Hypothesis) -> bool:
        """Tell whether the model thinks well enough of what it chose itself."""
        return self.fluency - math.log(max(hypothesis.score, 1e-9)) < _MOST_COST

    def lacks(self, decoded: Decoded) -> list[Use]:
        """Give the uses that a translation has no form for."""
        terms = self.plain.sent.task.terms
        told = decoded.rendering
        return lacking(told.text, terms.uses, self.target, told.kept_spans)

    def terms_wanted(self) -> set[Term]:
        """Give the terms that the passage lacks now, but for nouns that it says as verbs."""
        return {use.term for use in self.lacks(self.now) if not use.verbal}

    def wish(self, decoded: Decoded | None = None) -> Wish:
        """Ask for what the passage lacks now, beginning from a translation of it.

        Of a term that is used twice and stands once, nobody knows which use has it.
        """
        terms = self.terms_wanted()
        uses = self.plain.sent.task.terms.uses
        return Wish(
            decoded=decoded or self.now,
            uses=tuple(use for use in uses if use.term in terms and not use.verbal),
        )

    def forbidden(self, decoded: Decoded) -> list[tuple[Term, Span]]:
        """Give what a translation says that it must not say, with its places."""
        terms, told = self.plain.sent.task.terms, decoded.rendering
        return forbidden_in(told.text, terms, self.target, told.kept_spans)

    def forbids(self, decoded: Decoded) -> int:
        """Count what a translation must not say."""
        return len(self.forbidden(decoded))

    def says_less(self, decoded: Decoded) -> bool:
        """Tell whether a translation says less of what stands beside the terms."""
        sent = self.plain.sent
        uses = [sent.place_of(use.span) for use in sent.task.terms.uses]
        return says_less(sent.text, self.plain.hypothesis, decoded.hypothesis, uses)

    def keeps_most(self, decoded: Decoded) -> bool:
        """Tell whether a translation is not much shorter than the plain one."""
        return share_of(self.plain.hypothesis, decoded.hypothesis) >= _LEAST_KEPT

    def take(self, decoded: Decoded, method: str) -> None:
        """Go on with another translation, and note what it brought."""
        missed = self.lacks(self.now)
        self.now = decoded
        left = self.lacks(decoded)
        self.methods |= {use: method for use in missed if use not in left}


def enforce_terms(decoded: Sequence[Decoded], engine: Translator) -> list[Rendering]:
    """Give the renderings of translations, with the terms that their glossaries ask for."""
    renderings = [one.rendering for one in decoded]
    states = {
        place: _State(plain=one, now=one)
        for place, one in enumerate(decoded)
        if one.sent.task.terms
    }
    for state in states.values():
        own = state.lacks(state.plain)
        uses = state.plain.sent.task.terms.uses
        state.methods = {use: "plain" for use in uses if use not in own}
    _avoid([one for one in states.values() if one.forbids(one.now)], engine)
    waiting = [one for one in states.values() if one.terms_wanted()]
    others = other_hypotheses([one.wish() for one in waiting], engine)
    for state, other in zip(waiting, others, strict=True):
        _take_best(state, [] if other is None else [other])
    waiting = [one for one in waiting if one.terms_wanted()]
    rows = make_candidates([one.wish() for one in waiting], engine)
    for state, row in zip(waiting, rows, strict=True):
        _take_best(state, row)
    waiting = [one for one in waiting if one.terms_wanted()]
    masked = make_masked([one.wish(one.plain) for one in waiting], engine)
    less = [
        one is not None and state.says_less(one.decoded)
        for state, one in zip(waiting, masked, strict=True)
    ]
    for state, last, short in zip(waiting, masked, less, strict=True):
        _take_best(state, [] if last is None or short else [last])
    _take_parts([one for one in waiting if one.terms_wanted()], engine)
    for state, last, short in zip(waiting, masked, less, strict=True):
        if last is not None and short and state.terms_wanted() and state.keeps_most(last.decoded):
            _take_best(state, [last])
    for place, state in states.items():
        avoided = {term for term, _ in state.forbidden(state.plain)}
        renderings[place] = report(
            state.now.rendering, state.plain.sent.task, state.methods, state.refused, avoided
        )
    return renderings


def _avoid(states: Sequence[_State], engine: Translator) -> None:
    """Decode again without what is forbidden."""
    requests = []
    for state in states:
        text = state.now.rendering.text
        words = tuple(
            dict.fromkeys(
                word
                for term, span in state.forbidden(state.now)
                for word in (text[slice(*span)], *term.targets)
            )
        )
        request = state.plain.sent.request(hypotheses=HYPOTHESES)
        requests.append(replace(request, suppress=words))
    for state, result in zip(states, engine.translate(requests), strict=True):
        for hypothesis in () if result.problems else result.hypotheses:
            rendering = state.plain.sent.told(result, hypothesis)
            if rendering is None:
                continue
            other = replace(state.plain, result=result, hypothesis=hypothesis, rendering=rendering)
            if state.forbids(other) >= state.forbids(state.now):
                continue
            if state.affords(hypothesis):
                state.take(other, "suppressed")
                break
            state.refused.append(rendering)


def _take_best(state: _State, row: Sequence[Candidate]) -> None:
    """Take the candidate that lacks least, and of these the one that the model likes best."""
    good = [
        (len(state.lacks(one.decoded)), -one.fluency + _GAINS.get(one.method, 0.0), number)
        for number, one in enumerate(row)
        if len(state.lacks(one.decoded)) < len(state.lacks(state.now))
        and state.forbids(one.decoded) <= state.forbids(state.now)
    ]
    for _, _, number in sorted(good):
        candidate = row[number]
        # Of few words beside a term, an article and an adjective change too large a share.
        few = min(1.0, candidate.others / _FEW)
        if (state.fluency - candidate.fluency) * few < _MOST_COST:
            state.take(candidate.decoded, candidate.method)
            return
        state.refused.append(candidate.decoded.rendering)


def _take_parts(states: Sequence[_State], engine: Translator) -> None:
    """Take terms one by one where no candidate may have all of them: others may cost too much."""
    for number in range(_MOST_PARTS):
        rows = make_parts([one.wish() for one in states], engine)
        if not number:
            rows = [
                [*row, *more] for row, more in zip(rows, _masked_parts(states, engine), strict=True)
            ]
        before = [one.now for one in states]
        for state, row in zip(states, rows, strict=True):
            _take_best(state, row)
        states = [
            one
            for one, old in zip(states, before, strict=True)
            if one.now is not old and one.terms_wanted()
        ]


def _masked_parts(states: Sequence[_State], engine: Translator) -> list[list[Candidate]]:
    """Give translations with one of the terms that passages lack behind marks, for each term."""
    wishes = [
        (number, replace(wish, uses=tuple(use for use in wish.uses if use.term == term)))
        for number, wish in enumerate(one.wish(one.plain) for one in states)
        for term in dict.fromkeys(use.term for use in wish.uses)
    ]
    found: list[list[Candidate]] = [[] for _ in states]
    made = make_masked([wish for _, wish in wishes], engine)
    for (number, _), one in zip(wishes, made, strict=True):
        if one is not None and states[number].keeps_most(one.decoded):
            found[number].append(one)
    return found
