"""Typography: what the engine can read, and what readers of a language expect."""

from pipeline.stages.typography.polish import polish
from pipeline.stages.typography.readable import plain_letters

__all__ = ["plain_letters", "polish"]
