"""Articles and adjectives that go with a noun, where a glossary puts another in its place."""

from glossary.agreement.compounds import before_noun, behind_noun, is_english_noun
from glossary.agreement.fitting import Fitted, fit
from glossary.agreement.stretch import knows_nouns, may_be_noun
from glossary.agreement.verbs import awaits_verb, ends_in_verb

__all__ = [
    "Fitted",
    "awaits_verb",
    "before_noun",
    "behind_noun",
    "ends_in_verb",
    "fit",
    "is_english_noun",
    "knows_nouns",
    "may_be_noun",
]
