"""Named checks: each looks for one kind of error and says it in plain words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.domain.spans import Span
from pipeline.stages.checks.content import check_content
from pipeline.stages.checks.degenerate import check_degenerate
from pipeline.stages.checks.found import tokens_in
from pipeline.stages.checks.pair import Pair, pair_of
from pipeline.stages.checks.structure import check_structure
from pipeline.stages.checks.symbols import check_symbols
from pipeline.stages.checks.tokens import check_tokens
from pipeline.stages.detect import Detector
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.tokens import FIGURES
from pipeline.stages.translation.rendering import Rendering


def check_rendering(
    passage: SourcePassage, rendering: Rendering, target: str, detector: Detector
) -> Rendering:
    """Add the flags of all checks to a machine translation; others pass as they are.

    A text that is no translation at all gives way to its source.
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
        said = {one.code for one in settled.flags}
        content = check_content(_pair(passage, settled, target), detector)
        found += [one for one in content if one.code not in said]
    return replace(settled, flags=tuple(found)) if found else settled


def _pair(passage: SourcePassage, rendering: Rendering, target: str) -> Pair:
    """Give what the checks of content see: all but what other checks answer for."""
    lead, tail = len(passage.core.lead), len(passage.core.tail)
    source_end, target_end = len(passage.text) - tail, len(rendering.text) - tail
    source = [one.span for one in passage.kept if one.kind not in FIGURES]
    there = [span for one, span in rendering.kept if one.kind not in FIGURES]
    # Also what an engine wrote by itself: an address is in no language.
    there += [(one.start, one.end) for one in tokens_in(rendering.text) if one.kind not in FIGURES]
    return pair_of(
        passage.text,
        rendering.text,
        source_language=passage.language,
        target_language=target,
        source_kept=_with_edges(source, lead, source_end, len(passage.text)),
        target_kept=_with_edges(there, lead, target_end, len(rendering.text)),
    )


def _with_edges(kept: list[Span], lead: int, end: int, length: int) -> tuple[Span, ...]:
    return tuple(sorted([(0, lead), *kept, (end, length)]))
