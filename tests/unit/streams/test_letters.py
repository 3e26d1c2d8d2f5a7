"""A dead letter holds the record as it came, and goes back as it came."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from pipeline.streams.letters import HEADERS, Envelope, read_envelope, returned, write_letter
from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.topics.reasons import Reason

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OWN = st.tuples(st.text(max_size=8).filter(lambda name: name not in HEADERS),
                st.none() | st.binary(max_size=8))  # fmt: skip
RECORDS = st.builds(
    Record,
    topic=st.just("posts.in.v1"),
    partition=st.integers(0, 1000),
    offset=st.integers(0, 2**62),
    key=st.none() | st.binary(max_size=8),
    value=st.none() | st.binary(max_size=30),
    headers=st.lists(OWN, max_size=4).map(tuple),
)


def lying(letter: Outgoing) -> Record:
    """Give a letter as it lies in its topic."""
    return Record(topic=letter.topic, partition=0, offset=7, key=letter.key, value=letter.value,
                  headers=letter.headers)  # fmt: skip


@given(RECORDS, st.sampled_from(get_args(Reason)), st.text(max_size=30))
def test_a_record_that_is_put_aside_goes_back_as_it_came(
    record: Record, reason: Reason, message: str
) -> None:
    dead = Dead(record=record, reason=reason, message=message)
    letter = lying(write_letter(dead, "translate.dlq.v1", NOW))
    assert letter.topic == "translate.dlq.v1"
    assert read_envelope(letter) == Envelope(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        reason=reason,
        message=message,
        at=NOW,
    )
    assert returned(letter) == Outgoing(
        topic=record.topic, key=record.key, value=record.value, headers=record.headers
    )


@given(RECORDS)
def test_a_record_that_is_put_aside_again_has_one_envelope(record: Record) -> None:
    once = lying(write_letter(Dead(record=record, reason="refused", message="a"), "dlq", NOW))
    twice = write_letter(Dead(record=once, reason="conflict", message="b"), "dlq", NOW)
    names = [name for name, _ in twice.headers if name in HEADERS]
    assert names == list(HEADERS)
    assert read_envelope(lying(twice)).reason == "conflict"


@given(st.lists(st.tuples(st.sampled_from(HEADERS), st.none() | st.binary(max_size=12))))
def test_an_envelope_that_somebody_else_wrote_is_read_as_far_as_it_goes(
    headers: list[tuple[str, bytes | None]],
) -> None:
    letter = Record(topic="dlq", partition=0, offset=0, key=None, value=b"", headers=tuple(headers))
    read_envelope(letter)
    returned(letter)
