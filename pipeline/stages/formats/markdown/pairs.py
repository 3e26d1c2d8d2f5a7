"""Bring together the two ends of elements, and what they keep from translation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.stages.formats.markdown.drafts import Draft, Shield
from pipeline.stages.formats.values import UNPAIRED


def pair_up(drafts: list[Draft], numbers: Iterator[int]) -> None:
    """Give both ends of every element a number; they nest.

    Marks of Markdown always have an end and never cross. A tag has one when its end tag comes
    before the mark around it ends; the tags in between that have none are left alone.
    """
    stack: list[Draft] = []
    heights: dict[str, list[int]] = {}  # where each element stands in the stack, by name
    floors = [-1]  # where marks of Markdown stand in the stack
    for number, draft in enumerate(drafts):
        if draft.kind == "open":
            if draft.html:
                heights.setdefault(draft.label, []).append(len(stack))
            else:
                floors.append(len(stack))
            stack.append(draft)
        elif draft.kind == "close":
            height = (heights.get(draft.label) or [-1])[-1] if draft.html else floors[-1]
            if height < 0 or (draft.html and height < floors[-1]):
                continue
            while len(stack) > height + 1:
                heights[stack[-1].label].pop()
                stack.pop().last = number - 1
            opening = stack.pop()
            (heights[opening.label] if opening.html else floors).pop()
            opening.last = number
            opening.pair = draft.pair = next(numbers)
    for opening in stack:
        opening.last = len(drafts) - 1


def gather(drafts: list[Draft], content: str) -> Iterator[Draft]:
    """Yield the drafts with what is kept, and elements that hold nothing, as one each."""
    number = 0
    while number < len(drafts):
        draft = drafts[number]
        number += 1
        if draft.kind != "open":
            yield draft
            continue
        end = drafts[draft.last].end
        paired = draft.pair != UNPAIRED
        if paired and draft.last == number:
            number = draft.last + 1
            yield Draft("single", draft.start, end, label=draft.label, parts=draft.parts)
        elif draft.shield is Shield.ALWAYS or (paired and draft.shield is Shield.CLOSED):
            number = draft.last + 1
            text = content[draft.start : end].replace("\n", " ")
            yield Draft("kept", draft.start, end, text=text, label="code")
        else:
            yield draft
