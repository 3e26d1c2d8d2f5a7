"""Finding terms: leftmost, then longest, over all of them, in time linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

from glossary.lemmas.lexicon import primary
from glossary.match.folding import Folded, fold, one_space, plain
from glossary.match.forms import Choice, Forms
from glossary.match.tree import (
    BARE,
    ENDS,
    OUTER,
    Ends,
    Node,
    is_loose,
    paths,
    tree,
)
from glossary.match.words import (
    GLUING,
    Words,
    begins_link,
    ends_apart,
    link,
    parts_between,
    starts_apart,
    unglued,
    with_pieces,
    without,
    words_of,
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
        ways = [path for term in terms for path in paths(term, self._language)]
        self._written = frozenset(word for path in ways for word in path.words)
        loose = inflect and any(is_loose(path.term) for path in ways)
        self._forms = Forms(self._language, inflect=loose, verbs=verbs)
        own = {word: self._forms.key_of(word) for word in self._written}
        self._known = frozenset(own.values())
        self._initials = frozenset(word[0] for word in self._known | self._written)
        self._tree = tree(ways, own)
        self._learnt = _Learnt()

    def find(self, text: str, blocked: Sequence[Span] = ()) -> tuple[Match, ...]:
        """Give the matches in a text, in order, none over another, none on a blocked span."""
        if not self._tree:
            return ()
        folded = fold(text, self._language)
        of = words_of(folded.text, simple=folded.simple)
        learnt = self._learn(set(of.words))
        if learnt.cuts:
            of = with_pieces(of, learnt.cuts)
        shut = _merged((folded.forth(start), folded.forth(end)) for start, end in blocked)
        if shut:
            of = without(of, shut)
        hits = [*compress(range(len(of.words)), map(learnt.starting.__contains__, of.words))]
        if not hits:
            return ()
        seen = _Seen(text=text, folded=folded, of=of, learnt=learnt, shut=shut)
        spans, choices = self._found(seen, hits)
        found = zip(folded.back(spans), choices, strict=True)
        return tuple([Match(term=one[0], span=span, inflected=one[1]) for span, one in found])

    def _found(self, seen: _Seen, hits: Sequence[int]) -> tuple[list[Span], list[Choice]]:
        """Give where terms stand in the folded text, and which; `hits` are words that begin some.

        Of most words it can be told at once that they begin no phrase here.
        """
        keys, starting = seen.learnt.keys, seen.learnt.starting
        of = seen.of
        words, offsets, gap = [*of.words, ""], of.offsets, of.gap
        text = of.text + "\n"  # a sign after the last word, and before the first: at -1
        spans: list[Span] = []
        choices: list[Choice] = []
        done = 0  # offset up to which matches have been found
        for first in hits:
            start = offsets[first] + gap * first
            if start < done:
                continue
            word = words[first]
            sole, following, looks = starting[word]
            end = start + len(word)
            if following and not looks:
                after = words[first + 1]
                # Where more than a space follows, it may be a broken line all the same.
                looks = keys[after] in following if after else begins_link(text[end])
            if not looks:
                if sole is None:
                    continue
                if text[end] != "'" != text[start - 1]:
                    done = end
                    spans.append((start, end))
                    choices.append(sole)
                    continue
            longest = self._longest(seen, first, done)
            if longest is not None:
                span, choice = longest
                done = span[1]
                spans.append(span)
                choices.append(choice)
        return spans, choices

    def _starting(self, word: str, node: Node) -> _Starting:
        """Tell what begins with a word, `looks` where the text around decides."""
        groups: dict[tuple[str, str], Ends] = node.get(ENDS, {})
        ends = groups.get(BARE)
        if groups and (ends is None or len(groups) > 1 or ends.case_decides):
            return None, frozenset(), True
        sole = None if ends is None else self._forms.choose([word], ends)
        if node.keys() - {ENDS, " "}:
            return sole, frozenset(), True
        following: Node = node.get(" ", {})
        return sole, frozenset(following), False

    def _longest(self, seen: _Seen, first: int, done: int) -> tuple[Span, Choice] | None:
        """Give the best match that starts with a word."""
        of, start = seen.of, seen.of.start(first)
        if not starts_apart(of, first, self._language):
            return None
        for last, groups in reversed(self._phrases(seen, first)):
            if not ends_apart(of, last, self._language):
                continue
            end = of.end(last)
            outlines: Iterable[tuple[int, int, Ends]]
            if len(groups) == 1 and BARE in groups:
                outlines = ((start, end, groups[BARE]),)
            else:
                outlines = self._punctuated(seen, start, end, groups, done)
            for outer_start, outer_end, ends in outlines:
                best = self._best(seen, first, last, ends, outer_start, outer_end)
                if best is not None:
                    return (outer_start, outer_end), best
        return None

    def _phrases(self, seen: _Seen, first: int) -> list[tuple[int, dict[tuple[str, str], Ends]]]:
        """Give the last words of the phrases that start with a word, and their terms."""
        of, keys = seen.of, seen.learnt.keys
        node: Node | None = self._tree.get(keys[of.words[first]])
        found: list[tuple[int, dict[tuple[str, str], Ends]]] = []
        last = first
        while node is not None:
            if ENDS in node:
                found.append((last, node[ENDS]))
            following = of.next(last)
            if following >= len(of.words) or not node.keys() - {ENDS}:
                break
            between = of.text[of.end(last) : of.start(following)]
            if between:
                node = node.get(link(between), {})
            node, last = node.get(keys[of.words[following]]), following
        return found

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
        self, seen: _Seen, first: int, last: int, ends: Ends, start: int, end: int
    ) -> tuple[Term, bool] | None:
        """Choose among terms of one stretch: as written, then folded, then inflected."""
        if ends.case_decides:
            raw = seen.text[seen.folded.start(start) : seen.folded.end(end)]
            term = ends.exactly.get(raw) or ends.exactly.get(one_space(plain(raw)))
            if term is not None:
                return term, False
        stretch = seen.folded.text[start:end], id(ends)
        if stretch not in seen.chosen:
            seen.chosen[stretch] = self._forms.choose(parts_between(seen.of, first, last), ends)
        return seen.chosen[stretch]

    def _learn(self, found: set[str]) -> _Learnt:
        """Give what is known of words, those of a text among them."""
        learnt = self._learnt
        if len(learnt.keys) > _CACHED:
            learnt = self._learnt = _Learnt()
        for word in found.difference(learnt.keys):
            piece = None
            if self._language in GLUING and word not in self._written:
                piece = unglued(word, self._written, self._language)
            if piece is not None:
                learnt.cuts[word] = piece
                learnt.keys[word] = None
                self._learn({piece[1]})
                continue
            learnt.keys[word] = key = self._known_key(word)
            if key is not None and key in self._tree:
                learnt.starting[word] = self._starting(word, self._tree[key])
        return learnt

    def _known_key(self, word: str) -> str | None:
        key = self._forms.key_of(word) if word and word[0] in self._initials else None
        return key if key in self._known else None


# All that begins with a word: the term that it is alone; what the next word may be; whether the
# text around the word, or its case there, has to be looked at.
_Starting = tuple[Choice | None, frozenset[str | None], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Learnt:
    """What texts have taught: kept from one to the next, up to a number of words."""

    keys: dict[str, str | None] = field(default_factory=dict)  # None: in no term
    starting: dict[str, _Starting] = field(default_factory=dict)  # of those that begin terms
    cuts: dict[str, tuple[int, str]] = field(default_factory=dict)  # see `unglued`


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """One text while it is searched; offsets are those of the folded text."""

    text: str
    folded: Folded
    of: Words
    learnt: _Learnt
    shut: list[Span]  # blocked spans, ascending, apart
    # What has been chosen for a stretch where case does not matter; texts repeat themselves.
    chosen: dict[tuple[str, int], Choice | None] = field(default_factory=dict)


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
