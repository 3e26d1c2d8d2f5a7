"""Read decoded texts, and decode those that come out degenerate once more, with other settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translators.argos.decoding import RETRY, Decoding
from translators.argos.model import ArgosModel, Job, Running
from translators.degenerate import find_problem, is_near_copy
from translators.values import Hypothesis, Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the model gave for one text; with no problem, all hypotheses are sound."""

    hypotheses: tuple[Hypothesis, ...]
    problem: Problem | None


def read_or_retry(
    model: ArgosModel, jobs: Sequence[Job], running: Running, decoding: Decoding
) -> tuple[Outcome, ...]:
    """Read started jobs; degenerate texts are tried once more, and keep their problem if not."""
    outcomes = [
        judge(job, hypotheses)
        for job, hypotheses in zip(jobs, model.read(jobs, running, decoding), strict=True)
    ]
    places = [place for place, outcome in enumerate(outcomes) if outcome.problem is not None]
    again = [_otherwise(model, jobs[place], outcomes[place].problem) for place in places]
    for place, job, hypotheses in zip(places, again, model.decode(again, RETRY), strict=True):
        second = judge(job, hypotheses)
        if outcomes[place].problem == "unknown":
            # Readable now, but still not what the model wanted to say.
            outcomes[place] = replace(second, problem=second.problem or "unknown")
        elif second.problem is None and not _still_copied(outcomes[place], job, second):
            outcomes[place] = second
    return tuple(outcomes)


def judge(job: Job, hypotheses: tuple[Hypothesis, ...]) -> Outcome:
    """Take the sound hypotheses, or the best one with what is wrong with it.

    What comes next after a copy is a copy with a slip: it is never taken instead.
    """
    problems = [find_problem(job.text, one.text, cut=one.end_marks == 0) for one in hypotheses]
    sound = tuple(one for one, problem in zip(hypotheses, problems, strict=True) if problem is None)
    if sound and problems[0] != "copied":
        return Outcome(hypotheses=sound, problem=None)
    return Outcome(hypotheses=hypotheses, problem=problems[0])


def _still_copied(first: Outcome, job: Job, second: Outcome) -> bool:
    return first.problem == "copied" and is_near_copy(job.text, second.hypotheses[0].text)


def _otherwise(model: ArgosModel, job: Job, problem: Problem | None) -> Job:
    """Forbid a copying model the copy; everything else is left to the other settings."""
    if problem != "copied":
        return job
    return replace(job, suppress=(*job.suppress, *model.sequences((job.text,))))
