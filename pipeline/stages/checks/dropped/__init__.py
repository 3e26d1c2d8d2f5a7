"""Sentences and clauses of a source that its translation lacks."""

from __future__ import annotations

from pipeline.stages.checks.dropped.check import check_dropped

__all__ = ["check_dropped"]
