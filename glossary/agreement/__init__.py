"""Articles and adjectives that go with a noun, where a glossary puts another in its place."""

from glossary.agreement.fitting import Fitted, fit

__all__ = ["Fitted", "fit"]
