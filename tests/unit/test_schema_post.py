"""Posts as platforms send them: what is taken, and what is refused with which words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.post import Attachment, Post
from pipeline.domain.project import Classroom, Project
from pipeline.schemas.json_values import read_json
from pipeline.schemas.post import MOST_LINE_BYTES, check_post, parse_post, read_object
from pipeline.schemas.problems import Problem, Refusal
from tests.support.program import post

PROJECT = Project(
    id="rivers",
    name="Rivers",
    classrooms=(
        Classroom(id="accra", language="en", timezone="Africa/Accra"),
        Classroom(id="sevilla", language="es", timezone="Europe/Madrid"),
    ),
    retention_days=400,
)
CANARY = "Xylophone-canary"


def refusal(data: object) -> Refusal:
    outcome = parse_post(data, PROJECT)
    assert isinstance(outcome, Refusal), "was taken"
    return outcome


TIME = "created_at"
REFUSED: list[tuple[str, Any, str]] = [
    *[("id", value, "wrong-type") for value in (1, None, True, ["p"], {"p": 1})],
    *[("id", value, "bad-id") for value in ("", "a b", "é", "p\n", "x" * 201, "a/b", "p\0")],
    ("id", "\ud800", "bad-id"),
    *[("project", value, "wrong-type") for value in (5, None)],
    ("project", "other", "unknown-project"),
    ("project", "", "bad-id"),
    ("classroom", 5, "wrong-type"),
    ("classroom", "nowhere", "unknown-classroom"),
    ("classroom", "Accra", "unknown-classroom"),
    ("author", None, "wrong-type"),
    ("author", "", "empty"),
    ("author", "x" * 201, "too-long"),
    ("author", "a\0", "nul"),
    ("thread", "", "empty"),
    ("thread", 5, "wrong-type"),
    ("thread", "\udfff", "lone-surrogate"),
    ("in_reply_to", 5, "wrong-type"),
    *[("revision", value, "out-of-range") for value in (0, -1, 2**31, 10**30)],
    *[("revision", value, "wrong-type") for value in (True, 1.5, 1.0, "1", None)],
    *[(TIME, value, "wrong-type") for value in (5, 1763631000.5, None, True, [2026])],
    *[(TIME, value, "bad-time") for value in ("", "yesterday", "1763631000", "20261120T093000Z")],
    *[(TIME, value, "bad-time") for value in ("2026-11-20", "2026-13-20T09:30:00Z")],
    *[(TIME, value, "bad-time") for value in ("2026-02-30T09:30:00Z", "2026-11-20T25:30:00Z")],
    (TIME, "2026-11-20T09:30:00+25:00", "bad-time"),
    (TIME, "2026-11-20T09:30:00 Europe/Madrid", "bad-time"),
    (TIME, "2026-11-20T09:30:00+01:00\n", "bad-time"),
    (TIME, "2026-11-20T09:30:00", "time-without-zone"),
    (TIME, "2026-11-20 09:30", "time-without-zone"),
    *[("format", value, "unknown-format") for value in ("rtf", "Plain", "", 5, None, [])],
    *[("language", value, "wrong-type") for value in (5, ["en"])],
    *[
        ("language", value, "unknown-language")
        for value in ("xx", "", "en_GB", "x-own", "english", CANARY, "en\0")
    ],
    ("language", "\ud800", "unknown-language"),
    *[("title", value, "wrong-type") for value in (5, ["a"], {})],
    ("title", "a\0b", "nul"),
    ("title", "x" * 20_001, "too-long"),
    *[("text", value, "wrong-type") for value in (None, 5, [CANARY], {CANARY: 1}, True)],
    ("text", "a\0b", "nul"),
    ("text", "x\ud83d", "lone-surrogate"),
    ("text", "\udc00x", "lone-surrogate"),
    ("text", "x" * 20_001, "too-long"),
    *[("attachments", value, "wrong-type") for value in (None, {}, "x", ["x"], [None])],
    ("attachments", [{}], "missing-field"),
    ("attachments", [{"url": ""}], "empty"),
    ("attachments", [{"url": 5}], "wrong-type"),
    ("attachments", [{"url": "u" * 2001}], "too-long"),
    ("attachments", [{"url": "u\0"}], "nul"),
    ("attachments", [{"url": "u", "media_type": 5}], "wrong-type"),
    *[
        ("attachments", [{"url": "u", name: value}], code)
        for name in ("alt", "caption", "transcript")
        for value, code in ((5, "wrong-type"), ("\0", "nul"), ("\ud800", "lone-surrogate"))
    ],
    ("attachments", [{"url": "u"}] * 101, "too-many"),
]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    REFUSED,
    ids=[f"{field}-{ascii(value)[:24]}" for field, value, _ in REFUSED],
)
def test_a_bad_field_is_refused_with_its_code_its_name_and_what_to_do(
    field: str, value: Any, code: str
) -> None:
    found = refusal(post(**{field: value}))
    problem = found.problems[0]
    assert problem.code == code
    assert problem.where.split(".")[0] == field
    assert problem.message.startswith(problem.where + ": ")
    assert problem.hint
    assert found.id == (None if field == "id" else "p-1")


@pytest.mark.parametrize("field", ["id", "project", "classroom", "author", "created_at", "text"])
def test_a_missing_field_is_named_and_shown(field: str) -> None:
    data = post()
    del data[field]
    (problem,) = refusal(data).problems
    assert (problem.code, problem.where) == ("missing-field", field)
    assert f'"{field}"' in problem.hint, "an example is worth more than a rule"


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = refusal({"id": "p-1", "text": 5, "revision": 0, "attachments": [{"alt": 5}]})
    assert {problem.where for problem in found.problems} >= {
        "project", "classroom", "author", "created_at", "text", "revision",
        "attachments.0.url", "attachments.0.alt",
    }  # fmt: skip


TAKEN: list[tuple[str, Any]] = [
    *[("id", value) for value in ("a", "x" * 200, "A.b_c:d~e-9")],
    *[("text", value) for value in ("", " \n\t ", "x" * 20_000, "😀" * 16_384, "\u2028", "\u202e")],
    *[("title", value) for value in (None, "", "A title")],
    *[("language", value) for value in (None, "en", "EN", "en-GB", "zh-Hans", "qaa")],
    *[("revision", value) for value in (1, 2**31 - 1)],
    *[("thread", value) for value in (None, "t-1", "a thread with spaces")],
    ("format", "plain"),
    ("attachments", []),
    ("attachments", [{"url": "https://example.org/ü.png"}] * 100),
    ("attachments", [{"url": "u", "alt": "", "caption": None, "new": 1}]),
    ("a_field_of_later_versions", {"x": 1}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"), TAKEN, ids=[f"{field}-{ascii(value)[:24]}" for field, value in TAKEN]
)
def test_what_the_format_allows_is_taken_as_it_is(field: str, value: Any) -> None:
    outcome = parse_post(post(**{field: value}), PROJECT)
    assert isinstance(outcome, Post), outcome
    if field != "attachments" and hasattr(outcome, field):
        assert getattr(outcome, field) == value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-20T09:30:00+00:00", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20T09:30:00Z", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20t09:30:00z", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20 09:30Z", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20T09:30:00+05:30", "2026-11-20T09:30:00+05:30"),
        ("2026-11-20T09:30:00-09:30", "2026-11-20T09:30:00-09:30"),
        ("2026-11-20T09:30:00.250+14:00", "2026-11-20T09:30:00.250000+14:00"),
        ("2026-11-20T09:30:00.123456789Z", "2026-11-20T09:30:00.123456+00:00"),
    ],
)
def test_a_time_keeps_its_instant_and_its_offset(written: str, read: str) -> None:
    outcome = parse_post(post(created_at=written), PROJECT)
    assert isinstance(outcome, Post)
    assert outcome.created_at.isoformat() == read


@given(
    st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001  # the zone is drawn apart
    st.integers(-14 * 60, 14 * 60),
)
def test_every_time_with_an_offset_survives(moment: datetime, minutes: int) -> None:
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    written = f"{moment.isoformat()}{sign}{size // 60:02}:{size % 60:02}"
    outcome = parse_post(post(created_at=written), PROJECT)
    assert isinstance(outcome, Post)
    assert outcome.created_at.replace(tzinfo=None) == moment
    assert outcome.created_at.utcoffset() == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "€" * 20_000, "title": "€" * 1_846},
        {"text": "", "attachments": [{"url": "u", "transcript": "€" * 11_000}] * 2},
    ],
)
def test_the_texts_of_a_post_have_64_kilobytes_together(fields: dict[str, Any]) -> None:
    (problem,) = refusal(post(**fields)).problems
    assert problem.code == "too-large"
    assert "65536" in problem.message


def test_exactly_64_kilobytes_are_taken() -> None:
    data = post(text="😀" * 16_000, title="x" * 1_536)
    assert isinstance(parse_post(data, PROJECT), Post)


RAW: list[tuple[bytes, str]] = [
    (b"{", "not-json"),
    (b"{'id': 1}", "not-json"),
    (b'{"a": 1,}', "not-json"),
    (b'{"a": 1} {"b": 2}', "not-json"),
    (b'{"a": "x\ty"}', "not-json"),
    (b'{"a": "x\0y"}', "not-json"),
    (b'{"a": NaN}', "not-json"),
    (b'{"a": -Infinity}', "not-json"),
    (b'{"a": ' + b"9" * 5000 + b"}", "not-json"),
    (b"[" * 100_000, "not-json"),
    (b'{"a":' * 100_000, "not-json"),
    (b"id,text", "not-json"),
    (b"[]", "wrong-type"),
    (b"[{}]", "wrong-type"),
    (b"null", "wrong-type"),
    (b"5", "wrong-type"),
    (b'"text"', "wrong-type"),
    (b'{"a": "\xff"}', "not-utf8"),
    (b'{"a": "\xed\xa0\x80"}', "not-utf8"),
    (b'\xff\xfe{\x00"\x00', "not-utf8"),
    (b'{"id": "p", "id": "q"}', "double-field"),
    (b'{"a": {"b": 1, "b": 1}}', "double-field"),
    (b"x" * (MOST_LINE_BYTES + 1), "too-large"),
]


@pytest.mark.parametrize(("line", "code"), RAW, ids=[ascii(line[:24]) for line, _ in RAW])
def test_a_line_that_is_no_object_is_refused(line: bytes, code: str) -> None:
    outcome = read_object(line)
    assert isinstance(outcome, Refusal)
    assert [problem.code for problem in outcome.problems] == [code]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"id" "p"}', "at column 7"),
        (b'{\n  "id": "p",\n  text: 5\n}', "at line 3, column 3"),
        (b"", "at column 1"),
    ],
)
def test_where_json_breaks_off_is_said_of_lines_and_of_bodies(body: bytes, said: str) -> None:
    outcome = read_json(body)
    assert isinstance(outcome, Problem)
    assert outcome.message.startswith("this is not JSON: ")
    assert outcome.message.endswith(said)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b" \n"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf", b"  "])
def test_line_ends_spaces_and_a_byte_order_mark_are_no_matter(begin: bytes, end: bytes) -> None:
    assert read_object(begin + b'{"id": "p"}' + end) == {"id": "p"}


def test_a_line_may_be_as_long_as_the_limit() -> None:
    line = b'"' + b"x" * (MOST_LINE_BYTES - 2) + b'"'
    for end in (b"", b"\n", b"\r\n"):
        outcome = read_object(line + end)
        assert isinstance(outcome, Refusal)
        assert outcome.problems[0].code == "wrong-type", "read, not cut off"


def test_escaped_pairs_are_characters_and_escaped_halves_are_not() -> None:
    whole, half = read_object(b'{"a": "\\ud83d\\ude00"}'), read_object(b'{"text": "\\ud83d"}')
    assert whole == {"a": "😀"}
    assert isinstance(half, dict)
    assert refusal(post(**half)).problems[0].code == "lone-surrogate"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(post(format="plain", title=None))), json_values))
def test_whatever_the_fields_hold_the_answer_is_a_value(changes: dict[str, Any]) -> None:
    outcome = parse_post({**post(), **changes}, PROJECT)
    assert isinstance(outcome, Post | Refusal)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_the_answer_is_a_value(line: bytes) -> None:
    assert isinstance(read_object(line), dict | Refusal)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[(field, value) for field, value, _ in REFUSED],
        *[(field, CANARY) for field in ("created_at", "format", "language", "revision")],
        *[(field, {CANARY: CANARY}) for field in post()],
        ("id", f"{CANARY} and more"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_no_refusal_says_what_was_written(field: str, value: Any) -> None:
    data = post(text=CANARY, title=CANARY, attachments=[{"url": "u", "alt": CANARY}])
    found = refusal({**data, field: value})
    assert CANARY not in f"{found}"


def test_a_value_that_a_program_made_is_checked_like_any_other() -> None:
    good = parse_post(post(attachments=[{"url": "u", "alt": "A reef"}]), PROJECT)
    assert isinstance(good, Post)
    assert check_post(good, PROJECT) is good


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"classroom": "nowhere"}, "unknown-classroom"),
        ({"format": "rtf"}, "unknown-format"),
        ({"text": "a\0"}, "nul"),
        ({"text": "\ud800"}, "lone-surrogate"),
        ({"created_at": datetime(2026, 11, 20)}, "time-without-zone"),  # noqa: DTZ001  # the fault
        ({"attachments": (Attachment(url="u", alt="\0"),)}, "nul"),
        ({"text": None}, "wrong-type"),
    ],
)
def test_a_value_that_is_wrong_is_refused(changes: dict[str, Any], code: str) -> None:
    made = {
        "id": "p-1", "project": "rivers", "classroom": "accra", "author": "s", "text": "Hello",
        "created_at": datetime.fromisoformat("2026-11-20T09:30:00+01:00"), **changes,
    }  # fmt: skip
    outcome = check_post(Post(**made), PROJECT)
    assert isinstance(outcome, Refusal)
    assert outcome.problems[0].code == code


@pytest.mark.parametrize("data", [None, "post", 5, [], [("id", "p")]])
def test_what_is_no_object_at_all_is_refused(data: object) -> None:
    assert refusal(data).problems[0].code == "wrong-type"


@pytest.mark.parametrize("tag", ["und", "mul", "zxx"])
def test_a_claim_that_names_no_language_is_no_claim(tag: str) -> None:
    taken = parse_post(post(language=tag), PROJECT)
    assert isinstance(taken, Post)
    assert taken.language is None
