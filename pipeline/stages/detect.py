"""Tells the language of a post and of its passages."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import inf
from threading import Lock

from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.stages.detection.candidates import Candidates, candidates, distinct
from pipeline.stages.detection.characters import LATIN, language_of_script, scripts_of_language
from pipeline.stages.detection.evidence import Evidence, Scorer
from pipeline.stages.detection.verdicts import (
    PassageVerdict,
    PostVerdict,
    is_long_enough,
    lacking,
    lead_of_stranger,
    passage_settled,
    settled,
    undetermined,
)

__all__ = ["Detector", "PassageVerdict", "PostVerdict"]

# A translation in a wrong language; precision first.
_WRONG_WORDS = 4
_WRONG_LETTERS = 12
_STILL_SOURCE = 6.0
_THIRD_LANGUAGE = 8.0

_SCRIPT_LEAD = 5.0  # nats: a script that no language of the project is written in

_KEPT_TEXTS = 16  # a post of one sentence is weighed once, as post and as passage
_KEPT_LENGTH = 500


class Detector:
    """Tells languages apart; deterministic, shared freely among threads.

    The profiles are read at first use, about 0.3 s.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: Scorer | None = None
        self._recent = lru_cache(maxsize=_KEPT_TEXTS)(self._weigh)

    def post(
        self, text: str, *, languages: tuple[str, ...], classroom: str | None, claim: str | None
    ) -> PostVerdict:
        """Tell a post's language among all; `text` is its fields joined by newlines.

        `classroom` and `claim` are priors only. The probability is the posterior among the
        project's languages, or of the one that the project lacks.
        """
        evidence = self._evidence(text)
        if evidence.words == 0 or not languages:
            return undetermined()
        among = self._candidates(languages, (classroom, claim))
        rooms, claims = among.index(classroom), among.index(claim)
        scores = among.scores(evidence, (rooms, claims))
        stranger = self._stranger(evidence, among, scores, (rooms, claims))
        if stranger is not None:
            return stranger
        if _is_foreign(evidence, among):
            return replace(undetermined(), unsure=True)
        return settled(evidence, among, scores, (rooms, claims))

    def passage(self, text: str, *, languages: tuple[str, ...], prior: str) -> PassageVerdict:
        """Tell a passage's language among the project's; `prior` is the post's."""
        evidence = self._evidence(text)
        if evidence.words == 0 or not languages:
            return PassageVerdict(code=UNDETERMINED, sure=True)
        among = self._candidates(languages, (prior,))
        if _is_foreign(evidence, among):
            return PassageVerdict(code=UNDETERMINED, sure=False)
        usual = among.index(prior)
        return passage_settled(evidence, among, among.scores(evidence, (usual,)), usual)

    def foreign_lead(self, text: str, *, languages: tuple[str, ...], language: str) -> float:
        """Give by how many nats a word or two look like another one of `languages`.

        Other than `language`; 0 or more. Without a prior: for words that their writer has set
        apart. `perro` has 2.5 over English, `taxi` nothing.
        """
        evidence = self._evidence(text)
        among = self._candidates(languages, (language,))
        own = among.index(language)
        if evidence.words == 0 or own is None or _is_foreign(evidence, among):
            return 0.0
        scores = among.scores(evidence, (own,))
        return max(scores) - scores[own]

    def foreign_language(
        self, text: str, *, languages: tuple[str, ...], language: str, lead: float
    ) -> str | None:
        """Give the one of `languages` that a few words set apart are in, if not in `language`.

        By at least so many nats; None where a language that is none of them is as likely.
        """
        if self.foreign_lead(text, languages=languages, language=language) < lead:
            return None
        evidence = self._evidence(text)
        among = self._candidates(languages, (language,))
        found = passage_settled(evidence, among, among.scores(evidence, ()), None)
        return found.code if found.sure else None

    def stranger_lead(self, text: str, *, languages: tuple[str, ...]) -> float:
        """Give by how many nats a few words look like none of `languages`; negative where not."""
        evidence = self._evidence(text)
        among = self._candidates(languages, ())
        if evidence.words == 0 or not all(among.columns):
            return -inf
        if _is_foreign(evidence, among):
            return inf
        return among.best_outside(evidence)[1] - max(among.scores(evidence, ()))

    def looks_wrong(self, text: str, *, expected: str, source: str) -> str | None:
        """Give the tag that a translation seems to be in when that is clearly not `expected`.

        None for short texts, and where `expected` has no profile unless the script is wrong.
        """
        evidence = self._evidence(text)
        if evidence.words < _WRONG_WORDS or evidence.letters < _WRONG_LETTERS:
            return None
        among = candidates((expected,), self._scorer.tags)
        if not among.columns[0]:
            return self._in_wrong_script(evidence, expected, source)
        totals = evidence.totals
        own = float(totals[list(among.columns[0])].max())
        column, best = among.best_outside(evidence)
        found = self._scorer.tags[column]
        is_source = same_language(found, source)
        needed = _STILL_SOURCE if is_source else _THIRD_LANGUAGE
        if best - own < needed:
            return self._in_wrong_script(evidence, expected, source)
        return source if is_source else found

    @property
    def _scorer(self) -> Scorer:
        with self._lock:
            if self._made is None:
                self._made = Scorer()
            return self._made

    def _candidates(
        self, languages: tuple[str, ...], preferred: tuple[str | None, ...]
    ) -> Candidates:
        return candidates(distinct(languages, preferred), self._scorer.tags)

    def _evidence(self, text: str) -> Evidence:
        return self._recent(text) if len(text) <= _KEPT_LENGTH else self._weigh(text)

    def _weigh(self, text: str) -> Evidence:
        return self._scorer.evidence(text)

    def _stranger(
        self,
        evidence: Evidence,
        among: Candidates,
        scores: list[float],
        assumed: tuple[int | None, ...],
    ) -> PostVerdict | None:
        """Claim a language that the project lacks, or give None."""
        if not is_long_enough(evidence.letters):
            return None
        if any(at is not None and not among.columns[at] for at in assumed):
            return None  # nothing to compare with the language that it is said to be in
        script = evidence.script
        if script is not None and _is_foreign(evidence, among):
            long_enough = is_long_enough(evidence.scripts[script])
            return lacking(self._best_in(evidence, script), _SCRIPT_LEAD) if long_enough else None
        lead = lead_of_stranger(evidence, among, scores)
        if lead < 0 or not all(among.columns):
            return None  # it may be in the language that has no profile
        return lacking(self._scorer.tags[among.best_outside(evidence)[0]], lead)

    def _in_wrong_script(self, evidence: Evidence, expected: str, source: str) -> str | None:
        script = evidence.script
        if script is None or script in scripts_of_language(expected):
            return None
        if script == LATIN or evidence.scripts[script] < _WRONG_LETTERS:
            return None  # romanised, or names
        found = self._best_in(evidence, script)
        return source if same_language(found, source) else found

    def _best_in(self, evidence: Evidence, script: str) -> str:
        totals = evidence.totals
        own = [
            column
            for column, tag in enumerate(self._scorer.tags)
            if script in scripts_of_language(tag)
        ]
        if not own:
            return language_of_script(script)
        return self._scorer.tags[max(own, key=lambda column: float(totals[column]))]


def _is_foreign(evidence: Evidence, among: Candidates) -> bool:
    """Tell whether a text is written in a script that none of the candidates uses."""
    script = evidence.script
    return script is not None and not any(script in own for own in among.scripts)
