"""Bilingual posts made by hand, for tests of the page and for looking at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.domain.language import UNDETERMINED, direction
from pipeline.domain.post import ATTACHMENT_FIELDS

# A gap, or a passage: its source and a target for each language.
Part = str | tuple[str, ...]


def bilingual_post(
    parts: Sequence[Part],
    *,
    source: str = "es",
    targets: Sequence[str] = ("en",),
    flags: Mapping[int, Sequence[Mapping[str, Any]]] | None = None,
    title: tuple[str, ...] | None = None,
    html: tuple[str, ...] | None = None,
    attachments: Sequence[Mapping[str, Any]] = (),
    **changes: Any,
) -> dict[str, Any]:
    """Make a bilingual post as JSON of parts of its text, in order.

    `flags` are by number of passage, from 0 without the title, in every language. In attachments
    a text is a tuple like a passage, or None; so is `html`, of the text. `changes` replace fields
    of the post.
    """
    fields: list[tuple[str, Sequence[Part]]] = [] if title is None else [("title", [title])]
    fields.append(("text", parts))
    for number, attachment in enumerate(attachments):
        fields.extend(
            (f"attachments/{number}/{key}", [attachment[key]])
            for key in ATTACHMENT_FIELDS
            if attachment.get(key) is not None
        )
    post: dict[str, Any] = {
        "id": "p-1",
        "revision": 1,
        "edition": 1,
        "project": "rivers",
        "thread": None,
        "in_reply_to": None,
        "classroom": "sevilla",
        "author": "s-1",
        "created_at": "2026-11-20T09:30:00+01:00",
        "status": "published",
        "language": {"code": source, "probability": 0.99, "by": "detected"},
        "dir": "ltr" if source == UNDETERMINED else direction(source),
        "format": "plain",
        "title": None,
        "text": "",
        "html": "",
        "attachments": _attachments(attachments),
        "flags": [],
        "translations": {
            target: {
                "language": target,
                "dir": direction(target),
                "title": None,
                "text": "",
                "html": "",
                "attachments": _attachments(attachments),
                "signature": None,
                "via": None,
                "passages": [],
            }
            for target in targets
        },
    }
    for name, field in fields:
        _write(post, name, "".join(part if isinstance(part, str) else part[0] for part in field))
        for column, target in enumerate(targets, start=1):
            translation = post["translations"][target]
            value, passages = _passages(name, field, column, source, flags or {})
            _write(translation, name, value)
            before = len(translation["passages"])
            for index, passage in enumerate(passages, start=before):
                translation["passages"].append({**passage, "index": index})
    if html is not None:
        for holder, written in zip([post, *post["translations"].values()], html, strict=True):
            holder["html"] = written
    return {**post, **changes}


def _attachments(attachments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"url": item.get("url", "https://example.org/a.png"), "media_type": item.get("media_type")}
        | dict.fromkeys(ATTACHMENT_FIELDS)
        for item in attachments
    ]


def _write(holder: dict[str, Any], name: str, value: str) -> None:
    if name.startswith("attachments/"):
        _, number, key = name.split("/")
        holder["attachments"][int(number)][key] = value
    else:
        holder[name] = value


def _passages(
    name: str,
    parts: Sequence[Part],
    column: int,
    language: str,
    flags: Mapping[int, Sequence[Mapping[str, Any]]],
) -> tuple[str, list[dict[str, Any]]]:
    passages: list[dict[str, Any]] = []
    value, place = "", 0
    for part in parts:
        if isinstance(part, str):
            value, place = value + part, place + len(part)
            continue
        own, target = part[0], part[column]
        passages.append(
            {
                "field": name,
                "source": [place, place + len(own)],
                "target": [len(value), len(value) + len(target)],
                "language": language,
                "origin": "verbatim" if own == target else "machine",
                "score": None if own == target else 0.71,
                "confidence": None,
                "alternatives": [],
                "alignment": [],
                "terms": [],
                "flags": list(flags.get(len(passages), ())) if name == "text" else [],
            }
        )
        value, place = value + target, place + len(own)
    return value, passages
