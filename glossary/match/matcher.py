"""Finding terms: leftmost, then longest, over all of them, in time linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.lemmas.lexicon import primary
from glossary.match.folding import Folded, fold, one_space, plain
from glossary.match.forms import Choice, Forms
from glossary.match.learnt import Following, Learnt
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
    Words,
    begins_link,
    ends_apart,
    link,
    parts_between,
    starts_apart,
    with_pieces,
    without,
    words_of,
)
from glossary.values import Span, Term

_MOST = 12  # words of a phrase whose beginnings are told once for all texts


class Match(NamedTuple):  # a text may have thousands, and these are made at once
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
        written = frozenset(word for path in ways for word in path.words)
        loose = inflect and any(is_loose(path.term) for path in ways)
        self._forms = Forms(self._language, inflect=loose, verbs=verbs)
        self._tree = tree(ways, {word: self._forms.key_of(word) for word in written})
        self._learnt = Learnt(self._language, self._forms, written, self._tree)

    def find(self, text: str, blocked: Sequence[Span] = ()) -> tuple[Match, ...]:
        """Give the matches in a text, in order, none over another, none on a blocked span."""
        if not self._tree:
            return ()
        folded = fold(text, self._language)
        of = words_of(folded.text, simple=folded.simple)
        learnt = self._learnt
        if learnt.is_full():
            learnt = self._learnt = learnt.fresh()
        learnt.learn(set(of.words))
        if learnt.cuts:
            of = with_pieces(of, learnt.cuts)
        shut = _merged((folded.forth(start), folded.forth(end)) for start, end in blocked)
        if shut:
            of = without(of, shut)
        hits = learnt.hits(of.words)
        if not hits:
            return ()
        seen = _Seen(text=text, folded=folded, of=of, learnt=learnt, shut=shut)
        spans, choices = self._found(seen, hits)
        found = zip(folded.back(spans), choices, strict=True)
        return tuple([Match(one[0], span, one[1]) for span, one in found])

    def _found(self, seen: _Seen, hits: Sequence[int]) -> tuple[list[Span], list[Choice]]:
        """Give where terms stand in the folded text, and which; `hits` are words that may begin."""
        beginning = seen.learnt.beginning
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
            choice, following, looks = beginning[word]
            end = start + len(word)
            if following:
                choice, end, looks = self._reach(seen, first, choice, following)
            if not looks:
                if choice is None:
                    continue
                if text[end] != "'" != text[start - 1]:
                    done = end
                    spans.append((start, end))
                    choices.append(choice)
                    continue
            longest = self._longest(seen, first, done)
            if longest is not None:
                span, choice = longest
                done = span[1]
                spans.append(span)
                choices.append(choice)
        return spans, choices

    def _reach(
        self, seen: _Seen, first: int, choice: Choice | None, following: Following
    ) -> tuple[Choice | None, int, bool]:
        """Give the longest term from a word on, its end, and whether the text around decides.

        `choice` is the term that the word is alone, `following` are the words that may follow it.
        """
        of, keys, stretches = seen.of, seen.learnt.keys, seen.learnt.stretches
        start = of.start(first)
        end = until = start + len(of.words[first])
        last = first
        while last < first + _MOST:
            last += 1
            after = of.words[last] if last < len(of.words) else ""
            if not after:  # more than a space follows: it may be a broken line all the same
                return choice, until, begins_link(of.text[end : end + 1])
            if keys[after] not in following:
                return choice, until, False
            end = of.offsets[last] + of.gap * last + len(after)
            stretch = of.text[start:end]
            if stretch not in stretches:
                stretches[stretch] = seen.learnt.begun(of, first, last)
            own, following, looks = stretches[stretch]
            if own is not None:
                choice, until = own, end
            if looks or not following:
                return choice, until, looks
        return choice, until, True

    def _longest(self, seen: _Seen, first: int, done: int) -> tuple[Span, Choice] | None:
        """Give the best match that starts with a word."""
        of, start = seen.of, seen.of.start(first)
        text = of.text
        if text.startswith("'", start - 1) and not starts_apart(of, first, self._language):
            return None
        for last, groups in reversed(self._phrases(seen, first)):
            end = of.end(last)
            if text.startswith("'", end) and not ends_apart(of, last, self._language):
                continue
            if len(groups) == 1 and (bare := groups.get(BARE)) is not None:
                best = self._best(seen, first, last, bare, start, end)
                if best is not None:
                    return (start, end), best
                continue
            for outer_start, outer_end, ends in self._punctuated(seen, start, end, groups, done):
                best = self._best(seen, first, last, ends, outer_start, outer_end)
                if best is not None:
                    return (outer_start, outer_end), best
        return None

    def _phrases(self, seen: _Seen, first: int) -> list[tuple[int, dict[tuple[str, str], Ends]]]:
        """Give the last words of the phrases that start with a word, and their terms."""
        of, keys = seen.of, seen.learnt.keys
        words, following = of.words, first
        node: Node | None = self._tree.get(keys[words[first]])
        found: list[tuple[int, dict[tuple[str, str], Ends]]] = []
        while node is not None:
            last, ends = following, node.get(ENDS)
            if ends is not None:
                found.append((last, ends))
                if len(node) == 1:
                    break
            following = of.next(last)
            if following >= len(words):
                break
            between = of.text[of.end(last) : of.start(following)]
            if between:
                node = node.get(link(between))
                if node is None:
                    break
            node = node.get(keys[words[following]])
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """One text while it is searched; offsets are those of the folded text."""

    text: str
    folded: Folded
    of: Words
    learnt: Learnt
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
