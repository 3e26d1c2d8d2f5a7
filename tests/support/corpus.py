"""The Markdown corpus: cases over every section of CommonMark and of its usual extensions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "markdown"


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkdownCase:
    """A text in Markdown; `section` and `name` say what it is a case of."""

    section: str
    name: str
    markdown: str

    def __str__(self) -> str:
        """Name the case in the list of tests."""
        return f"{self.section}: {self.name}"


@cache
def markdown_cases() -> tuple[MarkdownCase, ...]:
    """Read all cases, by section."""
    # Not `splitlines`: some cases are about other characters that break lines.
    return tuple(
        MarkdownCase(**json.loads(line))
        for path in sorted(_FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    )
