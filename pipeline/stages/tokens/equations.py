"""Equations and comparisons typed as text: `2 < 3`, `x = 5`, `A = 3x + 2`, `f(x) = x^2`."""

from __future__ import annotations

import re

_LETTER = "A-Za-z\u0391-\u03a9\u03b1-\u03c9"
_POWER = r"(?:[²³]|\^[0-9]{1,2})"
_TERM = (
    rf"[-−]?(?:[0-9]{{1,9}}+[{_LETTER}]{{0,2}}+(?:{_POWER})?"
    rf"|[{_LETTER}]\([{_LETTER}0-9]\)"
    rf"|[{_LETTER}][0-9₀-₉]{{0,2}}+(?:{_POWER})?(?![{_LETTER}])"
    rf"|[{_LETTER}]{{2,3}}+{_POWER})"
)
_JOINS = r"(?:[ ][-–−+×x*·÷/][ ]|[-–−+×*·÷/])"
# A sign without spaces needs a number after it: `x=D` and `I<3` are faces.
_TELLS = r"(?:[ ][=<>≤≥≠≈][ ]|(?:(?<=[0-9])[=<>≤≥≠≈]|=)(?=[-−]?[0-9]))"
RELATIONS = "=<>≤≥≠≈"
# What may follow a letter that begins an equation, up to its next sign.
AFTER_LETTER = rf"(?:\([{_LETTER}0-9]\)|[0-9₀-₉]{{1,2}}|[²³]|\^[0-9])?[ ]?[{RELATIONS}+×*·÷/−–\-]"

_EQUATION = re.compile(
    rf"(?<![\w.,:/°'’])(?<![0-9][\-–−+×*÷=])(?<![0-9][ ][\-–−+×x*·÷/=][ ])"
    rf"{_TERM}(?:{_JOINS}{_TERM}){{0,6}}"
    rf"(?:{_TELLS}{_TERM}(?:{_JOINS}{_TERM}){{0,6}}){{1,4}}"
    r"(?![\w°²³^(]|[.,:/\-–][0-9])"
)


def match_equation(text: str, start: int) -> int | None:
    """Match whole numbers and single letters with a relation between them."""
    found = _EQUATION.match(text, start)
    return None if found is None else found.end()
