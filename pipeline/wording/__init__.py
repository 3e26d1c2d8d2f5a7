"""What the pages say, in the languages that the pages speak."""

from pipeline.wording.words import PAGE_LANGUAGES, Words, closest, later, words_for

__all__ = ["PAGE_LANGUAGES", "Words", "closest", "later", "words_for"]
