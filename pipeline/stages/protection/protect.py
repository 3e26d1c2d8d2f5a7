"""Hide from the engine what must not change, behind marks that models copy.

A passage is taken apart: emoji, trailing hashtags and the like at its ends never reach the
engine; what stands inside the sentence is replaced by a mark. Several shapes of marks exist,
because no model copies every shape: the next is tried when a mark does not come back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.domain.spans import Span
from pipeline.stages.splice import Splice, splice
from pipeline.stages.tokens import COPIED, is_feeling
from translators.placeholders import Shape

NAME = "name"  # the kind of a `keep` name; the other kinds are those of `tokens`
IMAGE = "image"  # the kind of an image in formatted text
STRUCK = "struck"  # the kind of words that are struck out of a sentence

# Kinds that are no part of a sentence's grammar: at an end they are left out.
ORNAMENTS = frozenset({"emoji", "emoticon", "shortcode", IMAGE})
_TRAILING = ORNAMENTS | {"hashtag"}

# Kinds without which the sentence is whole as well. Between others they may stand for a word.
_LOOSE = ORNAMENTS | {"tag"}
_DECORATIONS = frozenset({"emoticon", IMAGE})
# Kinds that models mostly copy: shown as they are first, behind a mark if they do not come back.
_PLAIN_FIRST = COPIED | {NAME}
_AFTER_SENTENCE = re.compile(r"[.!?…:;。！？)\]]\s*$")
_LOOK_BACK = 8  # characters searched for the end of the sentence, spaces with it
_PARTED = frozenset(".,!?…;:_")  # a mark that touches one of these is not seen as one
_VERBLESS = re.compile(r"[^\w]*[^\W\d_]{1,4}\s*")  # I, we, yo, nous
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A stretch that must come back unchanged, with its place in its text."""

    kind: str
    span: Span
    text: str
    fixed: bool = False  # the format says that it is no text: it is not looked for again


@dataclass(frozen=True, kw_only=True, slots=True)
class Core:
    """The part of a passage that goes to the engine, and what stands before and after it."""

    lead: str
    text: str
    tail: str
    kept: tuple[Kept, ...]  # inside `text`

    @property
    def has_words(self) -> bool:
        """Tell whether there is anything to translate besides what is kept."""
        return _HAS_LETTER.search(bare(self).text) is not None

    @property
    def is_loose(self) -> bool:
        """Tell whether something is kept, and the sentence may be whole without it.

        In `I ❤️ Ghana` it is not: there a picture stands for the verb.
        """
        if not self.kept or any(kept.kind not in _LOOSE for kept in self.kept):
            return False
        return _VERBLESS.fullmatch(self.text[: self.kept[0].span[0]]) is None

    @property
    def is_decorated(self) -> bool:
        """Tell whether what is kept shows something or feels something, and stands for no word."""
        return self.is_loose and all(
            kept.kind in _DECORATIONS or (kept.kind == "emoji" and is_feeling(kept.text))
            for kept in self.kept
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What stands for a kept stretch in the text for the engine."""

    kept: Kept
    text: str
    number: int | None  # None: the stretch stands for itself
    padded_left: bool
    padded_right: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shielded:
    """A core with its kept stretches behind marks of one shape."""

    spliced: Splice  # from the core's text to the engine's
    marks: tuple[Mark, ...]
    shape: Shape
    traces: int  # things in the source itself that look like what is left of a mark

    @property
    def text(self) -> str:
        """Give what the engine sees."""
        return self.spliced.text


def take_apart(
    text: str, kept: Sequence[Kept], *, within: Span | None = None, walls: Sequence[int] = ()
) -> Core:
    """Give the part of a passage that the engine sees; `lead + text + tail` is the passage.

    The core reaches over `within` at least. Neighbours with one of the `walls` (offsets in
    `text`, in order) between them stay apart.
    """
    latest, earliest = within or (len(text), 0)
    inside = list(kept)
    start, end = 0, len(text)
    while inside and inside[0].kind in ORNAMENTS and not text[start : inside[0].span[0]].strip():
        after = _skip_space(text, inside[0].span[1])
        if after > latest:
            break
        start = after
        inside.pop(0)
    while inside and not text[inside[-1].span[1] : end].strip():
        last = inside[-1]
        before = text[start : last.span[0]]
        if last.kind not in _TRAILING and (
            last.kind == NAME or _AFTER_SENTENCE.search(before[-_LOOK_BACK:]) is None
        ):
            break
        if start + len(before.rstrip()) < earliest:
            break
        inside.pop()
        end = start + len(before.rstrip())
    end = max(start, end)
    return Core(
        lead=text[:start],
        text=text[start:end],
        tail=text[end:],
        kept=tuple(
            replace(one, span=(one.span[0] - start, one.span[1] - start))
            for one in _merged(text, inside, walls)
        ),
    )


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _merged(text: str, kept: Sequence[Kept], walls: Sequence[int]) -> list[Kept]:
    """Join neighbours with nothing but space between them: one mark is enough for them."""
    merged: list[Kept] = []
    for one in kept:
        previous = merged[-1] if merged else None
        if (
            previous is not None
            and NAME not in (previous.kind, one.kind)
            and previous.fixed == one.fixed
            and not text[previous.span[1] : one.span[0]].strip()
            and bisect_left(walls, previous.span[1]) == bisect_right(walls, one.span[0])
        ):
            start, end = previous.span[0], one.span[1]
            merged[-1] = replace(previous, span=(start, end), text=text[start:end])
        else:
            merged.append(one)
    return merged


def shield(core: Core, shape: Shape) -> Shielded:
    """Put the kept stretches of a core behind marks that its own text does not contain."""
    finder = re.compile(shape.pattern)
    taken = {int(match["n"]) for match in finder.finditer(core.text)}
    number = 0
    marks: list[Mark] = []
    replacements: list[tuple[Span, str]] = []
    for kept in core.kept:
        if kept.kind in _PLAIN_FIRST and shape.names_plain and not kept.fixed:
            mark = Mark(
                kept=kept, text=kept.text, number=None, padded_left=False, padded_right=False
            )
        else:
            number += 1
            while number in taken:
                number += 1
            before, after = neighbours(core.text, kept.span)
            last = marks[-1] if marks else None
            parted = (
                last is not None and last.padded_right and last.kept.span[1] == kept.span[0]
            )  # by the space after the mark before
            mark = Mark(
                kept=kept,
                text=shape.form.replace("{n}", str(number)),
                number=number,
                padded_left=not parted and (before.isalnum() or before in _PARTED),
                padded_right=after.isalnum() or after == "_",
            )
        marks.append(mark)
        padded = " " * mark.padded_left + mark.text + " " * mark.padded_right
        replacements.append((kept.span, padded))
    spliced = splice(core.text, replacements)
    left = splice(core.text, [(kept.span, "\n") for kept in core.kept]).text
    return Shielded(
        spliced=spliced,
        marks=tuple(marks),
        shape=shape,
        traces=len(re.findall(shape.trace, left)),
    )


def neighbours(text: str, span: Span) -> tuple[str, str]:
    """Give the character before a span and the one after it; empty at an end."""
    start, end = span
    return text[max(0, start - 1) : start], text[end : end + 1]


def bare(core: Core) -> Splice:
    """Cut the kept stretches out, each with the space before it; at the start, that after it."""
    replacements: list[tuple[Span, str]] = []
    position = cut = 0  # all before `cut` is cut out
    for kept in core.kept:
        start, end = kept.span
        while start > position and core.text[start - 1].isspace():
            start -= 1
        if start == cut:
            while end < len(core.text) and core.text[end].isspace():
                end += 1
            cut = end
        before, after = neighbours(core.text, (start, end))
        joins = before.isalnum() and after.isalnum() and not _unspaced(before)
        replacements.append(((start, end), " " if joins else ""))
        position = end
    return splice(core.text, replacements)


def _unspaced(character: str) -> bool:
    """Tell whether a script without spaces between words is written with it (coarsely)."""
    return character >= "\u2e80" or "\u0e00" <= character <= "\u0eff"
