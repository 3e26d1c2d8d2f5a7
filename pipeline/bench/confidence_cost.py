"""What scoring and checking cost beside translating."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pipeline.bench.sentences import make_sentences
from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Project
from pipeline.engines import installed_engine
from pipeline.flow import Flow
from pipeline.settings import Settings
from pipeline.stages.checks import check_rendering
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge
from pipeline.stages.plan import make_plan
from pipeline.stages.translation.forced import score_delivered
from translators.packages.starter import ensure_starter
from translators.packages.store import PackageStore

_SENTENCES = 360
_ROUNDS = 5


def measure_cost() -> dict[str, Any]:
    """Give the CPU time of scoring, judging and checking, as shares of that of translating.

    One-sentence posts in one batch, English to Spanish, the starter package.
    """
    settings = Settings.load()
    ensure_starter(PackageStore(settings.data_dir))
    engine, detector = installed_engine(settings), Detector()
    rooms = tuple(Classroom(id=code, language=code, timezone="UTC") for code in ("en", "es"))
    project = Project(id="bench", name="Bench", classrooms=rooms, retention_days=1)
    flow = Flow(project, engine, detector)
    plans = [make_plan(post, project, detector) for post in _posts()]
    signature = engine.signature("en", "es")
    work = flow.translate(plans)
    pairs = [
        (passage, rendering)
        for plan, by_target in work
        for passage, rendering in zip(plan.passages, by_target["es"], strict=True)
        if rendering.origin == "machine"
    ]
    judge = Judge(project.budget)
    steps: dict[str, Callable[[], object]] = {
        "translating and scoring": lambda: flow.translate(plans),
        "scoring": lambda: score_delivered([one for _, one in pairs], engine),
        "judging": lambda: [judge.judge(one, signature) for _, one in pairs],
        "checking": lambda: [check_rendering(*pair, "es", detector) for pair in pairs],
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(_ROUNDS):
        for name, step in steps.items():
            start = time.process_time()
            step()
            taken[name].append(time.process_time() - start)
    times = {name: statistics.median(own) for name, own in taken.items()}
    translating = times["translating and scoring"] - times["scoring"]
    return {
        "package": ":".join(signature.split(":")[:3]),
        "passages": len(pairs),
        "translating": translating,
        **{name: times[name] / translating for name in ("scoring", "judging", "checking")},
    }


def _posts() -> list[Post]:
    now = datetime.now(UTC)
    return [
        Post(id=f"p-{number}", project="bench", classroom="en", author="s", created_at=now,
             text=text)
        for number, text in enumerate(make_sentences(_SENTENCES))
    ]  # fmt: skip
