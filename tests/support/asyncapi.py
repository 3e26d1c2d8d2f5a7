"""Messages on the wire, held against the AsyncAPI document."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NoReturn

import jsonschema

from pipeline.topics.document import document
from pipeline.topics.names import Topics

FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time", ValueError)
def is_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def validate(
    topic_name: str,
    value: bytes | None,
    headers: Sequence[tuple[str, bytes | None]],
    prefix: str = "",
    *,
    key: bytes | None = None,
) -> None:
    """Raise AssertionError for a record that the document of the topics does not describe.

    A key, where it is given, must be that of the thread or of the post.
    """
    made = described(prefix)
    channels = [one for one in made["channels"].values() if one["address"] == topic_name]
    assert channels, f"the document has no topic {topic_name}"
    (channel,) = channels
    names = [name for name, _ in headers]
    counted = [name for name in names if name.startswith(("ce_", "dlq_", "content-type"))]
    assert len(set(counted)) == len(counted), f"a header stands twice: {sorted(counted)}"
    messages = {
        name: made["components"]["messages"][name.rpartition("/")[2]]
        for name in channel["messages"]
    }
    if "deadLetter" in messages:
        check(prefix, "deadLetter", "headers", {n: text(v) for n, v in headers if n[:4] == "dlq_"})
        return
    given = {name: text(raw) for name, raw in headers if name in counted}
    assert value is not None, "the record has no value"
    content = json.loads(value.decode(), parse_constant=no_figure)
    is_structured = given.get("content-type", "").startswith("application/cloudevents+json")
    kind = content.get("type") if is_structured else given.get("ce_type")
    fitting = [
        name
        for name, one in messages.items()
        if one["name"] == kind and name.endswith("Structured") == is_structured
    ]
    assert len(fitting) == 1, f"{topic_name} has no message {kind}, structured: {is_structured}"
    check(prefix, fitting[0], "headers", given)
    check(prefix, fitting[0], "payload", content)
    data = content["data"] if is_structured else content
    body = data["post"] if isinstance(data.get("post"), dict) else data
    post, thread = body.get("post") or body.get("id"), body.get("thread")
    if not topic_name.endswith("posts.in.v1"):
        assert given["ce_source"] == f"/v1/projects/{data['project']}", "another source"
        assert given["ce_subject"] == post, "another subject"
    if key is not None:
        wanted = {f"{data['project']}/{thread or post}".encode()}
        is_open = kind == "post.withdrawn" and thread is None  # whose thread need not be told
        assert is_open or key in wanted, f"another key than {wanted}"


@functools.cache
def described(prefix: str) -> dict[str, Any]:
    return document(Topics(prefix=prefix))


def check(prefix: str, message: str, part: str, value: Any) -> None:
    error = jsonschema.exceptions.best_match(validator(prefix, message, part).iter_errors(value))
    if error is not None:
        raise AssertionError(f"{message}: {part}: {error.json_path}: {error.message}")


@functools.cache
def validator(prefix: str, message: str, part: str) -> jsonschema.Draft7Validator:
    components = described(prefix)["components"]
    schema = {"allOf": [components["messages"][message][part]], "components": components}
    return jsonschema.Draft7Validator(schema, format_checker=FORMATS)


def text(raw: bytes | None) -> str:
    assert raw is not None, "a header has no value"
    return raw.decode()


def no_figure(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")
