"""All checks of content, in one order: what is wrong as a whole first, then what is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.flags import Flag, flag
from pipeline.stages.checks.dropped import check_dropped
from pipeline.stages.checks.insults import check_insults
from pipeline.stages.checks.names import check_names
from pipeline.stages.checks.negation import check_negation
from pipeline.stages.checks.numbers import check_numbers
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.copied import check_copied
from pipeline.stages.checks.texts.cut_off import check_cut_off
from pipeline.stages.checks.texts.languages import check_languages
from pipeline.stages.checks.texts.lengths import check_lengths
from pipeline.stages.checks.texts.repeating import check_repeating
from pipeline.stages.detect import Detector


def check_content(pair: Pair, detector: Detector) -> list[Flag]:
    """Compare what two texts say, whoever translated.

    A text that is no translation at all is not searched for single faults; a part that is missing
    explains a short text.
    """
    if _is_nothing(pair):
        return [flag("dropped-text", source=(0, len(pair.source)))]
    copied = check_copied(pair, detector)
    whole = copied if _has_all(copied, pair) else check_languages(pair, detector) or copied
    if _has_all(whole, pair):
        return [*whole, *check_insults(pair)]
    missing = check_repeating(pair) or check_dropped(pair) or check_cut_off(pair)
    return [
        *whole,
        *missing,
        *check_numbers(pair),
        *check_negation(pair),
        *check_names(pair),
        *check_insults(pair),
        *([] if missing else check_lengths(pair)),
    ]


def _is_nothing(pair: Pair) -> bool:
    """Tell whether of a text with words only signs are left."""
    return not any(map(str.isalnum, pair.target)) and any(map(str.isalpha, pair.source))


def _has_all(flags: Sequence[Flag], pair: Pair) -> bool:
    """Tell whether a flag is about most of the translation."""
    spans = (one.target or (0, len(pair.target)) for one in flags)
    return any(2 * (end - start) > len(pair.target) for start, end in spans)
