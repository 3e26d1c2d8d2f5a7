"""A field's value with all that is made of it, each made once and when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.domain.post import Format
from pipeline.stages.formats.read import Read, read
from pipeline.stages.formats.values import Block
from pipeline.stages.render import raw_html, sanitize
from pipeline.stages.structure.outline import outline_of

if TYPE_CHECKING:
    from pipeline.stages.structure.skeleton import Skeleton


@dataclass(frozen=True, kw_only=True)  # no slots: what is made is kept
class Page:
    """A field's value in its format."""

    value: str
    written: Format

    @cached_property
    def _read(self) -> Read:
        return read(self.value, self.written)

    @property
    def blocks(self) -> tuple[Block, ...] | None:
        """Give the blocks of the value, in order; None for plain text."""
        return self._read.blocks

    @cached_property
    def raw_html(self) -> str:
        """Give the value rendered, not sanitised: from what was parsed, where it was."""
        known: Read | None = self.__dict__.get("_read")
        return raw_html(self.value, self.written, known.parsed if known else None)

    @cached_property
    def html(self) -> str:
        """Give the value as HTML that is safe in any page."""
        return sanitize(self.raw_html)

    def has_structure_of(self, other: Page) -> bool:
        """Tell whether two values have the same structure, apart from their words."""
        plain = self._outline is not None and self._outline == other._outline
        return plain or self._structure == other._structure

    @cached_property
    def _outline(self) -> tuple[str, ...] | None:
        return outline_of(self.raw_html)

    @cached_property
    def _structure(self) -> Skeleton:
        # The tree builder is loaded by the first post that needs it.
        from pipeline.stages.structure.skeleton import skeleton

        return skeleton(self.raw_html)
