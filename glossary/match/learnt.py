"""What texts have taught about the words of a glossary: what may begin with which of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from glossary.match.forms import Choice, Forms
from glossary.match.tree import BARE, ENDS, Ends, Node
from glossary.match.words import GLUING, Words, link, parts_between, unglued

_MOST = 1 << 17  # words and stretches that are kept

# What the next word may be; where there may be one, the empty word as well, which is a gap.
Following = frozenset[str | None]
# All that begins with a word or several: the term that they are by themselves; the next word;
# whether the text around them, or their case there, has to be looked at.
Beginning = tuple[Choice | None, Following, bool]

_NO_WORDS: Following = frozenset()
_UNTOLD: Beginning = (None, _NO_WORDS, True)


class Learnt:
    """The words of texts by what they begin, from one text to the next, up to a number of them.

    `written` are the words of the terms.
    """

    def __init__(self, language: str, forms: Forms, written: frozenset[str], tree: Node) -> None:
        self._language = language
        self._forms = forms
        self._written = written
        self._tree = tree
        self._known = frozenset(map(forms.key_of, written))
        self._initials = frozenset(word[0] for word in self._known | written)
        self.keys: dict[str, str | None] = {"": ""}  # None: in no term
        self.beginning: dict[str, Beginning] = {}  # of words that begin terms
        self.stretches: dict[str, Beginning] = {}  # of several words, as they stand
        self.cuts: dict[str, tuple[int, str]] = {}  # see `unglued`
        self._alone: set[str] = set()  # words that begin terms whatever follows
        self._following: dict[str, Following] = {}  # of words that begin terms

    def fresh(self) -> Learnt:
        """Give one that knows no texts; this one may still be in use."""
        return Learnt(self._language, self._forms, self._written, self._tree)

    def is_full(self) -> bool:
        """Tell whether no more should be kept."""
        return len(self.keys) + len(self.stretches) > _MOST

    def learn(self, found: set[str]) -> None:
        """Get to know the words of a text."""
        for word in found.difference(self.keys):
            piece = None
            if self._language in GLUING and word not in self._written:
                piece = unglued(word, self._written, self._language)
            if piece is not None:
                self.learn({piece[1]})
                self.cuts[word] = piece
                self.keys[word] = None
                continue
            key = self._known_key(word)
            if key is not None and key in self._tree:
                chosen, following, looks = self._tell([word], self._tree[key])
                if looks or chosen is not None:
                    self._alone.add(word)
                self.beginning[word] = chosen, following, looks
                self._following[word] = following
            self.keys[word] = key  # at last, for others who look at the same time

    def hits(self, words: Sequence[str]) -> list[int]:
        """Give the numbers of words that may begin a term: alone, or with the word after them.

        Nearly every word begins some phrase of a large glossary; few are followed as it is there.
        """
        keys, following, alone = self.keys, self._following, self._alone
        after = [*words[1:], ""]
        return [
            number
            for number in compress(range(len(words)), map(following.__contains__, words))
            if words[number] in alone or keys[after[number]] in following[words[number]]
        ]

    def begun(self, of: Words, first: int, last: int) -> Beginning:
        """Tell what begins with several words; without the last one it has been told already."""
        parts = parts_between(of, first, last)
        if len(parts) % 2 == 0 or link(parts[-2]) != " ":
            return _UNTOLD
        node: Node = self._tree[self.keys[parts[0]]]
        for word in parts[2::2]:
            node = node[" "][self.keys[word]]
        return self._tell(parts, node)

    def _tell(self, parts: Sequence[str], node: Node) -> Beginning:
        """Tell what begins with words and what joins them."""
        groups: dict[tuple[str, str], Ends] = node.get(ENDS, {})
        ends = groups.get(BARE)
        if groups and (ends is None or len(groups) > 1 or ends.case_decides):
            return _UNTOLD
        if node.keys() - {ENDS, " "}:
            return _UNTOLD
        chosen = None if ends is None else self._forms.choose(parts, ends)
        following: Node = node.get(" ", {})
        return chosen, frozenset([*following, ""]) if following else _NO_WORDS, False

    def _known_key(self, word: str) -> str | None:
        key = self._forms.key_of(word) if word and word[0] in self._initials else None
        return key if key in self._known else None
