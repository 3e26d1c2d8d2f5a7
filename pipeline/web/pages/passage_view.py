"""What the page of a passage shows: the reason first, then the texts, then what helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from babel.numbers import format_percent

from pipeline.exchange.context import Around
from pipeline.exchange.documents import Document
from pipeline.reading.pieces import printable
from pipeline.stages.confidence import ENOUGH_VERDICTS, band
from pipeline.web.pages.difference import Part, word_difference
from pipeline.web.pages.passage_texts import (
    Text,
    fields_of,
    lines_of,
    neighbour_of,
    slice_of,
    source_of,
    target_of,
    text_of,
)
from pipeline.wording import Words
from pipeline.wording.flags import Said, flag_message

Json = Mapping[str, Any]
Standing = Literal["open", "asked", "decided", "closed", "gone"]

_WEIGHT = {"critical": 0, "unsure": 1}
_MOST_REASONS = 5
# What means something in Markdown or HTML, or stands for something else.
_SIGNS = frozenset("*_`~[]<>&#|\\{}")


@dataclass(frozen=True, kw_only=True, slots=True)
class TermHit:
    """A glossary entry that this passage is about."""

    entry: str
    kind: str  # translate, keep, forbid
    target: str  # how the translation says it; empty: not found there
    satisfied: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """A sentence that a teacher approved before, like this one."""

    likeness: str  # a percentage
    exact: bool
    source: Text
    parts: tuple[Part, ...]  # how its source differs from the sentence in question
    target: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Who gave a verdict."""

    name: str  # empty: no member, but a program of the platform
    is_self: bool


def standing_of(body: Json, around: Around) -> Standing:
    """Tell what can still be done about a question."""
    if around.state == "withdrawn":
        return "gone"
    if body["state"] == "decided":
        return "asked" if body["verdict"] == "ask" else "decided"
    return "closed" if body["state"] == "closed" else "open"


def who_of(actor: str | None, own: str) -> Who:
    """Name an actor by its id: members by theirs."""
    kind, _, name = (actor or "").partition(" ")
    return Who(name=name if kind == "member" else "", is_self=actor == own)


def view_of(body: Json, around: Around, words: Words) -> dict[str, Any]:
    """Give what the template shows of a question, as `review_json` gives it."""
    values: dict[str, Any] = {
        "reasons": (),
        "more_reasons": 0,
        "fields": (),  # of a question about the whole post
        "source": None,  # of one about a passage
        "terms": (),
        "memory": (),
        "alternatives": (),
        "confidence": None,
        "lines": (),
        # Something that nobody should read: to ask the author comes first.
        "is_contact": any(one["code"] == "contact-detail" for one in body["flags"]),
    }
    if around.state == "withdrawn":
        return values
    reasons = tuple(_reasons(body["flags"], words))
    values["reasons"] = reasons[:_MOST_REASONS]
    values["more_reasons"] = len(reasons[_MOST_REASONS:])
    if body["target_language"] is not None:
        return values | _passage(body, around, words)
    if around.document is not None:
        values["fields"] = tuple(fields_of(around.document))
    return values


def _passage(body: Json, around: Around, words: Words) -> dict[str, Any]:
    document, target, passage = around.document, body["target_language"], body["passage"]
    values: dict[str, Any] = {
        "source": text_of(body["language"], body["source"]),
        "target": text_of(target, body["target"]),
        "box": text_of(target, ""),
        "before": printable(body["target"]),
        "origin": "machine",
        "signs": False,
        "memory": tuple(_memory(body, words)),
    }
    if document is None or passage is None:
        return values
    values["lines"] = tuple(lines_of(document, target, body["position"]))
    if body["state"] != "open":  # the passage is another than the one that was asked about
        return values
    return values | {
        "source": source_of(document, passage),
        "target": target_of(document, target, passage),
        "origin": passage["origin"],
        "signs": document["format"] != "plain" and bool(_SIGNS & set(body["target"])),
        "terms": tuple(_terms(document, target, passage)),
        # It would only steer the teacher: a sample is there to find what the computer misses, and
        # what is probably wrong is so however sure the computer was.
        "confidence": None
        if body["kind"] in ("sample", "critical")
        else _confidence(passage, around.verdicts, words),
        "alternatives": tuple(
            text_of(target, one) for one in passage["alternatives"] if one != body["target"]
        ),
    }


def neighbours_of(body: Json, around: Around, words: Words) -> dict[str, Any]:
    """Give the posts around the question's post."""
    target = body["target_language"]
    return {
        "parent": None if around.parent is None else neighbour_of(around.parent, target, words),
        "earlier": tuple(neighbour_of(one, target, words) for one in around.before),
        "later_posts": tuple(neighbour_of(one, target, words) for one in around.after),
    }


def difference_of(body: Json, written: str) -> tuple[Part, ...]:
    """Give what somebody changed in the translation; nothing where they left it."""
    before = printable(body["target"] or "")
    return () if written == before else word_difference(before, written)


def _reasons(flags: Sequence[Json], words: Words) -> Iterator[Said]:
    """Yield why somebody is asked, the gravest reason first, each once."""
    grave = [one for one in flags if one["severity"] in _WEIGHT]
    said = (
        flag_message(one, words) for one in sorted(grave, key=lambda one: _WEIGHT[one["severity"]])
    )
    yield from dict.fromkeys(said)


def _terms(document: Document, target: str, passage: Json) -> Iterator[TermHit]:
    for one in passage["terms"]:
        yield TermHit(
            entry=one["entry"],
            kind=one["kind"],
            target=slice_of(document["translations"][target], passage, one["target"]),
            satisfied=one["satisfied"],
        )


def _memory(body: Json, words: Words) -> Iterator[Remembered]:
    for one in body["memory"]:
        yield Remembered(
            likeness=_percent(one["score"], words),
            exact=one["source"] == body["source"],
            source=text_of(body["language"], one["source"]),
            parts=word_difference(body["source"], one["source"]),
            target=text_of(body["target_language"], one["target"]),
        )


def _confidence(passage: Json, verdicts: int, words: Words) -> Said | None:
    """Say how sure the computer was: in figures once enough is known."""
    confidence = passage["confidence"]
    if confidence is None:
        unknown = (one for one in passage["flags"] if one["code"] == "confidence-unknown")
        return next((flag_message(one, words) for one in unknown), None)
    if verdicts >= ENOUGH_VERDICTS:
        text = words.gettext("Teachers left about {percent} of such passages as they were.")
        text = text.format(percent=_percent(confidence, words))
    elif any(one["code"] == "low-confidence" for one in passage["flags"]):
        return None  # that is the reason, and stands above
    else:
        text = {
            "low": words.gettext("The computer was not sure of its words."),
            "medium": words.gettext("The computer was fairly sure of its words."),
            "high": words.gettext("The computer was sure of its words."),
        }[band(confidence)]
    return Said(text=text, language=words.language, dir=words.dir)


def _percent(share: float, words: Words) -> str:
    return format_percent(share, locale=words.language, numbering_system="latn")
