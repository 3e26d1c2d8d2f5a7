"""Why a record became a dead letter: stable codes, for programs and for the docs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Reason = Literal[
    # of the bytes
    "tombstone", "too-large", "bad-utf-8", "not-json",
    # of the event
    "not-cloudevents", "wrong-type", "wrong-data",
    # of the post
    "refused", "unknown-project", "unknown-post", "conflict",
    # of the program
    "breaks-worker",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, kw_only=True, slots=True)
class Poison:
    """A record that cannot be worked on, as a value."""

    reason: Reason
    message: str  # what, why and what to do; never a word of the record
