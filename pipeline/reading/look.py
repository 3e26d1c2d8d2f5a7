"""How posts are shown beyond what they say themselves: the same values for a file and a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pipeline.domain.language import display_name, is_known_tag
from pipeline.wording import Words, words_for

Checked = Literal["part", "all"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How posts are shown."""

    # Of the names of languages, and of all the page says where it is one of the page languages;
    # else that is English.
    language: str = "en"
    tap: bool = False  # a translation appears once a reader asks for it
    # On a page of the service. Its style sheet is the same for all, so that passages in a language
    # which is not their column's say so themselves. It is loaded over slow lines, so that nothing
    # is written that a browser knows: the page's own direction, and where paragraphs and items end.
    served: bool = False
    parted: bool = False  # sentences of formatted posts are elements, for a script to light up
    # Says when a post was written, by its classroom; None: in the zone it was written in.
    when: Callable[[str, datetime], str] | None = None
    # How much of the machine's words in a post a teacher has read and let stand, by the post's id.
    checked: Mapping[str, Checked] = field(default_factory=dict)
    # Ids of posts whose translations are kept back, of which nothing can be said.
    untranslated: frozenset[str] = frozenset()

    @property
    def words(self) -> Words:
        """Give the words of the page."""
        return words_for(self.language)

    def name(self, tag: str) -> str:
        """Name a language."""
        return display_name(tag, self.language) if is_known_tag(tag) else tag
