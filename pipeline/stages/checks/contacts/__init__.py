"""Contact details in what a pupil wrote."""

from __future__ import annotations

from pipeline.stages.checks.contacts.check import find_contacts

__all__ = ["find_contacts"]
