"""What verdicts say of the machine: how likely it is right, and how much the flags catch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, func, insert, select
from sqlalchemy.sql.elements import ColumnElement

from pipeline.stages.confidence import (
    ENOUGH_VERDICTS,
    Calibration,
    Statistics,
    band,
    load_model,
)
from pipeline.stages.review.caught import Caught, share_caught
from pipeline.store.tables import calibration, passages, reviews

_DIGITS = 3


def note_verdict(
    connection: Connection,
    *,
    project: str,
    packages: str | None,
    raw: float,
    accepted: bool,
    sample: bool,
    review: str,
    now: datetime,
) -> None:
    """Keep what a teacher thought of a passage that these packages translated.

    `raw` is the model's figure before calibration; without packages there is nothing to learn.
    """
    if packages is None:
        return
    connection.execute(
        insert(calibration).values(
            project=project,
            packages=packages,
            raw=raw,
            accepted=accepted,
            sample=sample,
            review=review,
            at=now,
        )
    )


def verdicts_of(connection: Connection, project: str) -> dict[str, list[tuple[float, bool]]]:
    """Give all verdicts by the packages that translated: raw figure, whether it was approved."""
    found: dict[str, list[tuple[float, bool]]] = {}
    rows = connection.execute(
        select(calibration.c.packages, calibration.c.raw, calibration.c.accepted)
        .where(calibration.c.project == project)
        .order_by(calibration.c.packages)
    )
    for packages, raw, accepted in rows:
        found.setdefault(packages, []).append((raw, accepted))
    return found


def calibrations(connection: Connection, project: str) -> dict[str, Calibration]:
    """Give what was learned of each route: a package, or the packages of a pivot with `+`."""
    start = _start()
    return {
        packages: start.after(some) for packages, some in verdicts_of(connection, project).items()
    }


def calibration_json(
    connection: Connection, project: str, figures: Mapping[str, Statistics]
) -> dict[str, Any]:
    """Give what is known of each route that posts of a project were translated by.

    `figures` are how the probabilities of the installed packages are spread, by their names.
    `usual` is the confidence in a middling passage: a band while there are fewer verdicts than
    `enough`, then a figure; null where nothing is known. `caught` is the share of bad passages
    that were flagged, with its 95 % interval; null as long as no sample was read.
    """
    learned = calibrations(connection, project)
    counts = _counts(connection, project)
    caught = dict(_caught(connection, project))
    return {
        "project": project,
        "enough": ENOUGH_VERDICTS,
        "packages": [
            {
                "packages": packages,
                **counts.get(packages, {"verdicts": 0, "accepted": 0, "samples": 0}),
                "usual": _usual(packages, learned.get(packages), figures),
                "caught": _shown(caught.get(packages)),
            }
            for packages in sorted(counts.keys() | caught.keys())
        ],
    }


def _start() -> Calibration:
    """Give what is thought before the first verdict; packages share it."""
    model = load_model()
    return model.calibration_for(model.unknown)


def _counts(connection: Connection, project: str) -> dict[str, dict[str, int]]:
    rows = connection.execute(
        select(
            calibration.c.packages,
            func.count(),
            _sum(calibration.c.accepted),
            _sum(calibration.c.sample),
        )
        .where(calibration.c.project == project)
        .group_by(calibration.c.packages)
    )
    return {
        packages: {"verdicts": verdicts, "accepted": accepted, "samples": samples}
        for packages, verdicts, accepted, samples in rows
    }


def _usual(
    packages: str, learned: Calibration | None, figures: Mapping[str, Statistics]
) -> dict[str, Any] | None:
    """Tell the confidence in a passage from the middle of what the model has seen."""
    verdicts = learned.verdicts if learned else 0
    if verdicts < ENOUGH_VERDICTS and not all(one in figures for one in packages.split("+")):
        return None  # a guess by other packages is none
    model = load_model()
    confidence = (learned or _start())(model.spread_for(model.unknown).mean)
    if verdicts < ENOUGH_VERDICTS:
        return {"band": band(confidence), "confidence": None}
    return {"band": band(confidence), "confidence": round(confidence, _DIGITS)}


def _caught(connection: Connection, project: str) -> Iterator[tuple[str, Caught | None]]:
    """Yield every route with the share of bad passages that were flagged, where it is known.

    What counts is the newest revision of each post that is still kept, and what teachers answered
    of it; who was asked back has not answered.
    """
    machine = (
        passages.c.project == project,
        passages.c.packages.is_not(None),
        passages.c.origin == "machine",
    )
    totals = connection.execute(
        select(passages.c.packages, func.count()).where(*machine).group_by(passages.c.packages)
    )
    keys = ("project", "post", "revision", "target", "position")
    is_sample = reviews.c.kind == "sample"
    is_bad = reviews.c.verdict.in_(("edit", "reject"))
    asked = (
        select(
            passages.c.packages,
            _any(~is_sample).label("flagged"),
            _any(and_(~is_sample, is_bad)).label("flagged_bad"),
            _any(and_(is_sample, reviews.c.verdict != "ask")).label("sampled"),
            _any(and_(is_sample, is_bad)).label("sampled_bad"),
        )
        .join(reviews, and_(*(passages.c[key] == reviews.c[key] for key in keys)))
        .where(*machine)
        .group_by(passages.c.packages, *(passages.c[key] for key in keys))
        .subquery()
    )
    names = ("flagged", "flagged_bad", "sampled", "sampled_bad")
    found = {
        row.packages: row
        for row in connection.execute(
            select(asked.c.packages, *(func.sum(asked.c[name]).label(name) for name in names))
            .group_by(asked.c.packages)
        )
    }  # fmt: skip
    for packages, total in totals:
        row = found.get(packages)
        flagged, flagged_bad, sampled, sampled_bad = (
            int(getattr(row, name)) if row is not None else 0 for name in names
        )
        yield (
            packages,
            share_caught(
                flagged_bad=flagged_bad,
                unflagged=total - flagged,
                sampled=sampled,
                sampled_bad=sampled_bad,
            ),
        )


def _shown(caught: Caught | None) -> dict[str, float] | None:
    if caught is None:
        return None
    return {
        "share": round(caught.share, _DIGITS),
        "low": round(caught.low, _DIGITS),
        "high": round(caught.high, _DIGITS),
    }


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))
