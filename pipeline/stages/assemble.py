"""Put passages and gaps together again: the bilingual post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.domain.bilingual import BilingualPost, Passage, TermUse, Translation
from pipeline.domain.flags import Flag
from pipeline.domain.language import direction
from pipeline.domain.post import Attachment, FieldName, Post
from pipeline.domain.project import Project
from pipeline.domain.spans import Span
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.plan import Plan
from pipeline.stages.policy import decide_status
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.writing.page import Page
from pipeline.stages.writing.settle import settle


def assemble_translation(
    plan: Plan,
    target: str,
    renderings: Sequence[Rendering],
    *,
    signature: str | None,
    via: tuple[str, ...] | None,
) -> Translation:
    """Lay the renderings of a plan's passages, in their order, over its fields."""
    pages: dict[FieldName, Page] = {}
    passages: list[Passage] = []
    paired = list(zip(plan.passages, renderings, strict=True))
    for field, value in plan.post.fields():
        own = [pair for pair in paired if pair[0].field == field]
        sources = [source for source, _ in own]
        settled = settle(plan.page_of(field, value), sources, [became for _, became in own])
        shift = 0
        for source, became in zip(sources, settled.renderings, strict=True):
            start = source.span[0] + shift
            end = start + len(became.text)
            passages.append(_passage(len(passages), source, became, (start, end)))
            shift = end - source.span[1]
        pages[field] = settled.page
    values = {field: page.value for field, page in pages.items()}
    return Translation(
        language=target,
        dir=direction(target),
        title=values.get("title"),
        text=values["text"],
        html=pages["text"].html,
        attachments=_attachments(plan.post, values),
        signature=signature,
        via=via,
        passages=tuple(passages),
    )


def _attachments(post: Post, values: Mapping[FieldName, str]) -> tuple[Attachment, ...]:
    return tuple(
        replace(
            attachment,
            alt=values.get(f"attachments/{number}/alt"),
            caption=values.get(f"attachments/{number}/caption"),
            transcript=values.get(f"attachments/{number}/transcript"),
        )
        for number, attachment in enumerate(post.attachments)
    )


def _passage(index: int, source: SourcePassage, rendering: Rendering, target: Span) -> Passage:
    here, there = source.span[0], target[0]
    return Passage(
        index=index,
        field=source.field,
        source=source.span,
        target=target,
        language=source.language,
        origin=rendering.origin,
        score=rendering.score,
        confidence=rendering.confidence,
        alternatives=rendering.alternatives,
        alignment=tuple(
            (a + here, b + here, c + there, d + there) for a, b, c, d in rendering.alignment
        ),
        terms=tuple(_moved_term(term, here, there) for term in rendering.terms),
        flags=tuple(_moved_flag(one, here, there) for one in rendering.flags),
        packages=rendering.packages,
        raw=rendering.raw,
    )


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _moved_flag(one: Flag, here: int, there: int) -> Flag:
    return replace(one, source=_moved(one.source, here), target=_moved(one.target, there))


def _moved_term(term: TermUse, here: int, there: int) -> TermUse:
    return replace(term, source=_moved(term.source, here), target=_moved(term.target, there))


def assemble_post(
    plan: Plan, project: Project, translations: Mapping[str, Translation]
) -> BilingualPost:
    """Give the bilingual post, published or held as the project's policy says."""
    post = plan.post
    status = decide_status(project.policy, plan.flags, translations.values())
    return BilingualPost(
        id=post.id,
        revision=post.revision,
        edition=1 if status == "published" else 0,
        project=post.project,
        thread=post.thread,
        in_reply_to=post.in_reply_to,
        classroom=post.classroom,
        author=post.author,
        created_at=post.created_at,
        status=status,
        language=plan.language,
        dir=direction(plan.language.code),
        format=post.format,
        title=post.title,
        text=post.text,
        html=plan.page.html,
        attachments=post.attachments,
        flags=plan.flags,
        translations=dict(translations),
    )
