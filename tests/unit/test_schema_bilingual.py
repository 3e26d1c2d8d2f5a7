"""Bilingual posts as JSON: every one is valid, and its spans cut both sides as promised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline import Attachment, Pipeline, Post
from pipeline.domain.project import Classroom, Policy, Project
from pipeline.schemas.bilingual import check_bilingual, json_schema, to_dict, to_json
from pipeline.schemas.problems import Refusal
from pipeline.stages.detect import Detector
from tests.support.program import post
from translators.argos.engine import ArgosTranslator
from translators.testing import IdentityTranslator

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ROOMS = {"accra": "en", "sevilla": "es", "lyon": "fr"}


def project(*rooms: str, policy: Policy = "mark") -> Project:
    return Project(
        id="rivers",
        name="Rivers",
        classrooms=tuple(
            Classroom(id=room, language=ROOMS[room], timezone="UTC")
            for room in rooms or ("accra", "sevilla")
        ),
        keep_names=("Kwame",),
        retention_days=400,
        policy=policy,
    )


def demo_posts() -> list[dict[str, Any]]:
    text = resources.files("pipeline.demo").joinpath("posts.jsonl").read_text("utf-8")
    return [{**json.loads(line), "project": "rivers"} for line in text.splitlines()]


def field(side: dict[str, Any], name: str) -> str:
    if name in {"text", "title"}:
        return str(side[name])
    _, number, key = name.split("/")
    return str(side["attachments"][int(number)][key])


def fields(side: dict[str, Any]) -> Iterator[str]:
    for name in ("title", "text"):
        if side[name] is not None:
            yield name
    for number, one in enumerate(side["attachments"]):
        for key in ("alt", "caption", "transcript"):
            if one[key] is not None:
                yield f"attachments/{number}/{key}"


def gaps(value: str, spans: list[list[int]]) -> list[str]:
    borders = [0, *(edge for span in spans for edge in span), len(value)]
    assert borders == sorted(borders), "passages overlap, or are not in order"
    return [value[a:b] for a, b in zip(borders[::2], borders[1::2], strict=True)]


def check(bilingual: dict[str, Any]) -> None:
    """Hold a bilingual post against its format."""
    VALIDATOR.validate(bilingual)
    for translation in bilingual["translations"].values():
        passages = translation["passages"]
        assert [one["index"] for one in passages] == list(range(len(passages)))
        assert list(fields(bilingual)) == list(fields(translation))
        for name in fields(bilingual):
            own = [one for one in passages if one["field"] == name]
            source, target = field(bilingual, name), field(translation, name)
            assert gaps(source, [one["source"] for one in own]) == gaps(
                target, [one["target"] for one in own]
            )
            for one in own:
                here = source[slice(*one["source"])]
                there = target[slice(*one["target"])]
                assert here
                if one["origin"] == "verbatim":
                    assert here == there
                    assert one["score"] is None
                _check_spans(one)
    for figure in figures(bilingual):
        assert round(figure, 3) == figure


def _check_spans(passage: dict[str, Any]) -> None:
    def inside(span: list[int], of: list[int]) -> bool:
        return of[0] <= span[0] <= span[1] <= of[1]

    for a, b, c, d in passage["alignment"]:
        assert inside([a, b], passage["source"])
        assert inside([c, d], passage["target"])
    for item in [*passage["flags"], *passage["terms"]]:
        for side in ("source", "target"):
            assert item[side] is None or inside(item[side], passage[side])


def figures(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from figures(one)


def translated(pipeline: Pipeline, *posts: Any) -> list[dict[str, Any]]:
    return [json.loads(to_json(one)) for one in pipeline.translate(posts)]


@pytest.fixture(scope="module")
def identity(detector: Detector) -> Pipeline:
    return Pipeline(project(), IdentityTranslator(), detector)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_finds_a_planted_fault(identity: Pipeline) -> None:
    (good,) = translated(identity, post())
    check(good)
    for fault in ({"status": "sent"}, {"edition": -1}, {"extra": 1}, {"dir": None}):
        assert list(VALIDATOR.iter_errors({**good, **fault}))
    (passage,) = good["translations"]["es"]["passages"]
    passage["target"] = [1, 9]
    with pytest.raises(AssertionError):
        check(good)


@pytest.mark.parametrize("policy", ["mark", "hold", "hold-all"])
def test_the_demo_posts_come_out_valid_from_the_real_engine(
    engine: ArgosTranslator, detector: Detector, policy: Policy
) -> None:
    pipeline = Pipeline(project(policy=policy), engine, detector)
    out = translated(pipeline, *demo_posts())
    assert len(out) == len(demo_posts())
    for one in out:
        check(one)
        grave = [
            flag
            for flags in [one["flags"]]
            + [p["flags"] for t in one["translations"].values() for p in t["passages"]]
            for flag in flags
            if flag["severity"] != "note"
        ]
        held = policy == "hold-all" or (policy == "hold" and bool(grave))
        assert (one["status"], one["edition"]) == (("held", 0) if held else ("published", 1))
    if policy == "hold":
        assert {one["status"] for one in out} == {"held", "published"}


def test_a_third_language_without_a_package_gets_the_source_and_the_command(
    engine: ArgosTranslator, detector: Detector
) -> None:
    pipeline = Pipeline(project("accra", "sevilla", "lyon"), engine, detector)
    for one in translated(pipeline, *demo_posts()):
        check(one)
        own = one["language"]["code"]
        assert set(one["translations"]) >= {"en", "es", "fr"} - {own}
        french = one["translations"]["fr"]
        assert french["text"] == one["text"]
        assert french["signature"] is None
        for passage in french["passages"]:
            assert passage["origin"] == "verbatim"
            if passage["language"] != "und":
                (flag,) = passage["flags"]
                assert flag["code"] == "model-missing"
                assert "passerelle models install" in flag["message"]
                assert flag["params"]["command"] in flag["message"]


def test_a_project_of_one_language_translates_nothing_and_delivers_all(
    detector: Detector,
) -> None:
    pipeline = Pipeline(project("accra"), IdentityTranslator(), detector)
    (one,) = translated(pipeline, post())
    check(one)
    assert (one["translations"], one["status"]) == ({}, "published")


texts = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t.!?¿¡…,:-@#🍅😂\u200d\u2028\u0085\u202eéñ"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=40,
) | st.lists(
    st.sampled_from([
        "We saw 15 coral reefs.", "¿Cómo estás, Kwame?", "Hello!", "https://example.org/a?b=1",
        "@ama_k", "#Reef", "jajaja", "\r\n\r\n", "\n", "- one", "{name}", "<b>x</b>", "…", "3.5",
    ]),
    max_size=6,
).map(" ".join)  # fmt: skip
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=zones)  # noqa: DTZ001  # the zone is drawn apart
attachments = st.builds(
    Attachment,
    url=st.just("https://example.org/a.png"),
    alt=st.none() | texts,
    caption=st.none() | texts,
    transcript=st.none() | texts,
)
posts = st.builds(
    Post,
    id=st.just("p-1"),
    project=st.just("rivers"),
    classroom=st.sampled_from(["accra", "sevilla"]),
    author=st.just("s-1"),
    created_at=moments,
    text=texts,
    title=st.none() | texts,
    language=st.none() | st.sampled_from(["en", "es", "de"]),
    attachments=st.lists(attachments, max_size=2).map(tuple),
)


@pytest.mark.fuzz
@given(posts)
def test_every_plain_post_comes_out_valid_unchanged_and_on_one_line(
    identity: Pipeline, given_post: Post
) -> None:
    (made,) = identity.translate([given_post])
    line = to_json(made)
    assert "\n" not in line
    assert "\r" not in line
    one = json.loads(line)
    check(one)
    moment = datetime.fromisoformat(one["created_at"])
    assert (moment, moment.utcoffset()) == (
        given_post.created_at, given_post.created_at.utcoffset()
    )  # fmt: skip
    assert one["text"] == given_post.text
    for translation in one["translations"].values():
        for name in fields(one):
            assert field(translation, name) == field(one, name), "identity changed a text"
    assert check_bilingual(line.encode()) == one, "read takes what translate wrote"


@settings(max_examples=10)
@given(st.lists(posts, min_size=1, max_size=30))
def test_posts_leave_in_the_order_in_which_they_came(
    identity: Pipeline, given_posts: list[Post]
) -> None:
    assert [one.text for one in identity.translate(given_posts)] == [
        one.text for one in given_posts
    ]


def test_a_line_stays_one_line_whatever_separators_are_in_the_text(identity: Pipeline) -> None:
    text = "One.\u2028Two.\u2029Three.\u0085Four.\x0bFive.\r\nSix."
    (made,) = identity.translate([post(text=text)])
    line = to_json(made)
    assert line.encode().count(b"\n") == 0
    assert json.loads(line)["text"] == text


def test_figures_have_three_decimals(engine: ArgosTranslator, detector: Detector) -> None:
    (one,) = Pipeline(project(), engine, detector).translate([post()])
    (passage,) = one.translations["es"].passages
    assert passage.score is not None
    assert to_dict(one)["translations"]["es"]["passages"][0]["score"] == round(passage.score, 3)


def test_scores_and_probabilities_stay_between_0_and_1(identity: Pipeline) -> None:
    values = [value for one in translated(identity, *demo_posts()) for value in figures(one)]
    assert values
    assert all(0 <= value <= 1 for value in values)


def test_a_post_of_the_longest_text_goes_through(identity: Pipeline) -> None:
    (one,) = translated(identity, post(text=("We saw a river. " * 1250)))
    assert len(one["text"]) == 20_000
    check(one)


FAULTS: list[tuple[bytes, str]] = [
    (b"{", "not-json"),
    (b"\xff", "not-utf8"),
    (b"[" * 100_000, "not-json"),
    (b'{"id": 1, "id": 2}', "double-field"),
    (b"[]", "wrong-type"),
    (b"null", "wrong-type"),
    (b"{}", "missing-field"),
]


@pytest.mark.parametrize(("line", "code"), FAULTS, ids=[ascii(line[:12]) for line, _ in FAULTS])
def test_a_line_that_is_no_bilingual_post_is_refused(line: bytes, code: str) -> None:
    outcome = check_bilingual(line)
    assert isinstance(outcome, Refusal)
    assert outcome.problems[0].code == code


def test_time_zones_of_utc_are_written_with_their_offset(identity: Pipeline) -> None:
    made = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    (one,) = identity.translate([Post(**{**_plain(), "created_at": made})])
    assert to_dict(one)["created_at"] == "2026-11-20T09:30:00+00:00"


def _plain() -> dict[str, Any]:
    return {"id": "p", "project": "rivers", "classroom": "accra", "author": "s", "text": "Hi."}
