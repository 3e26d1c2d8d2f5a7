"""Marks of emphasis, links, tags and line breaks: each in its place."""

from __future__ import annotations

from pipeline.domain.flags import Flag, flag
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering


def check_structure(passage: SourcePassage, rendering: Rendering) -> list[Flag]:
    """Flag a passage whose marks stand where it was guessed that they belong."""
    if rendering.placement is None or not rendering.placement.guessed:
        return []
    return [structure_changed(passage, rendering)]


def structure_changed(passage: SourcePassage, rendering: Rendering) -> Flag:
    """Say that the marks of a whole passage may not be where they were."""
    whole = (0, len(passage.text))
    return flag("structure-changed", source=whole, target=(0, len(rendering.text)))
