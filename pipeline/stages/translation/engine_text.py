"""What the engine is shown of a passage, and how its answer is told in the author's manner.

Models know sentences in usual letters and usual case. Styled letters, control characters and
capitals all over are put aside before the engine sees a text; the translation gets the author's
case again, and the signs that its language wants.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.domain.spans import Span
from pipeline.stages.casing import Casing, retell, tame
from pipeline.stages.protection.protect import Core, Kept
from pipeline.stages.splice import Splice
from pipeline.stages.typography import plain_letters, polish
from translators.values import Alignment

_FIRST = re.compile(r"[\W_]*(?P<letter>[^\W\d_])")


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineText:
    """The core of a passage as the engine should see it."""

    core: Core  # with the kept stretches of the passage's core, in the same order
    plain: Splice | None  # from the text of the passage's core; None: they are the same
    casing: Casing


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The translation of a core, told in the author's manner."""

    text: str
    kept: tuple[tuple[Kept, Span], ...]  # of the passage's core, with their places in `text`
    alignment: Alignment  # from the passage's core to `text`


def engine_text(core: Core, language: str, names: Sequence[str] = ()) -> EngineText:
    """Give what the engine should see of a core in a language (a tag).

    `names` get their own case where a passage shouts them.
    """
    spans = [one.span for one in core.kept]
    plain = plain_letters(core.text, spans)
    kept = core.kept
    if plain.text != core.text:
        spans = [plain.to_new(span) for span in spans]
        kept = tuple(replace(one, span=span) for one, span in zip(kept, spans, strict=True))
    casing = tame(plain.text, spans, language, names)
    if casing.text == core.text:
        return EngineText(core=core, plain=None, casing=casing)
    return EngineText(
        core=replace(core, text=casing.text, kept=kept),
        plain=plain if plain.text != core.text else None,
        casing=casing,
    )


def tell(
    shown: EngineText,
    core: Core,
    *,
    text: str,
    kept: Sequence[tuple[Kept, Span]],
    alignment: Alignment,
    source: str,
    target: str,
) -> Told:
    """Tell an answer of the engine, its kept stretches back in it, in the author's manner.

    `kept` and `alignment` go from `shown.core` to `text`; `source` and `target` are tags. An
    answer that is what the engine was shown is the core itself.
    """
    own = {one.span: before for one, before in zip(shown.core.kept, core.kept, strict=True)}
    places = [(own[one.span], span) for one, span in kept]
    if text == shown.core.text:
        return Told(
            text=core.text,
            kept=tuple((one, one.span) for one, _ in places),
            alignment=_back(shown, alignment, both=True),
        )
    begun = _begun(core, text, _spans(places))
    retold = retell(begun, shown.casing, _spans(places), target, alignment)
    places = [(one, retold.to_new(span)) for one, span in places]
    polished = polish(
        core.text,
        retold.text,
        _spans(places),
        source,
        target,
        source_protected=[one.span for one in core.kept],
    )
    return Told(
        text=polished.text,
        kept=tuple((one, polished.to_new(span)) for one, span in places),
        alignment=tuple(
            (a, b, *polished.to_new(retold.to_new((c, d))))
            for a, b, c, d in _back(shown, alignment)
        ),
    )


def _begun(core: Core, text: str, kept: Sequence[Span]) -> str:
    """Begin a translation with a capital where its source does: small models forget it."""
    own, other = _FIRST.match(core.text), _FIRST.match(text)
    if own is None or other is None or not own["letter"].isupper():
        return text
    at, letter = other.start("letter"), other["letter"]
    if not letter.islower() or len(letter.upper()) > 1 or any(a <= at < b for a, b in kept):
        return text
    return text[:at] + letter.upper() + text[at + 1 :]


def _spans(places: Sequence[tuple[Kept, Span]]) -> list[Span]:
    return sorted(span for _, span in places)


def _back(shown: EngineText, alignment: Alignment, *, both: bool = False) -> Alignment:
    """Move an alignment back to the passage's core; `both`: its target side as well."""
    plain = shown.plain
    if plain is None:
        return alignment
    return tuple(
        (*plain.to_old((a, b)), *(plain.to_old((c, d)) if both else (c, d)))
        for a, b, c, d in alignment
    )
