"""The languages whose numbers are known, by their primary tag."""

from __future__ import annotations

from pipeline.stages.checks.numbers.languages import ar, de, en, es, fr, it, pt, ru, zh
from pipeline.stages.checks.numbers.lexicon import Lexicon

LEXICONS: dict[str, Lexicon] = {
    "ar": ar.LEXICON,
    "de": de.LEXICON,
    "en": en.LEXICON,
    "es": es.LEXICON,
    "fr": fr.LEXICON,
    "it": it.LEXICON,
    "pt": pt.LEXICON,
    "ru": ru.LEXICON,
    "zh": zh.LEXICON,
}
