"""A bilingual post as it is kept, and what a teacher's verdict makes of it: plain values."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pipeline.domain.post import Format
from pipeline.stages.render import to_html

Document = dict[str, Any]  # in the shape of the published JSON Schema
Origin = Literal["machine", "memory", "teacher", "verbatim"]


def field_text(document: Mapping[str, Any], field: str) -> str:
    """Give a field's value of a post or of a translation, such as `attachments/0/alt`."""
    if field in ("text", "title"):
        return str(document[field])
    _, number, name = field.split("/")
    return str(document["attachments"][int(number)][name])


def texts_of(document: Document, target: str, passage: Mapping[str, Any]) -> tuple[str, str]:
    """Give a passage's source and target text."""
    source = field_text(document, passage["field"])
    became = field_text(document["translations"][target], passage["field"])
    return (
        source[slice(*passage["source"])],
        became[slice(*passage["target"])],
    )


def format_of(document: Mapping[str, Any], field: str) -> Format:
    """Give the format that a field's value is written in: all but the text are plain."""
    written: Format = document["format"] if field == "text" else "plain"
    return written


def passages_of(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every passage with its target language."""
    for target, translation in document["translations"].items():
        for passage in translation["passages"]:
            yield target, passage


def visible(document: Document) -> list[Any]:
    """Give what readers see of a post's translations."""
    return [
        (one["title"], one["text"], one["html"], one["attachments"])
        for one in document["translations"].values()
    ]


def with_status(document: Document, status: str, edition: int) -> Document:
    """Give a document in another state."""
    return {**document, "status": status, "edition": edition}


def with_passage(
    document: Document, target: str, position: int, *, text: str | None, origin: Origin
) -> Document:
    """Give a document in which a passage is settled: its flags are gone.

    With a `text` that becomes the passage's, written in the field's format; None leaves it.
    """
    made = copy.deepcopy(document)
    translation = made["translations"][target]
    passage = translation["passages"][position]
    passage["flags"] = []
    if text is None:
        return made
    field = passage["field"]
    before = field_text(translation, field)
    start, end = passage["target"]
    _put(translation, field, before[:start] + text + before[end:])
    passage.update(
        target=[start, start + len(text)],
        origin=origin,
        score=None,
        confidence=None,
        alternatives=[],
        alignment=[],
        terms=[],
    )
    shift = len(text) - (end - start)
    for other in translation["passages"][position + 1 :]:
        if other["field"] == field:
            _move(other, shift)
    if field == "text":
        translation["html"] = to_html(translation["text"], made["format"])
    return made


def as_written(document: Document) -> Document:
    """Give a document in which whatever was translated stands as its author wrote it."""
    for target, passage in list(passages_of(document)):
        if passage["origin"] != "verbatim" or passage["flags"]:
            source, _ = texts_of(document, target, passage)
            document = with_passage(
                document, target, passage["index"], text=source, origin="verbatim"
            )
    return document


def without_post_flags(document: Document) -> Document:
    """Give a document whose questions about the whole post are settled."""
    return {**document, "flags": []}


def _put(translation: dict[str, Any], field: str, value: str) -> None:
    if field in ("text", "title"):
        translation[field] = value
        return
    _, number, name = field.split("/")
    translation["attachments"][int(number)][name] = value


def _move(passage: dict[str, Any], shift: int) -> None:
    """Move what lies on the target's side."""
    passage["target"] = [place + shift for place in passage["target"]]
    passage["alignment"] = [[a, b, c + shift, d + shift] for a, b, c, d in passage["alignment"]]
    for one in (*passage["terms"], *passage["flags"]):
        if one["target"] is not None:
            one["target"] = [place + shift for place in one["target"]]
