"""Long texts: cut before the model truncates them, joined after."""

from __future__ import annotations

from collections.abc import Iterator

from translators.argos.model import MOST_SOURCE_TOKENS, Decoded
from translators.argos.tokens import Tokenizer
from translators.clauses import cut_at_clauses
from translators.values import Hypothesis


def split_long(
    text: str, tokens: list[str], tokenizer: Tokenizer
) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of a text, each short enough for the model, with their sub-words."""
    if len(tokens) <= MOST_SOURCE_TOKENS:
        yield text, tokens
        return
    spans = cut_at_clauses(
        text, lambda part: len(tokenizer.encode([part])[0]) <= MOST_SOURCE_TOKENS
    )
    for start, end in spans:
        part = text[start:end].strip()
        if part:
            yield part, tokenizer.encode([part])[0]


def join_parts(text: str, parts: list[Decoded]) -> tuple[Hypothesis, ...]:
    """Join the best hypotheses of the parts of a text into one; alignments are dropped."""
    best = [part.hypotheses[0] for part in parts]
    spaced = any(character.isspace() for character in text)
    return (
        Hypothesis(
            text=(" " if spaced else "").join(one.text for one in best),
            tokens=tuple(token for one in best for token in one.tokens),
            log_probability=sum(one.log_probability for one in best),
            end_marks=len(best),
        ),
    )
