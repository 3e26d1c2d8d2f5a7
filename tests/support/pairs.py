"""Pairs of texts for the checks of content."""

from __future__ import annotations

from pipeline.stages.checks.pair import Pair


def pair_in(languages: str, source: str, target: str) -> Pair:
    """Make a pair; `languages` is `en-es`, or `en-GB>es` where the first has a region."""
    source_language, _, target_language = languages.partition(">" if ">" in languages else "-")
    return Pair(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
    )
