"""Language tags (BCP 47): validity, primary language, direction of writing, names."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import babel
import langcodes

Direction = Literal["ltr", "rtl"]

UNDETERMINED = "und"

# Scripts written from right to left (Unicode Character Database, bidirectional class R or AL).
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

# Codes of langdetect that are not the tags the field uses.
_ALIASES = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "no": "nb"}


@lru_cache(maxsize=4096)
def normalise_tag(code: str) -> str:
    """Give the usual form of a tag or of a code of langdetect: `zh-cn` is `zh-Hans`."""
    return _ALIASES.get(code.lower(), code)


@lru_cache(maxsize=4096)
def is_known_tag(tag: str) -> bool:
    """Tell whether a tag is well-formed and made of registered subtags (IANA registry)."""
    return tag != "" and tag != UNDETERMINED and langcodes.tag_is_valid(tag)


@lru_cache(maxsize=4096)
def primary(tag: str) -> str:
    """Give the primary language of a tag: `en` of `en-GB`; `no` and `nn` stay themselves."""
    return normalise_tag(tag).replace("_", "-").split("-")[0].lower()


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags share their primary language: en-GB to en-US is not translated."""
    return primary(one) == primary(other)


@lru_cache(maxsize=4096)
def direction(tag: str) -> Direction:
    """Give the direction of writing of a tag's likely script."""
    if tag == UNDETERMINED:
        return "ltr"
    script = langcodes.Language.get(normalise_tag(tag)).maximize().script
    return "rtl" if script in _RTL_SCRIPTS else "ltr"


@lru_cache(maxsize=4096)
def display_name(tag: str, page_language: str = "en") -> str:
    """Name a language in the language of a page: `Spanish`; a tag without a name is itself."""
    return _named(tag, page_language) or tag


@lru_cache(maxsize=4096)
def own_name(tag: str) -> str:
    """Name a language in itself: `español`; in English where that is not known."""
    return _named(tag, tag) or display_name(tag)


def _named(tag: str, page_language: str) -> str | None:
    """Look a tag up in the names of a language (Unicode CLDR): whole, then without its region."""
    names = _names(page_language)
    wanted = normalise_tag(tag).replace("-", "_")
    return names.get(wanted) or names.get(primary(tag))


@lru_cache(maxsize=64)
def _names(page_language: str) -> dict[str, str]:
    for known in (normalise_tag(page_language), primary(page_language)):
        try:
            return dict(babel.Locale.parse(known, sep="-").languages)
        except (babel.UnknownLocaleError, ValueError):
            continue
    return {}
