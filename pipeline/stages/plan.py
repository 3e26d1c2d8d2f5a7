"""Read a post: its language, its passages, what in them must not change, where it must go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from pipeline.stages.splice import splice
from pipeline.stages.tokens import Token, find_tokens

# `Goooooool` over a line is no word of any language that writes spaces: a model would take it apart
# into hundreds of sub-words and loop over them for seconds.
RUN = "run"
_LONG_WORD = re.compile(r"\S{40}")
_RUN = re.compile(r"[!-~\u00a1-\u06ff]{80,}|(\S)\1{39,}")  # Latin to Arabic

_INNER_STOP = re.compile(r"[.!?…]\s*\S")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcePassage:
    """A passage before translation."""

    field: FieldName
    span: Span
    text: str
    language: str  # `und` where there is nothing to translate
    kept: tuple[Kept, ...]  # offsets in `text`
    core: Core
    strange: bool = False  # words in a script of none of the languages: nobody can translate them


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
        passage
        for name, value in fields
        for passage in _passages(name, value, code, project, detector)
    )
    return Plan(
        post=post,
        language=verdict.language,
        flags=_language_flags(verdict),
        passages=passages,
        targets=_targets(code, passages, project),
    )


def _passages(
    field: FieldName, value: str, code: str, project: Project, detector: Detector
) -> Iterator[SourcePassage]:
    """Yield the passages of a field with what must not change in them."""
    tokens = find_tokens(value)
    kept = find_kept(value, tokens, project.keep_names)
    known = project.languages
    among = known if any(same_language(code, tag) for tag in known) else (*known, code)
    for start, end in segment_plain(value, language=code, tokens=_with_names(tokens, kept)):
        text = value[start:end]
        # Looked for again, so that the passage alone decides, as it will when it is checked: what
        # is a smile may depend on a bracket lines before.
        inside = kept if text == value else find_kept(text, find_tokens(text), project.keep_names)
        core = take_apart(text, inside)
        language, strange = UNDETERMINED, False
        if code != UNDETERMINED and core.has_words:
            verdict = detector.passage(text, languages=among, prior=code)
            language = verdict.code
            strange = language == UNDETERMINED and not verdict.sure
        yield SourcePassage(
            field=field,
            span=(start, end),
            text=text,
            language=language,
            kept=inside,
            core=core,
            strange=strange,
        )


def find_kept(text: str, tokens: Sequence[Token], names: tuple[str, ...]) -> tuple[Kept, ...]:
    """Give what must not change in a text: protected tokens, names, and runs that are no words.

    What stands inside a token belongs to it.
    """
    kept = [
        Kept(kind=token.kind, span=(token.start, token.end), text=token.text) for token in tokens
    ]
    if _LONG_WORD.search(text) is not None:
        runs = [found.span() for found in _RUN.finditer(_outside(text, kept))]
        kept += [Kept(kind=RUN, span=(start, end), text=text[start:end]) for start, end in runs]
        kept.sort(key=lambda one: one.span)
    if not names:
        return tuple(kept)
    kept += [
        Kept(kind=NAME, span=(start, end), text=text[start:end])
        for start, end in find_names(_outside(text, kept), names)
    ]
    return tuple(sorted(kept, key=lambda one: one.span))


def _outside(text: str, kept: Sequence[Kept]) -> str:
    """Give a text with line breaks all over what is kept."""
    return splice(text, [(one.span, "\n" * len(one.text)) for one in kept]).text if kept else text


def _with_names(tokens: Sequence[Token], kept: Sequence[Kept]) -> Sequence[Token]:
    """Add the names with a full stop inside to the tokens: no sentence ends in `St. Mary`."""
    names = [
        Token(kind="placeholder", start=one.span[0], end=one.span[1], text=one.text)
        for one in kept
        if one.kind == NAME and _INNER_STOP.search(one.text)
    ]
    return sorted([*tokens, *names], key=lambda token: token.start) if names else tokens


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
