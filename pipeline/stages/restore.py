"""Put back what was hidden from the engine, and make sure that it came back exactly once."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.protect import Core, Kept, Mark, Shielded, bare
from pipeline.stages.splice import Splice, splice
from translators.values import Alignment

# Marks that follow a word closely; a stretch that stood before one is put before one.
_MARKS_AFTER = tuple(".,;:!?…")


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


def restore_marks(shielded: Shielded, translated: str) -> Restored | None:
    """Replace the marks in a translation; None unless each is there exactly once."""
    if not shielded.marks:
        return Restored(spliced=splice(translated, ()), kept=())
    found = _find_marks(shielded, translated)
    if found is None:
        return None
    replacements = []
    for mark, (start, end) in found:
        if mark.padded_left and translated[:start][-1:] == " ":
            start -= 1
        if mark.padded_right and translated[end:][:1] == " ":
            end += 1
        replacements.append(((start, end), mark.kept.text))
    spliced = splice(translated, replacements)
    return Restored(
        spliced=spliced,
        kept=tuple(
            (mark.kept, new) for (mark, _), (_, new) in zip(found, spliced.places, strict=True)
        ),
    )


def _find_marks(shielded: Shielded, translated: str) -> list[tuple[Mark, Span]] | None:
    """Give the marks in the order of the translation, or None unless the count is right."""
    numbered = {mark.number: mark for mark in shielded.marks if mark.number is not None}
    matches = list(re.finditer(shielded.shape.pattern, translated)) if numbered else []
    found = [
        (numbered[int(match["n"])], match.span())
        for match in matches
        if int(match["n"]) in numbered
    ]
    if len(found) != len(numbered) or len({mark.number for mark, _ in found}) != len(found):
        return None
    if numbered and len(matches) > len(found) + shielded.strangers:
        return None
    plain = [mark for mark in shielded.marks if mark.number is None]
    for text, count in Counter(mark.text for mark in plain).items():
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", translated)]
        if len(places) != count:
            return None
        found += zip((mark for mark in plain if mark.text == text), places, strict=True)
    found.sort(key=lambda pair: pair[1])
    overlap = any(a[1][1] > b[1][0] for a, b in itertools.pairwise(found))
    return None if overlap else found


def place_by_alignment(core: Core, translated: str, alignment: Alignment) -> Restored:
    """Insert kept stretches into a translation that was made without them.

    Each goes beside the word that its neighbour became. Without a neighbour in `alignment`
    (from the bare core to `translated`) it goes to the nearest word border: `guessed`.
    """
    cut = bare(core)
    chosen: list[tuple[int, int, Kept, bool]] = []
    for order, kept in enumerate(core.kept):
        source = cut.places[order][1][0]
        place = _beside_neighbour(source, alignment)
        guessed = place is None
        if place is None:
            share = source / len(cut.text) if cut.text else 0.0
            place = _nearest_border(translated, round(share * len(translated)))
        if core.text[kept.span[1] :][:1] in _MARKS_AFTER:
            while translated[:place][-1:] in _MARKS_AFTER:
                place -= 1
        chosen.append((place, order, kept, guessed))
    chosen.sort(key=lambda item: item[:2])
    replacements: list[tuple[Span, str]] = []
    inner: list[tuple[Kept, int]] = []  # the stretch and where it starts in its replacement
    for place, _, kept, _ in chosen:
        before, after = translated[:place][-1:], translated[place:][:1]
        lead = " " if before and not before.isspace() else ""
        trail = " " if after.isalnum() else ""
        replacements.append(((place, place), lead + kept.text + trail))
        inner.append((kept, len(lead)))
    spliced = splice(translated, replacements)
    return Restored(
        spliced=spliced,
        kept=tuple(
            (kept, (new[0] + lead, new[0] + lead + len(kept.text)))
            for (kept, lead), (_, new) in zip(inner, spliced.places, strict=True)
        ),
        guessed=any(guessed for *_, guessed in chosen),
    )


def _beside_neighbour(source: int, alignment: Alignment) -> int | None:
    """Give the place behind what the word before became, or before what the word after became."""
    before = [pair for pair in alignment if pair[1] <= source]
    if before:
        nearest = max(pair[1] for pair in before)
        if source - nearest <= 1:
            return max(pair[3] for pair in before if pair[1] == nearest)
    after = [pair for pair in alignment if pair[0] >= source]
    if after:
        nearest = min(pair[0] for pair in after)
        if nearest - source <= 1:
            return min(pair[2] for pair in after if pair[0] == nearest)
    return None


def _nearest_border(text: str, position: int) -> int:
    borders = [0, *(match.start() for match in re.finditer(r"\s+|$", text))]
    return min(borders, key=lambda border: abs(border - position))
