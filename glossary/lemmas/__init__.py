"""What is known of words: their lemmas, plurals, genders; for languages that have data."""

from glossary.lemmas.genders import Gender, gender
from glossary.lemmas.lexicon import Lexicon, lexicon
from glossary.lemmas.plurals import inflections, plural

__all__ = ["Gender", "Lexicon", "gender", "inflections", "lexicon", "plural"]
