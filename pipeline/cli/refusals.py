"""Refused lines in words, on stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.schemas.problems import Refusal


def report_refusal(
    number: int, refusal: Refusal, *, as_json: bool, thing: str = "post", file: str = ""
) -> None:
    """Write the problems of one line to stderr, one a line.

    `thing` is what the line is; `file` names the one it is from, where several are read.
    """
    for problem in refusal.problems:
        if as_json:
            report = {
                **({"file": file} if file else {}),
                "line": number,
                "id": refusal.id,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            text = json.dumps(report, ensure_ascii=False)
        else:
            name = f", {thing} {refusal.id}" if refusal.id else ""
            place = f"{file}: line {number}{name}" if file else f"line {number}{name}"
            text = f"{place}: {problem.message} ({problem.hint}) [{problem.code}]"
        sys.stderr.write(text.encode("utf-8", "backslashreplace").decode() + "\n")
