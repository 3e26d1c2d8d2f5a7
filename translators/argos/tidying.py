"""Bring the edges of decoded texts in line with their sources; what changed is scored again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translators.argos.model import ArgosModel, Job
from translators.argos.trying import Outcome
from translators.edges import match_beginning, match_ending
from translators.values import ForcedScore, Hypothesis


def tidy(
    model: ArgosModel,
    jobs: Sequence[Job],
    outcomes: Sequence[Outcome],
    *,
    inner: Sequence[bool],
    language: str,
) -> list[Outcome]:
    """Give outcomes with matched edges; `inner` names the parts from within a sentence.

    `language` is the target's. Texts with a forced prefix or a problem stay as they are.
    """
    wanted: dict[tuple[int, int], str] = {}
    for place, (job, outcome, inside) in enumerate(zip(jobs, outcomes, inner, strict=True)):
        if job.prefix or outcome.problem is not None:
            continue
        for number, one in enumerate(outcome.hypotheses):
            text = match_ending(job.text, one.text)
            text = match_beginning(job.text, text, language) if inside else text
            if text != one.text:
                wanted[place, number] = text
    scores = model.score([(jobs[place].text, text) for (place, _), text in wanted.items()])
    tidied = list(outcomes)
    for ((place, number), text), score in zip(wanted.items(), scores, strict=True):
        hypotheses = list(tidied[place].hypotheses)
        hypotheses[number] = _scored_again(hypotheses[number], text, score)
        tidied[place] = replace(tidied[place], hypotheses=tuple(hypotheses))
    return tidied


def _scored_again(one: Hypothesis, text: str, score: ForcedScore) -> Hypothesis:
    length = len(text)
    return Hypothesis(
        text=text,
        tokens=score.tokens,
        log_probability=score.log_probability,
        alignment=tuple((a, b, c, min(d, length)) for a, b, c, d in one.alignment if c < length),
    )
