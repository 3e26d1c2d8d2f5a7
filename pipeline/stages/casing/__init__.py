"""Letter case: what the engine is shown, and what the author's class reads."""

from pipeline.stages.casing.retell import retell
from pipeline.stages.casing.tame import tame
from pipeline.stages.casing.values import CaseKind, Casing

__all__ = ["CaseKind", "Casing", "retell", "tame"]
