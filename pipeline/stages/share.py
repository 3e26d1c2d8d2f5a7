"""What a project has of a window of posts: what is known of its texts, and what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.stages.plan import Plan
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task

# For each post and each of its targets, what its passages became.
Work = list[tuple[Plan, dict[str, list[Rendering]]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """Posts of a project, and what the engine is asked for them."""

    plans: Sequence[Plan]
    known: Sequence[Rendering | None]  # of each text in turn; None: it is a task
    tasks: Sequence[Task]

    def together(self, translated: Iterator[Rendering]) -> Work:
        """Put together what was known and what became of the tasks."""
        became = iter([one or next(translated) for one in self.known])
        return [
            (
                plan,
                {
                    target: [
                        holding(next(became), [next(became) for _ in passage.insets])
                        for passage in plan.passages
                    ]
                    for target in plan.targets
                },
            )
            for plan in self.plans
        ]


def holding(rendering: Rendering, insets: Sequence[Rendering]) -> Rendering:
    """Give a rendering with what the texts inside its marks became."""
    return replace(rendering, insets=tuple(insets)) if insets else rendering
