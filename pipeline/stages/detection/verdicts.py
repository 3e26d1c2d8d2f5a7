"""From evidence and priors to a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Literal

import numpy as np

from pipeline.domain.bilingual import PostLanguage
from pipeline.domain.language import UNDETERMINED, normalise_tag
from pipeline.stages.detection.candidates import Candidates
from pipeline.stages.detection.evidence import Evidence

# Priors in nats on top of the text's evidence, which is itself in calibrated nats. A classroom
# weighs 4 to 1, so that two clear words outweigh it; a platform's claim 9 to 1; the language of
# a post 20 to 1 over its passages, and more than a single word or two can say.
_CLASSROOM = 1.4
_CLAIM = 2.2
_POST = 3.0
_POST_OVER_FEW_WORDS = 4.0
_FEW_WORDS = 2

# A language that the project lacks: at least so many letters, so many nats better than every
# language of the project. Below 0.5 % false claims on eight held-out words, none on twenty.
_LACKING_LETTERS = 20
_LACKING = 5.0
_LACKING_FEW_WORDS = 4.0  # nats more below so many words: three sentences `I like ...` are 5
_FEW_FOR_LACKING = 8
_TWIN = 4.0  # nats more between twins: Norwegian and Danish
_CHUNK = 5  # words that may each be in another language of the project

# A post in two of the project's languages: beyond this conflict it is mixed rather than unsure,
# and it is its classroom's unless the other language has half as much again to say.
_MIXED = 5.0
_MIXED_SHARE = 0.5

_UNSURE_BELOW = 0.75  # probability
_UNSURE_WORDS = 3
_DECIDED = 1.4  # nats by which a text decides for itself: 4 to 1
_SURE_PASSAGE = 0.9  # probability
_NEGLIGIBLE = -100.0  # nats

Decider = Literal["detected", "claimed", "classroom"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostVerdict:
    """What language a post is in."""

    language: PostLanguage
    lacking: bool  # it is in a language that the project lacks; then that is the code
    unsure: bool  # there are words enough, yet neither text nor prior settles it


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageVerdict:
    """What language a passage is in."""

    code: str  # one of the project's, or `und` where there is nothing to tell
    sure: bool


def settled(
    evidence: Evidence,
    among: Candidates,
    scores: list[float],
    assumed: tuple[int | None, int | None],
) -> PostVerdict:
    """Decide among the project's languages, and say who decided.

    `scores` are log-evidence for each tag, `assumed` the places of the classroom's and of the
    claimed language.
    """
    room, claim = assumed
    weighted = _weighted(scores, ((room, _CLASSROOM), (claim, _CLAIM)))
    rival = _rival(evidence, among)
    best, probability = _best(weighted, rival)
    conflict = 0.0
    if best != room or probability < _UNSURE_BELOW:  # else it would change nothing
        conflict = _conflict(evidence, among, scores)
        if room is not None:
            weighted[room] += _MIXED_SHARE * conflict
            best, probability = _best(weighted, rival)
    few = evidence.words < _UNSURE_WORDS
    return PostVerdict(
        language=PostLanguage(
            code=among.tags[best],
            probability=probability,
            by=_decider(evidence, among, scores, assumed, best),
        ),
        lacking=False,
        unsure=probability < _UNSURE_BELOW and not few and conflict < _MIXED,
    )


def _decider(
    evidence: Evidence,
    among: Candidates,
    scores: list[float],
    assumed: tuple[int | None, int | None],
    best: int,
) -> Decider:
    """Say whether the text alone, the claim or the classroom settled on the best tag."""
    room, claim = assumed
    seen = bool(among.columns[best]) or among.alone_in(evidence.script, best)
    own = scores[best]
    rivals = (score for at, score in enumerate(scores) if at != best)
    if seen and all(own - rival >= _DECIDED for rival in rivals):
        return "detected"
    if best == claim:
        return "claimed"
    return "classroom" if best == room else "detected"


def _conflict(evidence: Evidence, among: Candidates, scores: list[float]) -> float:
    """Give how much better a change of language every few words explains a post, in nats."""
    if len(evidence.matrix) <= _CHUNK or len(among.tags) == 1:
        return 0.0
    return max(0.0, _patchwork(evidence, among) - max(scores))


def passage_settled(
    evidence: Evidence, among: Candidates, scores: list[float], usual: int | None
) -> PassageVerdict:
    """Decide a passage's language; `usual` is the place of the post's."""
    weight = _POST if evidence.words > _FEW_WORDS else _POST_OVER_FEW_WORDS
    weighted = _weighted(scores, ((usual, weight),))
    best, share = _best(weighted, _rival(evidence, among))
    return PassageVerdict(code=among.tags[best], sure=share >= _SURE_PASSAGE)


def lead_of_stranger(evidence: Evidence, among: Candidates, scores: list[float]) -> float:
    """Give by how many nats a language that the project lacks leads; negative when it does not.

    The project's languages may change every few words, so that a quotation is no stranger.
    """
    rival, inside = _rival(evidence, among), max(scores)
    if among.best_outside(evidence)[0] in among.twins:
        rival -= _TWIN
    if rival > inside:
        inside = max(inside, _patchwork(evidence, among))
    if evidence.words < _FEW_FOR_LACKING:
        rival -= _LACKING_FEW_WORDS
    return rival - inside


def is_long_enough(letters: int) -> bool:
    """Tell whether so many letters can be claimed for a language that the project lacks."""
    return letters >= _LACKING_LETTERS


def undetermined() -> PostVerdict:
    """Give the verdict on a text that is in no language."""
    language = PostLanguage(code=UNDETERMINED, probability=None, by="detected")
    return PostVerdict(language=language, lacking=False, unsure=False)


def lacking(tag: str, lead: float) -> PostVerdict:
    """Give the verdict on a post in a language that the project lacks, with its lead in nats."""
    probability = 1 / (1 + exp(-lead))
    language = PostLanguage(code=normalise_tag(tag), probability=probability, by="detected")
    return PostVerdict(language=language, lacking=True, unsure=False)


def _rival(evidence: Evidence, among: Candidates) -> float:
    """Give the evidence for the best language that the project lacks, less the odds against.

    In a script that no language of the project is written in, the odds are for it.
    """
    foreign = evidence.script is not None and not any(
        evidence.script in own for own in among.scripts
    )
    return among.best_outside(evidence)[1] + (_LACKING if foreign else -_LACKING)


def _patchwork(evidence: Evidence, among: Candidates) -> float:
    """Give the evidence for the project's languages when they may change every few words."""
    columns = [column for own in among.columns for column in own]
    if not columns:
        return -np.inf
    starts = np.arange(0, len(evidence.matrix), _CHUNK)
    chunks = np.add.reduceat(evidence.matrix[:, columns], starts, axis=0)
    return float(chunks.max(axis=1).sum())


def _weighted(scores: list[float], priors: tuple[tuple[int | None, float], ...]) -> list[float]:
    weighted = list(scores)
    for place, weight in priors:
        if place is not None:
            weighted[place] += weight
    return weighted


def _best(weighted: list[float], rival: float) -> tuple[int, float]:
    """Give the place of the best tag and its share of the posterior, a stranger's counted in."""
    top = max(weighted)
    total = sum(exp(max(score - top, _NEGLIGIBLE)) for score in weighted)
    stranger = exp(min(max(rival - top, _NEGLIGIBLE), -_NEGLIGIBLE))
    return weighted.index(top), 1 / (total + stranger)
