"""The schemas of reviews, glossaries, webhooks and deliveries."""

from __future__ import annotations

from typing import get_args

from pipeline.exchange.events import EventType
from pipeline.web.components_people import FIGURES, PEOPLE
from pipeline.web.routing import Schema
from pipeline.web.shapes import (
    COUNT,
    COUNT_OR_NULL,
    IDENTIFIER,
    TEXT,
    TEXT_OR_NULL,
    TIME,
    TIME_OR_NULL,
    YES_OR_NO,
    many,
    page_of,
    record,
    ref,
    words,
)

_VERDICTS = ("approve", "edit", "reject", "ask")
_VERDICT_OR_NULL: Schema = {"enum": [*_VERDICTS, None]}
_STATUS = words("received", "held", "published", "withdrawn", "failed")
_SECRET: Schema = {
    "type": "string",
    "pattern": "^whsec_[A-Za-z0-9+/]{32,88}={0,2}$",
    "description": "whsec_ and base64, as Standard Webhooks has it.",
}
_TERM = record(
    source=TEXT,
    target=TEXT,
    kind=words("translate", "keep", "forbid"),
    forms=many(TEXT),
    case=words("any", "exact"),
    note=TEXT,
)

_REVIEW_FIELDS: dict[str, Schema] = {
    "id": IDENTIFIER,
    "project": IDENTIFIER,
    "post": IDENTIFIER,
    "revision": {"type": "integer", "minimum": 1},
    "position": {**COUNT_OR_NULL, "description": "`index` of the passage; null: the whole post."},
    "language": TEXT_OR_NULL,
    "target_language": TEXT_OR_NULL,
    "kind": words("critical", "unsure", "sample", "post"),
    "state": words("open", "decided", "closed"),
    "flags": many(ref("BilingualPostFlag")),
    "source": TEXT_OR_NULL,
    "target": TEXT_OR_NULL,
    "posts_waiting": {**COUNT, "description": "Posts that wait for the same answer."},
    "verdict": _VERDICT_OR_NULL,
    "text": TEXT_OR_NULL,
    "note": TEXT_OR_NULL,
    "decided_by": TEXT_OR_NULL,
    "decided_at": TIME_OR_NULL,
    "opened_at": TIME,
    "version": {"type": "integer", "minimum": 1},
}

_REVIEWS: dict[str, Schema] = {
    "Review": {
        "type": "object",
        "properties": {
            **_REVIEW_FIELDS,
            "passage": {"anyOf": [ref("BilingualPostPassage"), {"type": "null"}]},
            "memory": many(record(score={"type": "number"}, source=TEXT, target=TEXT)),
        },
        "required": list(_REVIEW_FIELDS),
        "additionalProperties": False,
    },
    "Verdict": {
        "type": "object",
        "properties": {
            "verdict": words(*_VERDICTS),
            "text": {
                "type": ["string", "null"],
                "maxLength": 20_000,
                "description": "Of an edit: the words that are right.",
            },
            "note": {
                "type": ["string", "null"],
                "maxLength": 2_000,
                "description": "With `ask`: what the author is asked.",
            },
            "add_term": {"anyOf": [ref("NewTerm"), {"type": "null"}]},
        },
        "required": ["verdict"],
        "additionalProperties": False,
    },
    "NewTerm": {
        "type": "object",
        "properties": {
            "source": TEXT,
            "target": TEXT,
            "kind": words("translate", "keep", "forbid"),
            "forms": many(TEXT),
            "case": words("", "any", "exact"),
            "note": TEXT,
        },
        "additionalProperties": False,
    },
    "Decision": record(
        id=IDENTIFIER,
        state=words("open", "decided", "closed"),
        verdict=_VERDICT_OR_NULL,
        version={"type": "integer", "minimum": 1},
        post=IDENTIFIER,
        revision={"type": "integer", "minimum": 1},
        post_status=_STATUS,
        edition=COUNT,
        links=record(self=TEXT, post=TEXT),
    ),
}

_GLOSSARIES: dict[str, Schema] = {
    "GlossaryReport": record(
        source=TEXT,
        target=TEXT,
        number={**COUNT, "description": "Of the version."},
        version={"type": "string", "description": "Of the terms, as in signatures."},
        terms={**COUNT, "description": "That can be used."},
        dry_run=YES_OR_NO,
        is_new=YES_OR_NO,
        counts=record(added=COUNT, changed=COUNT, removed=COUNT, problems=COUNT),
        added=many(_TERM),
        changed=many(record(before=_TERM, after=_TERM)),
        removed=many(_TERM),
        problems=many(
            record(line=COUNT_OR_NULL, code=TEXT, message=TEXT, hint=TEXT, row_kept=YES_OR_NO)
        ),
    ),
}

_WEBHOOK_FIELDS: dict[str, Schema] = {
    "id": IDENTIFIER,
    "classroom": IDENTIFIER,
    "url": TEXT,
    "payload": words("full", "thin"),
}

_WEBHOOKS: dict[str, Schema] = {
    "NewWebhook": {
        "type": "object",
        "properties": {
            "classroom": IDENTIFIER,
            "url": {"type": "string", "minLength": 1, "maxLength": 2000},
            "payload": {**words("full", "thin"), "default": "full"},
            "secret": {"anyOf": [_SECRET, {"type": "null"}]},
        },
        "required": ["classroom", "url"],
        "additionalProperties": False,
    },
    "Rotation": {
        "type": "object",
        "properties": {"secret": {"anyOf": [_SECRET, {"type": "null"}]}},
        "additionalProperties": False,
    },
    "WebhookWithSecret": {
        "type": "object",
        "properties": {
            **_WEBHOOK_FIELDS,
            "secret": {
                "type": "string",
                "description": "Missing where the answer is repeated for an Idempotency-Key.",
            },
        },
        "required": list(_WEBHOOK_FIELDS),
        "additionalProperties": False,
    },
    "Webhook": record(
        **_WEBHOOK_FIELDS,
        declared={**YES_OR_NO, "description": "By the project's structure."},
        created_at=TIME,
        failing_since=TIME_OR_NULL,
        disabled_at=TIME_OR_NULL,
        disabled_reason=TEXT_OR_NULL,
        waiting=COUNT,
    ),
    "WebhookList": page_of("Webhook"),
}

_DELIVERIES: dict[str, Schema] = {
    "Delivery": {
        "type": "object",
        "properties": {
            "id": IDENTIFIER,
            "endpoint": IDENTIFIER,
            "event": IDENTIFIER,
            "type": words(*get_args(EventType)),
            "post": TEXT_OR_NULL,
            "state": words("waiting", "delivered", "given-up", "dropped"),
            "tries": COUNT,
            "next_at": TIME_OR_NULL,
            "done_at": TIME_OR_NULL,
            "last_status": COUNT_OR_NULL,
            "last_error": TEXT_OR_NULL,
            "attempts": many(
                record(
                    number=COUNT,
                    at=TIME,
                    milliseconds=COUNT,
                    status=COUNT_OR_NULL,
                    error=TEXT_OR_NULL,
                )
            ),
        },
        "required": [
            "id", "endpoint", "event", "type", "post", "state", "tries", "next_at", "done_at",
            "last_status", "last_error",
        ],
        "additionalProperties": False,
    },
    "Span": {
        "type": "object",
        "properties": {
            "since": TIME,
            "until": {
                "anyOf": [TIME, {"type": "null"}],
                "description": "Before this time; now, where it is left out.",
            },
            "endpoint": {"anyOf": [IDENTIFIER, {"type": "null"}]},
        },
        "required": ["since"],
        "additionalProperties": False,
    },
    "Replayed": record(waiting=COUNT),
    "Waiting": record(id=IDENTIFIER, state=words("waiting")),
}  # fmt: skip

MORE: dict[str, Schema] = {
    **_REVIEWS,
    **_GLOSSARIES,
    **_WEBHOOKS,
    **_DELIVERIES,
    **PEOPLE,
    **FIGURES,
}
