"""An exchange in a database, for tests: posts that are taken, translated by a script, settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.accept import accept
from pipeline.exchange.claiming import claim
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.record import record
from pipeline.exchange.reviewing import decide
from pipeline.exchange.showing import post_json, reviews_json
from pipeline.exchange.values import (
    Actor,
    Claim,
    PassageDetail,
    ProjectPut,
    Recorded,
    Verdict,
)
from pipeline.exchange.withdraw import withdraw
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.service import Pipeline
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tables import outbox
from translators.testing import ScriptedTranslator

START = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TEACHER = Actor(id="teacher", scopes=frozenset({"review"}))

# What the script makes of sentences; all others it gives back with a word of Spanish before.
FINE = "The sun shines over the river today."
OTHER = "The moon shines over the lake as well."
NUMBER = "We saw 15 big dogs in the garden."
OTHER_NUMBER = "They bought 27 red apples yesterday."
_SCRIPT = {
    FINE: "El sol brilla hoy sobre el río.",
    OTHER: "La luna brilla también sobre el lago.",
    NUMBER: "Vimos perros grandes en el jardín.",
    OTHER_NUMBER: "Ayer compraron manzanas rojas.",
}


def script(text: str) -> str:
    """Translate the sentences of the script."""
    return _SCRIPT.get(text, f"Aquí {text}")


def structure(
    name: str = "rivers",
    *,
    policy: str = "hold",
    languages: tuple[str, ...] = ("en", "es"),
    **more: Any,
) -> dict[str, Any]:
    """Give the structure of a project file."""
    review = {"policy": policy, "budget": 0, **more.pop("review", {})}
    return {
        "id": name,
        "name": "Rivers",
        "classrooms": [{"id": tag, "language": tag, "timezone": "UTC"} for tag in languages],
        "review": review,
        "retention": {"days": 400},
        **more,
    }


class Exchange:
    """One project in a database, with a clock that is turned by hand."""

    def __init__(self, database: Database, detector: Detector, **more: Any) -> None:
        self.database = database
        self.detector = detector
        self.now = START
        self.name = more.get("name", "rivers")
        put = database.write(lambda c: put_project(c, structure(**more), self.now, TEACHER))
        assert isinstance(put, ProjectPut)

    @property
    def project(self) -> Project:
        """Give the project as it is kept."""
        found = self.database.read(lambda c: stored_project(c, self.name))
        assert found is not None
        return found.project

    def later(self, **span: float) -> None:
        """Turn the clock on."""
        self.now += timedelta(**span)

    def post(self, text: str = FINE, *, post: str = "p-1", **more: Any) -> Post:
        """Make a post of this project."""
        values = {
            "id": post,
            "project": self.name,
            "classroom": "en",
            "author": "s-4",
            "created_at": "2026-11-20T09:30:00+00:00",
            "language": "en",
            "text": text,
            **more,
        }
        made = parse_post(values, self.project)
        assert isinstance(made, Post)
        return made

    def send(self, text: str = FINE, *, quota: int | None = None, **more: Any) -> Any:
        """Take a post in; give the outcome."""
        self.later(seconds=1)
        made = self.post(text, **more)
        return self.database.write(
            lambda c: accept(c, self.project, [made], self.now, quota=quota)[0]
        )

    def claim(self, owner: str = "worker", **more: Any) -> list[Claim]:
        """Lease what waits."""
        limits = {"most_posts": 100, "most_characters": 100_000, "lease_seconds": 20} | more
        return self.database.write(lambda c: claim(c, owner, self.now, **limits))

    def translate(self, one: Claim, engine: ScriptedTranslator | None = None) -> BilingualPost:
        """Translate a leased post by the script."""
        pipeline = Pipeline(self.project, engine or ScriptedTranslator(script), self.detector)
        (made,) = pipeline.translate([one.body])
        return made

    def record(self, one: Claim, made: BilingualPost) -> Recorded:
        """Keep a translation, with figures of its passages."""
        details = [
            PassageDetail(target=target, position=passage.index, packages="scripted", raw=0.5)
            for target, translation in made.translations.items()
            for passage in translation.passages
            if passage.origin == "machine"
        ]
        return self.database.write(
            lambda c: record(c, one, self.project, to_dict(made), details, self.now)
        )

    def work(self) -> list[Recorded]:
        """Translate all that waits."""
        return [self.record(one, self.translate(one)) for one in self.claim()]

    def run(self, text: str = FINE, **more: Any) -> Recorded:
        """Take a post in and translate it."""
        self.send(text, **more)
        (outcome,) = self.work()
        return outcome

    def withdraw(self, post: str = "p-1") -> Any:
        """Take a post back."""
        return self.database.write(lambda c: withdraw(c, self.name, post, self.now, TEACHER))

    def shown(self, post: str = "p-1", *, may_review: bool = False) -> dict[str, Any]:
        """Give what is shown of a post."""
        found = self.database.read(lambda c: post_json(c, self.name, post, may_review=may_review))
        assert found is not None
        return found.body

    def questions(self, **more: Any) -> list[dict[str, Any]]:
        """Give the open questions."""
        return self.database.read(lambda c: reviews_json(c, self.name, **more)).items

    def decide(self, review: str, verdict: str, **more: Any) -> Any:
        """Give a question its verdict; give the outcome."""
        self.later(seconds=1)
        if_match = more.pop("if_match", None)
        given = Verdict(verdict=verdict, **more)  # type: ignore[arg-type]
        return self.database.write(
            lambda c: decide(c, self.project, review, given, self.now, TEACHER, if_match=if_match)
        )

    def events(self) -> list[str]:
        """Give the kinds of what happened, in order."""
        return list(
            self.database.read(
                lambda c: (
                    c.execute(
                        select(outbox.c.type)
                        .where(outbox.c.project == self.name)
                        .order_by(outbox.c.number)
                    )
                    .scalars()
                    .all()
                )
            )
        )


def held(made: BilingualPost) -> BilingualPost:
    """Give a bilingual post that waits for a teacher whatever its flags."""
    return replace(made, status="held", edition=0)


def words_in(value: Any) -> Iterator[str]:
    """Yield every text inside of plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from words_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one)
