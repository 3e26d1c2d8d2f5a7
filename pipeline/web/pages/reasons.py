"""Short names of the reasons for which a teacher is asked, for a menu."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.wording import Words, later

# By the code of the gravest flag; what a flag says in full is its message.
REASON_NAMES: Mapping[str, str] = {
    "number-changed": later("A number or a date"),
    "negation-changed": later("“Not” came or went"),
    "name-changed": later("A name"),
    "insult-added": later("A word that can hurt"),
    "contact-detail": later("Contact details"),
    "token-changed": later("A link, an emoji or a mention"),
    "structure-changed": later("Bold words or line breaks"),
    "term-missing": later("A term of the glossary"),
    "term-forbidden": later("A term that must not appear"),
    "untranslated": later("Left untranslated"),
    "repetition": later("Words said again and again"),
    "dropped-text": later("A part is missing"),
    "truncated": later("Stops before the end"),
    "wrong-language": later("The wrong language"),
    "model-missing": later("No translation package"),
    "length-unlikely": later("Too long or too short"),
    "low-confidence": later("The computer was unsure"),
    "language-unsure": later("Language not certain"),
    "language-unknown": later("A language from elsewhere"),
}


def reason_name(code: str, words: Words) -> str:
    """Name a reason; one that this version does not know by its code."""
    name = REASON_NAMES.get(code)
    return code if name is None else words.gettext(name)
