"""Articles and adjectives that go with a noun, where a glossary puts another in its place."""

from glossary.agreement.fitting import Fitted, fit
from glossary.agreement.stretch import may_be_noun

__all__ = ["Fitted", "fit", "may_be_noun"]
