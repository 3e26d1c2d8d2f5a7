"""Outcomes of the exchange in the words of HTTP."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.exchange.values import Conflict
from pipeline.schemas.problems import Problem, from_validation
from pipeline.web.bodies import read_json_object
from pipeline.web.problems import KINDS, Fault, invalid

STALE = Fault(
    code="stale",
    detail="It has another version than the one that If-Match names.",
    hint="Read it again, look at what has changed, and send its new ETag.",
)

OVERTAKEN = Fault(
    code="unavailable",
    detail="Others changed the same glossary again and again. Nothing was kept.",
    hint="Send it again in a moment.",
    headers={"retry-after": "1"},
)


class Incoming(BaseModel):
    """A body; a misspelt field that is passed by in silence would be worse than a refusal."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


M = TypeVar("M", bound=Incoming)


def read_model(model: type[M], body: bytes) -> M | Fault:
    """Read a body as JSON of some form; give all that is wrong with it."""
    data = read_json_object(body)
    if isinstance(data, Fault):
        return data
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return invalid(from_validation(error))


def conflict_fault(conflict: Conflict) -> Fault:
    """Tell what does not fit: with what is here, or in itself."""
    if KINDS.get(conflict.code, (0,))[0] == 409:
        return Fault(
            code=conflict.code, detail=_sentence(conflict.message), hint=_sentence(conflict.hint)
        )
    where, _, rest = conflict.message.partition(": ")
    named = where if rest and where.isidentifier() else ""
    return invalid(
        [Problem(code=conflict.code, message=conflict.message, hint=conflict.hint, where=named)]
    )


def links(**paths: str) -> dict[str, Any]:
    """Give where to go on from an answer."""
    return {"links": paths}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."
