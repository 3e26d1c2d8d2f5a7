"""Long texts: cut before the model truncates them, joined after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translators.argos.model import ArgosModel
from translators.clauses import cut_at_clauses
from translators.values import Hypothesis


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A stretch of a text that the model takes in one go."""

    start: int  # code points in the whole text
    text: str
    tokens: list[str]


def split_long(text: str, tokens: list[str], model: ArgosModel) -> Iterator[Part]:
    """Yield the parts of a text, each short enough for the model, with their sub-words."""
    if len(tokens) <= model.most_source_tokens:
        yield Part(start=0, text=text, tokens=tokens)
        return
    encode = model.tokenizer.encode
    spans = cut_at_clauses(text, lambda part: len(encode([part])[0]) <= model.most_source_tokens)
    for start, end in spans:
        part = text[start:end].strip()
        if part:
            inner = start + text[start:end].index(part)
            yield Part(start=inner, text=part, tokens=encode([part])[0])


def join_parts(
    text: str, parts: Sequence[Part], hypotheses: Sequence[Hypothesis]
) -> tuple[Hypothesis, ...]:
    """Join the best hypotheses of the parts of a text into one."""
    spaced = any(" " in one.text for one in hypotheses)
    pieces: list[str] = []
    alignment: list[tuple[int, int, int, int]] = []
    length = end = 0
    for part, one in zip(parts, hypotheses, strict=True):
        gap = " " if length and (spaced or text[end : part.start]) else ""
        pieces += (gap, one.text)
        length += len(gap)
        alignment += [
            (a + part.start, b + part.start, c + length, d + length) for a, b, c, d in one.alignment
        ]
        length += len(one.text)
        end = part.start + len(part.text)
    return (
        Hypothesis(
            text="".join(pieces),
            tokens=tuple(token for one in hypotheses for token in one.tokens),
            log_probability=sum(one.log_probability for one in hypotheses),
            end_marks=sum(one.end_marks for one in hypotheses),
            alignment=tuple(alignment),
        ),
    )
