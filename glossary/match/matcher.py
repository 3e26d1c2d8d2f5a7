"""Finding terms: leftmost, then longest, over all of them, in time linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from glossary.lemmas import plural
from glossary.lemmas.lexicon import Lexicon, lexicon, primary
from glossary.match.folding import Folded, fold, one_space, plain
from glossary.match.tree import (
    BARE,
    ENDS,
    OUTER,
    Ends,
    Node,
    is_infinitive,
    is_loose,
    joined,
    paths,
    tree,
)
from glossary.match.words import (
    GLUING,
    ends_apart,
    is_word,
    link,
    starts_apart,
    tokens,
    unglued,
)
from glossary.values import Span, Term

_CACHED = 1 << 17  # words of texts whose keys are kept


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A term found in a text."""

    term: Term
    span: Span  # in code points of the text as given
    inflected: bool  # another form of the source than the written one


class Matcher:
    """The terms of one source language; built once, used for any number of texts.

    All terms that it is given compete for the same stretches. `keep` terms and those with case
    `exact` match as written only. Terms without a source, or without a letter or digit in it, are
    not found. Without `inflect` no other forms are found; with `verbs` English words alone may be
    verbs as well as nouns.
    """

    def __init__(
        self, terms: Sequence[Term], language: str, *, inflect: bool = True, verbs: bool = False
    ) -> None:
        self._language = primary(language)
        self._verbs = verbs or self._language != "en"
        ways = [path for term in terms for path in paths(term, self._language)]
        self._outer = any(path.outer != BARE for path in ways)
        self._written = frozenset(word for path in ways for word in path.words)
        loose = inflect and any(is_loose(path.term) for path in ways)
        self._lexicon: Lexicon | None = lexicon(language) if loose else None
        own = {word: self._key_of(word) for word in self._written}
        self._known = frozenset(own.values())
        self._initials = frozenset(word[0] for word in self._known | self._written)
        self._links = frozenset(part for path in ways for part in path.parts) - self._written
        self._own_keys: dict[str, str | None] = {**own}
        self._learnt = _Learnt(keys=dict(self._own_keys))
        self._tree = tree(ways, own)

    def find(self, text: str, blocked: Sequence[Span] = ()) -> tuple[Match, ...]:
        """Give the matches in a text, in order, none over another, none on a blocked span."""
        if not self._tree:
            return ()
        folded = fold(text, self._language)
        parts = tokens(folded.text, simple=folded.simple)
        found = set(parts)
        learnt = self._learn(found)
        keys, cuts = learnt.keys, learnt.cuts
        if cuts:
            parts = [piece for part in parts for piece in cuts.get(part, (part,))]
            found = set(parts)
        nodes = {part: self._tree[key] for part in found if (key := keys.get(part)) in self._tree}
        if not nodes:
            return ()
        starts = [0, *accumulate(map(len, parts))]
        shut = _merged((folded.forth(start), folded.forth(end)) for start, end in blocked)
        for start, end in shut:
            index = bisect_right(starts, start) - 1
            while index < len(parts) and starts[index] < end:
                parts[index] = ""
                index += 1
        # Words and what stands between take turns in a simple text that nothing cut further.
        step = 2 if folded.simple and not cuts else 1
        hits = [step * index for index, part in enumerate(parts[::step]) if part in nodes]
        parts += ("", "")  # so that what follows a word can be looked at
        seen = _Seen(text=text, folded=folded, parts=parts, starts=starts, keys=keys, shut=shut)
        return tuple(self._matches(seen, hits, nodes))

    def _matches(self, seen: _Seen, hits: Sequence[int], nodes: dict[str, Node]) -> Iterator[Match]:
        alone = {part: self._alone(part, node) for part, node in nodes.items()}
        parts, starts, keys, folded = seen.parts, seen.starts, seen.keys, seen.folded
        moved = bool(folded.given)
        done = 0  # offset in the folded text up to which matches have been given
        for first in hits:
            start = starts[first]
            if start < done:
                continue
            part, following = parts[first], parts[first + 1]
            sole = alone[part]
            if sole is not _LOOK and following != "'":
                # Most words begin no phrase here, which the two parts that follow tell at once.
                key = keys.get(following)
                child = None if key is None else nodes[part].get(key)
                if child is None or (keys.get(parts[first + 2]) not in child and ENDS not in child):
                    if sole is None:
                        continue
                    if not first or parts[first - 1] != "'":
                        done = starts[first + 1]
                        span = (folded.start(start), folded.end(done)) if moved else (start, done)
                        yield Match(term=sole[0], span=span, inflected=sole[1])
                        continue
            match, done = self._longest(seen, first, done)
            if match is not None:
                yield match

    def _alone(self, part: str, node: Node) -> tuple[Term, bool] | None:
        """Give the term that a word alone is, `_LOOK` where the text around it decides."""
        groups = node.get(ENDS)
        if groups is None:
            return None
        ends: Ends | None = groups.get(BARE)
        if ends is None or len(groups) > 1 or ends.case_decides:
            return _LOOK
        return self._loosely([part], ends)

    def _longest(self, seen: _Seen, first: int, done: int) -> tuple[Match | None, int]:
        """Give the best match that starts with a word, and how far the text is done with."""
        parts, keys, starts = seen.parts, seen.keys, seen.starts
        if parts[first - 1] == "'" and not starts_apart(parts, first, self._language):
            return None, done
        found: list[tuple[int, dict[tuple[str, str], Ends]]] = []
        node: Node = self._tree
        for index in range(first, len(parts)):
            below = node.get(keys.get(parts[index]))
            if below is None:
                break
            node = below
            if ENDS in node:
                found.append((index, node[ENDS]))
        for last, groups in reversed(found):
            if parts[last + 1] == "'" and not ends_apart(parts, last, self._language):
                continue
            outlines: Iterable[tuple[int, int, Ends]]
            if len(groups) == 1 and BARE in groups:
                outlines = ((starts[first], starts[last + 1], groups[BARE]),)
            else:
                outlines = self._punctuated(seen, starts[first], starts[last + 1], groups, done)
            for start, end, ends in outlines:
                best = self._best(seen, slice(first, last + 1), ends, start, end)
                if best is not None:
                    span = (seen.folded.start(start), seen.folded.end(end))
                    return Match(term=best[0], span=span, inflected=best[1]), end
        return None, done

    def _punctuated(
        self, seen: _Seen, start: int, end: int, groups: dict[tuple[str, str], Ends], done: int
    ) -> Iterator[tuple[int, int, Ends]]:
        text = seen.folded.text
        for before in range(min(OUTER, start - done), -1, -1):
            for after in range(min(OUTER, len(text) - end), -1, -1):
                ends = groups.get((text[start - before : start], text[end : end + after]))
                if ends is not None and not _touches(seen.shut, start - before, end + after):
                    yield start - before, end + after, ends

    def _best(
        self, seen: _Seen, words: slice, ends: Ends, start: int, end: int
    ) -> tuple[Term, bool] | None:
        """Choose among terms of one stretch: as written, then folded, then inflected."""
        if ends.case_decides:
            raw = seen.text[seen.folded.start(start) : seen.folded.end(end)]
            term = ends.exactly.get(raw) or ends.exactly.get(one_space(plain(raw)))
            if term is not None:
                return term, False
        stretch = seen.folded.text[start:end], id(ends)
        if stretch not in seen.chosen:
            seen.chosen[stretch] = self._loosely(seen.parts[words], ends)
        return seen.chosen[stretch]

    def _loosely(self, words: Sequence[str], ends: Ends) -> tuple[Term, bool] | None:
        term = ends.folded.get(joined(words))
        if term is not None:
            return term, False
        term = ends.plurals.get(joined(words))
        if term is not None:
            return term, True
        for written, term in ends.folded.items():
            if not self._are_forms(words, ends.words[written]):
                continue
            if len(words) > 1 or self._same_use(words[0], written, term):
                return term, True
        return None

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
        return self._key_of(word) != word and plural(word, self._language) == word

    def _same_use(self, word: str, written: str, term: Term) -> bool:
        """Take one English word alone for a noun, unless the term is written *to wash*.

        *tested* and *housing* are forms of *test* and *house*, but *prueba* and *casa* would be
        wrong for them; in a phrase (*washed hands*) the other words decide.
        """
        if self._verbs or is_infinitive(term, self._language):
            return True
        return self._is_verbal(word) == self._is_verbal(written)

    def _is_verbal(self, word: str) -> bool:
        return word.endswith(("ed", "ing")) and self._key_of(word) != word

    def _key_of(self, word: str) -> str:
        return word if self._lexicon is None else self._lexicon.key(word)

    def _learn(self, found: set[str]) -> _Learnt:
        """Give what is known of words and links, those of a text among them."""
        learnt = self._learnt
        if len(learnt.keys) > _CACHED + len(self._own_keys):
            learnt = self._learnt = _Learnt(keys=dict(self._own_keys))
        for part in found.difference(learnt.keys):
            pieces = None
            if self._language in GLUING:
                pieces = unglued(part, self._written, self._language)
            if pieces is not None:
                learnt.cuts[part] = pieces
            learnt.keys[part] = None if pieces is not None else self._new_key(part)
        return learnt

    def _new_key(self, part: str) -> str | None:
        if not is_word(part):
            even = link(part)
            return even if even in self._links else None
        key = self._key_of(part) if part[0] in self._initials else None
        return key if key in self._known else None


# The text around a word, or its case there, decides which term it is.
_LOOK = (Term(source="", target=""), False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Learnt:
    """What texts have taught: kept from one to the next, up to a number of words."""

    keys: dict[str, str | None]  # of words and links; None: in no term
    cuts: dict[str, tuple[str, ...]] = field(default_factory=dict)  # pieces of words, see `unglued`


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """One text while it is searched; offsets are those of the folded text."""

    text: str
    folded: Folded
    parts: list[str]
    starts: list[int]  # of the parts, and the end of the last
    keys: dict[str, str | None]
    shut: list[Span]  # blocked spans, ascending, apart
    # What has been chosen for a stretch where case does not matter; texts repeat themselves.
    chosen: dict[tuple[str, int], tuple[Term, bool] | None] = field(default_factory=dict)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _touches(shut: Sequence[Span], start: int, end: int) -> bool:
    index = bisect_right(shut, (start, start)) - 1
    return any(one < end and start < other for one, other in shut[max(0, index) : index + 2])
