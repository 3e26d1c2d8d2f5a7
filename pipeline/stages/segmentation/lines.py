"""Lines of plain text, without spaces around them and bullets in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.spans import Span
from pipeline.stages.segmentation.characters import BREAKS
from pipeline.stages.segmentation.words import ORDINALS

_LINE = re.compile(rf"[^{BREAKS}]+")
# What numbers an item, a question or an answer, or says in one letter who speaks (`A: Hello!`):
# small models lose it or make a word of it. `e. g.`, `z. B.` and `p. ej.` begin so as well.
_NUMBER = r"[0-9]{1,3}(?:\.?-|[.:)])|\([0-9]{1,3}\)"
_LETTER = (
    r"[^\W\d_]\)|\([^\W\d_]\)|[A-Za-zΑ-Ωα-ωА-Яа-я](?::|\.?-)"
    r"|(?![a-z]\.\s?[a-zA-Z]{1,2}\.)[a-zα-ωа-я]\."  # `A. Lee` is a name
)
_TRAILING = r"(?:\.{2,}|…)\s*+(?=[^\W_]|[¿¡\"“«])"
_LABEL = r"\[[^\[\]\s][^\[\]]{0,60}\]:"  # of a note or an address: `[^1]: ...`
# A quotation may begin without a space (`>yes`), unless a face does (`>:(`).
_BULLET = re.compile(
    rf"(?:>++(?:\s++|(?=[^\W_])))*+"
    rf"(?:(?:[-*•–‣◦▪●·]|{_NUMBER}|{_LETTER}|{_LABEL})\s++)?(?:\[[ xX]\]\s++)?"
    rf"(?:{_TRAILING})?"
)
# What stands before a sentence within a line: `Q: What is it? A: It is a dog.`
_BEFORE = re.compile(rf"[A-ZΑ-ΩА-Я]:\s++(?=\S)|{_TRAILING}")
# `3. Mai` at the start of a line is a date, in the languages that write ordinals so.
_DATE = re.compile(
    r"[0-9]{1,2}\.[ \u00a0](?:jan|feb|mär|mar|apr|mai|maj|jun|jul|aug|sep|okt|nov|de[szc])",
    re.IGNORECASE,
)


def lines(text: str, *, language: str) -> Iterator[Span]:
    """Yield what there is to read in every line, in order; lines without it are left out."""
    for found in _LINE.finditer(text):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        end = found.start() + len(line.rstrip())
        if start >= end:
            continue
        bullet = _BULLET.match(text, start, end)
        if bullet is not None and bullet.end() < end and not _is_date(text, start, language):
            start = bullet.end()
        yield start, end


def without_label(text: str, span: Span) -> Span:
    """Give a sentence without the letter of who speaks and the dots before it."""
    found = _BEFORE.match(text, *span)
    return span if found is None else (found.end(), span[1])


def _is_date(text: str, start: int, language: str) -> bool:
    return language in ORDINALS and _DATE.match(text, start) is not None
