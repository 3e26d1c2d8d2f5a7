"""The schemas of what goes in and comes out, by their names in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pipeline.schemas.bilingual import json_schema
from pipeline.schemas.post import PostIn
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

_POST_FIELDS: dict[str, Any] = {
    "id": IDENTIFIER,
    "project": {**IDENTIFIER, "description": "May be left out; else that of the address."},
    "classroom": {**IDENTIFIER, "description": "One of the project's."},
    "created_at": {**TIME, "description": "Its time zone must be there."},
    "text": {"type": "string", "maxLength": 20_000},
}


def components() -> dict[str, Any]:
    """Give all schemas."""
    return {
        **_of_model("Post", _post()),
        **_of_model("Project", _project()),
        **_of_model("BilingualPost", json_schema()),
        **_PROBLEMS,
        **_POSTS,
        **MORE,
    }


def _post() -> dict[str, Any]:
    schema = PostIn.model_json_schema()
    schema["properties"] |= _POST_FIELDS
    schema["required"] = [name for name in schema["required"] if name != "project"]
    return schema


def _project() -> dict[str, Any]:
    schema = ProjectIn.model_json_schema()
    schema["properties"]["id"] = _POST_FIELDS["project"]
    schema["properties"]["name"]["minLength"] = 1
    schema["required"] = [name for name in schema["required"] if name != "id"]
    room = schema["$defs"]["_Classroom"]["properties"]
    room["id"] = IDENTIFIER
    room["language"] = {"type": "string", "description": "A BCP 47 tag.", "minLength": 2}
    room["timezone"] = {"type": "string", "description": "A name of the IANA database."}
    return schema


def _of_model(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Move a schema's definitions beside it, under names of their own."""
    own = dict(schema)
    own.pop("$schema", None)
    inner = own.pop("$defs", {})
    found = {name: own, **{_inner(name, key): value for key, value in inner.items()}}
    return {key: _moved(name, value) for key, value in found.items()}


def _moved(name: str, value: Any) -> Any:
    """Let references point to where the definitions are now; drop the titles nobody wrote."""
    if isinstance(value, dict):
        return {
            key: (
                f"#/components/schemas/{_inner(name, one.rpartition('/')[2])}"
                if key == "$ref"
                else _moved(name, one)
            )
            for key, one in value.items()
            if not (key == "title" and isinstance(one, str))
        }
    return [_moved(name, one) for one in value] if isinstance(value, list) else value


def _inner(name: str, key: str) -> str:
    return f"{name}{key.strip('_')[:1].upper()}{key.strip('_')[1:]}"


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
