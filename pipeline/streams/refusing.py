"""Dead letters that stages make: what is wrong, and what to do, without a word of the record."""

from __future__ import annotations

from pipeline.schemas.problems import Problem, Refusal
from pipeline.streams.records import Dead, Record
from pipeline.topics.reasons import Poison

# Letters' headers stay small, whatever a record and its project are made of.
_MOST_PROBLEMS = 5
_MOST_WHERE = 100  # characters
_MOST_HINT = 500

UNKNOWN_PROJECT = Poison(
    reason="unknown-project",
    message="There is no such project. Make it, then retry this letter.",
)
UNKNOWN_POST = Poison(
    reason="unknown-post",
    message="There is no such post to take back. It is taken back when it comes, within 30 days. "
    "If the id is wrong, send post.withdrawn with the right one.",
)
CONFLICT = Poison(
    reason="conflict",
    message="This revision of the post is here with another content. Send a change with a higher "
    "revision.",
)
BREAKS_WORKER = Poison(
    reason="breaks-worker",
    message="Workers ended again and again over this record. See their logs; retry it with a "
    "newer version.",
)


def dead(record: Record, poison: Poison) -> Dead:
    """Put a record aside."""
    return Dead(record=record, reason=poison.reason, message=poison.message)


def refused(refusal: Refusal) -> Poison:
    """Say what is wrong with a post, by fields and codes."""
    told = [
        f"{_where(one) or 'the post'}: {one.code}; {one.hint[:_MOST_HINT]}"
        for one in refusal.problems[:_MOST_PROBLEMS]
    ]
    return Poison(reason="refused", message=" | ".join(told))


def _where(problem: Problem) -> str:
    """Say where a problem is, by names of ours alone.

    A field that nobody knows is named by the record, and with dots in its name nothing tells where
    that begins.
    """
    return "" if problem.code == "unknown-field" else problem.where[:_MOST_WHERE]
