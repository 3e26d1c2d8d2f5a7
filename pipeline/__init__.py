"""Passerelle carries posts between classrooms that do not share a language.

from pipeline import Pipeline
for bilingual in Pipeline.from_project("project.toml").translate(posts): ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.domain.bilingual import BilingualPost
    from pipeline.domain.post import Attachment, Post
    from pipeline.schemas.problems import Refusal
    from pipeline.service import Pipeline, PostRefused

__all__ = ["Attachment", "BilingualPost", "Pipeline", "Post", "PostRefused", "Refusal"]

_HOMES = {
    "Attachment": "pipeline.domain.post",
    "BilingualPost": "pipeline.domain.bilingual",
    "Pipeline": "pipeline.service",
    "Post": "pipeline.domain.post",
    "PostRefused": "pipeline.service",
    "Refusal": "pipeline.schemas.problems",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are asked for: the command line starts faster."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
