"""Articles and adjectives that go with a noun, where a glossary puts another in its place."""

from glossary.agreement.adjectives import leads_noun
from glossary.agreement.compounds import (
    before_noun,
    begins_noun,
    behind,
    behind_noun,
    is_english_noun,
    of_noun,
    of_word,
)
from glossary.agreement.fitting import Fitted, fit
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.stretch import knows_nouns, may_be_noun
from glossary.agreement.verbs import (
    awaits_verb,
    ends_in_verb,
    in_other_number,
    is_subject,
    is_verb_term,
    stands_as_verb,
)

__all__ = [
    "Fitted",
    "awaits_verb",
    "before_noun",
    "begins_noun",
    "behind",
    "behind_noun",
    "ends_in_verb",
    "fit",
    "in_other_number",
    "is_english_noun",
    "is_plural_form",
    "is_subject",
    "is_verb_term",
    "knows_nouns",
    "leads_noun",
    "may_be_noun",
    "of_noun",
    "of_word",
    "stands_as_verb",
]
