"""The way of a post, on one page.

    receive -> detect -> segment -> protect -> recall -> translate -> restore -> enforce -> check
            -> score -> flag -> assemble -> publish or hold

Posts are read in windows. While the engine works on one window, the next is read and the
one before is put together; bilingual posts leave in the order in which posts came.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

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
from pipeline.stages.terms.book import TermBook
from pipeline.stages.translation.isolate import translate_isolated
from pipeline.stages.translation.rendering import Rendering, model_missing, verbatim
from pipeline.stages.translation.task import Task
from translators.port import Translator
from translators.values import Route

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


# For each post of a window and each of its targets, what its passages became.
Work = list[tuple[Plan, dict[str, list[Rendering]]]]


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
        window_characters: int = WINDOW_CHARACTERS,
        step_aside: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what posts are translated with.

        `terms` are those of the project's glossaries, `recall` is its memory. `step_aside` is
        called every few milliseconds: it may wait while others of the process are in a hurry.
        """
        self._step_aside = step_aside
        self._project = project
        self._judge = judge or Judge(project.budget)
        self._engine = engine
        self._detector = detector
        self._terms = terms or TermBook()
        self._recall = recall
        self._window_characters = window_characters
        self._signatures: dict[tuple[str, str], tuple[str, str]] = {}  # of a window's posts

    def run(self, posts: Iterable[Post]) -> Iterator[BilingualPost]:
        """Yield a bilingual post for each post, in order, translating in shared batches."""
        running: deque[Future[Work]] = deque()
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")
        try:
            for window in windows(posts, self._window_characters):
                plans = [self.plan(post) for post in window]
                running.append(pool.submit(self.translate, plans))
                if len(running) > 1:
                    yield from self.finish(running.popleft().result())
            while running:
                yield from self.finish(running.popleft().result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def translate(self, plans: list[Plan]) -> Work:
        """Translate what needs it in the plans of many posts, in one go."""
        recalled = Recalled(self._recall, plans)

        def known(plan: Plan, passage: SourcePassage, target: str) -> Rendering | None:
            return recalled.rendering(plan, passage, target) or self.keep(passage, target)

        tasks = [
            Task(passage=one, target=target, terms=self._terms.terms_of(one, target))
            for plan in plans
            for target in plan.targets
            for passage in plan.passages
            for one in (passage, *passage.insets)
            if known(plan, one, target) is None
        ]
        translated = iter(translate_isolated(tasks, self._engine))

        def became(plan: Plan, passage: SourcePassage, target: str) -> Rendering:
            return known(plan, passage, target) or next(translated)

        return [
            (
                plan,
                {
                    target: [
                        _holding(
                            became(plan, passage, target),
                            [became(plan, inset, target) for inset in passage.insets],
                        )
                        for passage in plan.passages
                    ]
                    for target in plan.targets
                },
            )
            for plan in plans
        ]

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
        return self._engine.route(source, target)

    def finish(self, work: Work) -> Iterator[BilingualPost]:
        """Check, score, flag and assemble what was translated; publish or hold."""
        self._signatures.clear()
        checked = [
            (plan, {target: self.check(plan, target, row) for target, row in by_target.items()})
            for plan, by_target in work
        ]
        self._judge.next_window()
        for plan, rows in checked:
            translations = {
                target: self.assemble(plan, target, row) for target, row in rows.items()
            }
            yield assemble_post(plan, self._project, translations)

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

    def assemble(self, plan: Plan, target: str, row: Sequence[Checked]) -> Translation:
        """Flag a post's renderings in one language and lay them over its fields."""
        signatures = dict.fromkeys(
            part.signature for one in row for part in (*one.insets, one) if part.signature
        )
        return assemble_translation(
            plan,
            target,
            [_holding(self.flag(one), [self.flag(inset) for inset in one.insets]) for one in row],
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
            engine = self._engine.signature(source, target)
            version = self._terms.version(source, target, self._project.keep_names)
            found = self._signatures[source, target] = (engine, f"{engine}:{version}")
        return found


def _holding(rendering: Rendering, insets: list[Rendering]) -> Rendering:
    """Give a rendering with what the texts inside its marks became."""
    return replace(rendering, insets=tuple(insets)) if insets else rendering


def windows(
    posts: Iterable[Post], most_characters: int = WINDOW_CHARACTERS
) -> Iterator[list[Post]]:
    """Cut a stream of posts into windows that are worth a batch."""
    window: list[Post] = []
    size = 0
    for post in posts:
        window.append(post)
        size += sum(len(value) for _, value in post.fields())
        if len(window) >= WINDOW_POSTS or size >= most_characters:
            yield window
            window, size = [], 0
    if window:
        yield window
