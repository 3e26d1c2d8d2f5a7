"""What flags say in the language of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

import babel

from pipeline.domain.flags import FLAG_KINDS
from pipeline.domain.language import Direction, direction, display_name
from pipeline.wording.words import ENGLISH, Words, later

# Parameters that hold the English name of a language.
_LANGUAGES = frozenset({
    ("language-unknown", "language"),
    ("language-unsure", "language"),
    ("model-missing", "source_name"),
    ("model-missing", "target_name"),
    ("wrong-language", "expected"),
    ("wrong-language", "found"),
})  # fmt: skip

# Parameters that hold one of a few English words; the rest hold words of the post.
_CHOICES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("contact-detail", "kind"): {
        "a phone number": later("a phone number"),
        "a social media account": later("a social media account"),
        "a street address": later("a street address"),
        "an e-mail address": later("an e-mail address"),
    },
    ("length-unlikely", "direction"): {
        # Translators: of a translation, beside the original.
        "long": later("long"),
        # Translators: of a translation, beside the original.
        "short": later("short"),
    },
}

# What pages say instead of the message that a flag carries: that one holds a command, which is for
# whoever runs the service.
_ON_PAGES: Mapping[str, str] = {
    "model-missing": later(
        "No translation package from {source_name} to {target_name} is installed. Whoever runs "
        "this service can install one."
    ),
}

# Words of a post must not turn the sentence they are quoted in, nor end their own isolation.
_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _POP = "\u2068", "\u2069"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A message in plain words, and the language that it is in."""

    text: str
    language: str
    dir: Direction


def flag_message(flag: Mapping[str, Any], words: Words) -> Said:
    """Say what a flag, as JSON, means to those who read pages.

    The message is made of `code` and `params`. Where these are not known it is the one that the
    flag carries, which is English; in English too, but for what only pages say.
    """
    code, params = str(flag.get("code") or ""), flag.get("params") or {}
    if (message := _message(code, params)) is not None:
        translated = words.gettext(message)
        if translated != message or (code in _ON_PAGES and words.language == ENGLISH):
            text = translated.format_map(
                {name: _value(code, name, str(value), words) for name, value in params.items()}
            )
            return Said(text=text, language=words.language, dir=words.dir)
    text = _CONTROLS.sub("", str(flag.get("message") or ""))
    return Said(text=text, language=ENGLISH, dir=direction(ENGLISH))


def _message(code: str, params: Mapping[str, Any]) -> str | None:
    """Give the English message that says most with these parameters."""
    known = FLAG_KINDS[code].messages if code in FLAG_KINDS else ()
    messages = (_ON_PAGES[code],) if code in _ON_PAGES else known
    return next((one for one in messages if _names(one) <= params.keys()), None)


@cache
def _names(message: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name is not None)


def _value(code: str, name: str, value: str, words: Words) -> str:
    if (code, name) in _LANGUAGES and (tag := _tags().get(value)) is not None:
        return display_name(tag, words.language)
    choice = _CHOICES.get((code, name), {}).get(value)
    if choice is not None:
        return words.gettext(choice)
    return f"{_ISOLATE}{_CONTROLS.sub('', value)}{_POP}"


@cache
def _tags() -> Mapping[str, str]:
    """Give the tags of languages by their English names (Unicode CLDR)."""
    names = babel.Locale.parse(ENGLISH).languages
    return {name: tag.replace("_", "-") for tag, name in names.items()}
