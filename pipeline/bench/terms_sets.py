"""The sentences of `passerelle bench terms`, and the project glossary of each set.

A set is a file with one JSON object a line: `source`, `reference`, `source_lang`, `target_lang`
and `glossary`, a list of `source`, `target` and allowed `forms`. `id`, `kind` and, in an entry,
`in_source` and `in_reference` (as the term stands in the texts of this line) may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from glossary.values import Glossary, Term
from pipeline.errors import PipelineError

OWN = ("terms-en-es.jsonl", "terms-es-en.jsonl")
# Everyday sentences that no rule was written after.
CHECK = ("terms-regional.jsonl",)
DOMAIN, REGIONAL = "domain", "regional"


class TermsUnreadable(PipelineError):
    """A line of a file of sentences with terms cannot be used."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A term that a sentence uses."""

    source: str
    target: str
    forms: tuple[str, ...]  # all that are allowed, the target among them
    in_source: tuple[str, ...] = ()  # as it stands there; empty where nobody said
    in_reference: tuple[str, ...] = ()  # the words that stand for it, allowed or not

    @property
    def key(self) -> str:
        """Give what tells it from others."""
        return self.source.casefold()


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A sentence with its reference and the terms that it uses."""

    id: str
    kind: str
    source: str
    reference: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)  # no slots: `entries` are kept
class TermSet:
    """Sentences of one direction; all their terms are one glossary."""

    name: str
    source: str  # language tag
    target: str  # language tag
    lines: tuple[Line, ...]

    @cached_property
    def entries(self) -> tuple[Asked, ...]:
        """Give every term once, with all forms that some line allows."""
        found: dict[tuple[str, str], Asked] = {}
        for one in (asked for line in self.lines for asked in line.asked):
            before = found.setdefault((one.key, one.target), one)
            forms = tuple(dict.fromkeys((*before.forms, *one.forms)))
            words = tuple(dict.fromkeys((*before.in_reference, *one.in_reference)))
            found[one.key, one.target] = replace(before, forms=forms, in_reference=words)
        return tuple(found.values())

    @property
    def glossary(self) -> Glossary:
        """Give the project glossary."""
        terms = (
            Term(source=one.source, target=one.target, forms=one.forms) for one in self.entries
        )
        return Glossary(source=self.source, target=self.target, terms=tuple(terms))


def read_own(names: Sequence[str] = OWN) -> list[TermSet]:
    """Read the sets that were written for this project, or those of them with such names."""
    folder = files("pipeline.bench") / "data"
    return [one for name in names for one in parse_sets(name, (folder / name).read_text("utf-8"))]


def read_files(paths: Sequence[Path]) -> list[TermSet]:
    """Read sets from files. Raises TermsUnreadable for what is no such set."""
    found = []
    for path in paths:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise TermsUnreadable(f"{path.name} is not UTF-8") from error
        found += parse_sets(path.name, text)
    return found


def parse_sets(name: str, text: str) -> list[TermSet]:
    """Give the sets of a file, one for each direction in it.

    Lines without a kind are regional where the file's name says so. Raises TermsUnreadable.
    """
    usual = REGIONAL if REGIONAL in name else DOMAIN
    groups: dict[tuple[str, str], list[Line]] = {}
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            item = json.loads(row)
            pair = str(item["source_lang"]), str(item["target_lang"])
            groups.setdefault(pair, []).append(_line(item, number, usual))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            why = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise TermsUnreadable(f"line {number} of {name} cannot be used: {why}") from error
    if not groups:
        raise TermsUnreadable(f"{name} has no sentences")
    stem = name.removesuffix(".jsonl")
    return [
        TermSet(
            name=stem if len(groups) == 1 else f"{stem} {source}-{target}",
            source=source,
            target=target,
            lines=tuple(lines),
        )
        for (source, target), lines in groups.items()
    ]


def _line(item: Mapping[str, Any], number: int, usual: str) -> Line:
    return Line(
        id=str(item.get("id") or number),
        kind=str(item.get("kind") or usual),
        source=_text(item["source"]),
        reference=_text(item["reference"]),
        asked=tuple(_asked(one) for one in item["glossary"]),
    )


def _asked(item: Mapping[str, Any]) -> Asked:
    target = _text(item["target"])
    return Asked(
        source=_text(item["source"]),
        target=target,
        forms=tuple(dict.fromkeys((target, *_texts(item.get("forms"))))),
        in_source=_texts(item.get("in_source")),
        in_reference=_texts(item.get("in_reference")),
    )


def _texts(items: Iterable[Any] | None) -> tuple[str, ...]:
    if isinstance(items, str):
        raise ValueError(f"a list of words is wanted, not {items[:40]!r}")
    return tuple(_text(one) for one in items or ())


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"words are wanted, not {str(value)[:40]!r}")
    return value
