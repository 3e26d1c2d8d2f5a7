"""An exchange of three classes in three languages, with everything that pages can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import update

from pipeline.domain.bilingual import BilingualPost, Passage, Translation
from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import Registered, register
from pipeline.exchange.glossaries import books
from pipeline.exchange.glossary_changes import GlossaryPut, put_glossary
from pipeline.exchange.members import MemberPut, put_member
from pipeline.exchange.memory import remember
from pipeline.exchange.values import Claim, Recorded
from pipeline.service import Pipeline
from pipeline.stages.detect import Detector
from pipeline.stages.review.sample import is_sampled
from pipeline.store.database import Database
from pipeline.store.tables import endpoints
from pipeline.store.tokens import Scope
from tests.support.exchange import TEACHER, Exchange
from tests.support.phrasebook import Phrasebook
from tests.support.phrases import DOUBTS, MISTAKES, OTHERS, SENTENCES
from translators.testing import ScriptedTranslator

CLASSROOMS = (
    {"id": "accra", "language": "en", "timezone": "Africa/Accra"},
    {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"},
    {"id": "fes", "language": "ar", "timezone": "Africa/Casablanca"},
)
LANGUAGE = {room["id"]: room["language"] for room in CLASSROOMS}
# Who may log in: their languages and scopes. No languages: all of them.
MEMBERS: Mapping[str, tuple[tuple[str, ...], tuple[Scope, ...]]] = {
    "t-ines": (("es",), ("review",)),
    "t-ama": (("en",), ("review",)),
    "t-samira": (("ar", "es"), ("review",)),
    "t-head": ((), ("read", "review", "admin")),
    "t-reader": (("es",), ("read", "review")),
}
GLOSSARY = (
    "source,target,kind,forms,case,note\n"
    "coral reef,arrecife de coral,translate,arrecifes de coral,,\n"
    "library,biblioteca,translate,bibliotecas,,\n"
)
THREAD = "t-garden"

# What the classes write: classroom, author, text, and what else is not as usual.
POSTS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "accra", "Abena",
        "Our school has a small garden behind the library. The tomatoes are sweet and red.\n\n"
        "Do you have a garden too?",
        {"post": "p-garden", "thread": THREAD, "title": "The garden"},
    ),
    (
        "sevilla", "Lucía",
        "Nuestra maestra canta cuando llueve. La tierra estaba seca y ahora está oscura y blanda.",
        {"post": "p-soil", "thread": THREAD, "in_reply_to": "p-garden"},
    ),
    (
        "fes", "Yasmine",
        "تفوح من السوق رائحة البرتقال والنعناع. أحب الرسم وقراءة القصص.",
        {"post": "p-souk", "thread": THREAD, "in_reply_to": "p-soil"},
    ),
    (
        "accra", "Kojo",
        "# Water and bridges\n\n"
        "**The old bridge connects the two halves of the city.**\n\n"
        "- I like drawing and reading stories.\n"
        "- My grandmother cooks rice with fish.\n\n"
        "[Please send us a photo of your street.](https://example.org/bridge)",
        {"post": "p-bridge", "thread": THREAD, "format": "markdown"},
    ),
    (
        "accra", "Abena",
        "Please send us a photo of your street.",
        {
            "post": "p-photo", "thread": THREAD,
            "attachments": [
                {
                    "url": "https://example.org/street.jpg", "media_type": "image/jpeg",
                    "alt": "In the evening the lights shine on the water.", "caption": None,
                    "transcript": None,
                }
            ],
        },
    ),
    # Held, critical.
    (
        "accra", "Kojo",
        "We water the plants every morning before class. Yesterday we picked 23 tomatoes. "
        "The tomatoes are sweet and red.",
        {"post": "h-number", "thread": THREAD, "in_reply_to": "p-souk"},
    ),
    (
        "accra", "Esi",
        "There is a big river in our city. We do not swim in the river in winter.",
        {"post": "h-not", "thread": "t-river"},
    ),
    (
        "sevilla", "Mateo",
        "La semana pasada vimos 12 pájaros blancos. Los domingos paseo junto al agua con mi padre.",
        {"post": "h-birds", "thread": "t-river", "in_reply_to": "h-not"},
    ),
    ("accra", "Abena", "Tell us about your favourite game.", {"post": "h-words", "thread": None}),
    # Held, unsure.
    (
        "accra", "Esi",
        "My grandmother cooks rice with fish. Her soup is the best in the street.",
        {"post": "h-soup", "thread": "t-food"},
    ),
    (
        "accra", "Kojo",
        "It rained so hard that the street became a lake. We stayed at home and played cards.",
        {"post": "h-rain", "thread": "t-river"},
    ),
    (
        "fes", "Bilal",
        "كانت التربة جافة، وهي الآن داكنة وناعمة. تحيات كثيرة منا جميعا!",
        {"post": "h-soil", "thread": THREAD},
    ),
    (
        "sevilla", "Lucía",
        "Mi amigo pintó la vieja puerta de madera. Nos quedamos en casa y jugamos a las cartas.",
        {"post": "h-door", "thread": "t-food"},
    ),
    ("fes", "Yasmine", "في مدينتنا نهر كبير.", {"post": "h-river", "thread": "t-river"}),
    # The same words in three posts: one question.
    *(
        (
            "accra", author, f"Good morning from our class! {rest}",
            {"post": f"h-morning-{number}", "thread": "t-hello"},
        )
        for number, (author, rest) in enumerate(
            (
                ("Abena", "I like drawing and reading stories."),
                ("Kojo", "School starts early and ends after lunch."),
                ("Esi", "Many greetings from all of us!"),
            )
        )
    ),
    # About the whole post.
    (
        "accra", "Esi",
        "Many greetings from all of us! Call me: +233 24 123 4567.",
        {"post": "h-phone", "thread": "t-hello"},
    ),
)  # fmt: skip


class Filled(Exchange):
    """An exchange whose engine is the phrasebook, with its mistakes and doubts."""

    def __init__(self, database: Database, detector: Detector, **more: Any) -> None:
        rooms = [dict(room) for room in CLASSROOMS]
        super().__init__(
            database, detector, **{"classrooms": rooms, "review": {"budget": 0.2}, **more}
        )
        self.engine: ScriptedTranslator = Phrasebook()

    def translate(self, one: Claim, engine: ScriptedTranslator | None = None) -> BilingualPost:
        """Translate a leased post by the phrasebook, with its doubts."""
        terms = self.database.read(lambda c: books(c, self.name))
        pipeline = Pipeline(self.project, engine or self.engine, self.detector, glossaries=terms)
        (made,) = pipeline.translate([one.body])
        return with_doubts(made)

    def write(self, classroom: str, author: str, text: str, **more: Any) -> Recorded:
        """Send a post of a class, and translate it."""
        given = {"classroom": classroom, "author": author, "language": LANGUAGE[classroom], **more}
        self.later(minutes=7)
        return self.run(text, created_at=self.now.isoformat(), **given)

    def add_members(self, *, languages: bool = True) -> None:
        """Let the teachers in; without `languages` they read all there are."""
        for member, (read, scopes) in MEMBERS.items():
            put = self.database.write(
                lambda c, member=member, read=read, scopes=scopes: put_member(
                    c, self.project, member, read if languages else (), scopes, self.now, TEACHER
                )
            )
            assert isinstance(put, MemberPut)

    def add_terms(self) -> None:
        """Give the exchange its glossary, and a sentence that a teacher approved before."""
        put = self.database.write(
            lambda c: put_glossary(
                c, self.project, "en", "es", "en-es.csv", GLOSSARY.encode(), self.now, TEACHER
            )
        )
        assert isinstance(put, GlossaryPut)
        self.database.write(
            lambda c: remember(
                c,
                self.name,
                language="en",
                target="es",
                written="plain",
                source_text="Yesterday we picked 20 tomatoes.",
                target_text="Ayer recogimos 20 tomates.",
                author="Abena",
                review=None,
                actor=TEACHER,
                now=self.now,
            )
        )

    def add_endpoint(self) -> None:
        """Let the platform have an address at which nobody answers."""
        made = self.database.write(
            lambda c: register(
                c, self.project, classroom="sevilla", url="https://platform.example/hooks/sevilla",
                payload="full", secret=None, now=self.now, actor=TEACHER, allowance=Allowance(),
            )
        )  # fmt: skip
        assert isinstance(made, Registered)
        self.database.write(
            lambda c: c.execute(
                update(endpoints)
                .where(endpoints.c.id == made.id)
                .values(failing_since=self.now + timedelta(hours=2))
            )
        )

    def want_package(self) -> None:
        """Hold a post for which a translation package is missing."""
        self.engine = Phrasebook(frozenset({("en", "es")}))
        self.write(
            "accra", "Kojo", "Our teacher sings when it rains.", post="h-package", thread="t-song"
        )
        self.engine = Phrasebook()

    def sampled(self, text: str, *, classroom: str = "accra", thread: str = "t-garden") -> str:
        """Publish a post of one sentence of which chance makes a sample; give its id."""
        targets = [tag for tag in self.project.languages if tag != LANGUAGE[classroom]]
        post = next(
            name
            for name in (f"s-{number}" for number in count())
            if any(is_sampled(self.name, name, 1, target, 0) for target in targets)
        )
        self.write(classroom, "Abena", text, post=post, thread=thread)
        return post

    def many(self, number: int, *, thread: str = "t-many") -> None:
        """Hold posts of one passage each, all of them unsure, no two alike."""
        marked = {sentence for sentence, _ in (*MISTAKES, *DOUBTS)}
        plain = [row[0] for row in SENTENCES if row[0] not in marked]
        for one in range(number):
            sentence = plain[one % len(plain)]
            text = f"Her soup is the best in the street, says number {one}. {sentence}"
            self.write("accra", "Abena", text, post=f"m-{one}", thread=thread)


def fill(exchange: Filled) -> Filled:
    """Let the classes write, and one teacher answer a little."""
    exchange.now -= timedelta(days=1)
    exchange.add_members()
    exchange.add_terms()
    exchange.add_endpoint()
    for classroom, author, text, more in POSTS:
        exchange.write(classroom, author, text, **more)
    exchange.sampled("Our teacher sings when it rains.")
    exchange.want_package()
    exchange.now += timedelta(hours=20)
    return exchange


def with_doubts(made: BilingualPost) -> BilingualPost:
    """Give a post with the flags of an engine that is unsure here and there."""
    translations = {
        target: replace(
            one, passages=tuple(_doubted(passage, made, one) for passage in one.passages)
        )
        for target, one in made.translations.items()
    }
    changed = replace(made, translations=translations)
    unsure = any(
        one.severity != "note"
        for translation in translations.values()
        for passage in translation.passages
        for one in passage.flags
    )
    return replace(changed, status="held", edition=0) if unsure else changed


def _doubted(passage: Passage, made: BilingualPost, translation: Translation) -> Passage:
    if passage.field != "text" or passage.origin != "machine":
        return passage
    source = made.text[slice(*passage.source)].strip()
    target = translation.text[slice(*passage.target)]
    words = DOUBTS.get((source, translation.language))
    if words is None and source.startswith("Her soup is the best in the street, says"):
        words = "says"
    others = OTHERS.get((source, translation.language), ())
    if words is None:
        return replace(passage, confidence=0.86, alternatives=others or passage.alternatives)
    begin = passage.target[0] + max(0, target.find(words))
    span: Span = (begin, begin + len(words))
    doubt = flag("low-confidence", words=words, target=span)
    return replace(
        passage, confidence=0.34, flags=(*_without_notes(passage), doubt), alternatives=others
    )


def _without_notes(passage: Passage) -> Iterator[Flag]:
    return (one for one in passage.flags if one.severity != "note")
