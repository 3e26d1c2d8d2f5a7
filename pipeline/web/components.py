"""The schemas of what goes in and comes out, by their names in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pipeline.schemas.bilingual import json_schema
from pipeline.schemas.components import of_model, post_schema
from pipeline.schemas.project_file import ProjectIn
from pipeline.web.components_more import MORE
from pipeline.web.problems import KINDS
from pipeline.web.routing import Schema
from pipeline.web.shapes import (
    COUNT,
    IDENTIFIER,
    TEXT,
    TEXT_OR_NULL,
    TIME,
    many,
    record,
    ref,
    words,
)

_OF_ADDRESS = {**IDENTIFIER, "description": "May be left out; else that of the address."}


def components() -> dict[str, Any]:
    """Give all schemas."""
    return {
        **of_model("Post", _post()),
        **of_model("Project", _project()),
        **of_model("BilingualPost", json_schema()),
        **_PROBLEMS,
        **_POSTS,
        **MORE,
    }


def _post() -> dict[str, Any]:
    schema = post_schema()
    schema["properties"]["project"] = _OF_ADDRESS
    schema["required"] = [name for name in schema["required"] if name != "project"]
    return schema


def _project() -> dict[str, Any]:
    schema = ProjectIn.model_json_schema()
    schema["properties"]["id"] = _OF_ADDRESS
    schema["properties"]["name"]["minLength"] = 1
    schema["required"] = [name for name in schema["required"] if name != "id"]
    room = schema["$defs"]["_Classroom"]["properties"]
    room["id"] = IDENTIFIER
    room["language"] = {"type": "string", "description": "A BCP 47 tag.", "minLength": 2}
    room["timezone"] = {"type": "string", "description": "A name of the IANA database."}
    return schema


_PROBLEMS: dict[str, Schema] = {
    "Problem": {
        "type": "object",
        "description": "An error, as RFC 9457 has it. Nothing of what was sent is repeated.",
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "code": {**words(*KINDS), "description": "Stable, for programs."},
            "detail": TEXT,
            "hint": {"type": "string", "description": "What to do about it."},
            "request_id": TEXT,
            "problems": many(ref("FieldProblem")),
        },
        "required": ["type", "title", "status", "code", "detail", "hint", "request_id"],
        "additionalProperties": False,
    },
    "FieldProblem": record(
        code={"type": "string", "description": "Stable, for programs."},
        where={"type": "string", "description": "The field: `attachments.0.url`; may be empty."},
        message=TEXT,
        hint=TEXT,
    ),
}

_POSTS: dict[str, Schema] = {
    "Receipt": record(
        id=IDENTIFIER,
        revision={"type": "integer", "minimum": 1},
        status=words("received", "held", "published", "withdrawn", "failed"),
        links=record(self=TEXT),
    ),
    "Withdrawal": record(id=IDENTIFIER, edition=COUNT, status=words("withdrawn")),
    "PostWithoutText": {
        "type": "object",
        "description": "A post whose text the caller may not see, or that is not translated yet.",
        "properties": {
            "id": IDENTIFIER,
            "revision": {"type": "integer", "minimum": 1},
            "edition": COUNT,
            "project": IDENTIFIER,
            "thread": TEXT_OR_NULL,
            "in_reply_to": TEXT_OR_NULL,
            "classroom": IDENTIFIER,
            "author": TEXT,
            "created_at": TIME,
            "status": words("received", "held", "published", "withdrawn", "failed"),
            "reason": {"type": ["string", "null"], "description": "Why it failed."},
            "format": words("plain", "markdown", "html"),
            "title": TEXT_OR_NULL,
            "text": TEXT,
            "attachments": many(ref("BilingualPostAttachment")),
        },
        "required": [
            "id", "revision", "edition", "project", "thread", "in_reply_to", "classroom",
            "author", "created_at", "status", "reason",
        ],
        "additionalProperties": False,
    },
    "ShownPost": {"oneOf": [ref("BilingualPost"), ref("PostWithoutText")]},
}  # fmt: skip
