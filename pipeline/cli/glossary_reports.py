"""What the glossary commands say: results on stdout, problems on stderr, one a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from glossary.files import ReadGlossary
    from glossary.files.merging import Merge
    from glossary.values import Problem, Term


def report_problems(path: Path, problems: Iterable[Problem], *, as_json: bool, quiet: bool) -> None:
    """Write problems to stderr, one a line; warnings are notes, which `quiet` leaves out."""
    from pipeline.glossaries import problem_values, tell_problem

    for one in problems:
        if quiet and one.row_kept:
            continue
        if as_json:
            text = json.dumps({"file": str(path), **problem_values(one)}, ensure_ascii=False)
        else:
            text = f"{tell_problem(path, one)} [{one.code}]"
        sys.stderr.write(text.encode("utf-8", "backslashreplace").decode() + "\n")


def report_check(path: Path, read: ReadGlossary, *, as_json: bool, quiet: bool) -> None:
    """Say how many terms of a file are usable; its problems go to stderr."""
    report_problems(path, read.problems, as_json=as_json, quiet=quiet)
    one = read.glossary
    if as_json:
        _print_json({
            "file": str(path), "format": read.format, "source": one.source, "target": one.target,
            "usable": not read.refused, "terms": len(one.terms), "refused": len(read.faults),
            "warnings": len(read.warnings), "left_out": read.left_out, "version": one.version,
        })  # fmt: skip
    elif not quiet and not read.refused:
        words = [_count(len(one.terms), "term")]
        if read.faults:
            words.append(f"{_count(len(read.faults), 'row')} not usable")
        if read.warnings:
            words.append(_count(len(read.warnings), "warning"))
        click.echo(f"{path}: {', '.join(words)}")


def report_import(
    file: Path,
    path: Path,
    merged: Merge,
    problems: Sequence[Problem],
    *,
    is_written: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say what an import changes, or would change, in the glossary at `path`."""
    report_problems(file, problems, as_json=as_json, quiet=quiet)
    if as_json:
        _print_json({
            "file": str(file), "glossary": str(path),
            "source": merged.glossary.source, "target": merged.glossary.target,
            "applied": is_written,
            "added": [_values(term) for term in merged.added],
            "changed": [{"before": _values(a), "after": _values(b)} for a, b in merged.changed],
            "removed": [_values(term) for term in merged.removed],
            "unchanged": merged.unchanged,
            "refused": sum(not one.row_kept for one in problems),
            "version": merged.glossary.version,
        })  # fmt: skip
        return
    if quiet:
        return
    for term in merged.added:
        click.echo(f"added    {_words(term)}")
    for before, after in merged.changed:
        click.echo(f"changed  {_words(after)}; before: {_words(before)}")
    for term in merged.removed:
        click.echo(f"removed  {_words(term)}")
    counts = (f"{len(merged.added)} added, {len(merged.changed)} changed, "
              f"{len(merged.removed)} removed, {merged.unchanged} as they were")  # fmt: skip
    end = "" if is_written else ". Nothing is written yet: add --apply"
    click.echo(f"{path}: {counts}{end}")


def _words(term: Term) -> str:
    from glossary.files.values import shorten

    source = term.source or "(anywhere)"
    targets = " | ".join(term.targets)
    said = {
        "translate": f"{source} → {targets}",
        "keep": f"{source}: kept" if term.targets == (source,) else f"{source}: kept as {targets}",
        "forbid": f"{source}: never {targets}",
    }[term.kind]
    rest = ["", " exact"] if term.case == "exact" else [""]
    if term.note:
        rest.append(f" note {shorten(term.note, 80)}")
    return said + ",".join(rest)


def _values(term: Term) -> dict[str, Any]:
    return {
        "line": term.line, "source": term.source, "target": term.target, "kind": term.kind,
        "forms": list(term.forms), "case": term.case, "note": term.note, "more": dict(term.more),
    }  # fmt: skip


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _print_json(values: dict[str, Any]) -> None:
    click.echo(json.dumps(values, ensure_ascii=False))
