"""Refused lines in words, on stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.schemas.problems import Refusal


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
            text = f"line {number}{post}: {problem.message} ({problem.hint}) [{problem.code}]"
        sys.stderr.write(text.encode("utf-8", "backslashreplace").decode() + "\n")
