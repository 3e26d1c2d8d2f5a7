"""`passerelle bench terms`: what glossaries change, and what they cost.

The sentences are in `data/terms-en-es.jsonl` and `data/terms-es-en.jsonl`, written for this
project: terms of a subject, everyday words for which another one is wanted, and sentences
without terms; more of the everyday ones, to check by, in `data/terms-regional.jsonl`. Files of
the same form can be named instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.bench.terms_cost import measure_cost
from pipeline.bench.terms_figures import by_method, chrf_signature, figures_of, goals_met
from pipeline.bench.terms_print import print_figures
from pipeline.bench.terms_run import Flows, Found, make_flows, make_posts, translate_lines
from pipeline.bench.terms_sets import CHECK, OWN, TermSet, read_files, read_own
from pipeline.engines import installed_engine
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from translators.port import Translator


def run(
    console: Console, *, files: Sequence[Path] = (), show: int = 0, rounds: int = 5
) -> dict[str, Any]:
    """Print the tables and give the figures; shares are from 0 to 1.

    `show` is how many enforced sentences of each set are printed. Raises TermsUnreadable.
    """
    sets = read_files(files) if files else read_own((*OWN, *CHECK))
    figures = measure(sets, installed_engine(Settings.load()), Detector(), rounds=rounds)
    print_figures(console, figures, show)
    return figures


def measure(
    sets: Sequence[TermSet], engine: Translator, detector: Detector, *, rounds: int
) -> dict[str, Any]:
    """Give the figures of sets, each with its own project glossary."""
    found: list[Found] = []
    rows = []
    for of in sets:
        flows = make_flows(of, engine, detector)
        own = translate_lines(of, flows, engine)
        found += own
        figures = figures_of(of, own)
        figures["signature"] = flows.enforcing.signatures(of.source, of.target)[1]
        figures["cost"] = _cost(of, flows, own, rounds)
        figures["goals"] = goals_met(figures)
        rows.append(figures)
    return {"chrf": f"chrF|{chrf_signature()}", "methods": by_method(found), "sets": rows}


def _cost(of: TermSet, flows: Flows, rows: Sequence[Found], rounds: int) -> dict[str, Any]:
    """Measure sentences with terms, and those in which neither line nor pipeline names one."""
    groups = {
        "with_terms": [one.line for one in rows if one.used],
        "without_terms": [one.line for one in rows if not one.used and not one.line.asked],
    }
    return {
        name: measure_cost(flows.plain, flows.enforcing, make_posts(of, lines), rounds)
        for name, lines in groups.items()
    }
