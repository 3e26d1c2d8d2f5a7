"""Show the engine where signs stand, for translations that do not tell by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Sign
from pipeline.stages.protection.protect import Core, Kept
from pipeline.stages.signs.singles import other_signs
from pipeline.stages.signs.values import Element, Placement, elements_of, lay
from pipeline.stages.signs.words import Pairing
from pipeline.stages.splice import Splice, splice

_SIGN = "sign"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """A core whose elements' signs are kept stretches of its text."""

    core: Core
    spliced: Splice  # from the plain core's text
    numbers: Mapping[Span, int]  # the sign that each of these kept stretches is


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A translation in which the signs were found again, without them."""

    text: str
    kept: tuple[tuple[Kept, Span], ...]  # the plain core's, with their places in `text`
    placement: Placement


def hide_signs(core: Core, signs: Sequence[Sign]) -> Hidden:
    """Put the opening and closing signs of a core into its text as kept stretches."""
    marked = [(number, sign) for number, sign in enumerate(signs) if sign.kind in {"open", "close"}]
    spliced = splice(core.text, [(sign.span, sign.raw) for _, sign in marked])
    numbers = {new: number for (number, _), (_, new) in zip(marked, spliced.places, strict=True)}
    kept = [
        Kept(kind=_SIGN, span=new, text=spliced.text[slice(*new)], fixed=True) for new in numbers
    ]
    kept += [
        Kept(kind=one.kind, span=spliced.to_new(one.span), text=one.text, fixed=one.fixed)
        for one in core.kept
    ]
    return Hidden(
        core=Core(
            lead=core.lead,
            text=spliced.text,
            tail=core.tail,
            kept=tuple(sorted(kept, key=lambda one: one.span)),
        ),
        spliced=spliced,
        numbers=numbers,
    )


def _without_spaces(
    text: str, places: Sequence[tuple[Span, int]], signs: Sequence[Sign]
) -> list[tuple[Span, str]]:
    """Cut signs out, each with the space that parted it from the words that it encloses."""
    cuts: list[tuple[Span, str]] = []
    position = 0
    for (start, end), number in places:
        opens = signs[number].kind == "open"
        if opens and text[end : end + 1] == " " and text[max(0, start - 1) : start] in {"", " "}:
            end += 1
        elif not opens and start > position and text[start - 1] == " ":
            start -= not text[end : end + 1].isalnum()
        cuts.append(((start, end), ""))
        position = end
    return cuts


def show_signs(
    hidden: Hidden,
    core: Core,
    signs: Sequence[Sign],
    text: str,
    kept: Sequence[tuple[Kept, Span]],
) -> Shown | None:
    """Take the signs out of a translation that holds each of them once.

    None where elements have come to cross or to hold nothing.
    """
    places = sorted((span, hidden.numbers[one.span]) for one, span in kept if one.kind == _SIGN)
    cut = splice(text, _without_spaces(text, places, signs))
    at = {number: new[0] for (_, number), (_, new) in zip(places, cut.places, strict=True)}
    plain = {hidden.spliced.to_new(one.span): one for one in core.kept}
    placed = tuple((plain[one.span], cut.to_new(span)) for one, span in kept if one.kind != _SIGN)
    laid: list[tuple[Element, Span]] = []
    for element in elements_of(signs, len(core.text)):
        start = 0 if element.opening is None else at[element.opening]
        end = len(cut.text) if element.closing is None else at[element.closing]
        inside = cut.text[start:end]
        start += len(inside) - len(inside.lstrip())
        laid.append((element, (start, max(start, end - len(inside) + len(inside.rstrip())))))
    pairing = Pairing(core.text, cut.text, (), [(one.span, span) for one, span in placed])
    others, lost = other_signs(signs, laid, pairing)
    placement = lay(signs, laid, others, guessed=lost)
    return None if placement is None else Shown(text=cut.text, kept=placed, placement=placement)
