"""Terms of glossaries through the real engine: from files into posts, or flagged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from glossary.values import Term
from pipeline import Pipeline
from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Format
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.passages.kept import find_kept
from pipeline.stages.terms.book import TermBook
from pipeline.stages.tokens import find_tokens
from tests.support.engines import post_of, project_of, tiny_engine
from tests.support.terms import asks, assert_told, codes, forbids, glossary, keeps, told, translated
from translators.argos.engine import ArgosTranslator

NAMES = ("Kwame", "Ama")
TO_SPANISH = (
    asks("coral reef", "arrecife de coral", "arrecifes de coral"),
    asks("reef", "bajío"),
    asks("bus", "guagua"),
    asks("house", "hogar"),
    asks("money", "plata"),
    asks("teacher", "docente"),
    asks("well-being", "bienestar"),
    asks("MP3", "eme pe tres", exact=True),
    keeps("Rosa"),
    keeps("Joy"),
    keeps("Grace"),
    keeps("Accra", "Acra"),
    forbids("estudiante", "estudiantes"),
)
TO_ENGLISH = (
    asks("guagua", "coach"),
    asks("arrecife de coral", "coral reef"),
    asks("casa", "home"),
    asks("dinero", "cash"),
    asks("zumo", "juice", "juices"),
    keeps("Feria"),
    forbids("student", "students"),
)
ENGLISH = """
We saw a coral reef near the island with our teacher.
CORAL REEFS ARE BEAUTIFUL.
Coral reefs need clean water to grow.
Every morning the bus takes us to school.
My grandmother lives in a small house near the river.
We do not have a lot of money, but we are happy.
The new teacher gave us a book about the sea.
Rosa wears a rose, and Joy says that joy is free.
Grace says grace before lunch in Accra.
Kwame takes the bus with Ama to Kwame's house.
I ❤️ the bus 🚌 and my house 🏠.
The students of my school come by bus.
We care about the well-being of our animals.
I like to listen to an MP3 on the bus.
Ask @bus about the house, or see https://example.org/bus.
The house is old. The bus is new. The reef is big.
Have you got any money?
WE LOVE THE OLD HOUSE!
“The bus is late”, said our teacher.
The teacher’s house is next to the school.
""".strip().splitlines()
SPANISH = """
La guagua llega tarde cuando llueve mucho.
Vimos un arrecife de coral cerca de la isla.
Mi casa está cerca del río y es pequeña.
No tenemos mucho dinero, pero estamos contentos.
Por la mañana bebo un zumo de naranja.
En abril vamos a la Feria con mis primos.
Los estudiantes de mi colegio vienen en guagua.
¿Dónde está tu casa?
ME GUSTA MI CASA.
El dinero está en la casa de mi abuela.
""".strip().splitlines()
MARKDOWN = """
We saw a **coral reef** near the island.
We saw a **coral** reef near the island.
My grandmother lives in [a small house](https://example.org/house) near the river.
We take the *old* bus to school, and `bus` is code.
# The house of my teacher
- My brother waits for the bus every day.
![a photo of the old town](house.png) We live here with our teacher.
> My teacher lives in the\\n> house near the river.
| What I need | My money |\\n| --- | --- |\\n| I need a new house | I have a little money |
The \\\\*bus\\\\* is late & the house is <b>old</b>.
""".strip().replace("\\n", "\n")
_LEAST_SUCCESS = 0.8


def run(
    texts: list[str], source: str, engine: ArgosTranslator, detector: Detector, written: Format
) -> list[BilingualPost]:
    book = TermBook([glossary(*TO_SPANISH), glossary(*TO_ENGLISH, source="es", target="en")])
    flow = Flow(project_of("en", "es", names=NAMES), engine, detector, book)
    return list(
        flow.run(
            post_of(text, classroom=source, identifier=f"p-{n}", language=source, format=written)
            for n, text in enumerate(texts)
        )
    )


@pytest.fixture(scope="module")
def posts(engine: ArgosTranslator, detector: Detector) -> dict[str, list[BilingualPost]]:
    """Give translated posts, by what they are."""
    marked = MARKDOWN.split("\n")
    return {
        "en": run(ENGLISH, "en", engine, detector, "plain"),
        "es": run(SPANISH, "es", engine, detector, "plain"),
        "markdown": run(marked, "en", engine, detector, "markdown"),
    }


def other(kind: str) -> str:
    return "en" if kind == "es" else "es"


@pytest.mark.parametrize("kind", ["en", "es", "markdown"])
def test_every_term_is_told_and_every_miss_is_flagged(
    posts: dict[str, list[BilingualPost]], kind: str
) -> None:
    uses = Counter[bool]()
    for post in posts[kind]:
        assert_told(post, [])
        uses.update(target is not None for _, target, _ in told(post, other(kind)))
    assert uses[True] >= _LEAST_SUCCESS * uses.total()
    assert uses.total() >= len(posts[kind]) / 2


@pytest.mark.parametrize("kind", ["en", "es"])
def test_kept_stretches_stay_beside_terms(posts: dict[str, list[BilingualPost]], kind: str) -> None:
    for post in posts[kind]:
        text = post.translations[other(kind)].text
        for one in find_kept(post.text, find_tokens(post.text), NAMES):
            assert one.text in text or "token-changed" in str(post), (post.text, text)


def test_what_is_forbidden_is_left_out_or_flagged(posts: dict[str, list[BilingualPost]]) -> None:
    for kind, word in (("en", "estudiante"), ("es", "student")):
        for post in posts[kind]:
            said = word in post.translations[other(kind)].text.casefold()
            assert said == ("term-forbidden" in codes(post, other(kind)))


def test_the_same_posts_come_out_the_same(
    posts: dict[str, list[BilingualPost]], engine: ArgosTranslator, detector: Detector
) -> None:
    assert run(SPANISH, "es", engine, detector, "plain") == posts["es"]


def test_posts_without_terms_are_what_they_are_without_a_glossary(
    engine: ArgosTranslator, detector: Detector
) -> None:
    texts = ["My sister plays football.", "The sea was cold yesterday.", "Do you like music?"]
    book = TermBook([glossary(asks("volcano", "volcán"), keeps("Lima"), forbids("x", source="y"))])
    plain = Flow(project_of("en", "es"), engine, detector)
    other_ = Flow(project_of("en", "es"), engine, detector, book)
    made = [
        [one.translations["es"].passages for one in flow.run(map(post_of, texts))]
        for flow in (plain, other_)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("The new teacher gave us a book about the sea.", [asks("book", "novela")],
         "una novela sobre el mar"),
        ("My name is Joy and I live in Accra.", [keeps("Joy"), keeps("Accra", "Acra")],
         "Mi nombre es Joy y vivo en Acra."),
        ("WE LOVE CORAL REEFS AND THE SEA.",
         [asks("coral reef", "arrecife de coral", "arrecifes de coral")],
         "ARRECIFES DE CORAL"),
    ],
)  # fmt: skip
def test_some_sentences_read_as_one_would_write_them(
    engine: ArgosTranslator, text: str, terms: list[Term], expected: str
) -> None:
    post = translated(text, terms, engine)
    assert_told(post, [glossary(*terms)])
    assert expected in post.translations["es"].text


def test_a_project_file_brings_its_glossaries(engine: ArgosTranslator, tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text(
        """
id = "rivers"
name = "Rivers"
[[classrooms]]
id = "accra"
language = "en"
timezone = "Africa/Accra"
[[classrooms]]
id = "sevilla"
language = "es"
timezone = "Europe/Madrid"
[[glossaries]]
source = "en"
target = "es"
file = "en-es.csv"
[[glossaries]]
source = "es"
target = "en"
file = "es-en.tsv"
[retention]
days = 400
""",
        "utf-8",
    )
    (tmp_path / "en-es.csv").write_text(
        "source,target,kind,forms\nbus,guagua,,\nJoy,,keep,\n,estudiante,forbid,estudiantes\nbad,\n",
        "utf-8-sig",
    )
    (tmp_path / "es-en.tsv").write_text("guagua\tcoach\n", "utf-16")
    pipeline = Pipeline.from_project(tmp_path / "project.toml", engine=engine)
    assert [(path.name, one.line) for path, one in pipeline.glossary_problems] == [("en-es.csv", 5)]
    one, two = pipeline.translate(
        [
            post_of("Every morning Joy takes the bus to school.", classroom="accra"),
            post_of("Por la mañana la guagua llega tarde al colegio.", classroom="sevilla"),
        ]
    )
    assert [row[:2] for row in told(one)] == [("Joy", "Joy"), ("bus", "guagua")]
    assert [row[0] for row in told(two, "en")] == ["guagua"]
    assert one.translations["es"].signature != two.translations["en"].signature


def test_terms_hold_over_two_legs(tmp_path: Path) -> None:
    legs = {
        ("es", "en"): {"el": "the", "perro": "dog", "come": "eats", "arroz": "rice"},
        ("en", "fr"): {"the": "le", "dog": "chien", "eats": "mange", "rice": "riz", "cat": "chat"},
    }
    engine = tiny_engine(tmp_path, legs, words=legs)
    terms = [glossary(asks("perro", "chat"), asks("arroz", "riz"), source="es", target="fr")]
    post = translated("el perro come arroz", terms, engine, languages=("es", "fr"), language="es")
    assert_told(post, terms)
    there = post.translations["fr"]
    assert there.via == ("en",)
    assert there.text == "le chat mange riz"
    assert [row[:2] for row in told(post, "fr")] == [("perro", "chat"), ("arroz", "riz")]
