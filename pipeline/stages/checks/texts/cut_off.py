"""A translation that stops in the middle of its sentence."""

from __future__ import annotations

import re

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.endings import ELIDED, NEVER_LAST, RARELY_LAST
from pipeline.stages.checks.texts.lengths import length_ratio

_LAST_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*[-'’]?$")
_JOINERS = frozenset("_-'’")  # belong to a word; other marks, brackets, pictures may follow it
# The blanks of something kept after the last word: a time, a link, a picture.
_KEPT_LAST = re.compile(r"[ \u00a0]{2}|(?<=[^\s]) [.]")
_FULL_STOP = re.compile(r"[.!?…。！？؟۔।][\s\"'”’»)\]」』）\U0001f000-\U0001ffff]*$")
_OPEN_END = re.compile(r"[,;:(\[{«„“‘，、；：（「《،؛¿¡–—-]\s*$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)\W*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_TAIL_SEARCHED = 80

# Without its end mark, a translation is cut when it has so many letters of those expected.
_SHORT_UNMARKED = 0.62
_FEWEST = 15  # letters of a source, or what they are worth


def check_cut_off(pair: Pair) -> list[Flag]:
    """Flag a translation that ends on a word which ends no sentence, or without its mark."""
    target, source = pair.target.rstrip(), pair.source.rstrip()
    if not target or not source:
        return []
    end = _end_of_words(target)
    if end == 0 or _KEPT_LAST.search(pair.target, end) or not _is_cut(pair, source, target, end):
        return []
    word = _last_word(target, end)
    return [flag("truncated", source=(0, len(source)), target=(word, len(target)))]


def _is_cut(pair: Pair, source: str, target: str, end: int) -> bool:
    here = _marks(source)
    there = target[end:]
    unmarked = bool(_FULL_STOP.search(here)) and not _FULL_STOP.search(there)
    if unmarked and _OPEN_END.search(target) and not _OPEN_END.search(source):
        return True
    if not unmarked and primary(pair.source_language) not in NEVER_LAST:
        return False  # whether the source stops there too is not known
    language = primary(pair.target_language)
    last = target[_last_word(target, end) : end]
    if last[-1:] in "'’" and last[:-1].casefold() in ELIDED:
        return True
    if _is_in(last, NEVER_LAST.get(language, frozenset())) and not _ends_open(pair, source, here):
        # `and ...` is a writer's pause when the original pauses as well.
        return not (_ELLIPSIS.search(target) and _ELLIPSIS.search(source))
    if not unmarked:
        return False
    if _UNSPACED.match(last):
        return target.endswith(tuple(RARELY_LAST.get(language, ())), 0, end) or _is_short(pair)
    if _is_in(last, RARELY_LAST.get(language, frozenset())):
        return not _ends_open(pair, source, here)
    return _is_short(pair)


def _is_short(pair: Pair) -> bool:
    ratio = length_ratio(pair)
    if ratio is None or ratio >= _SHORT_UNMARKED:
        return False
    return sum(map(str.isalnum, pair.source)) >= (5 if _UNSPACED.search(pair.source) else _FEWEST)


def _marks(text: str) -> str:
    return text[_end_of_words(text) :]


def _end_of_words(text: str) -> int:
    """Give where the marks behind the last word begin; of very many, where the text ends."""
    end, least = len(text), max(0, len(text) - _TAIL_SEARCHED)
    while end > least and not (text[end - 1].isalnum() or text[end - 1] in _JOINERS):
        end -= 1
    return end if end > least or least == 0 else len(text)


def _last_word(text: str, end: int) -> int:
    """Give where the last word begins; of unspaced scripts the last character."""
    if end and _UNSPACED.match(text[end - 1]):
        return max(0, end - 1)
    start = max(0, end - _TAIL_SEARCHED)
    space = max(text.rfind(" ", start, end) + 1, start)
    found = _LAST_WORD.search(text[:end], space)
    return end if found is None else found.start()


def _is_in(last: str, words: frozenset[str]) -> bool:
    return last in words or (last[:1].isupper() and len(last) > 1 and last.casefold() in words)


def _ends_open(pair: Pair, source: str, marks: str) -> bool:
    """Tell whether the source stops on such a word itself, or in the middle of a list."""
    end = len(source) - len(marks)
    last = source[_last_word(source, end) : end]
    language = primary(pair.source_language)
    return _is_in(last, NEVER_LAST.get(language, frozenset())) or _is_in(
        last, RARELY_LAST.get(language, frozenset())
    )
