"""Texts in which the words of a translation have made room for the terms of a glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.agreement import Fitted, before_noun, begins_noun, behind_noun, fit, of_noun
from glossary.agreement.sentences import begins_sentence, with_capital
from glossary.enforce.forms import Slot, best_form, has_words, meant_plural
from glossary.values import Span

_SEEN = 40  # characters of a form before that tell whether a sentence begins after it


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A translation with forms of terms in it."""

    text: str
    forms: tuple[Span, ...]  # where they stand, in order; one for each slot


def draft_of(text: str, slots: Sequence[Slot], language: str, source_language: str) -> Draft:
    """Put the best form of each term in its slot; the words beside go with it.

    Slots are in order and do not overlap. Nothing changes farther away than the words that
    stand beside a slot.
    """
    gaps = _gaps(text, slots)
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    gap = gaps[0]  # as the form before has left it
    for slot, shown, following in zip(slots, gaps, gaps[1:], strict=False):
        old = text[slice(*slot.span)]
        around = gap, following
        if slot.noun_after:
            around = before_noun(gap, following, language)
        elif slot.noun_before and begins_noun(old, language):
            gap, following = around = behind_noun(gap, following, language)
        elif slot.crossed and begins_noun(old, language):
            gap = of_noun(gap, language)
            around = gap, following
        form = best_form(shown, old, slot, language, source_language)
        meant = meant_plural(slot, source_language) if slot.inflected else None
        if around != (gap, following):  # what stands beside the form is another noun's
            fitted = Fitted(before=around[0], form=form, after=around[1])
        else:
            fitted = fit(
                gap, old, following, form, language, meant=meant, whole=has_words(slot.source)
            )
        before, form = fitted.before, fitted.form
        if form.endswith(".") and fitted.after[:1] == "." != fitted.after[1:2]:
            fitted = replace(fitted, after=fitted.after[1:])  # *P.E.* ends the sentence as well
        seen = "".join(pieces[-1:])[-_SEEN:] + before
        if begins_sentence(seen, (gap + old)[len(before) :]):
            form = with_capital(seen, form)
        pieces += (before, form)
        spans.append((length + len(before), length + len(before) + len(form)))
        length += len(before) + len(form)
        gap = fitted.after
    return Draft(text="".join((*pieces, gap)), forms=tuple(spans))


def _gaps(text: str, slots: Sequence[Slot]) -> list[str]:
    """Give what stands before, between and after the slots."""
    starts = [0, *(slot.span[1] for slot in slots)]
    ends = [*(slot.span[0] for slot in slots), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]
