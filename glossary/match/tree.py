"""Terms as a tree of words: what is common to their beginnings is looked at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from glossary.lemmas import lexicon, plural
from glossary.match.folding import fold, one_space, plain
from glossary.match.words import is_word, link, parts_between, words_of
from glossary.values import Term

ENDS = ""  # the key of a node under which its terms are; no word or link is empty
OUTER = 8  # characters of punctuation before and after a term that are compared
BARE = ("", "")

# The key of a word or link -> node; `ENDS` -> `Ends` by the punctuation before and after.
Node = dict[str | None, Any]


@dataclass(kw_only=True, slots=True)
class Ends:
    """Terms whose words have the same keys, by how they are written; the first in the file wins."""

    exactly: dict[str, Term] = field(default_factory=dict)  # by the source as written
    folded: dict[str, Term] = field(default_factory=dict)  # without `exact` and `keep`
    words: dict[str, list[str]] = field(default_factory=dict)  # of these, by the same keys
    plurals: dict[str, Term] = field(default_factory=dict)  # made by rule, for unknown words

    @property
    def case_decides(self) -> bool:
        """Say whether the case of a text tells terms apart here."""
        return len(self.exactly) > 1 or not self.folded


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """One way in which a term may be written."""

    term: Term
    source: str  # even, with its case
    parts: list[str]  # folded words and links
    words: list[str]  # those of the parts that are words
    outer: tuple[str, str]  # punctuation before and after
    is_plural: bool = False  # of the source, made by rule


def paths(term: Term, language: str) -> Iterator[Path]:
    """Give the ways a source may be written; none without a letter or digit."""
    yield from _ways(term, term.source, language)
    if is_loose(term) and not _is_known(term.source, language):
        many = plural(term.source, language)
        for way in _ways(term, many, language) if many and many != term.source else ():
            yield replace(way, is_plural=True)


def _is_known(source: str, language: str) -> bool:
    """Say whether word lists know all words of a source, so that they know their plurals."""
    known = lexicon(language)
    return all(known.lemma(word.casefold()) is not None for word in source.split())


def _ways(term: Term, written: str, language: str) -> Iterator[Path]:
    source = one_space(plain(written)).strip()
    folded = fold(source, language)
    of = words_of(folded.text, simple=folded.simple)
    places = [number for number, word in enumerate(of.words) if word]
    if not places:
        return
    first, last = places[0], places[-1]
    before, after = folded.text[: of.start(first)], folded.text[of.end(last) :]
    outer = before.strip()[-OUTER:], after.strip()[:OUTER]
    words = [of.words[number] for number in places]
    written_parts = parts_between(of, first, last)
    closed = is_loose(term) and _closes(words, written_parts)
    parts = [part if is_word(part) else link(part) for part in written_parts]
    if is_loose(term) and is_infinitive(term, language):
        words, parts = words[1:], parts[2:]
    yield Path(term=term, source=source, parts=parts, words=words, outer=outer)
    if closed:
        whole = ["".join(words)]
        yield Path(term=term, source=source, parts=whole, words=whole, outer=outer)


def tree(all_paths: Sequence[Path], keys: Mapping[str, str]) -> Node:
    """Build the tree; `keys` has what the forms of a word have in common, by word."""
    root: Node = {}
    for path in all_paths:
        node = root
        for part in path.parts:
            node = node.setdefault(keys.get(part, part), {})
        ends: Ends = node.setdefault(ENDS, {}).setdefault(path.outer, Ends())
        key = "".join(path.parts)
        if path.is_plural:
            ends.plurals.setdefault(key, path.term)
            continue
        ends.exactly.setdefault(path.source, path.term)
        if is_loose(path.term):
            ends.folded.setdefault(key, path.term)
            ends.words.setdefault(key, path.words)
    return root


def is_loose(term: Term) -> bool:
    """Say whether case and inflection of a source do not matter; names are as written."""
    return term.case == "any" and term.kind != "keep"


def is_infinitive(term: Term, language: str) -> bool:
    """Say whether a source is an English verb by its own words: *to wash*."""
    if language != "en":
        return False
    head, _, rest = term.source.strip().casefold().partition(" ")
    return head == "to" and rest.isalpha()


def joined(words: Sequence[str]) -> str:
    """Give words as the sources of terms are compared, links evened."""
    return words[0] if len(words) == 1 else "".join(w if is_word(w) else link(w) for w in words)


def _closes(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Say whether a term with hyphens may stand closed up: *wellbeing*, but not *resign*."""
    hyphens = len(words) - 1
    return (
        hyphens > 0
        and parts.count("-") == hyphens == len(parts) - len(words)
        and all(len(word) != len("re") for word in words)
    )
