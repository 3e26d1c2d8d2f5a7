"""Make sure that a translation has the structure of its source, or else keeps the source.

The whole field is parsed again. Where its blocks, inline elements, addresses or code are not those
of the source, the passages at fault are found by halving; each is spelled with every sign escaped
that might be markup, and if that does not help it stays as it was, flagged; what an image is said
to show is translated all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.splice import splice
from pipeline.stages.terms.missed import missed_terms
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.writing.page import Page
from pipeline.stages.writing.write import write

# Characters of one field that are parsed at most, before and after rendering; what is unsettled
# then stays as it was. Only a text that is meant to be difficult comes near.
_MOST_WORK = 1_500_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What the passages of a field have become, and the field with it."""

    renderings: tuple[Rendering, ...]
    page: Page


def settle(
    page: Page, passages: Sequence[SourcePassage], renderings: Sequence[Rendering]
) -> Settled:
    """Write the renderings of a field's passages, so that its structure is that of its source."""
    candidates = list(zip(passages, map(_placed, passages, renderings), strict=True))
    settled = [write(*pair) for pair in candidates]
    texts = [one.text for one in settled]
    if page.written == "plain":
        return Settled(renderings=tuple(settled), page=_laid(page, passages, texts))
    settling = _Settling(page=page, passages=passages)
    if not settling.holds(texts):
        careful = [write(*pair, careful=True) for pair in candidates]
        held = [
            _kept(*pair, written.text) for pair, written in zip(candidates, settled, strict=True)
        ]
        kept = [write(*pair) for pair in zip(passages, held, strict=True)]
        choices = (settled, careful, kept)
        good = settling.mend([[one.text for one in choice] for choice in choices])
        settled = [
            write(passage, replace(held[place], insets=()))
            if good[place] is None
            else choices[good[place] or 0][place]
            for place, passage in enumerate(passages)
        ]
    return Settled(renderings=tuple(settled), page=settling.page_of([one.text for one in settled]))


def _laid(page: Page, passages: Sequence[SourcePassage], texts: Sequence[str]) -> Page:
    """Give a page with other texts for its passages, the gaps as they are.

    It is the page itself where nothing changes.
    """
    spans = (passage.span for passage in passages)
    value = splice(page.value, list(zip(spans, texts, strict=True))).text
    return page if value == page.value else replace(page, value=value)


def _placed(passage: SourcePassage, rendering: Rendering) -> Rendering:
    """Give up a translation that has no place for the marks of its source."""
    markup = passage.markup
    if markup is None or not markup.signs or rendering.text == passage.text:
        return rendering
    if rendering.spelled or rendering.placement is not None:
        return rendering
    # Without its marks, and with every sign escaped, it still is what a teacher may begin with.
    bare = write(passage, replace(rendering, insets=()), careful=True)
    return _kept(passage, rendering, bare.text)


def _kept(passage: SourcePassage, rendering: Rendering, written: str) -> Rendering:
    """Keep a passage as it was, with what the texts inside its marks became.

    `written` is the translation that is given up, as it would stand in the field.
    """
    others = (written, *rendering.alternatives)
    terms, missed = missed_terms(passage, rendering)
    return Rendering(
        text=passage.text,
        origin="verbatim",
        alternatives=tuple(one for one in others if one != _source_of(passage)),
        terms=terms,
        flags=(*_flags(rendering, (0, len(passage.text))), *missed),
        insets=rendering.insets,
    )


def _flags(rendering: Rendering, whole: Span) -> tuple[Flag, ...]:
    """Give the flags of a rendering whose passage keeps its source.

    What was found in a translation goes with it.
    """
    others = rendering.flags if rendering.origin != "machine" else ()
    return (*others, flag("structure-changed", source=whole, target=whole))


@dataclass(kw_only=True)
class _Settling:
    """One field whose translation is being fitted."""

    page: Page
    passages: Sequence[SourcePassage]
    _work: int = field(default=0, init=False)  # characters that were parsed
    _last: Page | None = field(default=None, init=False)

    def page_of(self, texts: Sequence[str]) -> Page:
        """Give the field with these texts; the one that was tried last is not made again."""
        page = _laid(self.page, self.passages, texts)
        return self._last if self._last == page else page

    def holds(self, texts: Sequence[str]) -> bool:
        """Tell whether a field with these texts has the structure of the source."""
        page = self._last = _laid(self.page, self.passages, texts)
        if page is self.page:
            return True
        self._work += len(page.value) + len(page.raw_html)
        return page.has_structure_of(self.page)

    def mend(self, candidates: Sequence[Sequence[str]]) -> list[int | None]:
        """Tell for each passage which candidate can stand, the first of them first; None: none."""
        good: list[int | None] = [None] * len(self.passages)
        waiting = list(range(len(self.passages)))
        for number in range(len(candidates)):
            groups = [waiting]
            waiting = []
            while groups:
                group = groups.pop()
                if self._stands(candidates, good, group, number):
                    for place in group:
                        good[place] = number
                elif len(group) > 1:
                    middle = len(group) // 2
                    groups += (group[middle:], group[:middle])
                else:
                    waiting += group
        return good

    def _stands(
        self,
        candidates: Sequence[Sequence[str]],
        good: Sequence[int | None],
        group: Sequence[int],
        number: int,
    ) -> bool:
        """Try one candidate for a group of passages, on top of what was found good."""
        if self._work >= _MOST_WORK:
            return False
        chosen = list(good)
        for place in group:
            chosen[place] = number
        texts = [
            candidates[one][place] if one is not None else _source_of(self.passages[place])
            for place, one in enumerate(chosen)
        ]
        return self.holds(texts)


def _source_of(passage: SourcePassage) -> str:
    return passage.markup.source if passage.markup else passage.text
