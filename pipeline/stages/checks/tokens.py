"""Protected tokens: each exactly once, none that the source does not have."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.checks.found import tokens_in
from pipeline.stages.passages.kept import blank, find_kept
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.protection.protect import NAME, Kept
from pipeline.stages.tokens import FIGURES
from pipeline.stages.translation.rendering import Rendering


def check_tokens(passage: SourcePassage, rendering: Rendering) -> list[Flag]:
    """Flag tokens that are missing, doubled, added, or stand where it was guessed."""
    names = tuple(sorted({one.text for one in passage.kept if one.kind == NAME and not one.fixed}))
    text = rendering.text
    fixed = [kept for kept in passage.kept if kept.fixed]
    if fixed:
        text = blank(text, _fixed_in(passage, rendering))
    found = find_kept(text, tokens_in(text), names)
    if not found and not passage.kept:
        return []
    wanted = Counter(kept.text for kept in passage.kept if not kept.fixed)
    there = Counter(kept.text for kept in found)
    # A translation may write `5 km` where its source has words.
    figures = {kept.text for kept in found if kept.kind in FIGURES}
    wrong = [
        text
        for text in {**wanted, **there}
        if wanted[text] > there[text] or (wanted[text] < there[text] and text not in figures)
    ]
    if wrong:
        sources = {kept.text: kept.span for kept in reversed(passage.kept)}
        targets = {kept.text: kept.span for kept in found}
        return [_changed(text, sources.get(text), targets.get(text)) for text in wrong]
    if not rendering.guessed:
        return []
    places: dict[str, list[Span]] = {}
    for kept in [*found, *_fixed_in(passage, rendering)]:
        places.setdefault(kept.text, []).append(kept.span)
    return [
        _changed(kept.text, kept.span, places[kept.text].pop(0))
        for kept in passage.kept
        if places.get(kept.text)
    ]


def _fixed_in(passage: SourcePassage, rendering: Rendering) -> list[Kept]:
    """Give what the format keeps with its places in a translation, where it was put back."""
    lead, end = len(passage.core.lead), len(passage.text) - len(passage.core.tail)
    shift = len(rendering.text) - len(passage.text)
    placed = [replace(kept, span=span) for kept, span in rendering.kept if kept.fixed]
    for kept in passage.kept:
        if kept.fixed and kept.span[1] <= lead:
            placed.append(kept)
        elif kept.fixed and kept.span[0] >= end:
            placed.append(replace(kept, span=(kept.span[0] + shift, kept.span[1] + shift)))
    return sorted(placed, key=lambda kept: kept.span)


def _changed(text: str, source: Span | None, target: Span | None) -> Flag:
    return flag("token-changed", source=source, target=target, token=text)
