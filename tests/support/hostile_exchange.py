"""An exchange in which everything that anybody can write is an attack."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.flags import flag
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.accept import accept
from pipeline.exchange.glossaries import books
from pipeline.exchange.glossary_changes import put_glossary
from pipeline.exchange.members import MemberPut, put_member
from pipeline.exchange.memory import remember
from pipeline.exchange.record import record
from pipeline.exchange.values import Claim, PassageDetail
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.service import Pipeline
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from tests.support.exchange import TEACHER, Exchange, held
from tests.support.payloads import PAYLOADS, payloads_for_posts
from translators.testing import ScriptedTranslator

THREAD = "t-poison"
MEMBER = "t-head"
_NAME = "</title><script>planted()</script>{{ 7*191 }}"


def poison(text: str, by: int = 0) -> str:
    """Give the payload that a text always leads to; another one for each `by`."""
    return PAYLOADS[(zlib.crc32(text.encode("utf-8", "replace")) + by) % len(PAYLOADS)]


class Hostile(Exchange):
    """An exchange whose pupils, teachers and engine write nothing but payloads.

    Under the policy `hold` all of it waits for a teacher, under `mark` all of it can be read.
    """

    def __init__(self, database: Database, detector: Detector, name: str, policy: str) -> None:
        super().__init__(database, detector, name=name, policy=policy)
        self.held = policy == "hold"

    def fill(self) -> None:
        """Let them write."""
        self._let_in()
        self._add_terms()
        project = self.project
        made = [
            self._post(project, f"f-{number}", one["text"], format=one["format"], thread=THREAD)
            for number, one in enumerate(payloads_for_posts())
            if "\0" not in one["text"]  # is refused
        ]
        made += [
            self._post(project, f"n-{number}", f"{text} x", thread=text)
            for number, text in enumerate(PAYLOADS)
        ]
        if self.held:  # every page of a passage is looked at by itself
            made = made[::6]
        outcomes = self.database.write(
            lambda c: accept(c, self.project, made, self.now, quota=None)
        )
        assert len(outcomes) == len(made)
        self._translate()

    def _post(self, project: Project, name: str, text: str, **more: Any) -> Post:
        self.later(seconds=1)
        said = poison(text, 1).strip() or "x"
        made = parse_post(
            {
                "id": name,
                "project": self.name,
                "classroom": "en",
                "author": said,
                "in_reply_to": poison(text, 2).strip() or "x",
                "created_at": self.now.isoformat(),
                "language": "en",
                "title": poison(text, 3),
                "text": text,
                "attachments": [_attachment(text)] if name.endswith("3") else [],
                **more,
            },
            project,
        )
        assert isinstance(made, Post), made
        return made

    def _let_in(self) -> None:
        put = self.database.write(
            lambda c: put_member(
                c, self.project, MEMBER, (), ("read", "review", "admin"), self.now, TEACHER
            )
        )
        assert isinstance(put, MemberPut)

    def _add_terms(self) -> None:
        rows = "".join(
            f'"{source}","{target}",translate,,,"{target}"\n'
            for source, target in (
                (_cell(one), _cell(poison(one))) for one in PAYLOADS[::5] if _cell(one).strip()
            )
        )
        content = f"source,target,kind,forms,case,note\n{rows}".encode()
        self.database.write(
            lambda c: put_glossary(
                c, self.project, "en", "es", "en-es.csv", content, self.now, TEACHER
            )
        )
        self.database.write(self._remember)

    def _remember(self, connection: Connection) -> None:
        for text in PAYLOADS[::4]:
            remember(
                connection, self.name, language="en", target="es", written="plain",
                source_text=f"{text} y", target_text=poison(text), author=text, review=None,
                actor=TEACHER, now=self.now,
            )  # fmt: skip

    def _translate(self) -> None:
        claims = self.claim(most_posts=10_000, most_characters=10_000_000)
        terms = self.database.read(lambda c: books(c, self.name))
        engine = ScriptedTranslator(_answers, name="poisoned")
        pipeline = Pipeline(self.project, engine, self.detector, glossaries=terms)
        made = list(pipeline.translate([one.body for one in claims]))
        self.database.write(lambda c: self._record(c, claims, made))

    def _record(
        self, connection: Connection, claims: Sequence[Claim], made: Sequence[BilingualPost]
    ) -> None:
        for claim, one in zip(claims, map(self._doubted, made), strict=True):
            details = [
                PassageDetail(target=target, position=passage.index, packages="poisoned", raw=0.5)
                for target, translation in one.translations.items()
                for passage in translation.passages
            ]
            record(connection, claim, self.project, to_dict(one), details, self.now)

    def _doubted(self, made: BilingualPost) -> BilingualPost:
        """Give a post with a payload in all that the pipeline says about it."""
        doubt = flag("low-confidence", words=poison(made.text, 8))
        wrong = flag("name-changed", name=poison(made.text, 9), found=poison(made.text, 10))
        translations = {
            target: replace(
                one,
                passages=tuple(
                    replace(
                        passage,
                        flags=(*passage.flags, doubt, wrong),
                        alternatives=(poison(made.text, 11), poison(made.text, 12)),
                    )
                    for passage in one.passages
                ),
            )
            for target, one in made.translations.items()
        }
        changed = replace(made, translations=translations)
        return held(changed) if self.held else changed


def _attachment(text: str) -> dict[str, str | None]:
    return {
        "url": poison(text, 4),
        "media_type": poison(text, 5),
        "alt": poison(text, 6),
        "caption": poison(text, 7),
        "transcript": None,
    }


def _answers(text: str) -> Sequence[str]:
    return (poison(text, 13), poison(text, 14), text)


def _cell(text: str) -> str:
    """Give a text as a cell of a table takes it."""
    return "".join(one for one in text if one.isprintable()).replace('"', '""')[:100]
