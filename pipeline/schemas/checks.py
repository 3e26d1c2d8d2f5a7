"""Small validators that several edges share."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from pipeline.domain.language import is_known_tag

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """Make the error that `problems.from_validation` turns into a Problem."""
    return PydanticCustomError(
        "passerelle", "{message}", {"code": code, "message": message, "hint": hint}
    )


def clean_text(value: str) -> str:
    """Refuse what cannot be stored or sent on: NUL and lone surrogates."""
    if "\0" in value:
        place = value.index("\0")
        raise refuse("nul", f"has a NUL character at {place}", "remove the character")
    if not value.isascii() and (match := _SURROGATE.search(value)) is not None:
        raise refuse(
            "lone-surrogate",
            f"has half a character (a lone surrogate) at {match.start()}",
            "send whole Unicode characters; check how the text was cut or encoded",
        )
    return value


def known_language(value: str) -> str:
    """Refuse tags that no registry knows."""
    if not is_known_tag(value):
        raise refuse(
            "unknown-language",
            f"{value[:40]!r} is not a known language tag",
            "use a BCP 47 tag such as en, es, pt-BR or zh-Hans",
        )
    return value


Text = Annotated[str, AfterValidator(clean_text)]
LanguageTag = Annotated[str, AfterValidator(known_language)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:~-]{1,200}$")]
