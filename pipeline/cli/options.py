"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class Family(click.Group):
    """Commands below a command; its help says what each does in a whole sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; click's own cuts what is longer than a line."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, self.commands[name].get_short_help_str(limit=200))
                    for name in self.list_commands(ctx)
                ]
            )


class FilePath(click.Path):
    """A path as the caller writes it; the empty one, which would be this folder, is refused."""

    def __init__(self, *, exists: bool = False, dir_okay: bool = True) -> None:
        # Whether it can be read is seen when it is: an exit code of 1, as for what is not there.
        super().__init__(
            exists=exists, dir_okay=dir_okay, readable=False, allow_dash=True, path_type=Path
        )

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the path."""
        if value == "":
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


project_option = click.option(
    "--project", type=FilePath(), default="project.toml",
    show_default=True, help="The project file.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Reports as JSON.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
