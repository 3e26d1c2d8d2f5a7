"""A field's value with all that is made of it, each made once and when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.domain.post import Format
from pipeline.stages.render import raw_html, sanitize

if TYPE_CHECKING:
    from pipeline.stages.structure.skeleton import Skeleton


@dataclass(frozen=True, kw_only=True)  # no slots: what is made is kept
class Page:
    """A field's value in its format."""

    value: str
    written: Format

    @cached_property
    def raw_html(self) -> str:
        """Give the value rendered, not sanitised."""
        return raw_html(self.value, self.written)

    @cached_property
    def html(self) -> str:
        """Give the value as HTML that is safe in any page."""
        return sanitize(self.raw_html)

    @cached_property
    def structure(self) -> Skeleton:
        """Give the structure of the value, apart from its words."""
        # The tree builder is loaded by the first post that needs it.
        from pipeline.stages.structure.skeleton import skeleton

        return skeleton(self.raw_html)
