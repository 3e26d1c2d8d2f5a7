"""Read a post: its language, its passages, what in them must not change, where it must go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.domain.bilingual import PostLanguage
from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import UNDETERMINED, display_name, same_language
from pipeline.domain.post import FieldName, Post
from pipeline.domain.project import Project
from pipeline.stages.contacts import contact_flags
from pipeline.stages.detect import Detector, PostVerdict
from pipeline.stages.formats.read import is_unread
from pipeline.stages.formats.values import Block, text_of
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.passages.reader import Reader, languages_of
from pipeline.stages.terms.book import TermBook
from pipeline.stages.writing.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A post that was read: what to translate into what."""

    post: Post
    language: PostLanguage
    flags: tuple[Flag, ...]
    passages: tuple[SourcePassage, ...]
    targets: tuple[str, ...]  # tags of the project
    page: Page  # the text

    def page_of(self, field: FieldName, value: str) -> Page:
        """Give a field with its value in its format; all but the text are plain."""
        return self.page if field == "text" else Page(value=value, written="plain")


def make_plan(
    post: Post, project: Project, detector: Detector, terms: TermBook | None = None
) -> Plan:
    """Detect, segment and protect a post; `terms` are those of the project's glossaries."""
    fields = list(post.fields())
    room = project.classroom(post.classroom)
    page = Page(value=post.text, written=post.format)
    blocks = page.blocks
    readable = [
        value if name != "text" or blocks is None else "\n".join(map(text_of, blocks))
        for name, value in fields
    ]
    verdict = detector.post(
        "\n".join(readable),
        languages=project.languages,
        classroom=room.language if room else None,
        claim=post.language,
    )
    code = verdict.language.code
    reader = Reader(
        code=code,
        languages=languages_of(code, project.languages),
        names=_names(code, project, terms),
        detector=detector,
    )
    passages = tuple(
        passage
        for name, value in fields
        for passage in (
            reader.plain(name, value)
            if name != "text" or blocks is None
            else reader.formatted(name, value, blocks)
        )
    )
    return Plan(
        post=post,
        language=verdict.language,
        flags=(
            *_language_flags(verdict),
            *_unread(post, blocks),
            *contact_flags(fields, post.format, code, project.allow_contacts),
        ),
        passages=passages,
        targets=_targets(code, passages, project),
        page=page,
    )


def _names(code: str, project: Project, terms: TermBook | None) -> tuple[str, ...]:
    """Give what stays as it is in a post of a language: names, and terms to keep."""
    targets = [tag for tag in project.languages if not same_language(tag, code)]
    kept = terms.keeps(code, targets) if terms else ()
    return tuple(dict.fromkeys((*project.keep_names, *kept)))


def _language_flags(verdict: PostVerdict) -> tuple[Flag, ...]:
    name = display_name(verdict.language.code)
    if verdict.lacking:
        return (flag("language-unknown", language=name),)
    return (flag("language-unsure", language=name),) if verdict.unsure else ()


def _unread(post: Post, blocks: Sequence[Block] | None) -> tuple[Flag, ...]:
    """Flag a post whose text is too tangled to be read."""
    if blocks is None or blocks or not is_unread(post.text, post.format):
        return ()
    return (flag("untranslated"),)


def _targets(code: str, passages: tuple[SourcePassage, ...], project: Project) -> tuple[str, ...]:
    """Give the languages other than the post's, and its own when a passage is in another one."""
    foreign = any(
        one.language != UNDETERMINED and not same_language(one.language, code)
        for passage in passages
        for one in (passage, *passage.insets)
    )
    return tuple(tag for tag in project.languages if foreign or not same_language(tag, code))
