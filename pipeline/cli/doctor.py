"""`passerelle doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import FilePath, json_option
from pipeline.cli.outcome import DONE, FAILED, guarded
from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.diagnosis.finding import Finding


@click.command()
@click.option(
    "--project", type=FilePath(),
    help="Also check that this project's languages can be translated.",
)  # fmt: skip
@json_option
@guarded
def doctor(project: Path | None, as_json: bool) -> int:
    """Tell what is installed and what is missing. Exit code 1: something must be mended."""
    from pipeline.diagnosis import diagnose

    kafka = _kafka()
    findings = [*diagnose(project), *kafka()]
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


def _kafka() -> Callable[[], list[Finding]]:
    """Begin to look at Kafka, where the service uses it."""
    from pipeline.settings import Settings

    try:
        settings = Settings.load()
    except PipelineError:  # told by the other findings
        return list
    if settings.broker_url is None:
        return list
    from pipeline.streams.diagnosing import look_at_broker  # takes a while to load

    return look_at_broker(settings)
