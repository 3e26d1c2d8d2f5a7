"""Words of a translation in another order, where the source's order would be wrong.

English puts a noun before another and an adjective before its noun. A model that does not know a
word, or sees a mark in its place, leaves them so: `zapallo caldo`, `mis favoritos (1)`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from glossary.agreement import begins_noun, behind, is_plural_form, may_be_noun, of_word
from glossary.enforce import Slot, meant_plural
from pipeline.domain.spans import Span
from pipeline.stages.terms.drafting import Opening
from translators.values import Hypothesis

_WORD = re.compile(r"\S+")


def in_order(opening: Opening, *, adjectives: bool = False) -> Opening:
    """Let terms that an English source has side by side change places, with *of* between them.

    `adjectives`: those before a term go behind it, where such adjectives stand.
    """
    task = opening.decoded.sent.task
    language, source = task.target, task.passage.language
    link = of_word(language)
    if link is None:
        return opening
    hypothesis, slots = opening.hypothesis, list(opening.slots)
    for number in range(len(slots) - 1):
        slot, following = slots[number : number + 2]
        if hypothesis.text[slot.span[1] : following.span[0]] != " ":
            continue
        if not begins_noun(hypothesis.text[slice(*following.span)], language):
            continue
        if following.follower == slot.source:  # `ventanales salón`
            at = following.span[0]
            hypothesis, slots = _exchanged(hypothesis, slots, (at, at), (at, at), f"{link} ")
            slots[number + 1] = replace(slots[number + 1], crossed=False)
        elif slot.follower == following.source:
            first = _noun(hypothesis.text, slot.span, language)
            if first == (0, 0):
                continue
            slots[number] = replace(slot, span=first)
            hypothesis, slots = _exchanged(hypothesis, slots, first, following.span, f" {link} ")
            slots[number] = replace(slots[number], noun_before=False)
            slots[number + 1] = replace(slots[number + 1], noun_after=False, follower="")
    for slot in slots if adjectives else ():
        meant = meant_plural(slot, source) if slot.inflected else None
        many = is_plural_form(slot.term.target, language) if meant is None else meant
        found = behind(
            hypothesis.text[: slot.span[0]], slot.term.target, language, plural=bool(many)
        )
        if found is not None:
            first, form = found
            hypothesis, slots = _exchanged(hypothesis, slots, first, slot.span, " ", form)
            break  # offsets have moved
    return replace(opening, hypothesis=hypothesis, slots=tuple(slots))


def _noun(text: str, span: Span, language: str) -> Span:
    """Leave out the articles and the like that begin a stretch; (0, 0) if nothing else is in it."""
    for word in _WORD.finditer(text, *span):
        if may_be_noun(word[0], language):
            return word.start(), span[1]
    return 0, 0


def _exchanged(
    hypothesis: Hypothesis,
    slots: list[Slot],
    first: Span,
    second: Span,
    joint: str,
    written: str | None = None,
) -> tuple[Hypothesis, list[Slot]]:
    """Let two stretches change places, with a joint between them; the first may be rewritten."""
    text = hypothesis.text
    last = text[slice(*first)] if written is None else written
    head = text[slice(*second)]
    if not text[: first[0]].strip() and last[:1].isupper():  # at the beginning
        last, head = last[:1].lower() + last[1:], head[:1].upper() + head[1:]
    moved = second[0] - first[0]
    ends = first[0] + len(head) + len(joint)  # where the first now begins

    def place(start: int) -> int:
        if start < first[0]:
            return start
        if start < first[1]:
            return ends + start - first[0]
        if start < second[1]:
            return max(first[0], start - moved)
        return start - second[1] + ends + len(last)

    def span(old: Span) -> Span:
        start = place(old[0])
        return start, start + old[1] - old[0]

    alignment = tuple((a, b, *span((c, d))) for a, b, c, d in hypothesis.alignment)
    told = text[: first[0]] + head + joint + last + text[second[1] :]
    return replace(hypothesis, text=told, alignment=alignment), sorted(
        (replace(one, span=span(one.span)) for one in slots), key=lambda one: one.span
    )
