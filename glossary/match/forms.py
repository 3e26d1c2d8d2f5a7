"""Which of several terms words stand for, as they are written or in other forms."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.lemmas import plural
from glossary.lemmas.lexicon import Lexicon, lexicon
from glossary.match.tree import Ends, is_infinitive, joined
from glossary.match.words import is_word
from glossary.values import Term

Choice = tuple[Term, bool]  # a term, and whether its source stands there in another form


class Forms:
    """The forms of the words of a language; without `inflect` each word has its own alone."""

    def __init__(self, language: str, *, inflect: bool, verbs: bool) -> None:
        self._language = language
        self._verbs = verbs or language != "en"
        self._lexicon: Lexicon | None = lexicon(language) if inflect else None

    def choose(self, words: Sequence[str], ends: Ends) -> Choice | None:
        """Choose among terms that have these words or forms of them: as folded, then inflected."""
        term = ends.folded.get(joined(words))
        if term is not None:
            return term, False
        term = ends.plurals.get(joined(words))
        if term is not None:
            return term, True
        fitting = [
            (written, term)
            for written, term in ends.folded.items()
            if self._are_forms(words, ends.words[written])
            and (len(words) > 1 or self._same_use(words[0], written, term))
        ]
        if len(fitting) > 1:  # *abuelitos* are forms of *abuelita* as well
            own = [one for one in fitting if plural(one[0], self._language) == joined(words)]
            fitting = own or fitting
        return (fitting[0][1], True) if fitting else None

    def _are_forms(self, words: Sequence[str], written: Sequence[str]) -> bool:
        """Tell whether words are forms that the words of a term stand for.

        A term that is stored as *lungs* says nothing of a *lung*.
        """
        own = [word for word in words if is_word(word)]
        return all(
            one == other or self._is_plural(one) or not self._is_plural(other)
            for one, other in zip(own, written, strict=False)
        )

    def _is_plural(self, word: str) -> bool:
        return self.key_of(word) != word and plural(word, self._language) == word

    def _same_use(self, word: str, written: str, term: Term) -> bool:
        """Take one English word alone for a noun, unless the term is written *to wash*.

        *tested* and *housing* are forms of *test* and *house*, but *prueba* and *casa* would be
        wrong for them; in a phrase (*washed hands*) the other words decide.
        """
        if self._verbs or is_infinitive(term, self._language):
            return True
        return self._is_verbal(word) == self._is_verbal(written)

    def _is_verbal(self, word: str) -> bool:
        return word.endswith(("ed", "ing")) and self.key_of(word) != word

    def key_of(self, word: str) -> str:
        """Give what the forms of a word have in common."""
        return word if self._lexicon is None else self._lexicon.key(word)
