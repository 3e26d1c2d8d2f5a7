"""Translate posts of one project: together, and alone where that fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Generic, TypeVar

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Post
from pipeline.exchange.values import Claim, PassageDetail
from pipeline.schemas.post import parse_post
from pipeline.store.troubles import StoreUnavailable
from pipeline.work.outfits import NoEngine, Outfit
from translators.errors import TranslatorError
from translators.values import Request

T = TypeVar("T")

_TRIAL = "Hello."
_REFUSED = "PostRefused"  # its project has changed since it was accepted


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated(Generic[T]):
    """A post in its languages."""

    of: T  # what the caller knows the post by
    bilingual: BilingualPost
    details: tuple[PassageDetail, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed(Generic[T]):
    """A post that cannot be translated, and the name of the error."""

    of: T  # what the caller knows the post by
    reason: str


def translate_claims(
    outfit: Outfit, claims: Sequence[Claim]
) -> Iterator[Translated[Claim] | Failed[Claim]]:
    """Yield what becomes of each claimed post of the outfit's project; else as `translate`."""
    posts: list[tuple[Claim, Post]] = []
    for claim in claims:
        post = parse_post(claim.body, outfit.project)
        if isinstance(post, Post):
            posts.append((claim, post))
        else:
            yield Failed(of=claim, reason=_REFUSED)
    yield from translate(outfit, posts)


def translate(
    outfit: Outfit, posts: Sequence[tuple[T, Post]]
) -> Iterator[Translated[T] | Failed[T]]:
    """Yield what becomes of each post of the outfit's project, in their order.

    An error costs the posts that it came up with their batch: each is tried alone, and the one
    that fails again is at fault. Raises what the database raises, and NoEngine when it is the
    engine that is at fault, not a post.
    """
    done = 0
    try:
        for bilingual in outfit.flow.run(post for _, post in posts):
            known = posts[done][0]
            done += 1
            yield Translated(of=known, bilingual=bilingual, details=details_of(bilingual))
    except StoreUnavailable:  # of the memory; no post is at fault
        raise
    except Exception as error:
        if len(posts) > 1:
            for one in posts[done:]:
                yield from translate(outfit, [one])
            return
        if isinstance(error, TranslatorError) and not _works(outfit):
            raise NoEngine from error
        yield Failed(of=posts[0][0], reason=type(error).__name__)


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
