"""The engine that gives every text back as it came."""

from __future__ import annotations

from translators.testing.scripted import ScriptedTranslator


class IdentityTranslator(ScriptedTranslator):
    """Gives every text back, for every pair: what comes out different was changed elsewhere."""

    def __init__(self) -> None:
        super().__init__(lambda text: text, name="identity")
