"""Posts of several projects that share windows: what comes of each is as if it were alone."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.values import Glossary, Term
from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.memory import Wanted
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.flow import Checked, Flow, Judged, run_together
from pipeline.schemas.bilingual import to_json
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from pipeline.stages.plan import Plan
from pipeline.stages.share import Share, Work
from pipeline.stages.terms.book import TermBook
from pipeline.windows import windows
from tests.support.engines import post_of, project_of
from translators import Request, Result, TranslatorError
from translators.testing import IdentityTranslator, ScriptedTranslator
from translators.values import ForcedScore, ScoreRequest

DETECTOR = Detector()
FIGURES = {f"uneven:{pair}": next(iter(KNOWN_PACKAGES.values())) for pair in ("en-es", "en-de")}
SENTENCES = [
    *["We planted twelve tomatoes in the school garden.", "My aunt Rosa sings at 7:30."],
    *["Our river was very high yesterday.", "Do you have a dog?", "The big river is cold."],
    *["Call me at +34 612 345 678.", "Ayer plantamos doce tomates en el huerto de la escuela."],
    *["Good water is good.", "😀", "We like #rivers and https://example.org very much."],
]


class Uneven(ScriptedTranslator):
    """Writes in capitals, and is less sure of some words than of others."""

    def __init__(self) -> None:
        super().__init__(str.upper, name="uneven")
        self.calls: list[int] = []  # texts of each that had any

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if requests:
            self.calls.append(len(requests))
        return super().translate(requests)

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        return [
            replace(one, token_log_probabilities=(*map(_sureness, one.tokens), -0.1))
            for one in super().score(requests)
        ]


def _sureness(token: str) -> float:
    return -0.02 - zlib.crc32(token.encode()) % 97 / 40


class Remembering:
    """A memory that knows some texts, and counts how often it is asked."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.asked = 0

    def __call__(self, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        self.asked += 1
        return {one: self.known[one.text] for one in wanted if one.text in self.known}


RIVERS = replace(project_of("en", "es", names=("Rosa",), policy="hold"), budget=0.1)
LAKES = replace(project_of("en", "es", "de"), id="lakes", budget=0.6)
HILLS = replace(project_of("en", "es", policy="hold-all"), id="hills", budget=0.3)
TERMS = {
    "rivers": [Term(source="river", target="RÍO")],
    "lakes": [
        Term(source="river", target="ARROYO"),
        Term(source="garden", target="", kind="keep"),
    ],
    "hills": [],
}
KNOWN = {
    "rivers": {"Do you have a dog?": "¿Tenéis perro?"},
    "lakes": {},
    "hills": {
        "Do you have a dog?": "¿Tienen perro?",
        "Good water is good.": "El agua buena es buena.",
    },
}


def flow_of(project: Project, engine: ScriptedTranslator) -> Flow:
    return Flow(
        project,
        engine,
        DETECTOR,
        TermBook([Glossary(source="en", target="es", terms=tuple(TERMS[project.id]))]),
        Judge(project.budget, figures=FIGURES),
        Remembering(KNOWN[project.id]),
    )


def posts_of(texts: Sequence[tuple[Project, str]]) -> list[Post]:
    return [
        replace(post_of(text, identifier=f"p-{number}"), project=project.id)
        for number, (project, text) in enumerate(texts)
    ]


def together(
    flows: Mapping[str, Flow], posts: Sequence[Post], **more: int
) -> list[BilingualPost | Exception]:
    return list(run_together([(flows[post.project], post) for post in posts], **more))


def written(outcomes: Sequence[BilingualPost | Exception]) -> list[str]:
    assert not [one for one in outcomes if isinstance(one, Exception)]
    return [to_json(one) for one in outcomes if isinstance(one, BilingualPost)]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([RIVERS, LAKES, HILLS]),
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
        ),
        max_size=25,
    ),
    st.sampled_from([90, 400, 100_000]),
)
def test_a_projects_posts_become_the_same_whoever_shares_their_windows(
    texts: list[tuple[Project, str]], window_characters: int
) -> None:
    posts, engine = posts_of(texts), Uneven()
    shared = {one.id: flow_of(one, engine) for one in (RIVERS, LAKES, HILLS)}
    found = written(together(shared, posts, window_characters=window_characters))
    alone = {one.id: flow_of(one, Uneven()) for one in (RIVERS, LAKES, HILLS)}
    expected: dict[str, str] = {}
    for window in windows(
        posts, lambda post: len(post.text), most=256, most_size=window_characters
    ):
        for name, flow in alone.items():
            own = [post for post in window if post.project == name]
            expected |= {one.id: to_json(one) for one in flow.run(own)}
    assert found == [expected[post.id] for post in posts]


def test_the_projects_of_that_law_differ_in_what_becomes_of_a_text() -> None:
    texts = [
        (project, " ".join(SENTENCES[number : number + 3]))
        for number in range(6)
        for project in (RIVERS, LAKES, HILLS)
    ]
    flows = {one.id: flow_of(one, Uneven()) for one in (RIVERS, LAKES, HILLS)}
    found: dict[str, list[BilingualPost]] = {}
    for one in together(flows, posts_of(texts)):
        assert isinstance(one, BilingualPost)
        found.setdefault(one.project, []).append(one)
    spanish = {name: [one.translations["es"] for one in own] for name, own in found.items()}
    for told in (
        lambda passage: [flag.code for flag in passage.flags],
        lambda passage: [use.entry for use in passage.terms],
        lambda passage: passage.origin,
    ):
        seen = [[told(one) for there in own for one in there.passages] for own in spanish.values()]
        assert len({str(one) for one in seen}) == 3
    assert {post.status for post in found["hills"]} == {"held"}
    assert "published" in {post.status for post in found["lakes"]}


@pytest.mark.parametrize("count", [1, 50])
def test_a_window_meets_the_engine_as_often_whether_it_is_of_one_project_or_of_fifty(
    count: int,
) -> None:
    engine = Uneven()
    flows = {f"p-{n}": Flow(replace(RIVERS, id=f"p-{n}"), engine, DETECTOR) for n in range(count)}
    posts = [
        replace(post_of(f"We saw river number {n}.", identifier=f"n-{n}"), project=f"p-{n % count}")
        for n in range(100)
    ]
    written(together(flows, posts))
    assert engine.calls == [100]


def test_each_memory_is_asked_once_in_a_window() -> None:
    memories = [Remembering({}) for _ in range(3)]
    flows = {
        f"p-{n}": Flow(replace(RIVERS, id=f"p-{n}"), Uneven(), DETECTOR, recall=memory)
        for n, memory in enumerate(memories)
    }
    posts = [
        replace(post_of(f"We saw river number {n}.", identifier=f"n-{n}"), project=f"p-{n % 3}")
        for n in range(30)
    ]
    written(together(flows, posts))
    assert [memory.asked for memory in memories] == [1, 1, 1]


def test_posts_of_other_engines_share_windows_too_each_with_its_own() -> None:
    engines = {"rivers": ScriptedTranslator(str.upper), "lakes": ScriptedTranslator(str.lower)}
    flows = {
        name: Flow(replace(RIVERS, id=name), engine, DETECTOR) for name, engine in engines.items()
    }
    texts = [(replace(RIVERS, id=name), "We saw Rivers.") for name in ("rivers", "lakes") * 2]
    found = [one for one in together(flows, posts_of(texts)) if isinstance(one, BilingualPost)]
    there = [one.translations["es"].text for one in found]
    assert there == ["WE SAW RIVERS.", "We saw rivers."] * 2


# What goes wrong


class Broken(Flow):
    """A project with which something is wrong."""

    part = ""

    def _fail(self, part: str) -> None:
        if self.part == part:
            raise ValueError(part)

    def plan(self, post: Post) -> Plan:
        self._fail("plan")
        return super().plan(post)

    def share(self, plans: Sequence[Plan]) -> Share:
        self._fail("share")
        return super().share(plans)

    def judge(self, work: Work) -> Judged:
        self._fail("judge")
        return super().judge(work)

    def assemble(self, plan: Plan, rows: Mapping[str, Sequence[Checked]]) -> BilingualPost:
        self._fail("assemble")
        return super().assemble(plan, rows)


@pytest.mark.parametrize("part", ["plan", "share", "judge", "assemble"])
def test_a_project_that_fails_costs_the_others_of_its_window_nothing(part: str) -> None:
    texts = [(project, one) for one in SENTENCES for project in (RIVERS, LAKES, HILLS)]
    posts = posts_of(texts)
    flows = {one.id: flow_of(one, Uneven()) for one in (RIVERS, HILLS)}
    broken = Broken(LAKES, Uneven(), DETECTOR)
    broken.part = part
    outcomes = together({**flows, "lakes": broken}, posts)
    for post, outcome in zip(posts, outcomes, strict=True):
        assert isinstance(outcome, ValueError) == (post.project == "lakes")
    left = [one for one in outcomes if isinstance(one, BilingualPost)]
    alone = {one.id: flow_of(one, Uneven()) for one in (RIVERS, HILLS)}
    assert written(left) == written(
        together(alone, [post for post in posts if post.project != "lakes"])
    )


def test_an_engine_that_fails_costs_its_window_and_no_other() -> None:
    class Choking(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            if any("heron" in one.text for one in requests):
                raise TranslatorError("the model is gone")
            return super().translate(requests)

    engine = Choking()
    flows = {one.id: Flow(one, engine, DETECTOR) for one in (RIVERS, HILLS)}
    texts = [
        (project, text)
        for text in ("We saw a river.", "We saw a heron.", "We saw a lake.")
        for project in (RIVERS, HILLS)
    ]
    outcomes = together(flows, posts_of(texts), window_characters=30)
    kinds = [isinstance(one, TranslatorError) for one in outcomes]
    assert kinds == [False, False, True, True, False, False]
