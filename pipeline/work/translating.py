"""Translate posts of several projects: together, and in ever smaller lots where that fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Generic, TypeVar

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.values import Claim, PassageDetail
from pipeline.flow import run_together
from pipeline.schemas.post import parse_post
from pipeline.store.troubles import StoreUnavailable
from pipeline.work.outfits import Outfit
from translators.errors import TranslatorError
from translators.values import Request

T = TypeVar("T")
Languages = frozenset[str]  # of a project

# Little windows let the stages of one run beside the engine's work on another; a class that
# posts at once fits into one.
_WINDOW_CHARACTERS = 12_000

_TRIAL = "Hello."
_REFUSED = "PostRefused"  # its project has changed since it was accepted


@dataclass(frozen=True, kw_only=True, slots=True)
class Given(Generic[T]):
    """A post to translate."""

    of: T  # what the caller knows the post by
    post: Post
    outfit: Outfit  # of its project


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated(Generic[T]):
    """A post in its languages."""

    of: T  # what the caller knows the post by
    project: Project
    bilingual: BilingualPost
    details: tuple[PassageDetail, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed(Generic[T]):
    """A post that cannot be translated, and the name of the error."""

    of: T  # what the caller knows the post by
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting(Generic[T]):
    """A post that is not at fault: the engine does nothing between its project's languages."""

    of: T  # what the caller knows the post by
    project: Project


def translate_claims(
    claims: Sequence[tuple[Outfit, Claim]],
) -> Iterator[Translated[Claim] | Failed[Claim] | Waiting[Claim]]:
    """Yield what becomes of each claimed post, each with its project's outfit; as `translate`."""
    given: list[Given[Claim]] = []
    for outfit, claim in claims:
        post = parse_post(claim.body, outfit.project)
        if isinstance(post, Post):
            given.append(Given(of=claim, post=post, outfit=outfit))
        else:
            yield Failed(of=claim, reason=_REFUSED)
    yield from translate(given)


def translate(
    given: Sequence[Given[T]],
) -> Iterator[Translated[T] | Failed[T] | Waiting[T]]:
    """Yield what becomes of each post; their outfits have the same engine.

    Those of a project that are translated come in their order. Posts that nothing came of are
    tried again in halves until those at fault stand alone; where it is the engine that is at fault,
    all between the same languages wait. Raises what the database raises.
    """
    yield from _translated(given, set())


def _translated(
    given: Sequence[Given[T]], broken: set[Languages]
) -> Iterator[Translated[T] | Failed[T] | Waiting[T]]:
    """Translate but for those between languages that are `broken`, to which others may be added."""
    left: list[Given[T]] = []
    for one in given:
        if languages_of(one.outfit.project) in broken:
            yield Waiting(of=one.of, project=one.outfit.project)
        else:
            left.append(one)
    posts = ((one.outfit.flow, one.post) for one in left)
    failed: list[Given[T]] = []  # one after the other
    for one, outcome in zip(
        left, run_together(posts, window_characters=_WINDOW_CHARACTERS), strict=True
    ):
        match outcome:
            case BilingualPost():
                yield from _again(failed, broken)
                failed = []
                yield Translated(
                    of=one.of,
                    project=one.outfit.project,
                    bilingual=outcome,
                    details=details_of(outcome),
                )
            case StoreUnavailable():  # of a memory; no post is at fault
                raise outcome
            case TranslatorError() if len(left) == 1 and not _works(one.outfit):
                broken.add(languages_of(one.outfit.project))
                yield Waiting(of=one.of, project=one.outfit.project)
            case _ if len(left) == 1:
                yield Failed(of=one.of, reason=type(outcome).__name__)
            case _:
                failed.append(one)
    yield from _again(failed, broken)


def _again(
    failed: Sequence[Given[T]], broken: set[Languages]
) -> Iterator[Translated[T] | Failed[T] | Waiting[T]]:
    """Try posts again: in halves, as the others of a half may have done nothing wrong."""
    middle = (len(failed) + 1) // 2
    for some in (failed[:middle], failed[middle:]):
        if some:
            yield from _translated(some, broken)


def languages_of(project: Project) -> Languages:
    """Give the languages between which a project's posts are translated."""
    return frozenset(project.languages)


def _works(outfit: Outfit) -> bool:
    """Tell whether the engine translates anything between the project's languages."""
    languages = outfit.project.languages
    tried = False
    for source, target in permutations(languages, 2):
        if outfit.engine.route(source, target) is None:
            continue
        tried = True
        try:
            outfit.engine.translate([Request(text=_TRIAL, source=source, target=target)])
        except Exception:  # noqa: S112  # this is the question
            continue
        return True
    return not tried


def details_of(bilingual: BilingualPost) -> tuple[PassageDetail, ...]:
    """Give what is kept of its passages and not shown."""
    return tuple(
        PassageDetail(target=target, position=one.index, packages=one.packages, raw=one.raw)
        for target, translation in bilingual.translations.items()
        for one in translation.passages
        if one.packages is not None
    )
