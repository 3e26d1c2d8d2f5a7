"""`passerelle doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pipeline.cli.options import json_option
from pipeline.cli.outcome import DONE, FAILED, guarded


@click.command()
@click.option(
    "--project", type=click.Path(path_type=Path),
    help="Also check that this project's languages can be translated.",
)  # fmt: skip
@json_option
@guarded
def doctor(project: Path | None, as_json: bool) -> int:
    """Tell what is installed and what is missing. Exit code 1: something must be mended."""
    from pipeline.diagnosis import diagnose

    findings = diagnose(project)
    failed = any(finding.state == "missing" for finding in findings)
    if as_json:
        sys.stdout.write(
            json.dumps(
                [
                    {"what": one.what, "state": one.state, "detail": one.detail, "mend": one.mend}
                    for one in findings
                ],
                ensure_ascii=False,
            )
            + "\n"
        )
        return FAILED if failed else DONE
    marks = {"fine": "ok     ", "warning": "note   ", "missing": "MISSING"}
    for one in findings:
        sys.stdout.write(f"{marks[one.state]}  {one.what}: {one.detail}\n")
        if one.mend:
            sys.stdout.write(f"         mend it with: {one.mend}\n")
    return FAILED if failed else DONE
