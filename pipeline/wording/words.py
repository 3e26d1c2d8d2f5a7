"""The words of a page language: English as written in the code, others from a catalogue."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.domain.language import Direction, direction, primary

PAGE_LANGUAGES = ("en", "es", "fr", "ar")
ENGLISH = "en"  # the language that the messages are written in


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of one page language; a message that is not translated is given in English."""

    language: str  # one of PAGE_LANGUAGES
    catalogue: gettext.NullTranslations

    @property
    def locale(self) -> str:
        """Give the name by which Babel knows the ways of this language with days and figures."""
        return "en_GB" if self.language == ENGLISH else self.language

    @property
    def dir(self) -> Direction:
        """Give the direction of writing of the page."""
        return direction(self.language)

    def gettext(self, message: str) -> str:
        """Give a message in this language."""
        return self.catalogue.gettext(message)

    def ngettext(self, one: str, more: str, count: int) -> str:
        """Give the form of a message that fits a count; it is not put in yet."""
        return self.catalogue.ngettext(one, more, count)

    def pgettext(self, context: str, message: str) -> str:
        """Give a message that means something else elsewhere: `Read`, a heading or a button."""
        return self.catalogue.pgettext(context, message)

    def npgettext(self, context: str, one: str, more: str, count: int) -> str:
        """Give the form that fits a count of a message that means something else elsewhere."""
        return self.catalogue.npgettext(context, one, more, count)


def later(message: str) -> str:
    """Mark a message for the catalogues where it is kept, to be translated where it is shown."""
    return message


def closest(tags: Iterable[str]) -> str:
    """Give the page language that suits a reader best: the first of theirs that there is."""
    return next((own for tag in tags if (own := primary(tag)) in PAGE_LANGUAGES), ENGLISH)


def words_for(language: str) -> Words:
    """Give the words of a language, of English where the pages do not speak it.

    `language`: a tag; `es-MX` is `es`. A catalogue is read when it is first asked for, once a
    process.
    """
    return _words(closest([language]))


@lru_cache(maxsize=len(PAGE_LANGUAGES))
def _words(language: str) -> Words:
    if language == ENGLISH:
        return Words(language=ENGLISH, catalogue=gettext.NullTranslations())
    return Words(language=language, catalogue=_compiled(language))


def _compiled(language: str) -> gettext.GNUTranslations:
    """Compile a catalogue in memory: what is kept and shipped is the text that people edit."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    text = files(__package__).joinpath("catalogues", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=language))
    return gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
