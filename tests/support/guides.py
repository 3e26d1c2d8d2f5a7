"""The pages of the documentation: their words, sections and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

FENCE = re.compile(r"^```(\w*)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@dataclass(frozen=True, kw_only=True)
class Fence:
    page: str
    language: str
    title: str
    schema: str
    example: str
    side: str
    body: str


def fences(page: str) -> Iterator[Fence]:
    for language, info, body in FENCE.findall(read(page)):
        extra = dict(part.split("=", 1) for part in info.split())
        yield Fence(
            page=page,
            language=language,
            title=extra.get("title", ""),
            schema=extra.get("schema", ""),
            example=extra.get("example", ""),
            side=extra.get("side", ""),
            body=body,
        )


def section(page: str, heading: str) -> str:
    return re.split(r"^## ", read(page).split(f"\n## {heading}\n", 1)[1], flags=re.MULTILINE)[0]
