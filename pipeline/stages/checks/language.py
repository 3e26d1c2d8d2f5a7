"""The translation must be in the language asked for."""

from __future__ import annotations

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import display_name
from pipeline.stages.detect import Detector
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.splice import splice
from pipeline.stages.translation.rendering import Rendering


def check_language(
    passage: SourcePassage, rendering: Rendering, target: str, detector: Detector
) -> list[Flag]:
    """Flag a text that is clearly in another language than the target."""
    # Code, addresses and images say nothing of the language around them.
    words = splice(rendering.text, sorted((span, " ") for _, span in rendering.kept)).text
    found = detector.looks_wrong(words, expected=target, source=passage.language)
    if found is None:
        return []
    return [
        flag(
            "wrong-language",
            source=(0, len(passage.text)),
            target=(0, len(rendering.text)),
            found=display_name(found),
            expected=display_name(target),
        )
    ]
