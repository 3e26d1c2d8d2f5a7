"""Where a translation has words of its own for terms that it lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.agreement import (
    is_english_noun,
    is_plural_form,
    is_verb_term,
    may_be_noun,
)
from glossary.enforce import Slot
from glossary.lemmas.lexicon import primary
from pipeline.domain.spans import Span
from pipeline.stages.signs.placing import place_of
from pipeline.stages.signs.wording import find_wording
from pipeline.stages.signs.words import Pairing, letters_of
from pipeline.stages.terms.places import has_room, own_place
from pipeline.stages.terms.values import Use
from pipeline.stages.translation.sent import Decoded, Sent
from translators.port import Translator
from translators.values import Hypothesis

# Letters or figures in the same word, behind a sign: `reef/house`. Hyphens and apostrophes
# are other matters.
_GLUED = re.compile(r"[^\w\s'’\-‐‑]+\w")
_LEADING = re.compile(r"\w[^\w\s'’\-‐‑]+$")
_LOOK = 20  # characters searched before a term
_WORD_BEFORE = re.compile(r"(?<!\w)(\w+)\s+$")
_WORD_AFTER = re.compile(r"\s+(\w+)")
# The same with *of* between: attention may point at either noun of `zumo de naranja`.
_NOUN_BEFORE = re.compile(r"(?<!\w)(\w+)\s+(?:(?:d[eiou]|da)\s+)?$")
_NOUN_AFTER = re.compile(r"\s+(?:(?:d[eiou]|da)\s+)?(\w+)")
_BETWEEN = re.compile(r"\s+(?:(?:d[eiou]|da)\s+)?")
# After an English verb rather than a noun: *the shirts show a reef*.
_OBJECT = re.compile(
    r"\s+(?:a|an|the|my|your|his|her|its|our|their|this|that|me|you|him|it|us|them|in|on|at|with"
    r"|from|up|down|out)\b"
)
_WORDINGS = 2  # translations of a term alone that are looked for


def find_slots(
    wanted: Sequence[tuple[Decoded, Sequence[Use]]], engine: Translator, *, anywhere: bool = False
) -> list[tuple[Slot, ...]]:
    """Give the slots of uses in the engine's own texts, in order; what is found nowhere has none.

    Unless `anywhere`, none is where no noun may stand.

    Attention tells most. The others, and those that stand beside what may be their noun, are
    translated alone and looked for: of *una mochila pesada* attention may point at *pesada*.
    """
    pairings = [_pairing(decoded.sent, decoded.hypothesis) for decoded, _ in wanted]
    found: list[dict[Use, Span]] = []
    asked: list[tuple[int, Use]] = []
    for number, (decoded, uses) in enumerate(wanted):
        places = {use: _place(decoded.sent, use, pairings[number]) for use in uses}
        found.append({use: span for use, span in places.items() if span is not None})
        asked += [
            (number, use)
            for use, span in places.items()
            if span is None or _noun_beside(decoded, span)
        ]
    for (number, use), wordings in zip(asked, _worded(wanted, asked, engine), strict=True):
        pairing, sent = pairings[number], wanted[number][0].sent
        own = pairing.words_in(sent.place_of(use.span))
        words = find_wording(pairing, own, wordings)
        if words is not None:
            start = letters_of(pairing.target, pairing.target_words[words.start])[0]
            end = letters_of(pairing.target, pairing.target_words[words.stop - 1])[1]
            if _is_better((start, end), use, found[number], pairing.target):
                found[number][use] = start, end
    return [
        slots_at(
            decoded.sent,
            decoded.hypothesis,
            [one for one in spans.items() if anywhere or _has_room(decoded, *one, pairing)],
        )
        for (decoded, _), spans, pairing in zip(wanted, found, pairings, strict=True)
    ]


def _worded(
    wanted: Sequence[tuple[Decoded, Sequence[Use]]],
    asked: Sequence[tuple[int, Use]],
    engine: Translator,
) -> list[list[str]]:
    """Translate terms alone, each once."""
    requests = [
        replace(
            wanted[number][0].sent.task.request(use.term.source, hypotheses=_WORDINGS),
            aligned=False,
            beam=_WORDINGS,
        )
        for number, use in asked
    ]
    own = list(dict.fromkeys(requests))
    results = dict(zip(own, engine.translate(own), strict=True))
    return [[one.text for one in results[request].hypotheses] for request in requests]


def _noun_beside(decoded: Decoded, span: Span) -> bool:
    """Tell whether a word right beside a place may be a noun, and the place an adjective's."""
    text, language = decoded.hypothesis.text, decoded.sent.task.target
    before = _NOUN_BEFORE.search(text, max(0, span[0] - _LOOK), span[0])
    after = _NOUN_AFTER.match(text, span[1])
    return any(may_be_noun(one[1], language) for one in (before, after) if one is not None)


def _is_better(span: Span, use: Use, places: Mapping[Use, Span], text: str) -> bool:
    """Tell whether a term's wording is its place: no other's, and beside where attention points."""
    start, end = span
    if any(a < end and start < b for other, (a, b) in places.items() if other != use):
        return False
    if use not in places:
        return True
    first, last = places[use]
    between = text[last:start] if last <= start else text[end:first] if end <= first else ""
    return _BETWEEN.fullmatch(between) is not None


def _has_room(decoded: Decoded, use: Use, span: Span, pairing: Pairing) -> bool:
    sent = decoded.sent
    source, target = sent.task.passage.language, sent.task.target
    if is_verb_term(use.term.source, use.term.target, source, target):
        return True
    return has_room(span, pairing.words_in(sent.place_of(use.span)), pairing, sent.task.target)


def aligned_places(
    sent: Sent, hypothesis: Hypothesis, uses: Sequence[Use]
) -> list[tuple[Use, Span]]:
    """Give the uses whose places in an answer attention tells, with these."""
    pairing = _pairing(sent, hypothesis)
    places = ((use, _place(sent, use, pairing)) for use in uses)
    return [(use, span) for use, span in places if span is not None]


def _place(sent: Sent, use: Use, pairing: Pairing) -> Span | None:
    """Tell by attention what a use became; words that are glued to others are not told apart."""
    start, end = sent.place_of(use.span)
    if _GLUED.match(sent.text, end) is not None:
        return None
    if start and _LEADING.search(sent.text[max(0, start - _LOOK) : start]):
        return None
    place = place_of((start, end), pairing)
    own = pairing.words_in((start, end))
    return None if place is None else own_place(place, own, pairing, sent.task.target)


def slots_at(
    sent: Sent, hypothesis: Hypothesis, places: Sequence[tuple[Use, Span]]
) -> tuple[Slot, ...]:
    """Make slots of places in an answer, in their order; of overlapping ones the first.

    Where a place holds words that a sign glues together, one of them may be another's.
    """
    slots: list[Slot] = []
    starts = {sent.place_of(use.span)[0]: use for use, _ in places}
    position = 0
    for use, (start, end) in sorted(places, key=lambda pair: pair[1]):
        if position <= start < end and not _GLUED.search(hypothesis.text, start, end):
            source = sent.text[slice(*sent.place_of(use.span))]
            before, after, crossed = _english_nouns(sent, hypothesis, use, (start, end))
            slots.append(
                Slot(
                    span=(start, end),
                    term=use.term,
                    source=source,
                    inflected=use.inflected,
                    noun_before=before,
                    noun_after=after,
                    crossed=crossed,
                    follower=_follower(sent, use, starts),
                )
            )
            position = end
    return tuple(slots)


def _follower(sent: Sent, use: Use, starts: Mapping[int, Use]) -> str:
    """Give the term that stands right behind one, as it stands: two nouns, the first a singular.

    `starts` has terms by where they begin in what was sent.
    """
    language = sent.task.passage.language
    start, end = sent.place_of(use.span)
    other = starts.get(end + 1)
    if primary(language) != "en" or other is None or sent.text[end : end + 1] != " ":
        return ""
    if is_plural_form(sent.text[start:end], language):
        return ""
    both = _is_noun_term(use, sent) and _is_noun_term(other, sent)
    return sent.text[slice(*sent.place_of(other.span))] if both else ""


def _is_noun_term(use: Use, sent: Sent) -> bool:
    """Tell whether an English term is a noun or a name; acronyms are, adjectives are not."""
    source, target = sent.task.passage.language, sent.task.target
    last = use.term.source.split()[-1]
    return (
        use.term.kind == "translate"
        and (not last.islower() or not last.isalpha() or is_english_noun(last))
        and may_be_noun(use.term.target.split()[0], target)
        and not is_verb_term(use.term.source, use.term.target, source, target)
    )


def _english_nouns(
    sent: Sent, hypothesis: Hypothesis, use: Use, there: Span
) -> tuple[bool, bool, bool]:
    """Tell on which sides a place has the noun that stands right beside an English term.

    Before it the one before, behind it the one behind, before it the one behind.
    """
    if primary(sent.task.passage.language) != "en":
        return False, False, False
    here, texts = sent.place_of(use.span), (sent.text, hypothesis.text)
    before = [
        _WORD_BEFORE.search(text, max(0, start - _LOOK), start)
        for text, (start, _) in zip(texts, (here, there), strict=True)
    ]
    after = [
        _WORD_AFTER.match(text, end) for text, (_, end) in zip(texts, (here, there), strict=True)
    ]
    many = is_plural_form(sent.text[slice(*here)], "en")  # *gives the boys juice*
    noun, other = after[0], before[0]
    is_before = other is not None and not is_plural_form(other[1], "en")
    is_before = is_before and _is_pair(before, hypothesis)
    if noun is None or many or _may_be_verb(sent, many, noun):
        return is_before, False, False
    return is_before, _is_pair(after, hypothesis), _is_pair([noun, before[1]], hypothesis)


def _may_be_verb(sent: Sent, many: bool | None, noun: re.Match[str]) -> bool:
    """Tell whether the word behind an English term may be its verb: it has an object, and -s."""
    agrees = many is None or many != noun[1].endswith("s")
    return agrees and _OBJECT.match(sent.text, noun.end()) is not None


def _is_pair(words: Sequence[re.Match[str] | None], hypothesis: Hypothesis) -> bool:
    """Tell whether an English noun became a word, by attention."""
    source, target = words
    if source is None or target is None or not is_english_noun(source[1]):
        return False
    if is_plural_form(source[1], "en") and not target[1].endswith("s"):
        return False  # *the wheel turns*: a verb
    return any(
        a <= source.start(1) < b and c <= target.start(1) < d for a, b, c, d in hypothesis.alignment
    )


def _pairing(sent: Sent, hypothesis: Hypothesis) -> Pairing:
    return Pairing(sent.text, hypothesis.text, hypothesis.alignment, [])
