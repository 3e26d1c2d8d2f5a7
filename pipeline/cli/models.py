"""`passerelle models`: model packages from the index or from files, and those installed here."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.installing import FetchOnce, MakeProgress, Trial, install_wanted, make_trial
from pipeline.cli.options import Family, json_option, quiet_option
from pipeline.cli.outcome import DONE, FAILED, guarded

if TYPE_CHECKING:
    from translators.packages.install import InstallOutcome
    from translators.packages.store import InstalledPackage, PackageStore

index_option = click.option(
    "--index", "index_url", metavar="URL",
    help="The package index, instead of PASSERELLE_PACKAGE_INDEX_URL or Argos' own.",
)  # fmt: skip


@click.group(cls=Family)
def models() -> None:
    """Model packages: install, list, available, verify, remove."""


@models.command()
@click.argument("wanted", nargs=-1, required=True, metavar="NAMES_OR_FILES...")
@index_option
@click.option("--force", is_flag=True, help="Replace a version that is there with other contents.")
@click.option("--no-smoke-test", is_flag=True, help="Use packages untested; only for tests.")
@json_option
@quiet_option
@guarded
def install(
    wanted: tuple[str, ...],
    index_url: str | None,
    force: bool,
    no_smoke_test: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Install packages: en-es from the index, an .argosmodel file, or a folder (a USB stick).

    Each is checked and tried on a few sentences first; one that fails is set aside and not
    used. When one of several fails, the others are installed all the same, and the exit code
    is 1.
    """
    from translators.errors import TranslatorError
    from translators.packages.install import Refusal

    if not all(wanted):
        raise click.UsageError("one of the names is empty")
    store = _store()
    trial = Trial(smoke=None, measure=None) if no_smoke_test else make_trial()
    fetch = FetchOnce(index_url)
    failed = False
    with _progress(shown=not quiet and not as_json) as progress:
        for name in wanted:
            try:
                outcomes = install_wanted(store, name, fetch, trial, progress, force=force)
            except TranslatorError as error:
                failed = True
                _complain(name, str(error), as_json=as_json)
                continue
            for outcome in outcomes:
                if isinstance(outcome, Refusal):
                    failed = True
                    _complain(str(outcome.path), str(outcome.error), as_json=as_json)
                    continue
                failed |= outcome.state == "quarantined"
                _tell(name, outcome, as_json=as_json, quiet=quiet)
    return FAILED if failed else DONE


@models.command("list")
@json_option
@quiet_option
@guarded
def list_(as_json: bool, quiet: bool) -> int:
    """Show the installed packages, which of them are in use, and those set aside."""
    from translators.packages.starter import bundled

    store = _store()
    installed, aside = store.installed(), store.quarantined()
    used = {best.label for one in installed if (best := store.best(one.source, one.target))}
    rows = [_row(package, "used" if package.label in used else "unused") for package in installed]
    rows += [_row(package, "quarantined") for package in aside]
    rows += [
        {"package": name, "state": "damaged", "reason": f"passerelle models verify {name}"}
        for name in store.unreadable()
    ]
    there = {(package.source, package.target) for package in installed}
    rows += [
        {"package": item.label, "source": item.source, "target": item.target, "state": "bundled"}
        for item in bundled()
        if (item.source, item.target) not in there
    ]
    if as_json:
        _print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif not quiet:
        for row in rows:
            size = f"{row['size'] / 1e6:8.1f} MB" if "size" in row else " " * 11
            words = row.get("reason") or row.get("origin") or "put in at first use"
            if not row.get("confidence", True):
                words += ", confidence unknown"
            _print(f"{row['package']:<28} {row['state']:<12} {size}  {words}")
    return DONE


@models.command()
@click.argument("codes", nargs=-1)
@index_option
@json_option
@quiet_option
@guarded
def available(codes: tuple[str, ...], index_url: str | None, as_json: bool, quiet: bool) -> int:
    """Show the packages that the index offers, or those with one of the language CODES."""
    from translators.packages.names import same_code

    index = FetchOnce(index_url)()
    here = {package.label for package in _store().installed()}
    rows = []
    for entry in index.entries:
        item = entry.metadata
        if codes and not any(
            same_code(code, other) for code in codes for other in (item.source, item.target)
        ):
            continue
        rows.append({
            "package": item.label, "source": item.source, "target": item.target,
            "name": f"{item.source_name} → {item.target_name}", "version": item.version,
            "installed": item.label in here,
        })  # fmt: skip
    if as_json:
        _print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif not quiet:
        for row in rows:
            mark = "installed" if row["installed"] else ""
            _print(f"{row['package']:<28} {mark:<10} {row['name']}")
        if index.skipped:
            note = f"{index.skipped} entries of the index cannot be used and are not shown\n"
            sys.stderr.write(note)
    return DONE


@models.command()
@click.argument("names", nargs=-1)
@json_option
@quiet_option
@guarded
def verify(names: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Compare every file of the installed packages, or of NAMES, with its recorded SHA-256.

    Intact ones that were installed before they were measured are measured now.
    """
    store = _store()
    verdicts = store.verify(names)
    _measure_missing(store, {verdict.package for verdict in verdicts if verdict.ok})
    for verdict in verdicts:
        if as_json:
            line = {"package": verdict.package, "ok": verdict.ok,
                    "problems": list(verdict.problems), "mend": verdict.mend}  # fmt: skip
            _print(json.dumps(line, ensure_ascii=False))
        elif verdict.ok and not quiet:
            _print(f"{verdict.package}: intact")
        elif not verdict.ok:
            problems = "; ".join(verdict.problems)
            sys.stderr.write(f"{verdict.package}: {problems}. Mend it: {verdict.mend}\n")
    return DONE if all(verdict.ok for verdict in verdicts) else FAILED


def _measure_missing(store: PackageStore, labels: set[str]) -> None:
    from pipeline.engines import figures_of
    from pipeline.measuring.figures import measure_figures
    from translators.argos.measuring import measure_shapes
    from translators.packages.errors import StoreBusy, StoreNotWritable
    from translators.packages.record import Measured

    for package in store.installed():
        record = package.record
        if package.label not in labels or (record.marks and figures_of(package)):
            continue
        measured = Measured(
            marks=record.marks or measure_shapes(package.folder, record.metadata),
            figures=record.figures
            if figures_of(package)
            else measure_figures(package.folder, record.metadata),
        )
        if measured != Measured(marks=record.marks, figures=record.figures):
            # Where nothing can be written, verifying still can.
            with suppress(StoreNotWritable, StoreBusy):
                store.note(package, measured)


@models.command()
@click.argument("names", nargs=-1, required=True)
@json_option
@quiet_option
@guarded
def remove(names: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Remove installed packages: en-es means all its versions, translate-en_es-1.0 just one.

    Bundled packages come back at the next use when nothing else translates their pair.
    """
    from translators.errors import TranslatorError

    store = _store()
    failed = False
    for name in names:
        try:
            labels = store.remove(name)
        except TranslatorError as error:
            failed = True
            _complain(name, str(error), as_json=as_json)
            continue
        for label in labels:
            if as_json:
                _print(json.dumps({"name": name, "package": label, "state": "removed"}))
            elif not quiet:
                _print(f"{label}: removed")
    return FAILED if failed else DONE


def _store() -> PackageStore:
    from pipeline.settings import Settings
    from translators.packages.store import PackageStore

    return PackageStore(Settings.load().package_root)


@contextmanager
def _progress(*, shown: bool) -> Iterator[MakeProgress]:
    """Give a maker of progress bars on stderr; they show nothing unless it is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield lambda _: lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    bars = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # else results would go to stderr
    )

    def make(label: str) -> Callable[[int, int | None], None]:
        task = bars.add_task(label, total=None)
        return lambda done, total: bars.update(task, completed=done, total=total)

    with bars:
        yield make


def _row(package: InstalledPackage, state: str) -> dict[str, Any]:
    from pipeline.engines import figures_of

    record = package.record
    return {
        "package": package.label,
        "source": package.source,
        "target": package.target,
        "version": package.version,
        "state": state,
        "reason": record.quarantined,
        "origin": record.origin,
        "size": package.size,
        "checksum": package.checksum,
        "archive_sha256": record.archive_sha256,
        "installed_at": record.installed_at.isoformat(),
        "skipped": list(record.skipped),
        "marks": [asdict(figure) for figure in record.marks],
        "confidence": figures_of(package) is not None,
    }


def _tell(name: str, outcome: InstallOutcome, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        line = {"name": name, "package": outcome.package, "state": outcome.state,
                "reason": outcome.reason}  # fmt: skip
        _print(json.dumps(line, ensure_ascii=False))
    elif outcome.state == "quarantined":
        sys.stderr.write(
            f"{outcome.package} failed its smoke test and is set aside, not used: "
            f"{outcome.reason}. Take another version of the package; see what is set aside with "
            "`passerelle models list`.\n"
        )
    elif not quiet:
        words = {"already": "already installed"}.get(outcome.state, outcome.state)
        _print(f"{outcome.package}: {words}")


def _complain(name: str, message: str, *, as_json: bool) -> None:
    if as_json:
        message = json.dumps({"name": name, "error": message}, ensure_ascii=False)
    sys.stderr.write(message + "\n")


def _print(line: str) -> None:
    click.echo(line)
