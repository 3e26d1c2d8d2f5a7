"""Read a post: its language, its passages, what in them must not change, where it must go."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.keep import find_names
from pipeline.domain.bilingual import PostLanguage
from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import UNDETERMINED, display_name, same_language
from pipeline.domain.post import FieldName, Post
from pipeline.domain.project import Project
from pipeline.domain.spans import Span
from pipeline.stages.detect import Detector, PostVerdict
from pipeline.stages.protect import NAME, Core, Kept, take_apart
from pipeline.stages.segment import segment_plain
from pipeline.stages.tokens import find_tokens


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcePassage:
    """A passage before translation."""

    field: FieldName
    span: Span
    text: str
    language: str  # `und` where there is nothing to translate
    kept: tuple[Kept, ...]  # offsets in `text`
    core: Core


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A post that was read: what to translate into what."""

    post: Post
    language: PostLanguage
    flags: tuple[Flag, ...]
    passages: tuple[SourcePassage, ...]
    targets: tuple[str, ...]  # tags of the project


def make_plan(post: Post, project: Project, detector: Detector) -> Plan:
    """Detect, segment and protect a post."""
    fields = list(post.fields())
    room = project.classroom(post.classroom)
    verdict = detector.post(
        "\n".join(value for _, value in fields),
        languages=project.languages,
        classroom=room.language if room else None,
        claim=post.language,
    )
    code = verdict.language.code
    passages = tuple(
        _passage(name, value, span, code, project, detector)
        for name, value in fields
        for span in segment_plain(value, language=code)
    )
    return Plan(
        post=post,
        language=verdict.language,
        flags=_language_flags(verdict),
        passages=passages,
        targets=_targets(code, passages, project),
    )


def _passage(
    field: FieldName, value: str, span: Span, code: str, project: Project, detector: Detector
) -> SourcePassage:
    text = value[span[0] : span[1]]
    kept = find_kept(text, project.keep_names)
    core = take_apart(text, kept)
    language = UNDETERMINED
    if core.has_words and code != UNDETERMINED:
        known = project.languages
        among = known if any(same_language(code, tag) for tag in known) else (*known, code)
        language = detector.passage(text, languages=among, prior=code).code
    return SourcePassage(field=field, span=span, text=text, language=language, kept=kept, core=core)


def find_kept(text: str, names: tuple[str, ...]) -> tuple[Kept, ...]:
    """Find the protected tokens and `keep` names of a text; names inside tokens are theirs."""
    tokens = [
        Kept(kind=token.kind, span=(token.start, token.end), text=token.text)
        for token in find_tokens(text)
    ]
    if not names:
        return tuple(tokens)
    found = [
        Kept(kind=NAME, span=span, text=text[span[0] : span[1]])
        for span in find_names(text, names)
        if not any(span[0] < token.span[1] and token.span[0] < span[1] for token in tokens)
    ]
    return tuple(sorted(tokens + found, key=lambda kept: kept.span))


def _language_flags(verdict: PostVerdict) -> tuple[Flag, ...]:
    name = display_name(verdict.language.code)
    if verdict.lacking:
        return (flag("language-unknown", language=name),)
    return (flag("language-unsure", language=name),) if verdict.unsure else ()


def _targets(code: str, passages: tuple[SourcePassage, ...], project: Project) -> tuple[str, ...]:
    """Give the languages other than the post's, and its own when a passage is in another one."""
    foreign = any(
        passage.language != UNDETERMINED and not same_language(passage.language, code)
        for passage in passages
    )
    return tuple(tag for tag in project.languages if foreign or not same_language(tag, code))
