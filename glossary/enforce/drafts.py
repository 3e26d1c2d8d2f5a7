"""Texts in which the words of a translation have made room for the terms of a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from glossary.agreement.fitting import fitted
from glossary.agreement.sentences import begins_sentence, with_capital
from glossary.enforce.choices import Choice, Slot, choices
from glossary.values import Span, Term

_MOST = 4  # drafts of one text
_TRIES = 8  # a few of them may come out alike
_SEEN = 40  # characters of a form before that tell whether a sentence begins after it


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A translation with forms of terms in it."""

    text: str
    forms: tuple[Span, ...]  # where they stand, in order; one for each slot


def drafts(
    text: str, slots: Sequence[Slot], language: str, source_language: str
) -> tuple[Draft, ...]:
    """Put a form of each term in its slot; the words beside go with it. The best guess is first.

    Slots are in order and do not overlap. Each further draft takes another form of one of the
    terms, or another gender where that is not known, in all the slots of that term. Nothing
    changes farther away than the words that stand beside a slot.
    """
    gaps = _gaps(text, slots)
    offered = [
        choices(gap, text[slice(*slot.span)], following, slot, language, source_language)
        for gap, slot, following in zip(gaps, slots, gaps[1:], strict=False)
    ]
    found: dict[Draft, None] = {}
    for term, number in islice(_ways(slots, offered), _TRIES):
        taken = [
            offer[min(number, len(offer) - 1) if slot.term == term else 0]
            for slot, offer in zip(slots, offered, strict=True)
        ]
        found.setdefault(_laid(text, slots, gaps, taken, language))
        if len(found) == _MOST:
            break
    return tuple(found)


def _gaps(text: str, slots: Sequence[Slot]) -> list[str]:
    """Give what stands before, between and after the slots."""
    starts = [0, *(slot.span[1] for slot in slots)]
    ends = [*(slot.span[0] for slot in slots), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _ways(
    slots: Sequence[Slot], offered: Sequence[tuple[Choice, ...]]
) -> Iterator[tuple[Term | None, int]]:
    """Yield which term takes which of its choices while all others take their first."""
    yield None, 0
    most: dict[Term, int] = {}
    for slot, offer in zip(slots, offered, strict=True):
        most[slot.term] = max(most.get(slot.term, 0), len(offer))
    for number in range(1, max(most.values(), default=0)):
        for term, count in most.items():
            if number < count:
                yield term, number


def _laid(
    text: str,
    slots: Sequence[Slot],
    gaps: Sequence[str],
    taken: Sequence[Choice],
    language: str,
) -> Draft:
    """Lay the chosen forms between the gaps, from the first slot to the last."""
    pieces: list[str] = []
    forms: list[Span] = []
    length = 0
    gap = gaps[0]
    for slot, choice, following in zip(slots, taken, gaps[1:], strict=True):
        old = text[slice(*slot.span)] + following[: choice.more]
        fit = fitted(gap, old, following[choice.more :], choice.form, language, choice.gender)
        before, form = fit.before, fit.form
        seen = "".join(pieces[-1:])[-_SEEN:] + before
        if begins_sentence(seen, (gap + old)[len(before) :]):
            form = with_capital(seen, form)
        pieces += (before, form)
        forms.append((length + len(before), length + len(before) + len(form)))
        length += len(before) + len(form)
        gap = fit.after
    return Draft(text="".join((*pieces, gap)), forms=tuple(forms))
