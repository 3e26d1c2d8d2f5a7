"""A dead letter says where a post is wrong by names that the format has, and says it briefly."""

from __future__ import annotations

import pytest

from pipeline.schemas.problems import Problem, Refusal
from pipeline.streams.refusing import refused


def told(*problems: Problem) -> str:
    return refused(Refusal(id=None, problems=problems)).message


def problem(code: str, where: str, hint: str = "mend it") -> Problem:
    return Problem(code=code, message="", hint=hint, where=where)


@pytest.mark.parametrize("where", ["Kwame", "attachments.0.Kwame", "attachments.0.I am. Kwame"])
def test_the_name_of_a_field_that_nobody_knows_is_not_told(where: str) -> None:
    assert told(problem("unknown-field", where)) == "the post: unknown-field; mend it"


def test_the_name_of_a_known_field_is_told() -> None:
    assert told(problem("missing-field", "attachments.3.url"), problem("nul", "text")) == (
        "attachments.3.url: missing-field; mend it | text: nul; mend it"
    )


def test_a_letter_stays_small_whatever_is_wrong() -> None:
    many = [problem("too-long", "w" * 10_000, "h" * 100_000)] * 1000
    message = told(*many)
    assert message.count("w") == 5 * 100
    assert len(message) < 4000
