"""The schemas of members, links, authors and figures."""

from __future__ import annotations

from pipeline.store.tokens import SCOPES
from pipeline.web.routing import Schema
from pipeline.web.shapes import (
    COUNT,
    IDENTIFIER,
    TEXT,
    TEXT_OR_NULL,
    TIME,
    YES_OR_NO,
    counts,
    many,
    page_of,
    record,
    words,
)

_MEMBER_FIELDS: dict[str, Schema] = {
    "languages": {**many({"type": "string", "maxLength": 35}), "maxItems": 50},
    "scopes": {**many(words(*SCOPES)), "maxItems": 10},
}

_LINK_FIELDS: dict[str, Schema] = {
    "id": IDENTIFIER,
    "kind": words("review", "read"),
    "expires_at": TIME,
}
_TIME_OR_NONE: Schema = {"anyOf": [TIME, {"type": "null"}]}

PEOPLE: dict[str, Schema] = {
    "NewMember": record(**_MEMBER_FIELDS),
    "Member": record(id=IDENTIFIER, **_MEMBER_FIELDS, created_at=TIME),
    "MemberList": page_of("Member"),
    "NewLink": {
        "oneOf": [
            {
                "type": "object",
                "properties": {
                    "kind": {"const": "review"},
                    "member": IDENTIFIER,
                    "expires": {**_TIME_OR_NONE, "description": "At most ten minutes from now."},
                },
                "required": ["kind", "member"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {
                    "kind": {"const": "read"},
                    "classroom": IDENTIFIER,
                    "thread": {
                        "type": ["string", "null"],
                        "minLength": 1,
                        "maxLength": 200,
                        "description": "Null: all threads of the project.",
                    },
                    "expires": {**_TIME_OR_NONE, "description": "At most 400 days from now."},
                },
                "required": ["kind", "classroom"],
                "additionalProperties": False,
            },
        ]
    },
    "Link": {
        "type": "object",
        "properties": {
            **_LINK_FIELDS,
            "url": {
                "type": "string",
                "description": "Missing where the answer is repeated for an Idempotency-Key.",
            },
        },
        "required": list(_LINK_FIELDS),
        "additionalProperties": False,
    },
    "KnownLink": record(
        **_LINK_FIELDS,
        member=TEXT_OR_NULL,
        classroom=TEXT_OR_NULL,
        thread=TEXT_OR_NULL,
        created_at=TIME,
        created_by=TEXT,
    ),
    "LinkList": page_of("KnownLink"),
    "Erased": record(posts=COUNT, memory=COUNT, clean=YES_OR_NO),
    "AuthorExport": record(
        project=IDENTIFIER,
        author=TEXT,
        posts=many({"type": "object"}),
        memory=many({"type": "object"}),
    ),
}

FIGURES: dict[str, Schema] = {
    "Figures": record(
        project=IDENTIFIER,
        posts=counts(),
        pairs=many(record(source=TEXT, target=TEXT, passages=COUNT)),
        passages=COUNT,
        origins=counts(),
        flagged=COUNT,
        questions=counts(),
        verdicts=counts(),
        corrections=COUNT,
        review_minutes={"type": "number", "minimum": 0},
        today=counts(),
    ),
    "Calibration": record(project=IDENTIFIER, enough=COUNT, packages=many({"type": "object"})),
}
