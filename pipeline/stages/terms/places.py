"""Which of the words that attention points at are a term's own.

Attention is noisy: it points at words in another part of the sentence as well, at the verb beside
a noun, at the article of another's noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.agreement import (
    awaits_verb,
    ends_in_verb,
    is_english_noun,
    is_subject,
    knows_nouns,
    leads_noun,
    may_be_noun,
)
from glossary.lemmas.lexicon import primary
from pipeline.domain.spans import Span
from pipeline.stages.signs.words import Pairing, is_weighty, letters_of

_STOPS = (",", ";", ":", ".", "!", "?", "…")
_OF = frozenset({"de", "del", "di", "do", "da", "du"})  # between two nouns
_NEAR = 2  # words beside a term that may have lost theirs to it
_INNER_STOP = re.compile(r"[,;:.!?…]\s")


def own_place(place: Span, own: range, pairing: Pairing, language: str) -> Span:
    """Give the words that a term became, of all that attention points at; `place` is a guess.

    `own` are the term's words in the source, `language` is the translation's. Of several
    stretches that one is taken that may be a noun, comes from most of the term's words, and has
    the neighbours that the term has. None reaches over a comma, or ends with a verb.
    """
    if not own or not knows_nouns(language):
        return place
    guess = _numbers(place, pairing)
    source = pairing.source[pairing.source_words[own[0]][0] : pairing.source_words[own[-1]][1]]
    runs = [guess] if _INNER_STOP.search(source) else [*_clauses(guess, pairing)]
    for run in _pointed(own, pairing):
        if run.stop <= guess.start or guess.stop <= run.start:
            runs += [run, *_joined(guess, run, pairing)]
        elif not any(may_be_noun(_word(at, pairing), language) for at in guess):
            runs += [range(run.start, guess.start), range(guess.stop, run.stop)]

    def value(run: range) -> tuple[bool, int, int, int]:
        nouns = sum(may_be_noun(_word(at, pairing), language) for at in run)
        came = set[int]().union(*(pairing.sources[at] for at in run))
        hits = len(came.intersection(own))
        return nouns > 0, hits, min(nouns, len(own)), _neighbours(run, own, pairing)

    best = max(runs, key=value)
    kept = _grown(best, own, pairing)
    kept = _compound(kept, own, pairing, primary(language))
    while len(kept) > 1 and ends_in_verb([_word(at, pairing) for at in kept], language):
        kept = kept[:-1]
    if kept == guess:
        return place
    first, last = (
        letters_of(pairing.target, pairing.target_words[at]) for at in (kept[0], kept[-1])
    )
    return first[0], last[1]


def has_room(place: Span, own: range, pairing: Pairing, language: str) -> bool:
    """Tell whether a noun may stand in a place: before no other's noun or *we*, after no *you*."""
    if not knows_nouns(language):
        return True
    run = _numbers(place, pairing)
    nouns = (at for at in run if may_be_noun(_word(at, pairing), language))
    at = next(nouns, run.stop)
    if at == run.stop < len(pairing.target_words):
        came = pairing.sources[at]
        if came and came.isdisjoint(own) and may_be_noun(_word(at, pairing), language):
            return False
        if is_subject(_word(at, pairing), language):
            return False
        if leads_noun(_word(at, pairing), language):
            return False
    before = {run.start - 1, at - 1} - {-1}
    return not any(awaits_verb(_word(number, pairing), language) for number in before)


def _numbers(place: Span, pairing: Pairing) -> range:
    """Give the numbers of the words in a place."""
    inside = [
        number
        for number, (start, end) in enumerate(pairing.target_words)
        if start < place[1] and place[0] < end
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _word(number: int, pairing: Pairing) -> str:
    return pairing.target[slice(*letters_of(pairing.target, pairing.target_words[number]))]


def _clauses(run: range, pairing: Pairing) -> Iterator[range]:
    """Cut words behind commas and the like."""
    start = run.start
    for number in run:
        if number + 1 == run.stop or pairing.target.endswith(_STOPS, *pairing.target_words[number]):
            yield range(start, number + 1)
            start = number + 1


def _pointed(own: range, pairing: Pairing) -> Iterator[range]:
    """Give the stretches of words that came from some words, as attention says."""
    start: int | None = None
    for number, came in enumerate([*pairing.sources, set[int]()]):
        if not came.isdisjoint(own):
            start = number if start is None else start
        elif start is not None:
            yield range(start, number)
            start = None


def _grown(run: range, own: range, pairing: Pairing) -> range:
    """Take words of weight beside a stretch along that came from the same words and no others.

    As many as the term has; one more where the stretch breaks off with a small word.
    """

    def is_heavy(at: int) -> bool:
        return is_weighty(pairing.target, pairing.target_words[at])

    def more(at: int, edge: int) -> bool:
        if not 0 <= at < len(pairing.sources) or not is_heavy(at):
            return False
        came = pairing.sources[at]
        if pairing.target.endswith(_STOPS, *pairing.target_words[min(at, edge)]):
            return False
        return bool(came) and came <= set(own) and (len(run) < len(own) or not is_heavy(edge))

    while more(run.start - 1, run.start):
        run = range(run.start - 1, run.stop)
    while more(run.stop, run.stop - 1):
        run = range(run.start, run.stop + 1)
    return run


def _compound(run: range, own: range, pairing: Pairing, language: str) -> range:
    """Take all nouns in a row that came from one word: `town square` of `plaza`.

    Where the noun beside that word in the source became nothing else, one of them is its own, and
    the term is the head alone: *examination* of `history examination`, *zumo* of `zumo de naranja`.
    """

    def same(at: int) -> bool:
        came = pairing.sources[at] if 0 <= at < len(pairing.sources) else set[int]()
        return bool(came) and came <= set(own) and may_be_noun(_word(at, pairing), language)

    def more(edge: int, step: int) -> int:
        """Give the number of the noun that goes on behind an edge, or the edge."""
        at = edge + step
        if language != "en":
            if not 0 <= at < len(pairing.sources) or _word(at, pairing).lower() not in _OF:
                return edge
            at += step
        words = pairing.target_words[min(at, edge) : max(at, edge)]
        stops = any(pairing.target.endswith(_STOPS, *word) for word in words)
        return at if not stops and same(at) else edge

    if len(own) != 1 or not all(map(same, run)) or _lost_beside(own, pairing):
        return run
    first, last = run.start, run.stop - 1
    while (at := more(first, -1)) != first:
        first = at
    while (at := more(last, 1)) != last:
        last = at
    if first == last or not _lost_noun(own, pairing, language):
        return range(first, last + 1)
    return range(last, last + 1) if language == "en" else range(first, first + 1)


def _lost_beside(own: range, pairing: Pairing) -> bool:
    """Tell whether a word of weight near a term's became nothing that attention tells: a verb."""
    words, source = pairing.source_words, pairing.source
    near = [*range(max(0, own.start - _NEAR), own.start)]
    behind = range(own.stop, min(len(words), own.stop + _NEAR))
    if behind and source[slice(*words[own.stop])].lower() not in _OF:
        near += behind
    return any(not pairing.targets[at] and is_weighty(source, words[at]) for at in near)


def _lost_noun(own: range, pairing: Pairing, language: str) -> bool:
    """Tell whether the noun that belongs to a term's word in the source became no noun."""
    words = pairing.source_words
    if language == "en":  # *examen de historia*
        at = own.stop + 1
        beside = at < len(words) and pairing.source[slice(*words[own.stop])].lower() in _OF
    else:  # *orange juice*
        at = own.start - 1
        beside = at >= 0 and is_english_noun(pairing.source[slice(*words[at])])
    return beside and not any(
        may_be_noun(_word(one, pairing), language) for one in pairing.targets[at]
    )


def _joined(one: range, other: range, pairing: Pairing) -> list[range]:
    """Give two stretches as one if a small word alone is between them: `taza de té`."""
    first, last = sorted((one, other), key=lambda run: run.start)
    between = range(first.stop, last.start)
    small = len(between) == 1 and not is_weighty(pairing.target, pairing.target_words[between[0]])
    stops = pairing.target.endswith(_STOPS, *pairing.target_words[last.start - 1])
    return [range(first.start, last.stop)] if small and not stops else []


def _neighbours(run: range, own: range, pairing: Pairing) -> int:
    """Count the sides on which a stretch has the word that the source's has there."""
    before = run.start > 0 and own.start - 1 in pairing.sources[run.start - 1]
    after = run.stop < len(pairing.sources) and own.stop in pairing.sources[run.stop]
    return before + after
