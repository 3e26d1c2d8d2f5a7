"""Protected tokens: each exactly once, none that the source does not have."""

from __future__ import annotations

from collections import Counter

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.plan import SourcePassage, find_kept
from pipeline.stages.protect import NAME
from pipeline.stages.rendering import Rendering
from pipeline.stages.tokens import find_tokens


def check_tokens(passage: SourcePassage, rendering: Rendering) -> list[Flag]:
    """Flag tokens that are missing, doubled, added, or stand where it was guessed."""
    names = tuple(sorted({kept.text for kept in passage.kept if kept.kind == NAME}))
    found = find_kept(rendering.text, find_tokens(rendering.text), names)
    if not found and not passage.kept:
        return []
    wanted = Counter(kept.text for kept in passage.kept)
    there = Counter(kept.text for kept in found)
    wrong = [text for text in {**wanted, **there} if wanted[text] != there[text]]
    if wrong:
        sources = {kept.text: kept.span for kept in reversed(passage.kept)}
        targets = {kept.text: kept.span for kept in found}
        return [_changed(text, sources.get(text), targets.get(text)) for text in wrong]
    if not rendering.guessed:
        return []
    places: dict[str, list[Span]] = {}
    for kept in found:
        places.setdefault(kept.text, []).append(kept.span)
    return [_changed(kept.text, kept.span, places[kept.text].pop(0)) for kept in passage.kept]


def _changed(text: str, source: Span | None, target: Span | None) -> Flag:
    return flag("token-changed", source=source, target=target, token=text)
