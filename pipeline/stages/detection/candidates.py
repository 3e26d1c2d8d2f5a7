"""The languages of a project, as the profiles see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.domain.language import normalise_tag, primary
from pipeline.stages.detection.characters import LATIN, scripts_of_language
from pipeline.stages.detection.evidence import Evidence

# Languages without a profile whose standard form a neighbour's profile reads well.
_READ_AS = {"nn": "nb", "no": "nb", "bs": "hr", "ms": "id", "fil": "tl", "iw": "he", "in": "id"}

# Nats that a change of language costs at every word of a patchwork. At 1.2, held-out Irish,
# Basque and Icelandic stay apart from English, and 93 % of English snippets of 8 words do.
_CHANGE = 1.2
# Norms of one written language, near enough that twenty words can lean to the wrong one.
_TWINS = (frozenset({"nb", "da"}),)
_IMPOSSIBLE = -1000.0  # nats


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Candidates:
    """The tags that a text may be in, each with its columns, and the columns of all others."""

    tags: tuple[str, ...]
    columns: tuple[tuple[int, ...], ...]  # one a tag; empty where there is no profile
    outside: NDArray[np.intp]  # columns of languages that are none of these
    scripts: tuple[frozenset[str], ...]  # one a tag
    twins: frozenset[int]  # columns outside that are nearly one language with one inside

    def index(self, tag: str | None) -> int | None:
        """Give the place of a tag, or of the first of the same language; None if none is."""
        if tag is None:
            return None
        if tag in self.tags:
            return self.tags.index(tag)
        wanted = primary(tag)
        return next((at for at, own in enumerate(self.tags) if primary(own) == wanted), None)

    def scores(self, evidence: Evidence, assumed: tuple[int | None, ...]) -> list[float]:
        """Give the log-evidence for each tag, in nats.

        A language without a profile is possible only where its script alone tells it from the
        others, or where somebody says so (`assumed`, places of tags): then it explains a text
        as well as the best of the languages that the project lacks, or as a patchwork of them.
        """
        totals = evidence.totals
        scores = [
            max(float(totals[column]) for column in own) if own else _IMPOSSIBLE
            for own in self.columns
        ]
        if all(self.columns):
            return scores
        for at, own in enumerate(self.columns):
            if own or (evidence.script is not None and evidence.script not in self.scripts[at]):
                continue
            if self.alone_in(evidence.script, at):
                scores[at] = 0.0
            elif at in assumed:
                foreign = evidence.matrix[:, self.outside]
                patchwork = float(foreign.max(axis=1).sum()) - _CHANGE * len(foreign)
                scores[at] = max(patchwork, self.best_outside(evidence)[1])
        return scores

    def best_outside(self, evidence: Evidence) -> tuple[int, float]:
        """Give the best column of another language, and its log-evidence in nats."""
        if not self.outside.size:
            return 0, -np.inf
        totals = evidence.totals[self.outside]
        at = int(totals.argmax())
        return int(self.outside[at]), float(totals[at])

    def alone_in(self, script: str | None, at: int) -> bool:
        """Tell whether of all tags only this one is written in a script, and it is not Latin."""
        return script not in (None, LATIN) and [script in own for own in self.scripts] == [
            place == at for place in range(len(self.tags))
        ]


@lru_cache(maxsize=512)
def candidates(tags: tuple[str, ...], profiled: tuple[str, ...]) -> Candidates:
    """Match a project's tags with the profiles' (one a column)."""
    columns = tuple(_columns(tag, tags, profiled) for tag in tags)
    inside = {column for own in columns for column in own}
    return Candidates(
        tags=tags,
        columns=columns,
        outside=np.array([at for at in range(len(profiled)) if at not in inside], dtype=np.intp),
        scripts=tuple(scripts_of_language(tag) for tag in tags),
        twins=frozenset(
            column
            for column, tag in enumerate(profiled)
            if column not in inside
            and any(tag in pair and profiled[own] in pair for pair in _TWINS for own in inside)
        ),
    )


@lru_cache(maxsize=512)
def distinct(tags: tuple[str, ...], preferred: tuple[str | None, ...]) -> tuple[str, ...]:
    """Leave one of several tags that no text can tell apart, en-GB and en-US: a preferred one."""
    kept: dict[tuple[str, bool], str] = {}
    for tag in sorted(tags, key=lambda tag: tag not in preferred):
        kept.setdefault((primary(tag), _is_traditional(tag)), tag)
    return tuple(tag for tag in dict.fromkeys(tags) if tag in kept.values())


def _columns(tag: str, tags: tuple[str, ...], profiled: tuple[str, ...]) -> tuple[int, ...]:
    """Give the columns that speak for a tag: two for Chinese, unless the project has both."""
    language = primary(normalise_tag(primary(tag)))
    same = [at for at, other in enumerate(profiled) if primary(other) == language]
    if not same and (neighbour := _READ_AS.get(language)) is not None:
        taken = any(primary(normalise_tag(primary(other))) == neighbour for other in tags)
        same = [] if taken else [at for at, own in enumerate(profiled) if own == neighbour]
    rivals = [other for other in tags if other != tag and primary(other) == primary(tag)]
    if len(same) > 1 and rivals:
        traditional = _is_traditional(tag)
        if any(_is_traditional(other) != traditional for other in rivals):
            same = [at for at in same if _is_traditional(profiled[at]) == traditional]
    return tuple(same)


def _is_traditional(tag: str) -> bool:
    """Tell whether a tag means Chinese in traditional characters."""
    parts = normalise_tag(tag).lower().split("-")
    return parts[0] == "zh" and not {"hant", "tw", "hk", "mo"}.isdisjoint(parts)
