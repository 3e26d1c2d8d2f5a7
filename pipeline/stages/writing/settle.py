"""Make sure that a translation has the structure of its source, or else keeps the source.

The whole field is parsed again. Where its blocks, inline elements, addresses or code are not those
of the source, the passages at fault are found by halving; each is spelled with every sign escaped
that might be markup, and if that does not help it stays as it was, flagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.domain.flags import flag
from pipeline.domain.post import Format
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.writing.write import write

# Times that one field is parsed at most; what is unsettled then stays as it was. Only a text
# that is meant to be difficult comes near.
_MOST_PARSES = 60


def lay(value: str, passages: Sequence[SourcePassage], texts: Sequence[str]) -> str:
    """Give a field's value with other texts for its passages; the gaps stay."""
    pieces: list[str] = []
    position = 0
    for passage, text in zip(passages, texts, strict=True):
        pieces += (value[position : passage.span[0]], text)
        position = passage.span[1]
    pieces.append(value[position:])
    return "".join(pieces)


def settle(
    value: str,
    written: Format,
    passages: Sequence[SourcePassage],
    renderings: Sequence[Rendering],
) -> list[Rendering]:
    """Write the renderings of a field's passages, so that its structure is that of its source."""
    if written == "plain":
        return list(renderings)
    settling = _Settling(value=value, written=written, passages=passages)
    candidates = [
        _unplaced(passage, one) or one for passage, one in zip(passages, renderings, strict=True)
    ]
    settled = [write(*pair) for pair in zip(passages, candidates, strict=True)]
    texts = [one.text for one in settled]
    if not settling.holds(texts):
        careful = [write(*pair, careful=True) for pair in zip(passages, candidates, strict=True)]
        good = settling.mend([texts, [one.text for one in careful]])
        for place, passage in enumerate(passages):
            if good[place] is None:
                settled[place] = _given_up(passage, settled[place])
            elif good[place] == 1:
                settled[place] = careful[place]
    return settled


def _unplaced(passage: SourcePassage, rendering: Rendering) -> Rendering | None:
    """Give up a translation that has no place for the marks of its source."""
    markup = passage.markup
    if markup is None or not markup.signs or rendering.text == passage.text:
        return None
    return None if rendering.placement is not None else _source(passage, rendering)


def _source(passage: SourcePassage, rendering: Rendering) -> Rendering:
    whole = (0, len(passage.text))
    return Rendering(
        text=passage.text,
        origin="verbatim",
        alternatives=(rendering.text, *rendering.alternatives),
        flags=(
            *(one for one in rendering.flags if one.code != "structure-changed"),
            flag("structure-changed", source=whole, target=whole),
        ),
        insets=rendering.insets,
    )


def _given_up(passage: SourcePassage, rendering: Rendering) -> Rendering:
    """Keep a passage as it stands in the source."""
    source = passage.markup.source if passage.markup else passage.text
    whole = (0, len(source))
    return Rendering(
        text=source,
        origin="verbatim",
        alternatives=(rendering.text, *rendering.alternatives),
        flags=(
            *(
                replace(one, target=None)
                for one in rendering.flags
                if one.code != "structure-changed"
            ),
            flag("structure-changed", source=whole, target=whole),
        ),
    )


@dataclass(kw_only=True)
class _Settling:
    """One field whose translation is being fitted."""

    value: str
    written: Format
    passages: Sequence[SourcePassage]
    _parses: int = field(default=0, init=False)
    _wanted: object = field(default=None, init=False)

    def holds(self, texts: Sequence[str]) -> bool:
        """Tell whether a field with these texts has the structure of the source."""
        value = lay(self.value, self.passages, texts)
        if value == self.value:
            return True
        # The parsers are loaded by the first post that needs them.
        from pipeline.stages.render import raw_html
        from pipeline.stages.structure.skeleton import skeleton

        if self._wanted is None:
            self._wanted = skeleton(raw_html(self.value, self.written))
        self._parses += 1
        return self._wanted == skeleton(raw_html(value, self.written))

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
        if self._parses >= _MOST_PARSES:
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
