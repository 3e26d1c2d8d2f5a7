"""`passerelle glossary`: check, take in and give out the terms of a class."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.files import WriteFailed, differ, writing
from pipeline.cli.glossary_reports import report_check, report_import, report_problems
from pipeline.cli.options import Family, FilePath, json_option, project_option, quiet_option
from pipeline.cli.outcome import DONE, FAILED, REFUSED, guarded

if TYPE_CHECKING:
    from glossary.files import FileFormat, ReadGlossary
    from glossary.values import Problem
    from pipeline.domain.project import Project


def _language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from pipeline.domain.language import is_known_tag

    if value is None or is_known_tag(value):
        return value
    raise click.BadParameter(f"{value[:60]!r} is no language tag; write en, es or pt-BR")


source_option = click.option(
    "--source", metavar="TAG", callback=_language, help="Language the terms are looked for in."
)
target_option = click.option(
    "--target", metavar="TAG", callback=_language, help="Language they are translated to."
)
_FORMATS: dict[str, FileFormat] = {"csv": "csv", "tsv": "tsv", "tbx": "tbx3", "tbx2": "tbx2"}


@click.group(cls=Family)
def glossary() -> None:
    """Glossaries: check, import, export."""


@glossary.command()
@click.argument("files", nargs=-1, type=FilePath())
@click.option("--project", type=FilePath(), help="All glossaries of this project.")
@source_option
@target_option
@json_option
@quiet_option
@guarded
def check(
    files: tuple[Path, ...],
    project: Path | None,
    source: str | None,
    target: str | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Say what is wrong with glossary files, or with those of a project, row by row.

    The exit code is 3 when a row cannot be used, 1 when a file cannot.
    """
    from pipeline.cli.directions import named_by, of_file, of_project
    from pipeline.domain.language import same_language
    from pipeline.glossaries import GlossaryInvalid, read_bytes

    if not files and project is None:
        raise click.UsageError("name glossary files, or a project with --project")
    if source and target and same_language(source, target):
        raise click.UsageError("--source and --target are the same language")
    exchange = _load(project) if project else None
    folder = project.parent if project else Path()
    if exchange is not None and not files:
        if source or target:
            files = (folder / of_project(exchange, project or folder, (source, target)).file,)
        else:
            files = tuple(folder / one.file for one in exchange.glossaries)
    worst = DONE
    for path in files:
        try:
            data = read_bytes(path)
        except GlossaryInvalid as error:
            report_problems(path, error.problems, as_json=as_json, quiet=quiet)
            worst = FAILED
            continue
        entry = of_file(exchange, folder, path) if exchange else None
        pair = (
            (entry.source, entry.target) if entry else named_by(data, path.name, (source, target))
        )
        read = _read(data, path, pair)
        report_check(path, read, as_json=as_json, quiet=quiet)
        worst = _worse(worst, _code(read))
    return worst


@glossary.command("import")
@click.argument("file", type=FilePath())
@project_option
@source_option
@target_option
@click.option("--replace", is_flag=True, help="Remove the terms that FILE does not have.")
@click.option("--apply", "is_applied", is_flag=True, help="Write it; else only show it.")
@json_option
@quiet_option
@guarded
def import_(
    file: Path,
    project: Path,
    source: str | None,
    target: str | None,
    replace: bool,
    is_applied: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Take the terms of FILE into a glossary of the project; shows first what would change."""
    from glossary.files import languages_of, write_glossary
    from glossary.files.merging import merge
    from pipeline.cli.directions import of_project
    from pipeline.glossaries import GlossaryInvalid, read_bytes, save

    exchange = _load(project)
    data = read_bytes(file)
    entry = of_project(exchange, project, (source, target), languages_of(data, name=file.name))
    pair = entry.source, entry.target
    theirs = _read(data, file, pair)
    if theirs.refused or (replace and not theirs.glossary.terms):
        raise GlossaryInvalid(file, theirs.faults or _nothing())
    path = project.parent / entry.file
    differ(file, path)
    ours = _own(path, pair)
    losses = () if replace else _losses(ours)
    if losses and (is_applied or ours.refused):
        raise GlossaryInvalid(path, losses)
    merged = merge(ours.glossary, theirs.glossary, name=path.name, replacing=replace)
    problems = (*theirs.problems, *merged.problems)
    is_full = any(one.line is None for one in merged.problems)
    is_written = is_applied and not is_full
    if is_written and merged.glossary.terms != ours.glossary.terms:
        data = write_glossary(merged.glossary, ours.format)
        with writing(path):
            save(path, b"\xef\xbb\xbf" + data if ours.bom else data)
    report_problems(path, losses, as_json=as_json, quiet=quiet)
    report_import(file, path, merged, problems, is_written=is_written, as_json=as_json, quiet=quiet)
    if is_full:
        return FAILED
    return REFUSED if any(not one.row_kept for one in (*problems, *losses)) else DONE


@glossary.command()
@click.argument("file", required=False, type=FilePath())
@click.option("--project", type=FilePath(), help="The project file.")
@source_option
@target_option
@click.option(
    "--format", "form", type=click.Choice([*_FORMATS]), help="csv, or told from the name of OUT."
)
@click.option("-o", "--output", type=FilePath(), default="-", help="The file.")
@json_option
@quiet_option
@guarded
def export(
    file: Path | None,
    project: Path | None,
    source: str | None,
    target: str | None,
    form: str | None,
    output: Path,
    as_json: bool,
    quiet: bool,
) -> int:
    """Write FILE, or a glossary of the project, as CSV, TSV, TBX 3 (tbx) or TBX 2 (tbx2)."""
    from glossary.files import write_glossary
    from pipeline.cli.directions import UNKNOWN, named_by, of_project
    from pipeline.glossaries import GlossaryInvalid, read_bytes, save

    if (file is None) == (project is None):
        raise click.UsageError("name either a glossary file or a project with --project")
    if project is not None:
        entry = of_project(_load(project), project, (source, target))
        file = project.parent / entry.file
        source, target = entry.source, entry.target
    assert file is not None  # one of the two was named
    differ(file, output)
    data = read_bytes(file)
    pair = named_by(data, file.name, (source, target))
    wanted = _FORMATS[form or _told_from(output)]
    if UNKNOWN in pair and wanted.startswith("tbx"):
        raise click.UsageError("TBX names its languages: say which with --source and --target")
    read = _read(data, file, pair)
    if read.refused:
        raise GlossaryInvalid(file, read.faults)
    report_problems(file, read.problems, as_json=as_json, quiet=quiet)
    written = write_glossary(read.glossary, wanted)
    if str(output) == "-":
        with writing(output):
            sys.stdout.buffer.write(written)
            sys.stdout.buffer.flush()
    elif output.exists() and not output.is_file():
        with writing(output):
            output.write_bytes(written)
    else:
        try:
            save(output, written)
        except OSError as error:
            raise WriteFailed(output, error) from None
    return _code(read)


def _load(path: Path) -> Project:
    from pipeline.schemas.project_file import load_project

    return load_project(path)


def _read(data: bytes, path: Path, pair: tuple[str, str]) -> ReadGlossary:
    from glossary.files import read_glossary

    return read_glossary(data, name=path.name, source=pair[0], target=pair[1])


def _own(path: Path, pair: tuple[str, str]) -> ReadGlossary:
    """Read the glossary that is taken into, an empty one where there is none yet."""
    from glossary.files import ReadGlossary
    from glossary.values import Glossary
    from pipeline.glossaries import read_bytes

    data = read_bytes(path) if path.exists() else b""
    if data.strip():
        return _read(data, path, pair)
    form: FileFormat = _FORMATS[_told_from(path)]
    return ReadGlossary(glossary=Glossary(source=pair[0], target=pair[1]), format=form)


def _nothing() -> tuple[Problem, ...]:
    """Say that a file without a term cannot take the place of a glossary."""
    from glossary.values import Problem

    return (
        Problem(
            line=None,
            code="empty",
            message="the file has no term; --replace would empty the glossary",
            hint="check the file; to have no terms, take [[glossaries]] out of the project file",
        ),
    )


def _losses(ours: ReadGlossary) -> tuple[Problem, ...]:
    """Give what would be lost if a glossary were written anew."""
    from glossary.values import Problem

    problems = list(ours.faults)
    if ours.left_out:
        problems.append(
            Problem(
                line=None,
                code="other-languages",
                message=f"rows for other languages would be lost: {ours.left_out}",
                hint="make a file of this direction alone with `passerelle glossary export`, and "
                "name that in the project file",
            )
        )
    if problems:
        problems.append(
            Problem(
                line=None,
                code="rows-lost",
                message="writing this glossary anew would lose these rows: --apply is refused",
                hint="mend the rows first, or give --replace to replace the whole file",
            )
        )
    return tuple(problems)


def _told_from(path: Path) -> str:
    return path.suffix.lower().lstrip(".") if path.suffix.lower() in (".tsv", ".tbx") else "csv"


def _code(read: ReadGlossary) -> int:
    if read.refused:
        return FAILED
    return REFUSED if read.faults else DONE


def _worse(one: int, other: int) -> int:
    return FAILED if FAILED in (one, other) else max(one, other)
