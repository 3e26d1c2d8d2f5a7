"""How a term gets into a translation that did not use it."""

from glossary.enforce.choices import Slot
from glossary.enforce.drafts import Draft, drafts

__all__ = ["Draft", "Slot", "drafts"]
