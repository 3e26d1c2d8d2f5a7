"""Publish or hold."""

from __future__ import annotations

import pytest

from pipeline.domain.bilingual import Passage, Status, Translation
from pipeline.domain.flags import Flag, flag
from pipeline.domain.project import Policy
from pipeline.stages.policy import decide_status

NOTE = flag("confidence-unknown")
UNSURE = flag("low-confidence")
CRITICAL = flag("untranslated")


def translation(*flags: Flag) -> Translation:
    passage = Passage(
        index=0, field="text", source=(0, 1), target=(0, 1), language="en", origin="machine",
        score=0.5, confidence=None, flags=flags,
    )  # fmt: skip
    return Translation(
        language="es", dir="ltr", title=None, text="x", html="<p>x</p>", attachments=(),
        signature="s", via=None, passages=(passage,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "of_post", "of_passage", "status"),
    [
        ("hold", (), (), "published"),
        ("hold", (), (NOTE,), "published"),
        ("hold", (), (NOTE, UNSURE), "held"),
        ("hold", (), (CRITICAL,), "held"),
        ("hold", (flag("language-unknown", language="French"),), (), "held"),
        ("mark", (), (CRITICAL,), "published"),
        ("hold-all", (), (), "held"),
    ],
)
def test_what_is_flagged_waits_unless_the_policy_is_to_mark(
    policy: Policy, of_post: tuple[Flag, ...], of_passage: tuple[Flag, ...], status: Status
) -> None:
    assert decide_status(policy, of_post, [translation(), translation(*of_passage)]) == status
