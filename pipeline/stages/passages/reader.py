"""Cut a field into passages: the blocks of its format, then sentences; find what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.domain.post import FieldName
from pipeline.domain.spans import Span
from pipeline.stages.detect import Detector
from pipeline.stages.formats.plain import read_plain
from pipeline.stages.formats.values import Block
from pipeline.stages.passages.cores import atoms_of, core_of, whole_tokens
from pipeline.stages.passages.kept import blank, find_kept
from pipeline.stages.passages.literal import with_literal_marks
from pipeline.stages.passages.marking import (
    Marked,
    Pairs,
    emphasised,
    fixed_of,
    layout_of,
    marks_of,
    partners_of,
    raised_words,
    readable,
    signs_of,
    sources,
)
from pipeline.stages.passages.markup import Inset, Markup, reference_of
from pipeline.stages.passages.parts import Part, outside_blocks, split_heart
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.passages.quotations import foreign_words, split_quotations
from pipeline.stages.passages.scripts import words_in_other_scripts
from pipeline.stages.passages.view import View
from pipeline.stages.protection.protect import NAME, Core, Kept, take_apart
from pipeline.stages.segment import segment_plain
from pipeline.stages.tokens import Token, find_tokens
from pipeline.stages.translation.engine_text import engine_text

_MOST_PICTURES = 50  # side by side in the place of a verb
_INNER_STOP = re.compile(r"[.!?…]\s*\S")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Reads the fields of one post."""

    code: str  # the post's language
    languages: tuple[str, ...]  # that its passages may be in
    names: tuple[str, ...]  # never translated
    detector: Detector

    def plain(self, field: FieldName, value: str) -> Iterator[SourcePassage]:
        """Yield the passages of a plain text, in order."""
        blocks = read_plain(value)
        if blocks is not None:
            yield from self.formatted(field, value, blocks)
            return
        tokens = find_tokens(value)
        kept = find_kept(value, tokens, self.names)
        for part in self._sentences(value, tokens, kept):
            start, end = part.span
            text = value[start:end]
            # Looked for again, so that the passage alone decides, as it will when it is checked:
            # what is a smile may depend on a bracket lines before.
            inside = kept if text == value else find_kept(text, find_tokens(text), self.names)
            core = take_apart(text, inside)
            language, strange = self._language(text, core, part)
            foreign = self._foreign_words(text, inside, language)
            if foreign:
                inside = tuple(_in_order(foreign, inside))
                core = take_apart(text, inside)
            yield SourcePassage(
                field=field,
                span=(start, end),
                text=text,
                language=language,
                kept=inside,
                core=core,
                shown=engine_text(core, language, self.names),
                strange=strange,
            )

    def formatted(
        self, field: FieldName, value: str, blocks: Sequence[Block]
    ) -> Iterator[SourcePassage]:
        """Yield the passages of a text that was read into blocks, in order."""
        blocks = with_literal_marks(blocks, value)
        pairs = Pairs(blocks)
        for block in blocks:
            view = View(block, value)
            fixed = fixed_of(view)
            hidden = blank(view.text, fixed)
            tokens = find_tokens(hidden)
            kept = _in_order(fixed, find_kept(hidden, tokens, self.names))
            marks = marks_of(view, block.span)
            apart, whole = emphasised(view, marks, 0), _elements_of(marks)
            parts = list(self._sentences(view.text, _with_fixed(tokens, fixed), kept, apart, whole))
            places = sources(view, [part.span for part in parts], pairs)
            for part, source in zip(parts, places, strict=True):
                yield self._marked(field, view, part, source, fixed)

    def _sentences(
        self,
        text: str,
        tokens: Sequence[Token],
        kept: Sequence[Kept],
        emphasised: Sequence[Span] = (),
        elements: Sequence[Span] = (),
    ) -> Iterator[Part]:
        """Yield the sentences of a text, cut where parts of them are passages of their own."""
        near = 0
        known = _with_names(tokens, kept)
        sentences = segment_plain(text, language=self.code, tokens=known, elements=elements)
        for span in outside_blocks(text, sentences):
            parts = split_quotations(
                text,
                span,
                kept=kept,
                languages=self.languages,
                prior=self.code,
                detector=self.detector,
                emphasised=emphasised,
            )
            for part in parts:
                while near < len(kept) and kept[near].span[0] < part.span[0]:
                    near += 1
                yield from self._around_heart(text, part, kept[near : near + _MOST_PICTURES])

    def _around_heart(self, text: str, part: Part, kept: Sequence[Kept]) -> Iterator[Part]:
        """Yield a part, or the parts around its heart, in the language that it has as a whole."""
        spans = split_heart(text, part.span, kept)
        if len(spans) == 1 or self.code == UNDETERMINED:
            yield part
            return
        words = " ".join(text[start:end] for start, end in spans)
        language = part.language or self._code(words)
        for span in spans:
            yield Part(span=span, language=None if language == UNDETERMINED else language)

    def _code(self, text: str) -> str:
        return self.detector.passage(text, languages=self.languages, prior=self.code).code

    def _language(self, text: str, core: Core, part: Part) -> tuple[str, bool]:
        """Tell the language of a passage, and whether nobody can translate it."""
        if self.code == UNDETERMINED or not core.has_words:
            return UNDETERMINED, False
        if part.language is not None:
            return part.language, False
        verdict = self.detector.passage(text, languages=self.languages, prior=self.code)
        return verdict.code, verdict.code == UNDETERMINED and not verdict.sure

    def _foreign_words(
        self, text: str, kept: Sequence[Kept], language: str, emphasised: Sequence[Span] = ()
    ) -> list[Kept]:
        """Give the words of a passage that are in another language, and stay as they are."""
        if language == UNDETERMINED:
            return []
        other = words_in_other_scripts(text, kept, language)
        return _in_order(
            other,
            foreign_words(
                text,
                kept=_in_order(other, kept) if other else kept,
                languages=self.languages,
                language=language,
                detector=self.detector,
                emphasised=emphasised,
            ),
        )

    def _marked(
        self, field: FieldName, view: View, part: Part, source: Span, fixed: Sequence[Kept]
    ) -> SourcePassage:
        """Make a passage from its place in a view and in the field's value."""
        start, end = span = part.span
        text = view.text[start:end]
        own = [
            replace(one, span=(one.span[0] - start, one.span[1] - start))
            for one in fixed
            if start <= one.span[0] and one.span[1] <= end
        ]
        marks = marks_of(view, source)
        own = _in_order(own, raised_words(text, marks, start))
        hidden = blank(text, own)
        found = _in_order(own, find_kept(hidden, find_tokens(hidden), self.names))
        core = take_apart(text, found)
        language, strange = self._language("".join(readable(text, found)), core, part)
        foreign = self._foreign_words(text, found, language, emphasised(view, marks, start))
        whole = whole_tokens(text, _in_order(foreign, found), marks, start)
        cored = core_of(view, span, whole)
        core = cored.core
        first = start + len(core.lead)
        passage = SourcePassage(
            field=field,
            span=source,
            text=text,
            language=language,
            kept=whole.kept,
            core=core,
            shown=engine_text(core, language, self.names),
            strange=strange,
            markup=Markup(
                writing=view.writing,
                source=view.source(source),
                layout=layout_of(view, span, source),
                core=(cored.source[0] - source[0], cored.source[1] - source[0]),
                signs=signs_of(cored.marks, first, len(core.text), view),
                atoms=atoms_of(view, core, first, source[0], whole),
                insets=tuple(self._insets(field, view, source)),
                edges=cored.edges,
            ),
        )
        return (
            replace(passage, language=passage.insets[0].language) if passage.is_shell else passage
        )

    def _insets(self, field: FieldName, view: View, source: Span) -> Iterator[Inset]:
        """Yield the texts inside the marks in a stretch of the field's value."""
        for piece in view.between(source):
            if piece.inset is None:
                continue
            inner = View(piece.inset, view.value)
            start = len(inner.text) - len(inner.text.lstrip())
            end = len(inner.text.rstrip())
            if start >= end:
                continue
            span = inner.start(start), inner.end(end)
            yield Inset(
                source=(span[0] - source[0], span[1] - source[0]),
                passage=self._marked(field, inner, Part(span=(start, end)), span, fixed_of(inner)),
                reference=reference_of(piece.label),
            )


def languages_of(code: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Give the languages that the passages of a post may be in: the project's and its own."""
    known = any(same_language(code, tag) for tag in languages)
    return languages if known else (*languages, code)


def _elements_of(marks: Sequence[Marked]) -> list[Span]:
    """Give what stands between the two marks of every element that is whole."""
    partners = partners_of(marks)
    return [
        (mark.at, marks[partners[number]].at)
        for number, mark in enumerate(marks)
        if partners.get(number, -1) > number
    ]


def _in_order(fixed: Sequence[Kept], found: Sequence[Kept]) -> list[Kept]:
    return sorted([*fixed, *found], key=lambda one: one.span)


def _with_fixed(tokens: Sequence[Token], fixed: Sequence[Kept]) -> Sequence[Token]:
    """Add what the format keeps to the tokens: no sentence ends inside."""
    if not fixed:
        return tokens
    known = [
        Token(kind="placeholder", start=one.span[0], end=one.span[1], text=one.text)
        for one in fixed
    ]
    return sorted([*tokens, *known], key=lambda token: token.start)


def _with_names(tokens: Sequence[Token], kept: Sequence[Kept]) -> Sequence[Token]:
    """Add the names with a full stop inside to the tokens: no sentence ends in `St. Mary`."""
    names = [
        Token(kind="placeholder", start=one.span[0], end=one.span[1], text=one.text)
        for one in kept
        if one.kind == NAME and _INNER_STOP.search(one.text)
    ]
    return sorted([*tokens, *names], key=lambda token: token.start) if names else tokens
