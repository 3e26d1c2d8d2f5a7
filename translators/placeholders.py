"""Marks that stand for what must not change, in the shapes that models copy.

No model copies every shape. Which ones a package keeps is measured when it is installed
(`translators.argos.measuring`) and stored with it; packages without figures get the default.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How marks look: a format with `{n}`, and patterns for after translation."""

    form: str
    pattern: str  # finds a mark, with the group `n`
    trace: str  # finds what may be left of one
    names_plain: bool = False  # names go to the engine as they are: models inflect around them


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeFigure:
    """How well one package keeps the marks of one shape."""

    form: str
    kept: float  # share of the sentences in which every mark came back, and nothing besides
    score: float  # probability of the translations: geometric mean over the source's words


# Letters that a mark may not touch. Not `\w`: Chinese stands unspaced beside it.
_LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u04ff_\d"
_APART = rf"(?![{_LETTERS}])"
_NUMBER = r"(?P<n>\d{1,4})"  # \d: digits of all scripts, full-width ones too
_X = "[xX\uff38\uff58\u0425\u0445]"  # full-width and Cyrillic letters that look the same


def _lettered(form: str, sign: str) -> Shape:
    """Make a shape of a sign, or of a sign before an X, and a number."""
    return Shape(form=form, pattern=rf"{sign} ?{_X} ?{_NUMBER}{_APART}", trace=rf"{sign}\s?{_X}")


def _enclosed(form: str, opening: str, closing: str) -> Shape:
    """Make a shape of a number between two signs."""
    return Shape(
        form=form,
        pattern=rf"{opening} ?{_NUMBER} ?{closing}",
        trace=rf"{opening}\s?\d|\d\s?{closing}|{opening}\s?{closing}",
    )


# What is measured. The first two are the default order. On the starter packages letters other
# than X, quotation marks, `$1$`, `%1`, `&1`, `**1**` and `⟦1⟧` come back less often than these;
# the last two stay here for packages that learnt them.
SHAPES = (
    Shape(
        form="X{n}",
        pattern=rf"(?<![{_LETTERS}]){_X} ?{_NUMBER}{_APART}",
        trace=rf"{_X}[\s.\-]?\d",
    ),
    Shape(
        form="<x{n}>",
        pattern=rf"[<＜] ?{_X} ?{_NUMBER} ?[>＞]",
        trace=rf"[<＜]\s?{_X}|{_X}\s?\d{{1,4}}\s?[>＞]",
    ),
    _enclosed("<{n}>", "[<＜]", "[>＞]"),
    _enclosed("({n})", "[(（]", "[)）]"),
    _enclosed("[{n}]", r"[\[［]", r"[\]］]"),
    _lettered("@X{n}", "[@＠]"),
    _lettered("#X{n}", "[#＃]"),
    Shape(form="#{n}", pattern=rf"[#＃] ?{_NUMBER}{_APART}", trace="[#＃]"),
    _enclosed("{{n}}", "[{｛]", "[}｝]"),
    Shape(
        form="__{n}__",
        pattern=rf"_ ?_ ?{_NUMBER} ?_ ?_",
        trace=r"_\s?[_\d]|\d\s?_",
    ),
)

_BY_FORM = {shape.form: shape for shape in SHAPES}

# How many shapes are worth trying for a text: with the third, hardly more come back.
_TRIED = 2

# Shares nearer than this are the same: a package is measured on some twelve sentences, and one
# of them decides nothing.
_NEAR = 0.09


def _in_turn(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """Leave names as they are in the first trial, and put them behind marks in the next."""
    return tuple(
        replace(shape, names_plain=number == 0) for number, shape in enumerate(shapes[:_TRIED])
    )


# For engines and packages without figures.
DEFAULT_SHAPES = _in_turn(SHAPES)


@lru_cache(maxsize=256)
def best_shapes(legs: tuple[tuple[ShapeFigure, ...], ...]) -> tuple[Shape, ...]:
    """Give the shapes to try for a text, best first, from the figures of each leg's package.

    A mark must come through every leg, so shares are multiplied. Among the shapes with the best
    shares, which are as good as the same, the best sentences win. The second is for what the
    first loses, so there the share decides. Without figures for a leg, or where no shape comes
    through, this is the default.
    """
    tables = [{figure.form: figure for figure in leg} for leg in legs]
    known = [form for form in _BY_FORM if all(form in table for table in tables)]
    kept = {form: math.prod(table[form].kept for table in tables) for form in known}
    score = {form: math.prod(table[form].score for table in tables) for form in known}
    if not tables or len(known) < _TRIED or not any(kept.values()):
        return DEFAULT_SHAPES
    most = max(kept.values())
    near = [form for form in known if kept[form] >= most - _NEAR and kept[form] > 0]
    first = max(near, key=lambda form: score[form])
    left = [form for form in known if form != first]
    second = max(left, key=lambda form: (kept[form], score[form]))
    return _in_turn([_BY_FORM[first], _BY_FORM[second]])


@lru_cache(maxsize=256)
def name_of(shapes: tuple[Shape, ...]) -> str:
    """Name shapes and their order in seven characters, for signatures."""
    return "m" + hashlib.sha256(repr(shapes).encode()).hexdigest()[:6]
