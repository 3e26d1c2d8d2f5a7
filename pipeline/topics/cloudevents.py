"""Events as CloudEvents 1.0 has them for Kafka: binary mode out, binary and structured mode in."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem
from pipeline.topics.reasons import Poison

# A header of Kafka may have no value, and a name may come twice.
Headers = tuple[tuple[str, bytes | None], ...]

MOST_BYTES = 1024 * 1024  # of a value that a platform sends, as of a line in a file
MOST_ATTRIBUTE = 2000  # characters of an id, a type, a source, a subject

_VERSION = "1.0"
_JSON = "application/json"
_STRUCTURED = "application/cloudevents"
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,30})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_IS_JSON = re.compile(r"(?:application|text)/(?:[\w.+-]{1,100}\+)?json", re.ASCII | re.IGNORECASE)
_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_JSON_PROBLEMS = {
    "not-utf8": Poison(
        reason="bad-utf-8",
        message="The value is not UTF-8. Send JSON in UTF-8, without compression of your own and "
        "without the prefix of a schema registry's serializer.",
    ),
    "double-field": Poison(
        reason="not-json",
        message="An object in the value has the same field twice. Remove one of them.",
    ),
}
_NOT_JSON = Poison(
    reason="not-json",
    message="The value is no JSON. Send one JSON object, in UTF-8, without NaN or infinities, "
    "nested no deeper than a post needs.",
)
_HALF = Poison(
    reason="not-json",
    message="The value has half a character (a lone surrogate). Send whole Unicode characters.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened, as CloudEvents describes it."""

    id: str
    type: str
    source: str
    time: datetime | None  # aware
    subject: str | None
    data: Any  # of JSON


def write_event(event: Event) -> tuple[list[tuple[str, bytes]], bytes]:
    """Write an event in binary mode: headers and value, the same bytes for the same event."""
    headers = [
        ("content-type", _JSON.encode()),
        ("ce_specversion", _VERSION.encode()),
        ("ce_id", event.id.encode()),
        ("ce_source", event.source.encode()),
        ("ce_type", event.type.encode()),
    ]
    if event.subject is not None:
        headers.append(("ce_subject", event.subject.encode()))
    if event.time is not None:
        headers.append(("ce_time", event.time.isoformat().encode()))
    value = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return headers, value.encode()


def read_event(
    value: bytes | None, headers: Headers, *, most_bytes: int = MOST_BYTES
) -> Event | Poison:
    """Read a record's event, in whichever mode it is, or say why it is none. Never raises."""
    if value is None:
        return Poison(
            reason="tombstone",
            message="The record has no value. Nothing is compacted here: to take a post back, send "
            "post.withdrawn.",
        )
    if len(value) > most_bytes:
        return Poison(
            reason="too-large",
            message=f"The value has {len(value)} bytes, the most is {most_bytes}. Part the post "
            "into several.",
        )
    named = _named(headers)
    if isinstance(named, Poison):
        return named
    media_type = named.get("content-type", "").split(";")[0].strip().lower()
    if media_type.startswith(_STRUCTURED):
        return _structured(value, media_type)
    if media_type and not _IS_JSON.fullmatch(media_type):
        return _not_an_event(
            "has a content type that is no JSON. Send application/json, or "
            "application/cloudevents+json for an event in structured mode."
        )
    if not any(name.startswith("ce_") for name in named):
        return _not_an_event(
            "has neither headers ce_... (binary mode) nor the content type "
            "application/cloudevents+json (structured mode). Send an event in one of them."
        )
    event = _event({name[3:]: text for name, text in named.items() if name.startswith("ce_")})
    return event if isinstance(event, Poison) else _with_data(event, value)


def _named(headers: Headers) -> dict[str, str] | Poison:
    """Give the headers that count, by their names in lower case."""
    found: dict[str, str] = {}
    for name, raw in headers:
        name = name.lower()
        if raw is None or not (name == "content-type" or name.startswith("ce_")):
            continue
        if name in found:
            return _not_an_event("has a header of CloudEvents twice. Send each once.")
        try:
            found[name] = raw.decode()
        except UnicodeDecodeError:
            return _not_an_event("has a header of CloudEvents that is not UTF-8. Send UTF-8.")
    return found


def _structured(value: bytes, media_type: str) -> Event | Poison:
    if media_type != f"{_STRUCTURED}+json":
        return _not_an_event(
            "has events in batches, or in another format than JSON. Send one event a record, as "
            "application/cloudevents+json."
        )
    envelope = _json(value)
    if isinstance(envelope, Poison):
        return envelope
    if not isinstance(envelope, dict):
        return _not_an_event("has a value that is no object. Send the event as a JSON object.")
    event = _event(envelope)
    if isinstance(event, Poison):
        return event
    if "data_base64" not in envelope:
        return event
    try:
        inner = base64.b64decode(envelope["data_base64"], validate=True)
    except (binascii.Error, TypeError, ValueError):
        return _not_an_event("has data_base64 that is no base64. Send data, as JSON.")
    return _with_data(event, inner)


def _event(given: Mapping[str, Any]) -> Event | Poison:
    """Read the attributes of an event, and its data where they stand beside them."""
    if given.get("specversion") != _VERSION:
        return _not_an_event("is not of CloudEvents 1.0. Send specversion 1.0.")
    for name in ("id", "source", "type"):
        if not _is_attribute(given.get(name)):
            return _not_an_event(
                f"has no usable attribute `{name}`. Send a text of 1 to {MOST_ATTRIBUTE} "
                "characters, none of them a control character."
            )
    subject = given.get("subject")
    if subject is not None and not _is_attribute(subject):
        return _not_an_event("has a `subject` that cannot be used. Send the post's id, or none.")
    time = _moment(given.get("time"))
    if isinstance(time, Poison):
        return time
    return Event(
        id=given["id"],
        type=given["type"],
        source=given["source"],
        time=time,
        subject=subject,
        data=given.get("data"),
    )


def _is_attribute(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= MOST_ATTRIBUTE
        and _UNPRINTABLE.search(value) is None
    )


def _moment(value: object) -> datetime | Poison | None:
    if value is None:
        return None
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value.upper())
        except ValueError:
            pass
    return _not_an_event(
        "has a `time` that cannot be read. Send one such as 2026-11-20T09:30:00Z, or none."
    )


def _with_data(event: Event, value: bytes) -> Event | Poison:
    data = _json(value)
    if isinstance(data, Poison):
        return data
    return Event(
        id=event.id,
        type=event.type,
        source=event.source,
        time=event.time,
        subject=event.subject,
        data=data,
    )


def _json(value: bytes) -> Any | Poison:
    """Read JSON whose texts can be written again."""
    data = read_json(value)
    if isinstance(data, Problem):
        return _JSON_PROBLEMS.get(data.code, _NOT_JSON)
    if _HALF_CHARACTER.search(value) is not None:  # only then can there be a half one
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            return _HALF
        except RecursionError:
            return _NOT_JSON
    return data


def _not_an_event(message: str) -> Poison:
    return Poison(reason="not-cloudevents", message=f"The record {message}")
