"""The figures of `passerelle bench terms`; shares are from 0 to 1."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Any

from sacrebleu.metrics.chrf import CHRF

from pipeline.bench.terms_judge import has_form
from pipeline.bench.terms_masks import mask_lines
from pipeline.bench.terms_run import METHODS, MISSING, Found
from pipeline.bench.terms_sets import DOMAIN, REGIONAL, TermSet

# What is to be reached; where a figure has a least value, that, otherwise its most.
GOALS = {
    "success": 0.97,
    "chrf_lost": 0.5,
    "masked_lost": 1.0,
    "false": 0.01,
    "unflagged": 0,
    "cost": 2.5,
}


def chrf(texts: Sequence[str], references: Sequence[str]) -> float:
    """Give the chrF of translations against one reference each, from 0 to 100."""
    return float(CHRF().corpus_score(list(texts), [list(references)]).score)


def chrf_signature() -> str:
    """Give sacrebleu's signature of the figures that `chrf` gives."""
    metric = CHRF()
    metric.corpus_score(["a"], [["a"]])
    return str(metric.get_signature())


def figures_of(of: TermSet, rows: Sequence[Found]) -> dict[str, Any]:
    """Give all that is known of a set but its cost."""
    kinds = dict.fromkeys(one.line.kind for one in rows)
    groups = {kind: [one for one in rows if one.line.kind == kind] for kind in kinds}
    return {
        "name": of.name,
        "direction": [of.source, of.target],
        "entries": len(of.entries),
        "kinds": {kind: _summary(of, kind, group) for kind, group in groups.items()},
        "all": _summary(of, "", rows),
        "false_share": statistics.fmean(bool(one.false) for one in rows),
        "false": [
            {**_texts(one), "entry": entry, "form": form}
            for one in rows
            for entry, form in one.false
        ],
        "missed": _missed(rows),
        "doubted": [
            {**_texts(one), "entry": used.entry, "method": used.method}
            for one in rows
            for used in one.used
            if used.stands == (used.method == MISSING)
        ],
        "methods": by_method(rows),
        "sentences": [_sentence(one) for one in rows],
    }


def _summary(of: TermSet, kind: str, rows: Sequence[Found]) -> dict[str, Any]:
    """Count terms, and compare with the references; on regional lines masked as well."""
    asked = [(one, term) for one in rows for term in one.line.asked]
    references = [one.line.reference for one in rows]
    plain = chrf([one.plain for one in rows], references)
    enforced = chrf([one.enforced for one in rows], references)
    found: dict[str, Any] = {
        "sentences": len(rows),
        "terms": len(asked),
        "success_plain": _share([has_form(term.forms, one.plain) for one, term in asked]),
        "success": _share([one.holds(term) for one, term in asked]),
        "chrf_plain": plain,
        "chrf": enforced,
        "chrf_lost": plain - enforced,
    }
    if kind == REGIONAL:
        masked = mask_lines(of, [(one.line, one.plain, one.enforced) for one in rows])
        references = [one.reference for one in masked]
        plain = chrf([one.plain for one in masked], references)
        enforced = chrf([one.enforced for one in masked], references)
        agreeing = chrf([one.agreeing for one in masked], references)
        found |= {
            "masked_plain": plain,
            "masked": enforced,
            "masked_lost": plain - enforced,
            "agreeing_lost": plain - agreeing,
        }
    return found


def _missed(rows: Sequence[Found]) -> list[dict[str, Any]]:
    """Give the terms that a translation lacks, and whether the flag says so."""
    return [
        {**_texts(one), "entry": term.source, "wanted": term.target,
         "flagged": term.key in one.flagged}
        for one in rows
        for term in one.line.asked
        if not one.holds(term)
    ]  # fmt: skip


def by_method(rows: Sequence[Found]) -> dict[str, Any]:
    """Give uses of terms by the way in which they got there, and what that cost.

    Scores are those of the sentences in which no term took a way that changes more.
    """
    found = {}
    for method in METHODS:
        uses = [used.stands for one in rows for used in one.used if used.method == method]
        own = [one for one in rows if one.method == method]
        falls = [one.fall for one in own]
        found[method] = {
            "uses": len(uses),
            "success": _share(uses),
            "sentences": len(own),
            "score_plain": _geometric([one.plain_score for one in own]),
            "score": _geometric([one.enforced_score for one in own]),
            "fall": statistics.fmean(falls) if falls else None,
            "spread": statistics.pstdev(falls) if falls else None,
            "worst": max(falls, default=None),
        }
    return found


def _geometric(scores: Sequence[float]) -> float | None:
    if not scores:
        return None
    return math.exp(statistics.fmean(math.log(max(one, 1e-9)) for one in scores))


def _share(outcomes: Sequence[bool]) -> float | None:
    return statistics.fmean(outcomes) if outcomes else None


def _texts(one: Found) -> dict[str, Any]:
    return {
        "id": one.line.id,
        "source": one.line.source,
        "plain": one.plain,
        "enforced": one.enforced,
    }


def _sentence(one: Found) -> dict[str, Any]:
    return {
        **_texts(one),
        "kind": one.line.kind,
        "reference": one.line.reference,
        "score_plain": one.plain_score,
        "score": one.enforced_score,
        "terms": [
            {"entry": used.entry, "method": used.method, "stands": used.stands} for used in one.used
        ],
    }


def goals_met(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """Compare the figures of a set with what is to be reached; leaves out what it has not."""
    domain, regional = (figures["kinds"].get(kind, {}) for kind in (DOMAIN, REGIONAL))
    cost = figures["cost"]["with_terms"]
    values = {
        "success": figures["all"]["success"],
        "chrf_lost": domain.get("chrf_lost"),
        "masked_lost": regional.get("masked_lost"),
        "false": figures["false_share"],
        "unflagged": sum(not one["flagged"] for one in figures["missed"]),
        "cost": cost and cost["cpu"]["ratio"],
    }
    return [
        {
            "goal": name,
            "wanted": GOALS[name],
            "value": value,
            "met": value >= GOALS[name] if name == "success" else value <= GOALS[name],
        }
        for name, value in values.items()
        if value is not None
    ]
