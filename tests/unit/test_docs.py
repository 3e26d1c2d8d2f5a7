"""What the documentation says is there, what is there the documentation says, and examples run."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args

import click
import jsonschema
import pytest
from pydantic import BaseModel

from pipeline.cli.main import passerelle
from pipeline.domain.flags import FLAG_KINDS
from pipeline.domain.post import Format, Post
from pipeline.schemas.bilingual import json_schema
from pipeline.schemas.post import parse_post
from pipeline.schemas.problems import Refusal
from pipeline.schemas.project_file import ProjectIn, load_project
from pipeline.service import Pipeline
from pipeline.settings import SECRETS, Settings
from pipeline.stages.render import raw_html
from pipeline.stages.structure.skeleton import skeleton
from tests.support.guides import FENCE, ROOT, Fence, fences, read, section

SKIPPED = {".venv", ".git", "node_modules", "demo-output", "build", ".pytest_cache"}
EXAMPLES = ("README.md", "docs/integrators.md")

INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pages() -> list[str]:
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(str(path) for path in found if not SKIPPED & set(path.parts))


def words_of_all() -> str:
    return "\n".join(read(name) for name in pages())


# Settings


def test_every_setting_stands_in_the_install_guide_with_its_default() -> None:
    guide = read("docs/install.md")
    missing = []
    for name, field in Settings.model_fields.items():
        row = re.search(rf"^\| `PASSERELLE_{name.upper()}` \|.*$", guide, re.MULTILINE)
        known = field.default if isinstance(field.default, str | int) else ""
        if row is None or (known and f"| `{known}` |" not in row[0]):
            missing.append(name)
    assert missing == []


def test_no_page_names_a_setting_that_is_not_there() -> None:
    there = {f"PASSERELLE_{name.upper()}" for name in Settings.model_fields}
    there |= {f"PASSERELLE_{name.upper()}_FILE" for name in SECRETS}
    assert set(re.findall(r"PASSERELLE_[A-Z_]+", words_of_all())) <= there


# Commands


def commands(
    command: click.Command = passerelle, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    if command.invoke_without_command:
        yield path, command  # it does something by itself as well
    for name in command.list_commands(click.Context(command)):
        inner = command.get_command(click.Context(command), name)
        assert inner is not None
        yield from commands(inner, (*path, name))


def options(command: click.Command) -> set[str]:
    found = {"-h", "--help"}
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            found |= {*parameter.opts, *parameter.secondary_opts}
    return found


@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
def test_every_command_and_option_stands_in_some_page(path: tuple[str, ...]) -> None:
    words, command = words_of_all(), dict(commands())[path]
    name = " ".join(path)
    assert re.search(rf"passerelle {name}\b", words) or re.search(rf"`{path[-1]}`", words)
    assert [one for one in options(command) if not re.search(rf"(?<![\w-]){one}\b", words)] == []


def written_commands() -> Iterator[tuple[str, list[str]]]:
    for page in pages():
        text = read(page)
        lines = [line for fence in fences(page) for line in fence.body.splitlines()]
        lines += INLINE.findall(FENCE.sub("", text))
        for line in lines:
            line = line.strip().removeprefix("$ ").split(" #")[0].split(" [")[0]
            line = line.removeprefix(".venv/bin/")
            if line.startswith("passerelle ") and "..." not in line:
                yield page, shlex.split(line)[1:]


def test_no_page_names_a_command_or_an_option_that_is_not_there() -> None:
    known = dict(commands())
    groups = {path[0] for path in known if len(path) > 1}
    wrong = []
    seen = 0
    for page, words in written_commands():
        seen += 1
        if words[0] in ("--version", "-h", "--help") or words in [[group] for group in groups]:
            continue
        command = known.get(tuple(words[:2])) if words[0] in groups else None
        command = command or known.get((words[0],))
        used = {word.split("=")[0].rstrip(",") for word in words if re.match(r"--?[a-z]", word)}
        if command is None or not used <= options(command):
            wrong.append((page, words))
    assert wrong == []
    assert seen > 20


def test_the_targets_of_make_and_those_of_the_pages_are_the_same() -> None:
    targets = set(re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)[1].split())  # type: ignore[index]  # it has that line
    assert set(re.findall(r"\bmake ([a-z-]+)\b(?= *[`#'\n]| TESTS)", words_of_all())) == targets


def test_files_and_folders_that_pages_name_are_there() -> None:
    tops = "|".join(("pipeline", "translators", "glossary", "tests", "tools", "docs", "deploy"))
    named = {
        (page, name)
        for page in pages()
        for name in INLINE.findall(FENCE.sub("", read(page)))
        if re.fullmatch(rf"(?:{tops})/[\w./*-]*", name)
    }
    assert len(named) > 20
    assert [one for one in sorted(named) if not list(ROOT.glob(one[1].rstrip("/")))] == []


# Flags, problems, keys


def test_the_page_of_flags_has_every_flag_as_it_is_and_no_other() -> None:
    rows = re.findall(r"^\| \[`([\w-]+)`\]\(#([\w-]+)\) \| (\w+) \| (.+) \|$",
                      read("docs/flags.md"), re.MULTILINE)  # fmt: skip
    assert [(code, severity, message) for code, _, severity, message in rows] == [
        (kind.code, kind.severity, " *or* ".join(kind.messages)) for kind in FLAG_KINDS.values()
    ]
    assert all(code == anchor for code, anchor, *_ in rows)


@pytest.mark.parametrize("code", FLAG_KINDS)
def test_every_flag_has_a_paragraph_that_says_what_to_do(code: str) -> None:
    assert re.search(r"What\s+to\s+do:", section("docs/flags.md", code))


def test_the_flags_of_the_format_are_those_that_are_given() -> None:
    assert set(json_schema()["$defs"]["flag"]["properties"]["code"]["enum"]) == set(FLAG_KINDS)


def problem_codes() -> set[str]:
    """Find the codes in the source: arguments named `code`, first ones of `...refuse...()`."""
    found: set[str] = set()
    for path in (ROOT / "pipeline" / "schemas").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                values = [word.value for word in node.keywords if word.arg == "code"]
                if "refuse" in ast.unparse(node.func):
                    values += node.args[:1]
                found |= {str(v.value) for v in values if isinstance(v, ast.Constant)}
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_WORDS":
                assert isinstance(node.value, ast.Dict)
                rows = [row for row in node.value.values if isinstance(row, ast.Tuple)]
                found |= {ast.literal_eval(row.elts[0]) for row in rows}
    return {code for code in found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)}


def test_every_code_of_a_refusal_stands_in_the_guide_for_integrators() -> None:
    codes = problem_codes()
    assert {"missing-field", "unknown-classroom", "nul", "not-json", "double-id"} <= codes
    told = set(re.findall(r"`([\w-]+)`", section("docs/integrators.md", "Refusals")))
    assert codes - told == set()


def keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = prefix + (field.alias or name)
        inner = [one for one in (field.annotation, *get_args(field.annotation))
                 if isinstance(one, type) and issubclass(one, BaseModel)]  # fmt: skip
        is_table = inner and inner[0] is field.annotation
        if not is_table:
            yield key
        for one in inner:
            yield from keys(one, f"{key}.")


def test_every_key_of_the_project_file_stands_in_its_guide_and_no_other() -> None:
    row = r"^\| `([\w.]+)` \|.*\| (?:now|service|later) \|$"
    told = re.findall(row, read("docs/project-file.md"), re.MULTILINE)
    assert sorted(told) == sorted(keys(ProjectIn))


# Links, hosts


def anchors(page: Path) -> set[str]:
    headings = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("page", pages())
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    lost = []
    for target in (a or b for a, b in LINK.findall(FENCE.sub("", read(page)))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


def test_no_page_or_lock_file_names_the_host_of_a_registry() -> None:
    hosts = [f"{name}.{end}" for name, end in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("anaconda", "org"),
    )]  # fmt: skip
    places = [*pages(), "pyproject.toml", "Makefile", *(str(p) for p in ROOT.glob("*.lock"))]
    assert [(place, host) for place in places for host in hosts if host in read(place)] == []


def test_every_picture_is_shown_and_light_enough_for_a_slow_line() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs/images").glob("*.png")}
    assert max(sizes.values()) < 150_000
    assert {name for name in sizes if not any(name in read(page) for page in pages())} == set()


# Examples


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the files of the README, as the working directory."""
    for fence in fences("README.md"):
        if fence.title:
            (tmp_path / fence.title).write_text(fence.body, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a console as a reader would."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", line],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_commands_of_a_page_run_in_their_order(page: str, folder: Path) -> None:
    ran = 0
    for fence in fences(page):
        for line in fence.body.splitlines() if fence.language == "console" else ():
            done = run(line.removeprefix("$ "))
            assert done.returncode == 0, (line, done.stderr)
            ran += 1
    assert ran
    validator = jsonschema.Draft202012Validator(json_schema())
    lines = (folder / "bilingual.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    posts = [json.loads(line) for line in lines]
    assert [post["id"] for post in posts] == ["p-1", "p-2"]
    for post in posts:
        validator.validate(post)
    page_text = (folder / "page.html").read_text("utf-8")
    assert "Kwame" in page_text
    assert "https://example.org/garden 🌱" in posts[0]["translations"]["es"]["text"]


@pytest.mark.parametrize("page", EXAMPLES)
@pytest.mark.usefixtures("folder")
def test_the_python_of_a_page_runs(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [fence.body for fence in fences(page) if fence.language == "python"]
    assert blocks
    for block in blocks:
        exec(compile(block, page, "exec"), {})
    assert "Kwame" in capsys.readouterr().out


def test_the_project_files_of_all_pages_load(tmp_path: Path) -> None:
    blocks = [f for page in pages() for f in fences(page) if f.language == "toml" and f.title]
    assert len(blocks) >= 2
    for number, fence in enumerate(blocks):
        path = tmp_path / f"{number}.toml"
        path.write_text(fence.body, "utf-8")
        assert load_project(path).id == "rivers"


def test_the_post_of_the_guide_is_taken(folder: Path) -> None:
    (fence,) = (one for one in fences("docs/integrators.md") if one.title == "post.json")
    outcome = parse_post(json.loads(fence.body), load_project(folder / "project.toml"))
    assert not isinstance(outcome, Refusal), outcome
    assert isinstance(outcome, Post)


def test_the_bilingual_posts_of_all_pages_fit_the_schema_and_their_own_spans() -> None:
    blocks = [f for page in pages() for f in fences(page) if f.schema == "bilingual-post"]
    assert blocks
    for fence in blocks:
        post: dict[str, Any] = json.loads(fence.body)
        jsonschema.Draft202012Validator(json_schema()).validate(post)
        for translation in post["translations"].values():
            for passage in translation["passages"]:
                for side, place in ((post, passage["source"]), (translation, passage["target"])):
                    assert place[1] <= len(side["text"])
                    cut = side["text"][slice(*place)]
                    assert cut == cut.strip() != ""
                for one in passage["flags"]:
                    kind = FLAG_KINDS[one["code"]]
                    assert one["message"] == kind.says(one["params"])
                    assert one["severity"] == kind.severity


def examples_of_formats() -> dict[str, dict[str, Fence]]:
    found: dict[str, dict[str, Fence]] = {}
    for fence in fences("docs/formats.md"):
        if fence.example:
            found.setdefault(fence.example, {})[fence.side] = fence
    return found


@pytest.mark.parametrize("name", examples_of_formats())
def test_the_examples_of_formats_are_translated_and_keep_their_structure(
    name: str, folder: Path
) -> None:
    source, target = (examples_of_formats()[name][side] for side in ("source", "target"))
    assert source.language == target.language
    form = cast("Format", source.language)
    wanted = skeleton(raw_html(source.body, form))
    assert skeleton(raw_html(target.body, form)) == wanted, "what the page says we give"
    post = {
        "id": "p-1", "project": "rivers", "classroom": "accra", "author": "s-1", "format": form,
        "created_at": "2026-11-20T09:30:00+00:00", "text": source.body,
    }  # fmt: skip
    (bilingual,) = Pipeline.from_project(folder / "project.toml").translate([post])
    translation = bilingual.translations["es"]
    assert skeleton(raw_html(translation.text, form)) == wanted, "what we give"
    codes = {flag.code for passage in translation.passages for flag in passage.flags}
    assert not codes & {"structure-changed", "token-changed"}
    # The words depend on the processor a little; most of them are those of the page.
    lines = set(target.body.splitlines())
    assert len(lines & set(translation.text.splitlines())) > 0.7 * len(lines)


def test_each_format_with_marks_has_an_example() -> None:
    assert {pair["source"].language for pair in examples_of_formats().values()} == {
        "markdown",
        "html",
    }
