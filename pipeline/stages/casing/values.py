"""What the case of a passage is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.domain.spans import Span

# `usual`: as people write, perhaps with single shouted words; `shouted`: every word in capitals;
# `mumbled`: the passage begins with a small letter.
CaseKind = Literal["usual", "shouted", "mumbled"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Casing:
    """The case of a passage, and its text as the engine should see it."""

    kind: CaseKind
    source: str  # the passage
    text: str  # as long as the passage, every character at its place
    raised: tuple[Span, ...] = ()  # shouted words of a passage that is not all in capitals

    @property
    def is_plain(self) -> bool:
        """Tell whether the translation needs no change of case."""
        return self.kind == "usual" and not self.raised
