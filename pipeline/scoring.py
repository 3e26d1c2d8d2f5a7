"""Scores translations from any engine: checks, confidence, suspicious words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.domain.flags import Flag, flag
from pipeline.domain.item import Item, Scored
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.content import check_content
from pipeline.stages.checks.pair import Pair, pair_of
from pipeline.stages.checks.terms import check_terms
from pipeline.stages.checks.texts.tokens import check_raw_tokens
from pipeline.stages.confidence import (
    NOTHING_KNOWN,
    Calibration,
    Evidence,
    Judged,
    Statistics,
    load_model,
    words_of_text,
)
from pipeline.stages.detect import Detector
from pipeline.stages.judging.evidence import find_words
from pipeline.stages.judging.flags import doubtful
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from pipeline.stages.tokens import FIGURES, find_tokens

# Share of what an engine translates that is put before teachers, as in a project that says nothing.
_BUDGET = 0.2

# What calibration is kept by: the engine and the pair of languages.
Maker = tuple[str, str, str]


@dataclass(slots=True)
class Scorer:
    """Checks and scores items, one by one; no item changes what is said of another."""

    detector: Detector = field(default_factory=Detector)
    _calibrations: dict[Maker, Calibration] = field(default_factory=dict)

    def score(self, item: Item) -> Scored:
        """Check and score one item."""
        return self.scored(item, check_item(item, self.detector))

    def scored(self, item: Item, flags: Iterable[Flag]) -> Scored:
        """Score an item; `flags` are what the checks found."""
        evidence = _evidence(item)
        judged = self._judge(item, evidence)
        given = item.words is not None
        return Scored(
            id=item.id,
            confidence=judged.confidence,
            flags=(*flags, *self._doubts(item, evidence, judged)),
            word_scores=judged.word_scores if given else None,
            word_flags=judged.word_flags if given else None,
        )

    def learn(self, items: Iterable[Item]) -> dict[Maker, int]:
        """Learn from items with verdicts; give how many there were by engine and pair.

        Items without log-probabilities or without words teach nothing. Only `approve` counts as
        accepted. The order of the items makes no difference. Verdicts say how likely a figure is
        to be accepted; which of two items has the higher one they never change.
        """
        model = load_model()
        groups: dict[Maker, list[Item]] = {}
        for item in items:
            if item.token_log_probs and _says_something(item):
                groups.setdefault(maker_of(item), []).append(item)
        for maker, group in groups.items():
            evidence = [_evidence(item) for item in group]
            statistics = self._statistics(group[0], evidence[0])
            verdicts = [
                (raw, item.verdict == "approve")
                for item, one in zip(group, evidence, strict=True)
                if (raw := model.judge(one, statistics=statistics).raw) is not None
            ]
            self._calibrations[maker] = model.calibration_for(statistics).after(verdicts)
        return {maker: len(group) for maker, group in groups.items()}

    def _judge(self, item: Item, evidence: Evidence) -> Judged:
        if not _says_something(item):
            return NOTHING_KNOWN
        return load_model().judge(
            evidence,
            statistics=self._statistics(item, evidence),
            calibration=self._calibrations.get(maker_of(item)),
        )

    def _doubts(self, item: Item, evidence: Evidence, judged: Judged) -> list[Flag]:
        """Flag what is not known, and what lies in the lowest share expected of its engine."""
        if judged.raw is None:
            return [flag("confidence-unknown")]
        usual = load_model().spread_for(self._statistics(item, evidence))
        if judged.raw >= usual.inv_cdf(_BUDGET):
            return []
        places = find_words(item.translation, evidence.words)
        return doubtful(item.translation, judged, evidence.words, places)

    def _statistics(self, item: Item, evidence: Evidence) -> Statistics:
        """Give the stored statistics of an item's engine and pair.

        Of an engine that has none, those of the engine its pair was fitted on.
        """
        known = KNOWN_PACKAGES.get(item.engine or "")
        return known or load_model().statistics_for(evidence)


def maker_of(item: Item) -> Maker:
    """Name the engine and the pair that an item is of; no engine is one of its own."""
    return item.engine or "", primary(item.source_language), primary(item.target_language)


def check_item(item: Item, detector: Detector) -> list[Flag]:
    """Run the checks that need nothing but the texts, and the glossary of the item."""
    if not item.source.strip():
        return []
    raw = Pair(
        source=item.source,
        target=item.translation,
        source_language=item.source_language,
        target_language=item.target_language,
    )
    if not item.translation.strip():
        return [flag("untranslated", source=(0, len(item.source)))]
    pair = pair_of(
        item.source,
        item.translation,
        source_language=item.source_language,
        target_language=item.target_language,
        source_kept=_kept(item.source),
        target_kept=_kept(item.translation),
    )
    return [
        *check_raw_tokens(raw),
        *check_content(pair, detector),
        *check_terms(raw, item.terms),
    ]


def _kept(text: str) -> tuple[Span, ...]:
    """Give the links, mentions, code and pictures of a text; numbers are looked at."""
    return tuple((one.start, one.end) for one in find_tokens(text) if one.kind not in FIGURES)


def _says_something(item: Item) -> bool:
    """Tell whether there is a text on either side."""
    return bool(item.source.strip() and item.translation.strip())


def _evidence(item: Item) -> Evidence:
    return Evidence(
        source=item.source,
        translation=item.translation,
        source_language=item.source_language,
        target_language=item.target_language,
        token_log_probs=item.token_log_probs,
        words=words_of_text(item.translation) if item.words is None else item.words,
        word_tokens=item.word_tokens,
    )
