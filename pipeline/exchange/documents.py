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


class Draft:
    """A document in which passages are being settled, however many: it is written anew once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._settled: dict[tuple[str, int], tuple[str, Origin] | None] = {}

    def settle(self, target: str, position: int, *, text: str | None, origin: Origin) -> None:
        """Settle a passage: its flags are gone.

        With a `text` that becomes the passage's, written in the field's format; None leaves it.
        """
        if text is not None:
            self._settled[target, position] = text, origin
        else:
            self._settled.setdefault((target, position), None)

    def text(self, target: str, position: int) -> str:
        """Give a passage's target text as it is by now."""
        settled = self._settled.get((target, position))
        if settled is not None:
            return settled[0]
        translation = self._document["translations"][target]
        passage = translation["passages"][position]
        return field_text(translation, passage["field"])[slice(*passage["target"])]

    def written(self) -> Document:
        """Give the document with all that was settled."""
        if not self._settled:
            return self._document
        made = copy.deepcopy(self._document)
        for target in dict.fromkeys(target for target, _ in self._settled):
            self._write(made["translations"][target], target, made["format"])
        return made

    def _write(self, translation: dict[str, Any], target: str, written: Format) -> None:
        """Put a translation together from what was settled and what was not."""
        fields: dict[str, _Field] = {}
        for position, passage in enumerate(translation["passages"]):
            field = passage["field"]
            value = fields.setdefault(field, _Field(field_text(translation, field)))
            _move(passage, value.shift)
            if (target, position) not in self._settled:
                continue
            passage["flags"] = []
            settled = self._settled[target, position]
            if settled is None:
                continue
            text, origin = settled
            start, end = passage["target"]
            value.replace(start, end, text)
            passage.update(
                target=[start, start + len(text)],
                origin=origin,
                score=None,
                confidence=None,
                alternatives=[],
                alignment=[],
                terms=[],
            )
        for field, value in fields.items():
            if value.is_changed:
                _put(translation, field, value.whole())
                if field == "text":
                    translation["html"] = to_html(translation["text"], written)


class _Field:
    """A field's value that is put together anew, from its start to its end."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._parts: list[str] = []
        self._done = 0  # so far it is in the parts
        self.shift = 0  # of what comes after

    @property
    def is_changed(self) -> bool:
        return bool(self._parts)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of a stretch; its offsets are those of what is put together."""
        start, end = start - self.shift, end - self.shift
        self._parts += (self._value[self._done : start], text)
        self._done = end
        self.shift += len(text) - (end - start)

    def whole(self) -> str:
        return "".join(self._parts) + self._value[self._done :]


def as_written(document: Document) -> Document:
    """Give a document in which whatever was translated stands as its author wrote it."""
    draft = Draft(document)
    for target, passage in passages_of(document):
        if passage["origin"] != "verbatim" or passage["flags"]:
            source, _ = texts_of(document, target, passage)
            draft.settle(target, passage["index"], text=source, origin="verbatim")
    return draft.written()


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
    if not shift:
        return
    passage["target"] = [place + shift for place in passage["target"]]
    passage["alignment"] = [[a, b, c + shift, d + shift] for a, b, c, d in passage["alignment"]]
    for one in (*passage["terms"], *passage["flags"]):
        if one["target"] is not None:
            one["target"] = [place + shift for place in one["target"]]
