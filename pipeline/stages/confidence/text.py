"""What the texts of a passage say, without the engine."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pipeline.stages.confidence.values import Evidence

# More characters say no more, and a hostile text must not cost more.
LONGEST = 4000

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"[^\w\s]")
_COMMAS = str.maketrans("،、，", ",,,")
_QUOTES = re.compile("[\"“”„«»'‘’]")
_UNUSUAL = re.compile(r"[\u2000-\u2bff]")
_SHORT = 2  # letters; words that long or shorter are in both languages by chance

TEXT_FEATURES = (
    "copied",  # share of the translation's words that stand in the source
    "doubled",  # share of the translation's words that it has had before
    "word_length",
    "longest_word",
    "single",  # share of words of one character
    "commas",
    "commas_changed",
    "figures_changed",
    "quotes",
    "signs",  # punctuation marks a word
    "foreign",  # share of characters beyond ASCII
    "capitals",  # share of source words
    "unusual",  # dashes, arrows and the like in the source
    "length_ratio",
    "length",
)


def lowered_words(text: str) -> list[str]:
    """Give the words of a text in lower case, without signs."""
    return _WORD.findall(text[:LONGEST].lower())


def text_features(
    evidence: Evidence, source_words: Sequence[str], target_words: Sequence[str]
) -> list[float]:
    """Give the figures of `TEXT_FEATURES`; counts are damped by a root.

    The words are those of `lowered_words`.
    """
    source, target = evidence.source[:LONGEST], evidence.translation[:LONGEST]
    there, words = source.split(), target.split()
    count = len(words) or 1
    known = {word for word in source_words if len(word) > _SHORT}
    lengths = [len(word) for word in words]
    long = [word for word in target_words if len(word) > _SHORT + 1]
    figures, figures_here = _DIGITS.findall(source), _DIGITS.findall(target)
    commas = source.translate(_COMMAS).count(",")
    commas_here = target.translate(_COMMAS).count(",")
    return [
        sum(word in known for word in target_words if not word.isdecimal())
        / (len(target_words) or 1),
        (len(long) - len(set(long))) / (len(target_words) or 1),
        sum(lengths) / count,
        max(lengths, default=0),
        lengths.count(1) / count,
        math.sqrt(commas_here),
        math.sqrt(abs(commas - commas_here)),
        math.sqrt(abs(len(figures) - len(figures_here))),
        math.sqrt(len(_QUOTES.findall(source))),
        len(_SIGN.findall(target)) / count,
        1 - len(target.encode("ascii", "ignore")) / (len(target) + 1),
        sum(word[0].isupper() for word in there) / (len(there) or 1),
        math.sqrt(len(_UNUSUAL.findall(source))),
        math.log((len(target) + 1) / (len(source) + 1)),
        math.log(len(target) + 1),
    ]
