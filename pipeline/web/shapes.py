"""Short ways to write the schemas of the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pipeline.web.routing import Reply, Schema

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
COUNT_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
YES_OR_NO: Schema = {"type": "boolean"}
TIME: Schema = {"type": "string", "format": "date-time"}
TIME_OR_NULL: Schema = {"type": ["string", "null"], "format": "date-time"}
IDENTIFIER: Schema = {"type": "string", "pattern": "^[A-Za-z0-9._:~-]{1,200}$"}


def ref(name: str) -> Schema:
    """Point to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(**fields: Any) -> Schema:
    """Give the schema of an object that has all of these fields and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def many(one: Schema) -> Schema:
    """Give the schema of a list."""
    return {"type": "array", "items": one}


def counts() -> Schema:
    """Give the schema of figures by name."""
    return {"type": "object", "additionalProperties": COUNT}


def words(*choices: str) -> Schema:
    """Give the schema of one of some words."""
    return {"type": "string", "enum": list(choices)}


def page_of(name: str) -> Schema:
    """Give the schema of a part of a list."""
    return record(
        items=many(ref(name)),
        next={
            "type": ["string", "null"],
            "description": "The cursor to go on with; null: no more.",
        },
    )


def list_of(name: str, about: str) -> Reply:
    """Give the reply of a list."""
    return Reply(
        status=200,
        about=about,
        schema=page_of(name),
        headers={"Link": 'The next part, as rel="next"; missing at the end.'},
    )
