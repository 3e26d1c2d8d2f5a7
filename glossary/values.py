"""The values that glossaries are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

# Half-open `(start, end)` in code points.
Span = tuple[int, int]

# `translate`: the target is required; `keep`: not translated; `forbid`: must not appear.
Kind = Literal["translate", "keep", "forbid"]

# `exact`: only as written, on both sides; `any`: case says nothing, and the target takes the
# source's: lower -> as stored, UPPER -> UPPER, Title -> Title.
Case = Literal["any", "exact"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One entry of a glossary."""

    source: str  # may be empty for `forbid` alone: then the target must appear nowhere
    target: str  # for `keep`: as it is to be written, the source itself where nothing else is said
    kind: Kind = "translate"
    forms: tuple[str, ...] = ()  # further allowed forms of the target; forbidden ones for `forbid`
    case: Case = "any"
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()  # columns of the file that mean nothing here, by name
    # Of the file it was read from, from 1; says nothing about the term.
    line: int | None = field(default=None, compare=False)

    @property
    def targets(self) -> tuple[str, ...]:
        """Give the target and its other forms, the target first, each once."""
        return tuple(dict.fromkeys(one for one in (self.target, *self.forms) if one))


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """The terms of one direction."""

    source: str  # language tag
    target: str  # language tag
    terms: tuple[Term, ...] = ()

    @cached_property
    def version(self) -> str:
        """Give a short hash of all that decides about translations; notes and order do not."""
        return version_of(self.terms)


def version_of(terms: Sequence[Term]) -> str:
    """Give eight hexadecimal digits that change with what terms ask for."""
    rows = sorted(
        json.dumps([one.source, one.kind, one.case, one.targets], ensure_ascii=False)
        for one in terms
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:8]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong with a glossary file; the other rows stay usable."""

    line: int | None  # of the file, from 1; None for the file as a whole
    code: str  # stable, for programs: `no-target`, `contradiction`, ...
    message: str
    hint: str
    row_kept: bool = False  # the row is used all the same: no more than a warning
