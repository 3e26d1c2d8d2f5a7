"""Contact details of minors must not reach other classrooms unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.checks.contacts.accounts import find_accounts
from pipeline.stages.checks.contacts.emails import find_emails
from pipeline.stages.checks.contacts.phones import find_phones
from pipeline.stages.checks.contacts.streets import find_streets

_KINDS: tuple[tuple[str, Callable[[str, str], Iterator[Span]]], ...] = (
    ("an e-mail address", find_emails),
    ("a phone number", find_phones),
    ("a street address", find_streets),
    ("a social media account", find_accounts),
)
_UNCOUNTED = re.compile(
    r"[\s\-‐-―./(),+]"
)  # what numbers and addresses are written with or without


def find_contacts(text: str, language: str, allowed: tuple[str, ...]) -> list[Flag]:
    """Flag contact details, each kind with its span; none that the project's file allows.

    `language` is a tag; `allowed` holds exact addresses and numbers, compared without case, spaces
    and dashes.
    """
    permitted = frozenset(map(_bare, allowed))
    flags: list[Flag] = []
    taken = bytearray()  # 1 for each character of what was found
    for kind, find in _KINDS:
        for span in find(text, language):
            taken = taken or bytearray(len(text))
            if taken.find(1, *span) >= 0:
                continue
            taken[slice(*span)] = b"\1" * (span[1] - span[0])
            if not permitted or _bare(text[slice(*span)]) not in permitted:
                flags.append(flag("contact-detail", source=span, kind=kind))
    return sorted(flags, key=lambda one: one.source or (0, 0))


def _bare(text: str) -> str:
    return _UNCOUNTED.sub("", text.casefold())
