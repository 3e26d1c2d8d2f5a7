"""Kept stretches in a translation: where they stand, and what must not become of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.protection.protect import ORNAMENTS, Core, Kept
from pipeline.stages.splice import Splice, splice


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """A translated core with its kept stretches in it."""

    spliced: Splice  # from the engine's text to the delivered one
    kept: tuple[tuple[Kept, Span], ...]  # each kept stretch with its span in the delivered text
    guessed: bool = False  # at least one place is no more than a guess

    @property
    def text(self) -> str:
        """Give the delivered text."""
        return self.spliced.text


@dataclass(frozen=True, kw_only=True, slots=True)
class Insertion:
    """What replaces a stretch of a translation: a kept stretch, perhaps with spaces."""

    kept: Kept
    span: Span
    lead: str = ""
    trail: str = ""


def inserted(translated: str, insertions: Sequence[Insertion], guessed: bool = False) -> Restored:
    """Make insertions into a translation; they must be in order and must not overlap."""
    spliced = splice(translated, [(one.span, one.lead + one.kept.text + one.trail)
                                  for one in insertions])  # fmt: skip
    return Restored(
        spliced=spliced,
        kept=tuple(
            (one.kept, (new[0] + len(one.lead), new[1] - len(one.trail)))
            for one, (_, new) in zip(insertions, spliced.places, strict=True)
        ),
        guessed=guessed,
    )


def is_apart(kept: Kept) -> bool:
    """Tell whether a kept stretch never grows together with the words that it touches."""
    return kept.kind in ORNAMENTS or kept.kind == "tag"


def empties_tags(core: Core, restored: Restored) -> bool:
    """Tell whether two tags with words between them stand side by side or crossed now."""
    if not any(kept.kind == "tag" for kept in core.kept):
        return False
    places = {kept.span: span for kept, span in restored.kept}
    return any(
        one.kind == other.kind == "tag"
        and core.text[one.span[1] : other.span[0]].strip() != ""
        and not restored.text[places[one.span][1] : places[other.span][0]].strip()
        for one, other in itertools.pairwise(core.kept)
    )
