"""Small validators that several edges share. Each says what is wrong and what to do."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from pipeline.domain.language import is_known_tag

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_IDENTIFIER = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
_TAG_LIKE = re.compile(r"[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8}){0,3}")

# Registered, but no language that a class could write in.
_NO_LANGUAGES = frozenset({"mis", "mul", "zxx"})


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
    """Refuse tags that no registry knows, and those that name no language."""
    own = value.split("-")[0].lower()
    if is_known_tag(value) and "_" not in value and len(own) > 1 and own not in _NO_LANGUAGES:
        return value
    # Only what looks like a tag is repeated: a platform may have put anything there.
    shown = f"{value!r} is not" if _TAG_LIKE.fullmatch(value) else "is not"
    hint = "use a BCP 47 tag such as en, es, pt-BR or zh-Hans"
    if "_" in value and is_known_tag(value.replace("_", "-")):
        hint = f"write it with a hyphen: {value.replace('_', '-')}"
    raise refuse("unknown-language", f"{shown} a known language tag", hint)


def is_identifier(value: object) -> bool:
    """Tell whether a value has the form of an id."""
    return isinstance(value, str) and _IDENTIFIER.fullmatch(value) is not None


def well_formed_id(value: str) -> str:
    """Refuse ids that could not stand in an address."""
    if is_identifier(value):
        return value
    if not value:
        problem = "is empty"
    elif len(value) > 200:
        problem = f"has {len(value)} characters"
    else:
        problem = "has a character that an id cannot have"
    raise refuse("bad-id", problem, "use 1 to 200 of A-Z a-z 0-9 . _ : ~ -")


LanguageTag = Annotated[str, AfterValidator(known_language)]
Identifier = Annotated[str, AfterValidator(well_formed_id)]
