"""Human-scored translations: how confidence orders them, and how well it is calibrated."""

from __future__ import annotations

import gzip
import random
import statistics
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from pipeline.bench.confidence_figures import (
    area,
    baseline_flags,
    baseline_score,
    calibration_error,
    caught,
    correlation,
    word_agreement,
    worst,
)
from pipeline.domain.item import Item, Scored
from pipeline.errors import PipelineError
from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem, Refusal, from_validation
from pipeline.schemas.score_item import parse_item
from pipeline.scoring import Scorer
from pipeline.stages.review.caught import share_caught

VERDICTS = (0, 25, 50, 100, 200)
_SHARES = (0.1, 0.2, 0.3)
_DRAWS = 3  # of verdicts, for each number of them
_ACCEPTED = 70  # of 100 points: what a teacher would leave as it is
_READ = 0.2  # share of passages that teachers read
_SAMPLE = 0.05  # share of the others that they read as a sample


Row = dict[str, Any]
_Judged = tuple[Row, Item]


class RowsUnusable(PipelineError):
    """A file of human-scored translations cannot be used."""


class _Opinions(BaseModel):
    """What a row must have beside the fields of an item, or may leave out there."""

    model_config = ConfigDict(extra="ignore", strict=True)

    token_log_probs: Annotated[list[FiniteFloat], Field(min_length=1)]
    words: list[str]
    word_tags: str  # `O` or `B` for each word
    da: FiniteFloat
    da_z: FiniteFloat


def read_rows(path: Path) -> list[Row]:
    """Read a file of human-scored translations, plain or gzip. Raises RowsUnusable."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as lines:
            return [_object(number, line) for number, line in enumerate(lines, start=1)]
    except (EOFError, zlib.error):
        raise RowsUnusable(f"{path.name}: is no whole gzip file") from None


def measure_human(rows: Iterable[Row]) -> dict[str, Any]:
    """Give figures by pair, and their means over pairs, beside those of the baselines.

    Raises RowsUnusable, naming the line and the field of the first row that cannot be used.
    """
    pairs: dict[str, list[_Judged]] = {}
    for number, row in enumerate(rows, start=1):
        judged = row, _item(number, row)
        pairs.setdefault(f"{row['source_lang']}-{row['target_lang']}", []).append(judged)
    if not pairs:
        raise RowsUnusable("the file has no lines; give one JSON object a line")
    for pair, own in pairs.items():
        if len(own) <= max(VERDICTS):
            raise RowsUnusable(f"{pair}: has {len(own)} lines; give more than {max(VERDICTS)}")
    by_pair = {pair: _of_pair(own) for pair, own in pairs.items()}
    return {"pairs": by_pair, "mean": _means(list(by_pair.values()))}


def _of_pair(judged: Sequence[_Judged]) -> dict[str, Any]:
    rows, items = [row for row, _ in judged], [item for _, item in judged]
    scored = [_score(Scorer(), item) for item in items]
    opinions = [row["da_z"] for row in rows]
    bad_words = [[tag == "B" for tag in row["word_tags"]] for row in rows]
    return {
        "rows": len(rows),
        "confidence": _ranking([one.confidence or 0.0 for one in scored], opinions),
        "baseline": _ranking([baseline_score(row["token_log_probs"]) for row in rows], opinions),
        "words": _agreement([one.word_flags or () for one in scored], bad_words),
        "baseline_words": _agreement(
            [
                baseline_flags(row["token_log_probs"], row["word_tokens"], len(row["words"]))
                for row in rows
            ],
            bad_words,
        ),
        "words_flagged": statistics.mean(
            flag for one in scored for flag in one.word_flags or (False,)
        ),
        "ece": {str(count): _ece(rows, items, count) for count in VERDICTS},
        "sample": _sampled([one.confidence or 0.0 for one in scored], opinions),
    }


def _object(number: int, line: bytes) -> Row:
    found = read_json(line)
    if isinstance(found, Problem):
        raise _unusable(number, found)
    if not isinstance(found, dict):
        raise RowsUnusable(f"line {number}: is JSON, but not an object; write one a line: {{...}}")
    return found


def _item(number: int, row: Row) -> Item:
    """Make an item of a row whose opinions can be used, too."""
    try:
        _Opinions.model_validate(row)
    except ValidationError as error:
        raise _unusable(number, from_validation(error)[0]) from None
    made = parse_item(row)
    if isinstance(made, Refusal):
        raise _unusable(number, made.problems[0])
    return made


def _unusable(number: int, problem: Problem) -> RowsUnusable:
    return RowsUnusable(f"line {number}: {problem.message}; {problem.hint}")


def _score(scorer: Scorer, item: Item) -> Scored:
    """Score without the checks: they are measured on planted errors."""
    return scorer.scored(item, ())


def _ranking(scores: Sequence[float], opinions: Sequence[float]) -> dict[str, float]:
    return {
        "pearson": correlation(scores, opinions),
        "auroc": area(scores, opinions),
        **{f"caught_{round(100 * share)}": caught(scores, opinions, share) for share in _SHARES},
    }


def _agreement(flags: Sequence[Sequence[bool]], bad: Sequence[Sequence[bool]]) -> float:
    pairs = [
        pair
        for one, other in zip(flags, bad, strict=True)
        if len(one) == len(other)
        for pair in zip(one, other, strict=True)
    ]
    return word_agreement([one for one, _ in pairs], [other for _, other in pairs])


def _ece(rows: Sequence[Row], items: Sequence[Item], count: int) -> float:
    """Give the mean error of calibration on the rest, after so many verdicts drawn at random."""
    chance = random.Random(count)  # noqa: S311  # a benchmark wants the same draw each time
    errors = []
    for _ in range(_DRAWS):
        drawn = set(chance.sample(range(len(rows)), count))
        scorer = Scorer()
        scorer.learn(
            replace(items[at], verdict="approve" if _is_accepted(rows[at]) else "edit")
            for at in sorted(drawn)
        )
        rest = [at for at in range(len(rows)) if at not in drawn]
        confidences = [_score(scorer, items[at]).confidence or 0.0 for at in rest]
        errors.append(calibration_error(confidences, [_is_accepted(rows[at]) for at in rest]))
    return statistics.mean(errors)


def _is_accepted(row: Row) -> bool:
    return bool(row["da"] >= _ACCEPTED)


def _sampled(scores: Sequence[float], opinions: Sequence[float]) -> dict[str, Any]:
    """Tell the share caught by reading a fifth from a small sample, beside the truth."""
    bad = worst(opinions)
    order = sorted(range(len(scores)), key=scores.__getitem__)
    limit = round(_READ * len(order))
    read, others = order[:limit], order[limit:]
    chance = random.Random(len(order))  # noqa: S311
    sample = chance.sample(others, round(_SAMPLE * len(others)))
    told = share_caught(
        flagged_bad=sum(bad[at] for at in read),
        unflagged=len(others),
        sampled=len(sample),
        sampled_bad=sum(bad[at] for at in sample),
    )
    return {
        "true": sum(bad[at] for at in read) / sum(bad),
        "told": told and [told.share, told.low, told.high],
    }


def _means(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    def mean(get: Callable[[Mapping[str, Any]], float]) -> float:
        return statistics.mean(get(one) for one in rows)

    return {
        "confidence": {
            name: mean(lambda one, name=name: one["confidence"][name])  # type: ignore[misc]
            for name in rows[0]["confidence"]
        },
        "baseline": {
            name: mean(lambda one, name=name: one["baseline"][name])  # type: ignore[misc]
            for name in rows[0]["baseline"]
        },
        "words": mean(lambda one: one["words"]),
        "baseline_words": mean(lambda one: one["baseline_words"]),
        "words_flagged": mean(lambda one: one["words_flagged"]),
        "ece": {
            str(count): mean(lambda one, count=count: one["ece"][str(count)])  # type: ignore[misc]
            for count in VERDICTS
        },
    }
