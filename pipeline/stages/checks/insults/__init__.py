"""Words that hurt, where only the translation has them."""

from __future__ import annotations

from pipeline.stages.checks.insults.check import check_insults

__all__ = ["check_insults"]
