"""Passages to judge, made up."""

from __future__ import annotations

from pipeline.stages.confidence import Evidence, words_of_text

SOURCE = "The class walked along the river and counted fifteen herons near the old mill."
TRANSLATION = "Die Klasse ging den Fluss entlang und zählte fünfzehn Reiher an der alten Mühle ."
WORDS = tuple(TRANSLATION.split())
WORD_TOKENS = (1, 1, 1, 1, 2, 1, 1, 3, 2, 2, 1, 1, 1, 2, 1)
LOGS = tuple(
    -one / 100
    for one in (20, 31, 44, 12, 5, 80, 7, 52, 3, 2, 60, 10, 95, 40, 33, 8, 4, 12, 55, 6, 1, 9)
)


def evidence(
    *,
    source: str = SOURCE,
    translation: str = TRANSLATION,
    languages: tuple[str, str] = ("en", "de"),
    logs: tuple[float, ...] | None = LOGS,
    words: tuple[str, ...] | None = WORDS,
    counts: tuple[int, ...] | None = WORD_TOKENS,
) -> Evidence:
    """Make evidence; what is not named is a good translation. No words are those of the text."""
    return Evidence(
        source=source,
        translation=translation,
        source_language=languages[0],
        target_language=languages[1],
        token_log_probs=logs,
        words=words_of_text(translation) if words is None else words,
        word_tokens=counts,
    )
