"""Translate the sentences of a set without and with its glossary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.bench.terms_judge import false_forms, has_form
from pipeline.bench.terms_sets import Asked, Line, TermSet
from pipeline.domain.bilingual import Translation
from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Project
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.terms.book import TermBook
from translators.port import Translator
from translators.values import ScoreRequest

MISSING = "missing"
# How terms got there, the ways that change least first.
METHODS = (
    "plain", "protected", "n-best", "prefix", "replaced", "suppressed", "masked", MISSING,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """What the pipeline says of a term, and whether the judge finds it there."""

    entry: str
    method: str
    stands: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What became of a sentence."""

    line: Line
    plain: str
    enforced: str
    plain_score: float  # geometric mean of the forced tokens' probabilities
    enforced_score: float
    used: tuple[Used, ...]
    flagged: frozenset[str]  # terms with the flag `term-missing`, folded
    false: tuple[tuple[str, str], ...]  # terms that nothing asks for, and their forms

    @property
    def fall(self) -> float:
        """Give the fall of the mean log-probability of a token."""
        return math.log(max(self.plain_score, 1e-9) / max(self.enforced_score, 1e-9))

    @property
    def method(self) -> str | None:
        """Give the method that changes most, of those of its terms; None without terms."""
        return max((one.method for one in self.used), key=METHODS.index, default=None)

    def holds(self, asked: Asked) -> bool:
        """Tell whether the enforced translation has a term."""
        return has_form(asked.forms, self.enforced)


@dataclass(frozen=True, kw_only=True, slots=True)
class Flows:
    """The flow of a set's posts without and with its glossary."""

    plain: Flow
    enforcing: Flow


def make_flows(of: TermSet, engine: Translator, detector: Detector) -> Flows:
    """Make the flows of a project with the two languages of a set."""
    codes = (of.source, of.target)
    rooms = tuple(Classroom(id=code, language=code, timezone="UTC") for code in codes)
    project = Project(id="bench", name="Bench", classrooms=rooms, retention_days=1, policy="mark")
    return Flows(
        plain=Flow(project, engine, detector),
        enforcing=Flow(project, engine, detector, TermBook([of.glossary])),
    )


def make_posts(of: TermSet, lines: Iterable[Line]) -> list[Post]:
    """Make a post of each sentence, in the classroom of its language."""
    now = datetime.now(UTC)
    return [
        Post(
            id=f"p-{number}", project="bench", classroom=of.source, author="s", created_at=now,
            language=of.source, format="plain", text=line.source,
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip


def translate_lines(of: TermSet, flows: Flows, engine: Translator) -> list[Found]:
    """Translate all sentences both ways, and judge what came of it."""
    posts = make_posts(of, of.lines)
    plain = [one.translations[of.target].text for one in flows.plain.run(posts)]
    enforced = [one.translations[of.target] for one in flows.enforcing.run(posts)]
    scores = engine.score(
        [
            ScoreRequest(text=line.source, translation=text, source=of.source, target=of.target)
            for line, before, after in zip(of.lines, plain, enforced, strict=True)
            for text in (before, after.text)
        ]
    )
    forms = _forms(of)
    return [
        Found(
            line=line,
            plain=before,
            enforced=after.text,
            plain_score=one.score,
            enforced_score=other.score,
            used=_used(after, forms),
            flagged=_flagged(after),
            false=false_forms(line, of.entries, before, after.text),
        )
        for line, before, after, one, other in zip(
            of.lines, plain, enforced, scores[::2], scores[1::2], strict=True
        )
    ]


def _forms(of: TermSet) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for one in of.entries:
        forms.setdefault(one.key, []).extend(one.forms)
    return forms


def _used(translation: Translation, forms: Mapping[str, Sequence[str]]) -> tuple[Used, ...]:
    return tuple(
        Used(
            entry=term.entry,
            method=term.method or MISSING,
            stands=has_form(forms[term.entry.casefold()], translation.text),
        )
        for passage in translation.passages
        for term in passage.terms
    )


def _flagged(translation: Translation) -> frozenset[str]:
    return frozenset(
        str(one.params["term"]).casefold()
        for passage in translation.passages
        for one in passage.flags
        if one.code == "term-missing"
    )
