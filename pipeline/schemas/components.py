"""Schemas as documents of interfaces name them: each by itself, below `#/components/schemas/`."""

from __future__ import annotations

from typing import Any

from pipeline.schemas.post import MOST_CHARACTERS, PostIn

IDENTIFIER: dict[str, Any] = {"type": "string", "pattern": "^[A-Za-z0-9._:~-]{1,200}$"}
TIME: dict[str, Any] = {"type": "string", "format": "date-time"}


def post_schema() -> dict[str, Any]:
    """Give the JSON Schema of a post as it comes in."""
    schema = PostIn.model_json_schema()
    schema["properties"] |= {
        "id": IDENTIFIER,
        "project": IDENTIFIER,
        "classroom": {**IDENTIFIER, "description": "One of the project's."},
        "created_at": {**TIME, "description": "Its time zone must be there."},
        "text": {"type": "string", "maxLength": MOST_CHARACTERS},
    }
    return schema


def of_model(name: str, schema: dict[str, Any]) -> dict[str, Any]:
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
