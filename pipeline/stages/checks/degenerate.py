"""Loops, empty, cut and unwritable translations, and copies of the source."""

from __future__ import annotations

from dataclasses import replace

from pipeline.domain.flags import Flag, flag
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.terms.missed import missed_terms
from pipeline.stages.translation.rendering import Rendering, verbatim
from translators.degenerate import find_loop, is_copy, is_loop

_LONGEST_SHOWN = 40


def check_degenerate(passage: SourcePassage, rendering: Rendering) -> Rendering:
    """Flag what the engine could not decode, also after its retry.

    An empty text and a loop fall back to the source; the loop stays as an alternative.
    """
    whole = (0, len(passage.text))
    core = passage.core.text
    # What stands around the core is the same on both sides; twelve emoji there are no loop.
    around = len(passage.core.lead), len(rendering.text) - len(passage.core.tail)
    decoded = rendering.text[around[0] : around[1]]
    if not rendering.text.strip() or "empty" in rendering.problems:
        return given_up(passage, rendering, flag("untranslated", source=whole))
    if "repetition" in rendering.problems or is_loop(core, decoded):
        repeated = (find_loop(decoded) or decoded)[:_LONGEST_SHOWN]
        looped = flag("repetition", source=whole, repeated=repeated)
        return replace(given_up(passage, rendering, looped), alternatives=(rendering.text,))
    shown = (0, len(rendering.text))
    if "truncated" in rendering.problems:
        cut = flag("truncated", source=whole, target=shown)
        return replace(rendering, flags=(*rendering.flags, cut))
    if "copied" in rendering.problems or is_copy(passage.text, rendering.text):
        copied = flag("untranslated", source=whole, target=shown)
        return replace(rendering, flags=(*rendering.flags, copied))
    if "unknown" in rendering.problems:
        unwritten = flag("dropped-text", source=whole, target=shown)
        return replace(rendering, flags=(*rendering.flags, unwritten))
    return rendering


def given_up(passage: SourcePassage, rendering: Rendering, reason: Flag) -> Rendering:
    """Keep a passage as it was, for a reason; the terms that it asked for are missing then."""
    terms, flags = missed_terms(passage, rendering)
    return replace(verbatim(passage, reason, *flags), terms=terms)
