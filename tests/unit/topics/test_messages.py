"""What the topics carry: written, read again, and refused without a word of what it was."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.cloudevents import Event, read_event, write_event
from pipeline.topics.messages import (
    RECEIVED,
    TRANSLATED,
    UNTRANSLATED,
    WITHDRAWN,
    Detail,
    Received,
    Translated,
    Untranslated,
    Withdrawn,
    incoming_event,
    read_incoming,
    read_translated,
    translated_event,
)
from pipeline.topics.reasons import Poison

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BODY = {"id": "p-17", "project": "rivers", "thread": "t-3", "text": "Ñandú", "more": [1]}
RECEIVED_POST = Received(project="rivers", post="p-17", thread="t-3", body=BODY)
PASSAGE = {
    "index": 0, "field": "text", "source": [0, 5], "target": [0, 5], "language": "en",
    "origin": "machine", "score": -0.5, "confidence": None, "alternatives": [], "flags": [],
}  # fmt: skip
WORDS = {
    "title": None, "text": "Ñandú", "html": None, "dir": "ltr", "attachments": [],
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    **WORDS, "id": "p-17", "revision": 1, "project": "rivers", "thread": "t-3", "in_reply_to": None,
    "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00",
    "status": "published", "language": {"code": "en"}, "format": "plain", "flags": [],
    "translations": {"es": {**WORDS, "language": "es", "passages": [PASSAGE]}},
}  # fmt: skip
PASSED_ON = [
    Translated(
        project="rivers",
        body=BODY,
        document=DOCUMENT,
        details=(
            Detail(target="es", position=0, packages="argos:en-es:1.0", raw=0.25),
            Detail(target="es", position=1, packages=None, raw=None),
        ),
    ),
    Translated(project="rivers", body=BODY, document={**DOCUMENT, "new": 1}, details=()),
    Untranslated(project="rivers", body=BODY, reason="it could not be translated"),
    Withdrawn(project="rivers", post="p-17"),
    Withdrawn(project="rivers", post="p-17", thread="t-3"),
]
CANARY = "zanzibar"


def over_the_wire(event: Event) -> Event:
    headers, value = write_event(event)
    read = read_event(value, headers)
    assert read == event
    return event


@pytest.mark.parametrize("value", [RECEIVED_POST, *PASSED_ON[-2:]])
def test_what_comes_in_is_read_as_it_was_written(value: Received | Withdrawn) -> None:
    event = over_the_wire(incoming_event(value, event_id="evt_1", time=NOW))
    assert (event.source, event.subject) == ("/v1/projects/rivers", "p-17")
    assert read_incoming(event) == value


@pytest.mark.parametrize("value", PASSED_ON)
def test_what_is_passed_on_is_read_as_it_was_written(
    value: Translated | Untranslated | Withdrawn,
) -> None:
    event = over_the_wire(translated_event(value, event_id="evt_1", time=NOW))
    assert (event.source, event.subject) == ("/v1/projects/rivers", "p-17")
    assert read_translated(event) == value


def event(kind: str, data: Any) -> Event:
    return Event(id="evt_1", type=kind, source="/x", time=None, subject=None, data=data)


def with_passages(*passages: dict[str, Any]) -> dict[str, Any]:
    translation = {**DOCUMENT["translations"]["es"], "passages": list(passages)}
    return {**DOCUMENT, "translations": {"es": translation}}


IDS = {"project": "rivers", "id": "p-17"}
POST = {"project": "rivers", "post": "p-17"}
OURS = {"project": "rivers", "post": BODY}
WHOLE = {**OURS, "bilingual": DOCUMENT, "details": []}
DETAIL = {"target": "es", "position": 0, "packages": None, "raw": None}


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("post.published", IDS, "wrong-type"),
        (CANARY, IDS, "wrong-type"),
        (RECEIVED, None, "wrong-data"),
        (RECEIVED, [CANARY], "wrong-data"),
        (RECEIVED, CANARY, "wrong-data"),
        (RECEIVED, {"id": "p-17"}, "wrong-data"),
        (RECEIVED, {"project": "rivers"}, "wrong-data"),
        (RECEIVED, {**IDS, "project": f"{CANARY}/x"}, "wrong-data"),
        (RECEIVED, {**IDS, "id": f"{CANARY}\0"}, "wrong-data"),
        (RECEIVED, {**IDS, "id": 17}, "wrong-data"),
        (RECEIVED, {**IDS, "id": "x" * 201}, "wrong-data"),
        (RECEIVED, {**IDS, "thread": 17}, "wrong-data"),
        (RECEIVED, {**IDS, "thread": ""}, "wrong-data"),
        (RECEIVED, {**IDS, "thread": CANARY * 100}, "wrong-data"),
        (WITHDRAWN, IDS, "wrong-data"),
        (WITHDRAWN, {**POST, "thread": []}, "wrong-data"),
    ],
)
def test_what_no_platform_should_send_is_refused(kind: str, data: Any, reason: str) -> None:
    outcome = read_incoming(event(kind, data))
    assert isinstance(outcome, Poison)
    assert outcome.reason == reason
    assert CANARY not in outcome.message


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        (RECEIVED, BODY, "wrong-type"),
        (TRANSLATED, None, "wrong-data"),
        (TRANSLATED, {**WHOLE, "post": CANARY}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "project": CANARY}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "bilingual": None}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "bilingual": {**DOCUMENT, "id": "p-18"}}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "bilingual": {**DOCUMENT, "revision": 2}}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "bilingual": {**DOCUMENT, "text": None}}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "bilingual": with_passages()}, None),
        (TRANSLATED, {**WHOLE, "bilingual": with_passages(PASSAGE, PASSAGE)}, "wrong-data"),
        (
            TRANSLATED,
            {**WHOLE, "bilingual": with_passages({**PASSAGE, "field": "title"})},
            "wrong-data",
        ),
        (
            TRANSLATED,
            {**WHOLE, "bilingual": with_passages({**PASSAGE, "field": "html"})},
            "wrong-data",
        ),
        (
            TRANSLATED,
            {**WHOLE, "bilingual": with_passages({**PASSAGE, "field": "attachments/0/alt"})},
            "wrong-data",
        ),
        (TRANSLATED, {**WHOLE, "details": None}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "details": [CANARY]}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "details": [{**DETAIL, "position": -1}]}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "details": [{**DETAIL, "position": True}]}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "details": [{**DETAIL, "raw": "1"}]}, "wrong-data"),
        (TRANSLATED, {**WHOLE, "details": [{**DETAIL, "target": None}]}, "wrong-data"),
        (UNTRANSLATED, OURS, "wrong-data"),
        (UNTRANSLATED, {**OURS, "reason": ""}, "wrong-data"),
        (WITHDRAWN, {"post": "p-17"}, "wrong-data"),
    ],
)
def test_what_no_worker_should_pass_on_is_refused(kind: str, data: Any, reason: str | None) -> None:
    outcome = read_translated(event(kind, data))
    if reason is None:
        assert isinstance(outcome, Translated)
        return
    assert isinstance(outcome, Poison)
    assert outcome.reason == reason
    assert CANARY not in outcome.message


FLAG: dict[str, Any] = {
    "code": "x-new", "severity": "unsure", "message": "New.", "params": {}, "source": None,
    "target": [0, 5], "span": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("document", "is_kept"),
    [
        (with_passages({**PASSAGE, "origin": "colleague"}), True),
        (with_passages({**PASSAGE, "flags": [FLAG, {**FLAG, "severity": "grave-2"}]}), True),
        ({**DOCUMENT, "flags": [{**FLAG, "severity": "grave-2"}]}, True),
        (with_passages({**PASSAGE, "origin": "two words"}), False),
        (with_passages({**PASSAGE, "flags": [{**FLAG, "severity": ""}]}), False),
        ({**DOCUMENT, "status": "embargoed"}, False),
        ({**DOCUMENT, "format": "asciidoc"}, False),
        ({**DOCUMENT, "dir": "ttb"}, False),
    ],
)
def test_what_newer_workers_say_is_kept_where_nothing_hangs_on_it(
    document: dict[str, Any], is_kept: bool
) -> None:
    outcome = read_translated(event(TRANSLATED, {**WHOLE, "bilingual": document}))
    if is_kept:
        assert isinstance(outcome, Translated)
        assert outcome.document == document
    else:
        assert isinstance(outcome, Poison)
        assert outcome.reason == "wrong-data"


KINDS = st.sampled_from([RECEIVED, WITHDRAWN, TRANSLATED, UNTRANSLATED, "other"])
FIELDS = st.sampled_from(["project", "post", "id", "thread", "bilingual", "details", "reason"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from([math.inf, "rivers", "p-17", "\0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6),
    max_leaves=20,
)


@given(kind=KINDS, data=ANYTHING)
def test_no_data_raises(kind: str, data: Any) -> None:
    for read in (read_incoming, read_translated):
        outcome = read(event(kind, data))
        assert isinstance(outcome, Received | Translated | Untranslated | Withdrawn | Poison)
