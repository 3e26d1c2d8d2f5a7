"""The Python call behind everything: `Pipeline.from_project(path).translate(posts)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.errors import PipelineError
from pipeline.glossaries import load_glossaries
from pipeline.schemas.post import check_post, parse_post
from pipeline.schemas.problems import Refusal
from pipeline.schemas.project_file import load_project

if TYPE_CHECKING:
    from glossary.values import Glossary, Problem
    from pipeline.settings import Settings
    from pipeline.stages.confidence import Statistics
    from pipeline.stages.detect import Detector
    from translators.port import Translator

# The engine and the detector bring large libraries; they are imported when a pipeline is made,
# so that importing this module stays quick.


class PostRefused(PipelineError):
    """A post is not as the format asks."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__("; ".join(f"{p.message} ({p.hint})" for p in refusal.problems))


class Pipeline:
    """Translates the posts of one project.

    >>> for bilingual in Pipeline.from_project("project.toml").translate(posts):
    ...     print(bilingual.translations["es"].text)
    """

    def __init__(
        self,
        project: Project,
        engine: Translator,
        detector: Detector | None = None,
        glossaries: Iterable[Glossary] = (),
        figures: Mapping[str, Statistics] | None = None,
    ) -> None:
        """Take what posts are translated with; `glossaries` are of different directions."""
        from pipeline.flow import Flow
        from pipeline.stages.detect import Detector
        from pipeline.stages.judging.judge import Judge
        from pipeline.stages.terms.book import TermBook

        self.project = project
        self.engine = engine
        self.glossary_problems: tuple[tuple[Path, Problem], ...] = ()  # rows that are not used
        judge = None if figures is None else Judge(project.budget, figures=figures)
        self._flow = Flow(project, engine, detector or Detector(), TermBook(glossaries), judge)

    @classmethod
    def from_project(
        cls,
        path: str | Path,
        *,
        engine: Translator | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """Make the pipeline of a project file.

        Without an `engine` the installed Argos packages translate, by `settings` (the
        environment's when None). Bad rows of its glossaries are left out and stand in
        `glossary_problems`. Raises ProjectInvalid with every mistake in the file, GlossaryInvalid
        for a glossary that cannot be read, and TranslatorError when the packages cannot be used.
        """
        project = load_project(Path(path))
        read = load_glossaries(project, Path(path).parent)
        figures = None
        if engine is None:
            from pipeline.engines import installed_engine, installed_figures
            from pipeline.settings import Settings

            settings = settings or Settings.load()
            engine = installed_engine(settings)
            figures = installed_figures(settings)
        made = cls(
            project, engine, glossaries=[one.glossary for one in read.values()], figures=figures
        )
        made.glossary_problems = tuple(
            (Path(path).parent / file.file, problem)
            for file in project.glossaries
            for problem in read[file.source, file.target].problems
        )
        return made

    def translate(
        self,
        posts: Iterable[Post | Mapping[str, Any]],
        *,
        on_refused: Callable[[Refusal], None] | None = None,
    ) -> Iterator[BilingualPost]:
        """Yield a bilingual post for each post, in order.

        Posts are values or mappings in the shape of docs/integrators.md. They are taken as a
        stream, some hundred at a time, so memory stays constant however many come. A mapping that
        is no post goes to `on_refused` and the rest goes on; without it PostRefused is raised, and
        posts that were read and not yet given back are lost with it.
        """
        return self._flow.run(self._checked(posts, on_refused))

    def _checked(
        self,
        posts: Iterable[Post | Mapping[str, Any]],
        on_refused: Callable[[Refusal], None] | None,
    ) -> Iterator[Post]:
        for post in posts:
            if isinstance(post, Post):
                outcome = check_post(post, self.project)
            else:
                outcome = parse_post(post, self.project)
            if isinstance(outcome, Post):
                yield outcome
            elif on_refused is None:
                raise PostRefused(outcome)
            else:
                on_refused(outcome)
