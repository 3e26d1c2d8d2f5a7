"""What one passage became in one language: a value that later stages add to."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.bilingual import Origin, TermUse
from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import display_name
from pipeline.domain.spans import Span
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.protection.protect import NAME, Kept
from pipeline.stages.signs.values import Method, Placement
from pipeline.stages.translation.engine_text import Told
from translators.tags import packages_wanted
from translators.values import (
    Alignment,
    ForcedScore,
    Hypothesis,
    Problem,
    Request,
    Result,
    ScoreRequest,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """The target text of a passage; all offsets count from the passage's own start."""

    text: str
    origin: Origin
    score: float | None = None
    confidence: float | None = None
    alternatives: tuple[str, ...] = ()
    alignment: Alignment = ()
    terms: tuple[TermUse, ...] = ()
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()  # what the engine itself found wrong
    guessed: bool = False  # a kept stretch stands where it was guessed to belong
    kept: tuple[tuple[Kept, Span], ...] = ()  # of the core: as in its text, and where in `text`
    kept_by: Method = "placeholders"  # how these were brought back
    placement: Placement | None = None  # of the signs, over the core's translation
    apart: tuple[tuple[Span, Span], ...] = ()  # of the core: translated alone, and where it went
    insets: tuple[Rendering, ...] = ()  # what the texts inside marks became
    # What the engine saw and gave, a leg each; and what it thinks of that, once it was asked.
    legs: tuple[ScoreRequest, ...] = ()
    forced: tuple[ForcedScore, ...] = ()
    packages: str | None = None  # of the legs, once it was judged
    raw: float | None = None  # what was thought of it, before calibration
    spelled: bool = False  # the text is as it stands in the field, marks and all

    @property
    def kept_spans(self) -> tuple[Span, ...]:
        """Give where kept stretches stand in the text."""
        return tuple(span for _, span in self.kept)


def verbatim(passage: SourcePassage, *flags: Flag) -> Rendering:
    """Keep a passage as it was."""
    return Rendering(text=passage.text, origin="verbatim", flags=flags)


def model_missing(passage: SourcePassage, target: str) -> Rendering:
    """Keep a passage as it was because no package translates it."""
    wanted = " ".join(packages_wanted(passage.language, target))
    return verbatim(
        passage,
        flag(
            "model-missing",
            source=(0, len(passage.text)),
            source_code=passage.language,
            source_name=display_name(passage.language),
            target_name=display_name(target),
            command=f"passerelle models install {wanted}",
        ),
    )


def _score_of(result: Result, hypothesis: Hypothesis) -> float:
    """Give the worst leg's score, with the hypothesis taken as the last leg."""
    return min([leg.hypothesis.score for leg in result.legs[:-1]] + [hypothesis.score])


def _legs_of(request: Request, result: Result, hypothesis: Hypothesis) -> tuple[ScoreRequest, ...]:
    """Give what each leg saw and gave, with the hypothesis taken as the last one's."""
    first = tuple(
        ScoreRequest(
            text=leg.text,
            translation=leg.hypothesis.text,
            source=leg.source,
            target=leg.target,
        )
        for leg in result.legs[:-1]
    )
    last = ScoreRequest(
        text=result.legs[-1].text if first else request.text,
        translation=hypothesis.text,
        source=result.legs[-1].source if first else request.source,
        target=request.target,
    )
    return (*first, last)


def from_machine(
    passage: SourcePassage,
    told: Told,
    request: Request,
    result: Result,
    hypothesis: Hypothesis,
    *,
    guessed: bool,
) -> Rendering:
    """Join a translated core with what stood around it.

    `told` is the hypothesis in the author's manner, one of the results of the request. `guessed`:
    a kept stretch stands where it was guessed to belong.
    """
    core = passage.core
    before = len(core.lead)
    return Rendering(
        text=core.lead + told.text + core.tail,
        origin="machine",
        score=_score_of(result, hypothesis),
        legs=_legs_of(request, result, hypothesis),
        alignment=tuple(
            (a + before, b + before, c + before, d + before) for a, b, c, d in told.alignment
        ),
        terms=tuple(
            TermUse(
                entry=kept.text,
                kind="keep",
                source=(kept.span[0] + before, kept.span[1] + before),
                target=(span[0] + before, span[1] + before),
                satisfied=True,
                method="protected",
            )
            for kept, span in told.kept
            if kept.kind == NAME and not kept.fixed
        ),
        problems=result.problems,
        guessed=guessed,
        kept=tuple((kept, (a + before, b + before)) for kept, (a, b) in told.kept),
    )
