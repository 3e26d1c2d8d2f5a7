"""The AsyncAPI document: every topic, and every message that can be on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from typing import Any, Literal

from pipeline.topics.messages import RECEIVED, TRANSLATED, UNTRANSLATED, WITHDRAWN
from pipeline.topics.names import STAGES, Stage, Topic, Topics
from pipeline.topics.schemas import attributes, dead_about, dead_headers, envelope, ref, schemas

_ABOUT = (
    "Carries posts between classrooms that do not share a language. Events are CloudEvents 1.0: "
    "binary mode goes out, binary and structured mode come in. At least once on the wire: drop "
    "ids that you have seen. Keys are `project/thread`, or `project/post` where there is no "
    "thread; partitions are chosen by murmur2."
)
_BINDING = "0.5.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Message:
    """A kind of record."""

    name: str
    about: str
    type: str | None  # of the event; None: any bytes
    schema: str | None  # of the data
    is_structured: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Channel:
    """A topic with what is on it; Passerelle sends to it, receives from it, or both."""

    name: str
    topic: str
    messages: tuple[_Message, ...]
    does: tuple[Literal["send", "receive"], ...]


def document(topics: Topics) -> dict[str, Any]:
    """Write the document, with the topics named as on the cluster."""
    planned = {one.name: one for one in topics.planned()}
    channels = _channels(topics)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Passerelle",
            "version": version("passerelle"),
            "description": _ABOUT,
        },
        "defaultContentType": "application/json",
        "channels": {one.name: _channel(one, planned[one.topic]) for one in channels},
        "operations": {
            f"{does}{one.name[:1].upper()}{one.name[1:]}": {
                "action": does,
                "channel": {"$ref": f"#/channels/{one.name}"},
                "summary": planned[one.topic].about,
            }
            for one in channels
            for does in one.does
        },
        "components": {
            "messages": {
                message.name: _message(message, topics.prefix)
                for one in channels
                for message in one.messages
            },
            "schemas": schemas(),
        },
    }


def _channels(topics: Topics) -> tuple[_Channel, ...]:
    return (
        _Channel(
            name="postsIn",
            topic=topics.posts_in,
            messages=(
                *_both("postReceived", RECEIVED, "Post", "A post, or a new revision of it."),
                *_both("postTakenBack", WITHDRAWN, "Withdrawal", "A platform takes a post back."),
            ),
            does=("receive", "send"),
        ),
        _Channel(
            name="postsTranslated",
            topic=topics.posts_translated,
            messages=(
                _event("postTranslated", TRANSLATED, "Translated", "A post with translations."),
                _event("postUntranslated", UNTRANSLATED, "Untranslated", "A post that failed."),
                _event("withdrawalPassedOn", WITHDRAWN, "Withdrawal", "In its thread's order."),
            ),
            does=("send", "receive"),
        ),
        _Channel(
            name="postsOut",
            topic=topics.posts_out,
            messages=(
                _event("postHeld", "post.held", "Held", "A post waits for a teacher."),
                _event("postPublished", "post.published", "Published", "The first edition."),
                _event("postCorrected", "post.corrected", "Published", "Every later edition."),
                _event("postWithdrawn", WITHDRAWN, "Withdrawn", "A post was taken back."),
                _event("postFailed", "post.failed", "Failed", "A post cannot be translated."),
                _event("reviewDecided", "review.decided", "Decided", "A teacher has decided."),
            ),
            does=("send",),
        ),
        _Channel(
            name="erasure",
            topic=topics.erasure,
            messages=(
                _event("postErased", "post.erased", "Erased", "Drop the post, and ignore copies."),
            ),
            does=("send",),
        ),
        *(_dead(topics, stage) for stage in STAGES),
    )


def _event(name: str, kind: str, schema: str, about: str) -> _Message:
    return _Message(name=name, about=about, type=kind, schema=schema)


def _both(name: str, kind: str, schema: str, about: str) -> tuple[_Message, _Message]:
    """Give an event in both modes."""
    structured = _Message(
        name=f"{name}Structured", about=about, type=kind, schema=schema, is_structured=True
    )
    return _event(name, kind, schema, about), structured


def _dead(topics: Topics, stage: Stage) -> _Channel:
    letter = _Message(name="deadLetter", about=dead_about(), type=None, schema=None)
    return _Channel(
        name=f"{stage}Dead", topic=topics.dead(stage), messages=(letter,), does=("send", "receive")
    )


def _channel(one: _Channel, topic: Topic) -> dict[str, Any]:
    return {
        "address": one.topic,
        "description": topic.about,
        "messages": {
            message.name: {"$ref": f"#/components/messages/{message.name}"}
            for message in one.messages
        },
        "bindings": {
            "kafka": {
                "topic": one.topic,
                "partitions": topic.partitions,
                "topicConfiguration": {
                    "cleanup.policy": ["delete"],
                    "retention.ms": topic.retention // timedelta(milliseconds=1),
                    "max.message.bytes": topic.most_bytes,
                },
                "bindingVersion": _BINDING,
            }
        },
    }


def _message(one: _Message, prefix: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": one.type or "dead letter", "summary": one.about}
    key: dict[str, Any] = {"type": "string", "description": "project/thread, or project/post"}
    if one.type is None or one.schema is None:
        key["description"] = "that of the record, byte for byte"
        described["contentType"] = "application/octet-stream"
        described["headers"] = dead_headers(prefix)
        described["payload"] = {"description": "The value of the record, byte for byte."}
    elif one.is_structured:
        described["contentType"] = "application/cloudevents+json"
        described["headers"] = {
            "type": "object",
            "properties": {
                "content-type": {"type": "string", "pattern": r"^application/cloudevents\+json"}
            },
            "required": ["content-type"],
        }
        described["payload"] = envelope(one.type, ref(one.schema))
    else:
        described["contentType"] = "application/json"
        described["headers"] = attributes(one.type)
        described["payload"] = ref(one.schema)
    described["bindings"] = {"kafka": {"key": key, "bindingVersion": _BINDING}}
    return described
