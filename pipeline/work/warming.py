"""Load what the first post of a project would wait for."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

from pipeline.domain.post import Post
from pipeline.flow import Flow
from pipeline.logging import logger
from pipeline.work.outfits import Outfit
from translators.values import Request

_LOG = logger(__name__)
MOST_WARMED = 20  # projects: their languages are those of the others, nearly always
_TEXT = "Good morning! We have 3 trees."


def warm_up(outfit: Outfit) -> None:
    """Translate a sentence in each direction and take a post through the stages.

    Nothing is kept of it. What fails here will fail for posts, and is told then.
    """
    project, engine = outfit.project, outfit.engine
    post = Post(
        id="warm-up",
        project=project.id,
        classroom=project.classrooms[0].id,
        author="passerelle",
        created_at=datetime.now(UTC),
        text=_TEXT,
    )
    try:
        for source, target in permutations(project.languages, 2):
            if engine.route(source, target) is not None:
                engine.translate([Request(text=_TEXT, source=source, target=target)])
        for _ in Flow(project, engine, outfit.detector).run([post]):
            pass
    except Exception as error:
        _LOG.warning("not warmed up", error=error)
