"""Events as CloudEvents: what is written is read again, and nothing that comes in raises."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.cloudevents import MOST_BYTES, Event, Headers, read_event, write_event
from pipeline.topics.reasons import REASONS, Poison

EVENT = Event(
    id="evt_1",
    type="post.received",
    source="/v1/projects/rivers",
    time=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
    subject="p-17",
    data={"id": "p-17", "text": "Ñandú"},
)
BINARY = (
    ("ce_specversion", b"1.0"),
    ("ce_id", b"evt_1"),
    ("ce_source", b"/v1/projects/rivers"),
    ("ce_type", b"post.received"),
)
STRUCTURED = (("content-type", b"application/cloudevents+json; charset=UTF-8"),)
ENVELOPE = {"specversion": "1.0", "id": "evt_1", "source": "/x", "type": "post.received"}
CANARY = "zanzibar"


def test_an_event_is_written_in_binary_mode_with_these_bytes() -> None:
    headers, value = write_event(EVENT)
    assert headers == [
        ("content-type", b"application/json"),
        ("ce_specversion", b"1.0"),
        ("ce_id", b"evt_1"),
        ("ce_source", b"/v1/projects/rivers"),
        ("ce_type", b"post.received"),
        ("ce_subject", b"p-17"),
        ("ce_time", b"2026-11-20T09:30:00+00:00"),
    ]
    assert value == '{"id":"p-17","text":"Ñandú"}'.encode()


def test_what_an_event_lacks_is_no_header() -> None:
    event = replace(EVENT, subject=None, time=None)
    headers, value = write_event(event)
    assert [name for name, _ in headers][-1] == "ce_type"
    assert read_event(value, headers) == event


def whole(text: str) -> bool:
    return not any(0xD800 <= ord(sign) < 0xE000 for sign in text)


TEXTS = st.text().filter(whole)
ATTRIBUTES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=50)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
EVENTS = st.builds(
    Event,
    id=ATTRIBUTES,
    type=ATTRIBUTES,
    source=ATTRIBUTES,
    time=st.none() | st.datetimes(timezones=ZONES),
    subject=st.none() | ATTRIBUTES,
    data=JSON,
)


@given(event=EVENTS)
def test_an_event_that_was_written_is_read_again(event: Event) -> None:
    headers, value = write_event(event)
    assert read_event(value, headers) == event
    assert write_event(event) == (headers, value)


@given(event=EVENTS)
def test_an_event_in_structured_mode_is_the_same(event: Event) -> None:
    envelope: dict[str, Any] = {
        "specversion": "1.0",
        "id": event.id,
        "source": event.source,
        "type": event.type,
        "time": event.time and event.time.isoformat(),
        "datacontenttype": "application/json",
        "data": event.data,
        "extension": 1,
    }
    if event.subject is not None:
        envelope["subject"] = event.subject
    assert read_event(json.dumps(envelope).encode(), STRUCTURED) == event
    inner = json.dumps(envelope.pop("data")).encode()
    envelope["data_base64"] = base64.b64encode(inner).decode()
    assert read_event(json.dumps(envelope).encode(), STRUCTURED) == event


def changed(name: str, value: bytes | None) -> Headers:
    kept = [one for one in BINARY if one[0] != name]
    return [*kept, (name, value)]


def enveloped(**fields: Any) -> bytes:
    return json.dumps(ENVELOPE | {"data": {}} | fields).encode()


BAD: dict[str, tuple[bytes | None, Headers, str]] = {
    "no value": (None, BINARY, "tombstone"),
    "an empty value": (b"", BINARY, "not-json"),
    "a value that is too large": (b" " * (MOST_BYTES + 1), BINARY, "too-large"),
    "bad UTF-8": (b'{"a": "\xff"}', BINARY, "bad-utf-8"),
    "the prefix of a serializer": (b"\x00\x00\x00\x00\x01{}", BINARY, "not-json"),
    "words": (f"{CANARY} is no JSON".encode(), BINARY, "not-json"),
    "half an object": (b'{"a": 1', BINARY, "not-json"),
    "NaN": (b'{"a": NaN}', BINARY, "not-json"),
    "a field twice": (f'{{"{CANARY}": 1, "{CANARY}": 2}}'.encode(), BINARY, "not-json"),
    "depth": (b"[" * 100_000, BINARY, "not-json"),
    "closed depth": (b"[" * 100_000 + b"]" * 100_000, BINARY, "not-json"),
    "a huge number": (b"9" * 5000, BINARY, "not-json"),
    "half a character": (b'{"a": "\\ud83d"}', BINARY, "not-json"),
    "the other half": (b'{"a": "\\uDE00"}', BINARY, "not-json"),
    "half a character as a name": (b'{"\\ud83d": 1}', BINARY, "not-json"),
    "no headers": (b"{}", (), "not-cloudevents"),
    "headers of others": (b"{}", (("traceparent", b"00-1"),), "not-cloudevents"),
    "an old version": (b"{}", changed("ce_specversion", b"0.3"), "not-cloudevents"),
    "no id": (b"{}", changed("ce_id", None), "not-cloudevents"),
    "an empty source": (b"{}", changed("ce_source", b""), "not-cloudevents"),
    "a type with a line break": (b"{}", changed("ce_type", b"post\nx"), "not-cloudevents"),
    "an endless id": (b"{}", changed("ce_id", b"x" * 2001), "not-cloudevents"),
    "an empty subject": (b"{}", (*BINARY, ("ce_subject", b"")), "not-cloudevents"),
    "an id that is not UTF-8": (b"{}", changed("ce_id", b"\xff"), "not-cloudevents"),
    "a header twice": (b"{}", (*BINARY, ("CE_ID", b"evt_1")), "not-cloudevents"),
    "a time without its zone": (
        b"{}", (*BINARY, ("ce_time", b"2026-11-20T09:30:00")), "not-cloudevents",
    ),
    "a time that does not exist": (
        b"{}", (*BINARY, ("ce_time", b"2026-02-30T09:30:00Z")), "not-cloudevents",
    ),
    "a date with other digits": (
        b"{}", (*BINARY, ("ce_time", "٢٠٢٦-11-20T09:30:00Z".encode())), "not-cloudevents",
    ),
    "Avro": (b"{}", (*BINARY, ("content-type", b"application/avro")), "not-cloudevents"),
    "a batch": (
        b"[]", (("content-type", b"application/cloudevents-batch+json"),), "not-cloudevents",
    ),
    "another format": (b"{}", (("content-type", b"application/cloudevents+avro"),),
                       "not-cloudevents"),
    "an envelope that is a list": (b"[]", STRUCTURED, "not-cloudevents"),
    "an envelope that is no JSON": (CANARY.encode(), STRUCTURED, "not-json"),
    "an envelope with half a character": (b'{"id": "\\ud83d"}', STRUCTURED, "not-json"),
    "an envelope without a version": (b'{"id": "x"}', STRUCTURED, "not-cloudevents"),
    "an id that is a number": (enveloped(id=17), STRUCTURED, "not-cloudevents"),
    "a subject that is a list": (enveloped(subject=[]), STRUCTURED, "not-cloudevents"),
    "a time that is a number": (enveloped(time=17), STRUCTURED, "not-cloudevents"),
    "base64 that is none": (enveloped(data_base64="é*"), STRUCTURED, "not-cloudevents"),
    "base64 that is a number": (enveloped(data_base64=1), STRUCTURED, "not-cloudevents"),
    "base64 of no JSON": (enveloped(data_base64="eA=="), STRUCTURED, "not-json"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_event_is_told_with_its_reason_and_without_its_words(name: str) -> None:
    value, headers, reason = BAD[name]
    outcome = read_event(value, headers)
    assert isinstance(outcome, Poison)
    assert outcome.reason == reason
    assert CANARY not in outcome.message
    assert outcome.message.endswith(".")


@pytest.mark.parametrize(
    "headers",
    [
        BINARY,
        [(name.upper(), value) for name, value in BINARY],
        [*BINARY, ("content-type", b"application/json; charset=utf-8")],
        [*BINARY, ("Content-Type", b"application/vnd.platform+json")],
        [*BINARY, ("traceparent", b"\xff"), ("traceparent", None), ("ce_ours", b"1")],
    ],
)
def test_what_a_platform_may_write_otherwise_is_an_event(headers: Headers) -> None:
    outcome = read_event(b'\xef\xbb\xbf{"a": "\\ud83d\\ude00"}', headers)
    assert isinstance(outcome, Event)
    assert (outcome.id, outcome.time, outcome.data) == ("evt_1", None, {"a": "😀"})


def test_more_bytes_can_be_asked_for() -> None:
    value = json.dumps("x" * MOST_BYTES).encode()
    assert isinstance(read_event(value, BINARY), Poison)
    assert isinstance(read_event(value, BINARY, most_bytes=2 * MOST_BYTES), Event)


NAMES = st.sampled_from(["content-type", "ce_specversion", "ce_id", "ce_type", "ce_source",
                         "ce_time", "ce_subject"]) | st.text(max_size=5)  # fmt: skip
VALUES = st.none() | st.binary(max_size=30) | st.sampled_from(
    [b"1.0", b"application/cloudevents+json", b"application/json", b"2026-11-20T09:30:00Z"]
)  # fmt: skip


@given(
    value=st.none() | st.binary() | JSON.map(lambda data: json.dumps(data).encode()),
    headers=st.lists(st.tuples(NAMES, VALUES), max_size=9),
    is_binary=st.booleans(),
)
def test_no_record_raises(
    value: bytes | None, headers: list[tuple[str, bytes | None]], is_binary: bool
) -> None:
    outcome = read_event(value, [*BINARY, *headers] if is_binary else headers)
    assert isinstance(outcome, Event) or outcome.reason in REASONS


@pytest.mark.parametrize(
    "value",
    [b'"' + b"\\ud83d\\ude00" * 80_000 + b'"', b'{"a":' * 150_000, b"[" * 10**6, b"\xf0" * 10**6,
     b"{" + b'"a":1,' * 150_000, b" " * 10**6, b'"' + b"\\" * 10**6],
)  # fmt: skip
def test_a_megabyte_of_hostile_signs_takes_no_time(value: bytes) -> None:
    began = time.perf_counter()
    read_event(value, BINARY)
    read_event(value, STRUCTURED)
    assert time.perf_counter() - began < 2
