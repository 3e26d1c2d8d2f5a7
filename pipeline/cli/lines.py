"""Lines in, lines out: JSON Lines files read with a bound, refused lines kept as they were."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.schemas.post import MOST_LINE_BYTES, parse_line
from pipeline.schemas.problems import Refusal


class LineReader:
    """Reads posts from JSON Lines; what is refused is reported, kept and counted."""

    def __init__(
        self,
        stream: BinaryIO,
        project: Project,
        *,
        refused_to: BinaryIO | None,
        as_json: bool,
        on_line: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Take the stream; `on_line` hears how many bytes each line had."""
        self._stream = stream
        self._project = project
        self._refused_to = refused_to
        self._as_json = as_json
        self._on_line = on_line
        self.refused = 0

    def posts(self) -> Iterator[Post]:
        """Yield the posts of the stream in order; blank lines are passed by."""
        number = 0
        while line := self._stream.readline(MOST_LINE_BYTES + 2):
            number += 1
            self._on_line(len(line))
            if not line.strip():
                continue
            outcome = parse_line(line.rstrip(b"\r\n"), self._project)
            if isinstance(outcome, Post):
                yield outcome
            else:
                self._refuse(number, line, outcome)

    def _refuse(self, number: int, line: bytes, refusal: Refusal) -> None:
        self.refused += 1
        report_refusal(number, refusal, as_json=self._as_json)
        while line:
            if self._refused_to is not None:
                self._refused_to.write(line)
            if line.endswith(b"\n"):
                return
            line = self._stream.readline(MOST_LINE_BYTES)
            self._on_line(len(line))
        if self._refused_to is not None:
            self._refused_to.write(b"\n")


def report_refusal(number: int, refusal: Refusal, *, as_json: bool) -> None:
    """Write the problems of one line to stderr, one a line."""
    for problem in refusal.problems:
        if as_json:
            report = {
                "line": number,
                "id": refusal.id,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            text = json.dumps(report, ensure_ascii=False)
        else:
            post = f", post {refusal.id}" if refusal.id else ""
            text = f"line {number}{post}: {problem.message} [{problem.code}]: {problem.hint}"
        sys.stderr.write(text.encode("utf-8", "backslashreplace").decode() + "\n")
