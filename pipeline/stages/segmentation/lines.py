"""Lines of plain text, without spaces around them and bullets in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.segmentation.abbreviations import abbreviations
from pipeline.stages.segmentation.characters import BREAKS
from pipeline.stages.segmentation.words import ORDINALS

_LINE = re.compile(rf"[^{BREAKS}]+")
# What numbers an item, a question or an answer, or says in one letter who speaks (`A: Hello!`):
# small models lose it or make a word of it. `e. g.`, `z. B.` and `p. ej.` begin so as well.
_NUMBER = r"[0-9]{1,3}(?:\.?-|[.:)])|\([0-9]{1,3}\)"
_LETTER = (
    r"[^\W\d_]\)|\([^\W\d_]\)|[A-Za-zΑ-Ωα-ωА-Яа-я](?::|\.-)"
    r"|(?P<letter>[A-Za-zΑ-Ωα-ωА-Яа-я]-|[a-z]\.)"  # `A. Lee` is a name
)
_TRAILING = r"(?:\.{2,}|…)\s*+(?=[^\W_]|[¿¡\"“«])"
# Of a note or an address, `[^1]: ...`; `[Homework for next week]: ...` is language.
_LABEL = r"\[\^[^\[\]\s]{1,40}\]:|\[[^\[\]\s]{1,60}\]:(?=\s*<?https?://)"
# A quotation may begin without a space (`>yes`), unless a face does (`>:(`).
_BULLET = re.compile(
    rf"(?:>++(?:\s++|(?=[^\W_])))*+"
    rf"(?:(?:[-*•–‣◦▪●·]|{_NUMBER}|{_LETTER}|{_LABEL})\s++)?(?:\[[ xX]\]\s++)?"
    rf"(?:{_TRAILING})?"
)
# A letter and its mark at the start of the line before or after, which it may continue.
_HEAD = re.compile(r"[>\s]*+([^\W\d_])([.-])\s")
_FIRST_LETTERS = frozenset("abcdfgh")  # they number items even alone, but `e. coli` does not
_ONE_LETTER_WORDS = frozenset("yoeuiавикосуяηο")  # `y- entonces`, `I- I don't know`
_ABBREVIATION = re.compile(r"[^\W\d_]\.\s?[^\W\d_](?:\s?[^\W\d_])?\.")  # `z. B.`, `c. à d.`
# What stands before a sentence within a line: `Q: What is it? A: It is a dog.`
_BEFORE = re.compile(rf"[A-ZΑ-ΩА-Я]:\s++(?=\S)|{_TRAILING}")
# `3. Mai` at the start of a line is a date, in the languages that write ordinals so.
_DATE = re.compile(
    r"[0-9]{1,2}\.[ \u00a0](?:jan|feb|mär|mar|apr|mai|maj|jun|jul|aug|sep|okt|nov|de[szc])",
    re.IGNORECASE,
)


def lines(text: str, *, language: str) -> Iterator[Span]:
    """Yield what there is to read in every line, in order; lines without it are left out."""
    rows = list(_LINE.finditer(text))
    for number, found in enumerate(rows):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        end = found.start() + len(line.rstrip())
        if start >= end:
            continue
        bullet = _BULLET.match(text, start, end)
        if bullet is not None and bullet.end() < end and not _is_date(text, start, language):
            near = [*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]]
            is_bullet = bullet["letter"] is None or _is_item(bullet, near, language)
            start = bullet.end() if is_bullet else bullet.start("letter")
        yield start, end


def _is_item(bullet: re.Match[str], near: Sequence[re.Match[str]], language: str) -> bool:
    """Tell whether a letter before a line numbers it, and is no word or part of one."""
    letter, mark = bullet["letter"][0], bullet["letter"][-1]
    heads = [_HEAD.match(row.group()) for row in near]
    if any(head and head[2] == mark and abs(ord(head[1]) - ord(letter)) == 1 for head in heads):
        return True
    if mark == "-":
        return letter.lower() not in _ONE_LETTER_WORDS
    text, after = bullet.string, bullet.end()
    if letter not in _FIRST_LETTERS or text[after].isdigit():
        return False
    word = text[after : after + 8].partition(".")[0]
    return (
        _ABBREVIATION.match(text, bullet.start("letter"), bullet.endpos) is None
        and f"{letter}.{word}" not in abbreviations(language)  # `f. eks.`
    )


def without_label(text: str, span: Span) -> Span:
    """Give a sentence without the letter of who speaks and the dots before it."""
    found = _BEFORE.match(text, *span)
    return span if found is None else (found.end(), span[1])


def _is_date(text: str, start: int, language: str) -> bool:
    return language in ORDINALS and _DATE.match(text, start) is not None
