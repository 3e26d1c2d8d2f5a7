"""The JSON Schemas of what the messages carry, in the form that AsyncAPI has them (draft 7)."""

from __future__ import annotations

from typing import Any, get_args

from pipeline.schemas.bilingual import json_schema
from pipeline.schemas.components import IDENTIFIER, TIME, of_model, post_schema
from pipeline.topics.cloudevents import MOST_ATTRIBUTE
from pipeline.topics.names import STAGES
from pipeline.topics.reasons import Reason

Schema = dict[str, Any]

_WORD: Schema = {"type": "string"}
_WORD_OR_NULL: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ATTRIBUTE: Schema = {"type": "string", "minLength": 1, "maxLength": MOST_ATTRIBUTE}
_REVISION: Schema = {"type": "integer", "minimum": 1}
_THREAD: Schema = {"type": ["string", "null"], "minLength": 1, "maxLength": 200}
_VERDICTS = ("approve", "edit", "reject", "ask")


def ref(name: str) -> Schema:
    """Point to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(**fields: Schema) -> Schema:
    """Give the schema of an object that has all of these fields and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def schemas() -> dict[str, Schema]:
    """Give all schemas by their names."""
    return {
        **_in_draft_7(of_model("Post", post_schema())),
        **_in_draft_7(of_model("BilingualPost", json_schema())),
        "Withdrawal": {
            **record(project=IDENTIFIER, post=IDENTIFIER),
            "description": "A post that its platform takes back.",
            "properties": {"project": IDENTIFIER, "post": IDENTIFIER, "thread": _THREAD},
            "additionalProperties": True,
        },
        "Translated": record(
            project=IDENTIFIER,
            post=ref("Post"),
            bilingual=ref("BilingualPost"),
            details={"type": "array", "items": ref("Detail")},
        ),
        "Detail": record(
            target={**_WORD, "description": "The language."},
            position=_COUNT,
            packages={**_WORD_OR_NULL, "description": "Engine, pair and version of each leg."},
            raw={"type": ["number", "null"], "description": "Before calibration."},
        ),
        "Untranslated": record(project=IDENTIFIER, post=ref("Post"), reason=_WORD),
        "Published": {
            "description": "The bilingual post; its ids alone where a record cannot hold it.",
            "anyOf": [ref("BilingualPost"), _happening("published")],
        },
        "Held": _happening("held"),
        "Withdrawn": _happening("withdrawn"),
        "Failed": _happening("failed", reason=_WORD),
        "Erased": _happening("erased"),
        "Decided": _happening(
            "received", "held", "published", "withdrawn", "failed",
            review=IDENTIFIER,
            verdict={"type": "string", "enum": list(_VERDICTS)},
        ),
    }  # fmt: skip


def attributes(kind: str) -> Schema:
    """Give the headers of an event in binary mode."""
    return {
        "type": "object",
        "properties": {
            "content-type": {
                "type": "string",
                "description": "May be left out by platforms.",
                "pattern": "^application/json",
            },
            "ce_specversion": {"const": "1.0"},
            "ce_id": {**_ATTRIBUTE, "description": "The same whenever the event comes again."},
            "ce_source": {**_ATTRIBUTE, "description": "Passerelle's are /v1/projects/{project}."},
            "ce_type": {"const": kind},
            "ce_subject": {**_ATTRIBUTE, "description": "The post's id."},
            "ce_time": TIME,
        },
        "required": ["ce_specversion", "ce_id", "ce_source", "ce_type"],
        "additionalProperties": True,
    }


def envelope(kind: str, data: Schema) -> Schema:
    """Give the value of an event in structured mode."""
    return {
        "type": "object",
        "properties": {
            "specversion": {"const": "1.0"},
            "id": _ATTRIBUTE,
            "source": _ATTRIBUTE,
            "type": {"const": kind},
            "subject": {"anyOf": [_ATTRIBUTE, {"type": "null"}]},
            "time": {"anyOf": [TIME, {"type": "null"}]},
            "data": data,
        },
        "required": ["specversion", "id", "source", "type", "data"],
        "additionalProperties": True,
    }


def dead_headers(prefix: str) -> Schema:
    """Give the headers that a dead letter has beside those of the record it was."""
    topics = "|".join(("posts.in.v1", "posts.translated.v1")).replace(".", r"\.")
    start = prefix.replace(".", r"\.")
    return {
        "type": "object",
        "properties": {
            "dlq_topic": {"type": "string", "pattern": f"^{start}({topics})$"},
            "dlq_partition": {"type": "string", "pattern": r"^\d+$"},
            "dlq_offset": {"type": "string", "pattern": r"^\d+$"},
            "dlq_reason": {"type": "string", "enum": list(get_args(Reason))},
            "dlq_message": {"type": "string", "description": "What, why and what to do."},
            "dlq_at": TIME,
        },
        "required": [
            "dlq_topic", "dlq_partition", "dlq_offset", "dlq_reason", "dlq_message", "dlq_at",
        ],
        "additionalProperties": True,
    }  # fmt: skip


def dead_about() -> str:
    """Say what a dead letter is."""
    stages = " and ".join(STAGES)
    return (
        f"A record that the workers of a stage ({stages}) cannot work on: its own key, value and "
        "headers, byte for byte, with headers that say where it was and why it is here."
    )


def _happening(*states: str, **more: Schema) -> Schema:
    """Give the schema of an event that carries ids and no text."""
    return record(
        project=IDENTIFIER,
        post=IDENTIFIER,
        revision=_REVISION,
        edition=_COUNT,
        status={"type": "string", "enum": list(states)},
        thread=_WORD_OR_NULL,
        links=record(post=_WORD),
        **more,
    )


def _in_draft_7(value: Any) -> Any:
    """Say in draft 7 what was said in draft 2020-12: lists of fixed length have other words."""
    if isinstance(value, list):
        return [_in_draft_7(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "prefixItems" in value:
        value = {
            **{key: one for key, one in value.items() if key != "prefixItems"},
            "items": value["prefixItems"],
            "additionalItems": False,
        }
    return {key: _in_draft_7(one) for key, one in value.items()}
