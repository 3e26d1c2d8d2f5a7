"""Put the signs of a translation right: quotation and inverted marks, dashes, stops, spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.language import same_language
from pipeline.domain.spans import Span
from pipeline.stages.hide import hide
from pipeline.stages.splice import Splice, splice
from pipeline.stages.typography.draft import Draft
from pipeline.stages.typography.inverted import match_inverted
from pipeline.stages.typography.quotes import match_quotes
from pipeline.stages.typography.spaces import match_apostrophes, match_dash, match_spaces
from pipeline.stages.typography.stops import match_stops, needs_stops

# Without any of these, on both sides, there is nothing to do.
_SIGNS = re.compile(r"[;:!?¿¡\"'“”„‟’«»()\[\]]|[ \u00a0\u202f][ .,…]|\A\s*[—–―-]")


def polish(
    source: str,
    target: str,
    protected: Sequence[Span],
    source_language: str,
    target_language: str,
    *,
    source_protected: Sequence[Span] = (),
) -> Splice:
    """Give a translation with the signs that its language wants, and the way from the old one.

    `source` is the passage, `target` its whole translation, with kept stretches in it at the spans
    `protected` (in order), which are never touched; `source_protected` are those of the source. A
    translation that equals its source, or is in the same language, stays as it is. Letters and
    digits never change. What changes is not scored again.
    """
    if source == target or same_language(source_language, target_language):
        return splice(target, ())
    shown = hide(source, source_protected)
    draft = Draft(target, protected)
    if needs_stops(shown, draft.shown):
        match_stops(shown, draft)
    elif not (_SIGNS.search(target) or _SIGNS.search(source)):
        return splice(target, ())
    match_quotes(shown, draft, target_language)
    match_dash(shown, draft)
    match_inverted(shown, draft, target_language)
    match_apostrophes(shown, draft, target_language)
    match_spaces(shown, draft, target_language)
    return draft.finish()
