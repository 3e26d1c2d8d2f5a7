"""Signs that no language translates: as many of each in a translation as in its source.

They are what is left of markup, formulas and labels that no token was made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.checks.found import tokens_in
from pipeline.stages.hide import hide
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering

_SIGNS = re.compile(r"[\[\]{}<>=+*_/\\|~^&@#]")
# A row of one sign counts as one: models do not count the blanks of `____`.
_ROW = re.compile(r"([*=_/~#])\1{2,}")
# Signs that stand for words somewhere (`w/o`, `c/u`, `# 1`, `@ 5`), or part two that mean the same.
_WORDED = re.compile(r"(?<!\w)(?:[wWcCbB]/[oOcCuU]?|[sS]/[nN])(?!\w)|(?<!\S)[@#](?=\s)")
_SPELLED = {
    "&": r"\b(?:y|e|and|et|und|i|en|og|och|ja)\b",
    "+": r"\b(?:más|mas|plus|mais|più)\b",
    "=": r"\b(?:igual|equals?|égale?|gleich|es|is)\b",
    "/": r"\b(?:por|per|par|pro|o|u|or|ou|oder|y|and)\b",
    "#": r"(?:\bn\.?\s?[ºo°]|\bnúm|\bno\b)",
}
_IN_WORDS = {sign: re.compile(words, re.IGNORECASE) for sign, words in _SPELLED.items()}
# A lone capital names something: `group B`. Vowels and `Y` are words, `J.` is an initial.
_LABEL = re.compile(r"(?<![\w.&/'’\-])[B-DF-HJ-NP-TV-XZ](?![\w.&/'’\-])")
_MAYBE_LABEL = re.compile(r"[B-DF-HJ-NP-TV-XZ](?!\w)")  # quicker, and true too often
_SMALL = re.compile(r"[a-z]")


def check_symbols(passage: SourcePassage, rendering: Rendering) -> list[Flag]:
    """Flag the first sign or lone capital that is not there as often as in the source.

    What is kept is left out on both sides, with what stood before and after the engine's text.
    """
    if rendering.text == passage.text or _has_none(passage, rendering):
        return []
    lead, tail = len(passage.core.lead), len(passage.core.tail)
    source = _open(passage.text, [one.span for one in passage.kept], lead, tail)
    target = _open(rendering.text, [span for _, span in rendering.kept], lead, tail)
    # Tokens are the business of another check; a measure such as `5 km/h` may be new here.
    target = _open(target, [(one.start, one.end) for one in tokens_in(target)], lead, tail)
    changed = _changed_sign(source, target) or _lost_label(source, target)
    if changed is None:
        return []
    sign, here, there = changed
    return [flag("token-changed", source=here, target=there, token=sign)]


def _has_none(passage: SourcePassage, rendering: Rendering) -> bool:
    """Tell at a glance whether neither side has a sign, nor the source a lone capital."""
    return not (
        passage.kept
        or _SIGNS.search(passage.text)
        or _SIGNS.search(rendering.text)
        or _MAYBE_LABEL.search(passage.text)
    )


def _open(text: str, kept: Sequence[Span], lead: int, tail: int) -> str:
    """Give a text with spaces over what is kept and what the engine did not see."""
    end = max(lead, len(text) - tail)
    inside = [(max(lead, a), min(end, b)) for a, b in sorted(kept) if a < end and b > lead]
    return hide(text, [(0, lead), *inside, (end, len(text))], over=" ")


def _changed_sign(source: str, target: str) -> tuple[str, Span | None, Span | None] | None:
    here, there = _places(source), _places(target)
    for sign in {**here, **there}:
        before, after = here.get(sign, []), there.get(sign, [])
        if len(before) == len(after):
            continue
        if len(before) > len(after) and _is_spelled(sign, source, target):
            continue
        return sign, before[-1] if before else None, after[-1] if after else None
    return None


def _places(text: str) -> dict[str, list[Span]]:
    """Give where each sign stands; a row of three and more counts as one."""
    text = _WORDED.sub(lambda found: " " * len(found.group()), text)
    text = _ROW.sub(lambda found: found.group(1) + " " * (len(found.group()) - 1), text)
    places: dict[str, list[Span]] = {}
    for found in _SIGNS.finditer(text):
        places.setdefault(found.group(), []).append(found.span())
    return places


def _is_spelled(sign: str, source: str, target: str) -> bool:
    """Tell whether a translation has more words for a sign than its source has."""
    words = _IN_WORDS.get(sign)
    return words is not None and len(words.findall(target)) > len(words.findall(source))


def _lost_label(source: str, target: str) -> tuple[str, Span | None, Span | None] | None:
    """Give a lone capital that a translation in Latin script has less often than its source."""
    if not (_SMALL.search(source) and _SMALL.search(target)):
        return None
    there: dict[str, int] = {}
    for found in re.finditer(r"(?<!\w)[A-Z](?!\w)", target):
        there[found.group()] = there.get(found.group(), 0) + 1
    for found in _LABEL.finditer(source):
        left = there.get(found.group(), 0)
        if left == 0:
            return found.group(), found.span(), None
        there[found.group()] = left - 1
    return None
