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
    Calibration,
    Evidence,
    Judged,
    Statistics,
    learn_statistics,
    load_model,
)
from pipeline.stages.detect import Detector
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from pipeline.stages.tokens import FIGURES, find_tokens

# What calibration is kept by: the engine and the pair of languages.
Maker = tuple[str, str, str]


@dataclass(slots=True)
class Learned:
    """What verdicts taught of one engine and pair."""

    statistics: Statistics
    calibration: Calibration


@dataclass(slots=True)
class Scorer:
    """Checks and scores items, one by one; no item changes what is said of another."""

    detector: Detector = field(default_factory=Detector)
    _learned: dict[Maker, Learned] = field(default_factory=dict)

    def score(self, item: Item) -> Scored:
        """Check and score one item."""
        return self.scored(item, check_item(item, self.detector))

    def scored(self, item: Item, flags: Iterable[Flag]) -> Scored:
        """Score an item; `flags` are what the checks found."""
        judged = self._judge(item)
        unknown = () if judged.confidence is not None else (flag("confidence-unknown"),)
        given = item.words is not None
        return Scored(
            id=item.id,
            confidence=judged.confidence,
            flags=(*flags, *unknown),
            word_scores=judged.word_scores if given else None,
            word_flags=judged.word_flags if given else None,
        )

    def learn(self, items: Iterable[Item]) -> dict[Maker, int]:
        """Learn from items with verdicts; give how many there were by engine and pair.

        Items without log-probabilities teach nothing. Only `approve` counts as accepted.
        """
        model = load_model()
        groups: dict[Maker, list[Item]] = {}
        for item in items:
            if item.token_log_probs:
                groups.setdefault(maker_of(item), []).append(item)
        for maker, group in groups.items():
            evidence = [_evidence(item) for item in group]
            statistics = self._statistics(group[0])
            if statistics is model.unknown:
                statistics = learn_statistics(model, evidence, statistics)
            verdicts = [
                (raw, item.verdict == "approve")
                for one, item in zip(evidence, group, strict=True)
                if (raw := model.judge(one, statistics=statistics).raw) is not None
            ]
            calibration = model.calibration_for(statistics).after(verdicts)
            self._learned[maker] = Learned(statistics=statistics, calibration=calibration)
        return {maker: len(group) for maker, group in groups.items()}

    def _judge(self, item: Item) -> Judged:
        learned = self._learned.get(maker_of(item))
        return load_model().judge(
            _evidence(item),
            statistics=learned.statistics if learned else self._statistics(item),
            calibration=learned.calibration if learned else None,
        )

    def _statistics(self, item: Item) -> Statistics:
        """Give the stored statistics of an item's engine and pair."""
        known = KNOWN_PACKAGES.get(item.engine or "")
        return known.statistics if known else load_model().statistics_for(_evidence(item))


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


def _evidence(item: Item) -> Evidence:
    return Evidence(
        source=item.source,
        translation=item.translation,
        source_language=item.source_language,
        target_language=item.target_language,
        token_log_probs=item.token_log_probs,
        words=item.words,
        word_tokens=item.word_tokens,
    )
