"""The AsyncAPI document: whole, as written in the docs, and held against what is really sent."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest

from pipeline.domain.project import Classroom, Project
from pipeline.schemas.bilingual import json_schema, to_dict
from pipeline.service import Pipeline
from pipeline.topics.cloudevents import write_event
from pipeline.topics.document import document
from pipeline.topics.messages import (
    Detail,
    Received,
    Translated,
    Untranslated,
    Withdrawn,
    happening,
    incoming_event,
    translated_event,
)
from pipeline.topics.names import Topics
from pipeline.topics.reasons import REASONS
from tests.support.asyncapi import validate
from tools.asyncapi import PAGE, written
from translators.testing import IdentityTranslator

MADE = document(Topics())
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def inside(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from inside(one)


def test_the_page_in_the_docs_is_the_document() -> None:
    assert PAGE.read_text("utf-8") == written(), "run tools/asyncapi.py"


def test_it_is_asyncapi_3_and_every_reference_leads_somewhere() -> None:
    assert MADE["asyncapi"] == "3.0.0"
    used = {one["$ref"] for one in inside(MADE) if "$ref" in one}
    for path in used:
        place: Any = MADE
        for part in path.removeprefix("#/").split("/"):
            place = place[part]
        assert place
    named = {f"#/components/{kind}/{name}" for kind, found in MADE["components"].items()
             for name in found}  # fmt: skip
    assert named == {path for path in used if path.startswith("#/components/")}


def test_its_schemas_are_of_draft_7() -> None:
    for schema in MADE["components"]["schemas"].values():
        jsonschema.Draft7Validator.check_schema(schema)
    assert not [one for one in inside(MADE) if "prefixItems" in one or "$defs" in one]
    assert "prefixItems" in json_schema()["$defs"]["span"], "the schema itself stays as it was"


def test_every_topic_is_a_channel_with_what_its_making_gives_it() -> None:
    topics = Topics(prefix="school.")
    channels = {one["address"]: one for one in document(topics)["channels"].values()}
    assert channels.keys() == {one.name for one in topics.planned()}
    for topic in topics.planned():
        binding = channels[topic.name]["bindings"]["kafka"]
        assert binding["topic"] == topic.name
        assert binding["partitions"] == topic.partitions
        kept = binding["topicConfiguration"]["retention.ms"]
        assert kept == topic.retention.total_seconds() * 1000


def test_every_reason_of_a_dead_letter_stands_there() -> None:
    headers = MADE["components"]["messages"]["deadLetter"]["headers"]["properties"]
    assert headers["dlq_reason"]["enum"] == list(REASONS)


def test_it_loads_nothing_from_elsewhere() -> None:
    assert not re.findall(r"https?://", written())


Sent = tuple[str, bytes | None, list[tuple[str, bytes]], bytes]
PROJECT = Project(
    id="rivers",
    name="Rivers",
    classrooms=(
        Classroom(id="accra", language="en", timezone="UTC"),
        Classroom(id="sevilla", language="es", timezone="UTC"),
    ),
    retention_days=400,
)
BODY = {
    "id": "p-17", "project": "rivers", "classroom": "accra", "author": "s-4", "thread": "t-3",
    "in_reply_to": None, "revision": 1, "created_at": "2026-11-20T09:30:00+00:00",
    "format": "markdown", "language": None, "title": None,
    "text": "We saw **15 birds**. See https://example.org.",
    "attachments": [{"url": "https://example.org/d.png", "media_type": "image/png",
                     "alt": "A blue house", "caption": None, "transcript": None}],
}  # fmt: skip
IDS = {
    "project": "rivers", "post": "p-17", "revision": 1, "edition": 0, "thread": "t-3",
    "links": {"post": "/v1/projects/rivers/posts/p-17"},
}  # fmt: skip
DLQ = [
    ("dlq_topic", b"posts.in.v1"), ("dlq_partition", b"3"), ("dlq_offset", b"17"),
    ("dlq_reason", b"not-json"), ("dlq_message", b"The value is no JSON."),
    ("dlq_at", b"2026-11-20T09:30:00+00:00"),
]  # fmt: skip


@pytest.fixture(scope="module")
def bilingual() -> dict[str, Any]:
    """Give a post as the pipeline makes it."""
    (made,) = Pipeline(PROJECT, IdentityTranslator()).translate([BODY])
    return to_dict(made)


@pytest.fixture(scope="module")
def sent(bilingual: dict[str, Any]) -> dict[str, Sent]:
    """Give one record of every kind, as it is sent."""
    received = Received(project="rivers", post="p-17", thread="t-3", body=BODY)
    taken_back = Withdrawn(project="rivers", post="p-17")
    detail = Detail(target="es", position=0, packages="identity", raw=0.5)
    translated = Translated(project="rivers", body=BODY, document=bilingual, details=(detail,))
    failed = Untranslated(project="rivers", body=BODY, reason="it could not be translated")
    events = {
        "received": ("posts.in.v1", incoming_event(received, event_id="evt_1", time=NOW)),
        "taken back": ("posts.in.v1", incoming_event(taken_back, event_id="evt_1", time=None)),
        "translated": (
            "posts.translated.v1", translated_event(translated, event_id="evt_1", time=NOW),
        ),
        "untranslated": (
            "posts.translated.v1", translated_event(failed, event_id="evt_1", time=NOW),
        ),
        "passed on": (
            "posts.translated.v1", translated_event(taken_back, event_id="evt_1", time=NOW),
        ),
    }  # fmt: skip
    told: dict[str, dict[str, Any]] = {
        "post.held": {**IDS, "status": "held"},
        "post.published": bilingual,
        "post.corrected": {**IDS, "status": "published"},
        "post.withdrawn": {**IDS, "status": "withdrawn", "edition": 2},
        "post.failed": {**IDS, "status": "failed", "reason": "it could not be translated"},
        "review.decided": {**IDS, "status": "held", "review": "rev_1", "verdict": "edit"},
        "post.erased": {**IDS, "status": "erased"},
    }
    for kind, data in told.items():
        event = happening(kind, project="rivers", post="p-17", data=data, event_id="e", time=NOW)
        events[kind] = ("erasure.v1" if kind == "post.erased" else "posts.out.v1", event)
    records: dict[str, Sent] = {}
    for name, (topic, event) in events.items():
        headers, value = write_event(event)
        records[name] = (topic, value, headers, b"rivers/t-3")
    records["structured"] = (
        "posts.in.v1",
        b'{"specversion":"1.0","id":"1","source":"/x","type":"post.withdrawn",'
        b'"data":{"project":"rivers","post":"p-17"}}',
        [("content-type", b"application/cloudevents+json")],
        b"rivers/t-3",
    )
    records["dead"] = ("translate.dlq.v1", b"\xff", [*DLQ, ("odd", b"\xff")], b"\xff")
    records["dead without a value"] = ("record.dlq.v1", None, DLQ, b"")
    return records


NAMES = (
    "received", "taken back", "translated", "untranslated", "passed on", "post.held",
    "post.published", "post.corrected", "post.withdrawn", "post.failed", "review.decided",
    "post.erased", "structured", "dead", "dead without a value",
)  # fmt: skip


def test_there_is_a_record_of_every_message(sent: dict[str, Sent]) -> None:
    assert set(NAMES) == sent.keys()
    described = {name.removesuffix("Structured") for name in MADE["components"]["messages"]}
    assert len(described) == len([name for name in NAMES if name != "structured"]) - 1


@pytest.mark.parametrize("name", NAMES)
def test_what_is_sent_is_described(name: str, sent: dict[str, Sent]) -> None:
    topic, value, headers, key = sent[name]
    validate(topic, value, headers, key=key)


Fault = Callable[[str, bytes | None, list[tuple[str, bytes]], bytes], Sent]


def replaced(old: bytes, new: bytes) -> Fault:
    def fault(
        topic: str, value: bytes | None, headers: list[tuple[str, bytes]], key: bytes
    ) -> Sent:
        assert value is not None
        assert old in value
        return topic, value.replace(old, new), headers, key

    return fault


def headed(name: str, *values: bytes) -> Fault:
    def fault(
        topic: str, value: bytes | None, headers: list[tuple[str, bytes]], key: bytes
    ) -> Sent:
        kept = [one for one in headers if one[0] != name]
        return topic, value, [*kept, *((name, one) for one in values)], key

    return fault


FAULTS: dict[str, tuple[str, Fault]] = {
    "another topic": ("post.held", lambda _, value, heads, key: ("posts.v1", value, heads, key)),
    "a topic that carries it not": (
        "post.held", lambda _, value, heads, key: ("posts.in.v1", value, heads, key),
    ),
    "no value": ("post.held", lambda topic, _, heads, key: (topic, None, heads, key)),
    "no JSON": ("post.held", lambda topic, _, heads, key: (topic, b"{", heads, key)),
    "another key": ("post.held", lambda topic, value, heads, _: (topic, value, heads, b"t-3")),
    "NaN": ("post.published", replaced(b'"probability":', b'"probability":NaN,"x":')),
    "a text where only ids may stand": ("post.held", replaced(b'"links"', b'"text":"x","links"')),
    "another state": ("post.held", replaced(b'"held"', b'"published"')),
    "a missing field": ("post.failed", replaced(b'"reason"', b'"because"')),
    "a span of three": ("post.published", replaced(b'"source":[', b'"source":[0,')),
    "a post without a time": ("received", replaced(b'"created_at"', b'"createdat"')),
    "a time without a zone": ("received", replaced(b"09:30:00+00:00", b"09:30:00")),
    "another project": ("post.held", replaced(b'"rivers"', b'"lakes"')),
    "no version": ("post.held", headed("ce_specversion")),
    "another version": ("post.held", headed("ce_specversion", b"0.3")),
    "a header twice": ("post.held", headed("ce_id", b"a", b"a")),
    "a header that is not UTF-8": ("post.held", headed("ce_id", b"\xff")),
    "an unknown type": ("post.held", headed("ce_type", b"post.lost")),
    "another subject": ("post.held", headed("ce_subject", b"p-18")),
    "another source": ("post.held", headed("ce_source", b"/x")),
    "a bad time": ("post.held", headed("ce_time", b"today")),
    "an envelope without data": ("structured", replaced(b'"data"', b'"datum"')),
    "a detail with more": ("translated", replaced(b'"raw"', b'"text":"x","raw"')),
    "a dead letter without its reason": ("dead", headed("dlq_reason")),
    "a reason nobody knows": ("dead", headed("dlq_reason", b"because")),
    "an offset that is none": ("dead", headed("dlq_offset", b"x")),
    "a topic of no worker": ("dead", headed("dlq_topic", b"posts.out.v1")),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, sent: dict[str, Sent]) -> None:
    good, fault = FAULTS[name]
    topic, value, headers, key = fault(*copy.deepcopy(sent[good]))
    with pytest.raises((AssertionError, ValueError)):
        validate(topic, value, headers, key=key)


def test_topics_with_a_prefix_are_known_by_it(sent: dict[str, Sent]) -> None:
    topic, value, headers, key = sent["post.held"]
    validate(f"school.{topic}", value, headers, "school.", key=key)
    with pytest.raises(AssertionError):
        validate(topic, value, headers, "school.", key=key)
