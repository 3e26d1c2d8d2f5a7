"""Engines without a model, for tests and trials; they pass the same contract suite."""

from translators.testing.identity import IdentityTranslator
from translators.testing.scripted import ScriptedTranslator

__all__ = ["IdentityTranslator", "ScriptedTranslator"]
