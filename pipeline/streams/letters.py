"""Dead letters on the wire: the record as it came, and headers that say where from and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.topics.cloudevents import Headers

_TOPIC, _PARTITION, _OFFSET = "dlq_topic", "dlq_partition", "dlq_offset"
_REASON, _MESSAGE, _AT = "dlq_reason", "dlq_message", "dlq_at"
_NUMBER = re.compile(r"[0-9]{1,19}")
HEADERS = (_TOPIC, _PARTITION, _OFFSET, _REASON, _MESSAGE, _AT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """What a dead letter says of itself; None where it does not say it as it should."""

    topic: str | None  # that it came from
    partition: int | None
    offset: int | None
    reason: str | None
    message: str | None
    at: datetime | None  # when it was put aside


def write_letter(dead: Dead, topic: str, now: datetime) -> Outgoing:
    """Write a dead letter: key, value and headers as they came, and its envelope."""
    record = dead.record
    envelope = (
        (_TOPIC, record.topic),
        (_PARTITION, str(record.partition)),
        (_OFFSET, str(record.offset)),
        (_REASON, dead.reason),
        (_MESSAGE, dead.message),
        (_AT, now.isoformat()),
    )
    return Outgoing(
        topic=topic,
        key=record.key,
        value=record.value,
        headers=(*_own(record.headers), *((name, text.encode()) for name, text in envelope)),
    )


def read_envelope(letter: Record) -> Envelope:
    """Read what a dead letter says of itself."""
    found = {name: raw for name, raw in letter.headers if name in HEADERS and raw is not None}
    texts = {name: raw.decode("utf-8", "replace") for name, raw in found.items()}
    return Envelope(
        topic=texts.get(_TOPIC),
        partition=_number(texts.get(_PARTITION)),
        offset=_number(texts.get(_OFFSET)),
        reason=texts.get(_REASON),
        message=texts.get(_MESSAGE),
        at=_moment(texts.get(_AT)),
    )


def returned(letter: Record) -> Outgoing | None:
    """Give the record of a letter as it came, for its topic; None where that is not known."""
    topic = read_envelope(letter).topic
    if topic is None:
        return None
    return Outgoing(topic=topic, key=letter.key, value=letter.value, headers=_own(letter.headers))


def _own(headers: Headers) -> Headers:
    """Give the headers that a record came with."""
    return tuple(one for one in headers if one[0] not in HEADERS)


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def _moment(text: str | None) -> datetime | None:
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError:
        return None
