"""How a term gets into a translation that did not use it."""

from glossary.enforce.drafts import Draft, draft_of
from glossary.enforce.forms import Slot, meant_plural

__all__ = ["Draft", "Slot", "draft_of", "meant_plural"]
