"""The protected tokens of a translation, which three checks ask for."""

from __future__ import annotations

from functools import lru_cache

from pipeline.stages.tokens import Token, find_tokens

_KEPT_TEXTS = 4  # one translation is checked at a time


@lru_cache(maxsize=_KEPT_TEXTS)
def tokens_in(text: str) -> tuple[Token, ...]:
    """Find the protected tokens of a text; those of the last texts are remembered."""
    return find_tokens(text)
