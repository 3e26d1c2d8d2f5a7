"""Quotation marks: those of a text in pairs, and those that a language uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.hide import HIDDEN

STRAIGHT = ('"', '"')
_CURLY, _GUILLEMETS, _LOW = ("“", "”"), ("«", "»"), ("„", "“")

MARK = re.compile(r"[\"“”„‟«»]")

# Those that people of the language use, the usual pair first.
_USERS = {
    (_GUILLEMETS, _CURLY): "es ca gl it el pt eu uk be fa ar",
    (_GUILLEMETS,): "fr ru nb nn hy",
    (_CURLY,): "en tr nl ko vi id ms th hi sw tl zh",
    (_LOW,): "de cs sk sl bg is et lt ka",
    (("„", "”"),): "pl ro hu hr sr bs",
    (("”", "”"),): "sv fi",
    (("»", "«"), _LOW, _CURLY): "da",
    (("「", "」"),): "ja",
}
_STYLES = {code: styles for styles, codes in _USERS.items() for code in codes.split()}

_BEFORE = re.compile(rf"[\s(\[{{¿¡—–\-/:'‘{HIDDEN}]")
_SPACES = " \u00a0\u202f"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A quotation with its marks: `text[start]` opens it, `text[end - 1]` closes it."""

    start: int
    end: int
    style: tuple[str, str]

    def inside(self, text: str) -> str:
        """Give what is quoted."""
        return text[self.start + 1 : self.end - 1]

    def paddings(self, text: str) -> list[Span]:
        """Give the spaces that stand between the marks and the words, as the French write them."""
        inside = self.inside(text)
        first = len(inside) - len(inside.lstrip(_SPACES))
        last = len(inside) - len(inside.rstrip(_SPACES))
        spans = [(self.start + 1, self.start + 1 + first), (self.end - 1 - last, self.end - 1)]
        return [span for span in spans if span[0] < span[1]]


def find_pairs(shown: str) -> list[Pair] | None:
    """Give the quotations of a text in order; None where its marks are no plain pairs.

    Nested quotations, inches and lone marks give None.
    """
    places = [found.start() for found in MARK.finditer(shown)]
    if not places:
        return []
    if len(places) % 2:
        return None
    pairs: list[Pair] = []
    for start, close in zip(places[::2], places[1::2], strict=True):
        if not _is_quotation(shown, start, close):
            return None
        pairs.append(Pair(start=start, end=close + 1, style=(shown[start], shown[close])))
    return pairs


def _is_quotation(shown: str, start: int, close: int) -> bool:
    style = (shown[start], shown[close])
    if style[0] == '"' or style[1] == '"':
        if start and not _BEFORE.match(shown[start - 1]) and shown[start - 1] < "\u0e00":
            return False
        if shown[start + 1].isspace() or shown[close - 1].isspace():
            return False
    elif style not in _TYPOGRAPHIC:
        return False
    return shown[start + 1 : close].strip() != ""


_TYPOGRAPHIC = frozenset(
    {
        *(style for styles in _STYLES.values() for style in styles),
        ("‟", "”"), ("„", "‟"), ("“", "“"), ("»", "»"), ("«", "”"), ("“", "»"),
    }
)  # fmt: skip


def style_for(pairs: list[Pair], language: str) -> tuple[str, str]:
    """Give the marks for a translation: straight as the source's, else those of its language."""
    own = pairs[0].style
    if all(pair.style == STRAIGHT for pair in pairs):
        return STRAIGHT
    styles = _STYLES.get(primary(language))
    if styles is None:
        return own
    return own if own in styles else styles[0]
