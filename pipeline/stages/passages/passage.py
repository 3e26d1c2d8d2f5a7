"""A passage before translation."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.post import FieldName
from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Markup
from pipeline.stages.protection.protect import Core, Kept
from pipeline.stages.translation.engine_text import EngineText


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcePassage:
    """A passage as readers see it; all stages but the last work on that text."""

    field: FieldName
    span: Span  # in the field's value
    text: str  # what readers see; the source itself where there is no markup
    language: str  # `und` where there is nothing to translate
    kept: tuple[Kept, ...]  # offsets in `text`
    core: Core
    shown: EngineText  # the core as the engine should see it
    strange: bool = False  # words in a script of none of the languages: nobody can translate them
    markup: Markup | None = None  # None: the text is its own source

    @property
    def insets(self) -> tuple[SourcePassage, ...]:
        """Give the texts inside marks, which are translated by themselves."""
        return tuple(inset.passage for inset in self.markup.insets) if self.markup else ()

    @property
    def is_shell(self) -> bool:
        """Tell whether all that there is to translate are the texts inside marks."""
        return self.insets != () and not self.core.has_words
