"""Named checks: each looks for one kind of error and says it in plain words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.stages.checks.degenerate import check_degenerate
from pipeline.stages.checks.language import check_language
from pipeline.stages.checks.length import check_length
from pipeline.stages.checks.score import check_score
from pipeline.stages.checks.structure import check_structure
from pipeline.stages.checks.symbols import check_symbols
from pipeline.stages.checks.tokens import check_tokens
from pipeline.stages.detect import Detector
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering


def check_rendering(
    passage: SourcePassage,
    rendering: Rendering,
    target: str,
    detector: Detector,
    low_score: float,
) -> Rendering:
    """Add the flags of all checks to a machine translation; others pass as they are.

    `low_score` is the score (0 to 1) below which a passage is flagged `low-confidence`. A text
    that is no translation at all gives way to its source.
    """
    if rendering.origin != "machine":
        return rendering
    settled = check_degenerate(passage, rendering)
    found = [
        *settled.flags,
        *(check_tokens(passage, settled) or check_symbols(passage, settled)),
        *check_structure(passage, settled),
    ]
    if settled.origin == "machine":
        if not settled.flags:
            found += check_language(passage, settled, target, detector)
            found += check_length(passage, settled, target)
        found += check_score(settled, low_score)
    return replace(settled, flags=tuple(found))
