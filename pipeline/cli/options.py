"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

project_option = click.option(
    "--project", type=click.Path(path_type=Path), default="project.toml",
    show_default=True, help="The project file.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Reports as JSON.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
