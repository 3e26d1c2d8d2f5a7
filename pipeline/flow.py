"""The way of a post, on one page.

    receive -> detect -> segment -> protect -> recall -> translate -> restore -> enforce -> check
            -> score -> flag -> assemble -> publish or hold

Posts are read in windows, which projects may share. While the engine works on one window, the next
is read and the one before is put together; bilingual posts leave in the order in which posts came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from pipeline.domain.bilingual import BilingualPost, Translation
from pipeline.domain.flags import flag
from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.stages.assemble import assemble_post, assemble_translation
from pipeline.stages.checks import check_rendering
from pipeline.stages.checks.degenerate import given_up
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge, Opinion
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.plan import Plan, make_plan
from pipeline.stages.recall import Recall, Recalled
from pipeline.stages.share import Share, Work, holding
from pipeline.stages.terms.book import TermBook
from pipeline.stages.translation.isolate import translate_isolated
from pipeline.stages.translation.rendering import Rendering, model_missing, verbatim
from pipeline.stages.translation.task import Task
from pipeline.windows import overlapped, windows
from translators.port import Translator
from translators.values import Route

T = TypeVar("T")

# A window is full with so many posts, or so many characters: enough for full batches, little
# enough to keep memory constant.
WINDOW_POSTS = 256
WINDOW_CHARACTERS = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What a text became, what is thought of it, and what made it."""

    rendering: Rendering
    signature: str | None = None  # None where no engine took part
    opinion: Opinion | None = None
    insets: tuple[Checked, ...] = ()


# For each post of a window and each of its targets, its passages once they are checked.
Judged = list[tuple[Plan, dict[str, list[Checked]]]]


class Flow:
    """Takes posts of one project through the stages."""

    def __init__(
        self,
        project: Project,
        engine: Translator,
        detector: Detector,
        terms: TermBook | None = None,
        judge: Judge | None = None,
        recall: Recall | None = None,
        *,
        step_aside: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what posts are translated with.

        `terms` are those of the project's glossaries, `recall` is its memory. `step_aside` is
        called every few milliseconds: it may wait while others of the process are in a hurry.
        """
        self._step_aside = step_aside
        self._project = project
        self._judge = judge or Judge(project.budget)
        self.engine = engine
        self._detector = detector
        self._terms = terms or TermBook()
        self._recall = recall
        self._signatures: dict[tuple[str, str], tuple[str, str]] = {}  # of a window's posts

    def run(self, posts: Iterable[Post]) -> Iterator[BilingualPost]:
        """Yield a bilingual post for each post, in order, translating in shared batches."""
        for outcome in run_together((self, post) for post in posts):
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome

    def translate(self, plans: Sequence[Plan]) -> Work:
        """Translate what needs it in the plans of many posts, in one go."""
        share = self.share(plans)
        return share.together(iter(translate_isolated(share.tasks, self.engine)))

    def share(self, plans: Sequence[Plan]) -> Share:
        """Ask the memory, once for all plans, and find what the engine is needed for."""
        recalled = Recalled(self._recall, plans)
        known: list[Rendering | None] = []
        tasks: list[Task] = []
        for plan in plans:
            for target in plan.targets:
                for one in (text for row in plan.passages for text in (row, *row.insets)):
                    found = recalled.rendering(plan, one, target) or self.keep(one, target)
                    known.append(found)
                    if found is None:
                        terms = self._terms.terms_of(one, target)
                        tasks.append(Task(passage=one, target=target, terms=terms))
        return Share(plans=plans, known=known, tasks=tasks)

    def keep(self, passage: SourcePassage, target: str) -> Rendering | None:
        """Give what a passage becomes without the engine, or None when the engine is needed."""
        if passage.strange:
            return verbatim(passage, flag("untranslated", source=(0, len(passage.text))))
        language = passage.language
        if language == UNDETERMINED or passage.is_shell or same_language(language, target):
            return verbatim(passage)
        if self.route(language, target) is None:
            return model_missing(passage, target)
        return None

    def route(self, source: str, target: str) -> Route | None:
        """Give the engine's way from one language to another."""
        return self.engine.route(source, target)

    def finish(self, work: Work) -> Iterator[BilingualPost]:
        """Check, score, flag and assemble what was translated; publish or hold."""
        for plan, rows in self.judge(work):
            yield self.assemble(plan, rows)

    def judge(self, work: Work) -> Judged:
        """Check and score what was translated of a window, and see where a flag is worth it."""
        self._signatures.clear()
        judged = [
            (plan, {target: self.check(plan, target, row) for target, row in by_target.items()})
            for plan, by_target in work
        ]
        self._judge.next_window()
        return judged

    def assemble(self, plan: Plan, rows: Mapping[str, Sequence[Checked]]) -> BilingualPost:
        """Flag and assemble a post; publish or hold."""
        translations = {
            target: self.assemble_one(plan, target, row) for target, row in rows.items()
        }
        return assemble_post(plan, self._project, translations)

    def check(self, plan: Plan, target: str, row: Sequence[Rendering]) -> list[Checked]:
        """Check and judge a post's renderings in one language."""
        return [
            replace(
                self.check_one(passage, rendering, target),
                insets=tuple(
                    self.check_one(*pair, target)
                    for pair in zip(passage.insets, rendering.insets, strict=True)
                ),
            )
            for passage, rendering in zip(plan.passages, row, strict=True)
        ]

    def plan(self, post: Post) -> Plan:
        """Read a post."""
        self._step_aside()
        return make_plan(post, self._project, self._detector, self._terms)

    def check_one(self, passage: SourcePassage, rendering: Rendering, target: str) -> Checked:
        """Check and judge what the engine made of a text."""
        if rendering.origin != "machine":
            return Checked(rendering=rendering)
        self._step_aside()
        engine, whole = self.signatures(passage.language, target)
        try:
            checked = check_rendering(passage, rendering, target, self._detector)
        except Exception:  # what cannot be checked is not trusted, and the other posts go on
            reason = flag("untranslated", source=(0, len(passage.text)))
            kept = given_up(passage, rendering, reason)
            checked = replace(kept, alternatives=(rendering.text,))
        if checked.origin != "machine":
            return Checked(rendering=checked, signature=whole)
        opinion = self._judge.judge(checked, engine)
        self._judge.note(checked, opinion)
        return Checked(rendering=checked, signature=whole, opinion=opinion)

    def assemble_one(self, plan: Plan, target: str, row: Sequence[Checked]) -> Translation:
        """Flag a post's renderings in one language and lay them over its fields."""
        signatures = dict.fromkeys(
            part.signature for one in row for part in (*one.insets, one) if part.signature
        )
        return assemble_translation(
            plan,
            target,
            [holding(self.flag(one), [self.flag(inset) for inset in one.insets]) for one in row],
            signature=";".join(signatures) or None,
            via=self.via(plan, target),
        )

    def flag(self, checked: Checked) -> Rendering:
        """Say where a teacher should look."""
        if checked.opinion is None:
            return checked.rendering
        return self._judge.flagged(checked.rendering, checked.opinion)

    def via(self, plan: Plan, target: str) -> tuple[str, ...] | None:
        """Give the languages in between: for the post's own language, else its passages'."""
        translated = dict.fromkeys(
            passage.language
            for passage in plan.passages
            if passage.language != UNDETERMINED and not same_language(passage.language, target)
        )
        own = [language for language in translated if same_language(language, plan.language.code)]
        for language in own or translated:
            route = self.route(language, target)
            if route is not None and route.via:
                return route.via
        return None

    def signatures(self, source: str, target: str) -> tuple[str, str]:
        """Name what made a text: the engine's part alone, and with the version of the terms."""
        found = self._signatures.get((source, target))
        if found is None:
            engine = self.engine.signature(source, target)
            version = self._terms.version(source, target, self._project.keep_names)
            found = self._signatures[source, target] = (engine, f"{engine}:{version}")
        return found


def run_together(
    posts: Iterable[tuple[Flow, Post]], *, window_characters: int = WINDOW_CHARACTERS
) -> Iterator[BilingualPost | Exception]:
    """Yield what becomes of posts of several projects, in order, translating in shared batches.

    What comes of a project's posts is what would come of the same windows without the others. An
    error stands for a post that nothing came of: what is wrong with a post or with its project
    costs no other's, an engine that fails costs all of its window.
    """
    cut = windows(posts, _characters, most=WINDOW_POSTS, most_size=window_characters)
    return overlapped(cut, _Window, _Window.translated, _Window.outcomes)


class _Window:
    """Posts of several projects that meet the engine together."""

    def __init__(self, posts: Sequence[tuple[Flow, Post]]) -> None:
        """Read the posts, and ask each project's memory."""
        self._plans = [(flow, _tried(flow.plan, post)) for flow, post in posts]
        own: dict[Flow, list[Plan]] = {}
        for flow, plan in self._plans:
            if isinstance(plan, Plan):
                own.setdefault(flow, []).append(plan)
        self._shares = {flow: _tried(flow.share, plans) for flow, plans in own.items()}
        self._work: dict[Flow, Work | Exception] = {
            flow: one for flow, one in self._shares.items() if isinstance(one, Exception)
        }

    def translated(self) -> _Window:
        """Translate what needs it of all posts, in one go for each engine."""
        for engine, some in groupby(self._shares, key=_engine):
            own = [(flow, one) for flow in some if isinstance(one := self._shares[flow], Share)]
            tasks = [task for _, share in own for task in share.tasks]
            try:
                became = iter(translate_isolated(tasks, engine))
                self._work |= {flow: share.together(became) for flow, share in own}
            except Exception as error:
                self._work |= {flow: error for flow, _ in own}
        return self

    def outcomes(self) -> Iterator[BilingualPost | Exception]:
        """Yield what became of each post."""
        judged = {
            flow: work if isinstance(work, Exception) else _tried(_judged, flow, work)
            for flow, work in self._work.items()
        }
        for flow, plan in self._plans:
            if isinstance(plan, Exception):
                yield plan
                continue
            own = judged[flow]
            yield own if isinstance(own, Exception) else _tried(flow.assemble, *next(own))


def _tried(function: Callable[..., T], *given: object) -> T | Exception:
    """Call a function; give what it raises as a value."""
    try:
        return function(*given)
    except Exception as error:
        return error


def _judged(flow: Flow, work: Work) -> Iterator[tuple[Plan, dict[str, list[Checked]]]]:
    return iter(flow.judge(work))


def _engine(flow: Flow) -> Translator:
    return flow.engine


def _characters(given: tuple[Flow, Post]) -> int:
    return sum(len(value) for _, value in given[1].fields())
