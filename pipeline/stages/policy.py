"""Publish or hold: what the project's policy makes of the flags."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.domain.bilingual import Status, Translation
from pipeline.domain.flags import Flag
from pipeline.domain.project import Policy


def decide_status(
    policy: Policy, flags: Iterable[Flag], translations: Iterable[Translation]
) -> Status:
    """Give `held` when a teacher must look first, else `published`.

    Notes never hold; contact details always do.
    """
    flags = tuple(flags)
    if any(one.code == "contact-detail" for one in flags):
        return "held"
    if policy == "mark":
        return "published"
    if policy == "hold-all":
        return "held"
    raised = [*flags]
    for translation in translations:
        for passage in translation.passages:
            raised += passage.flags
    return "held" if any(one.severity != "note" for one in raised) else "published"
