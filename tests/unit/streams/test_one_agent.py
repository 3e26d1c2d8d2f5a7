"""Faust is used in one place alone: looser agents lose records."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SKELETON = ROOT / "pipeline" / "streams" / "skeleton.py"
# What reads streams, makes tables or sends by itself; sensors and the like are as bad.
FORBIDDEN = {"agent", "stream", "Table", "GlobalTable", "SetTable", "timer", "crontab", "task"}


def sources() -> Iterator[Path]:
    for package in ("pipeline", "translators", "glossary", "tests", "tools", "deploy"):
        yield from (ROOT / package).rglob("*.py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def uses_faust(source: str) -> bool:
    return any(name.split(".")[0] in ("faust", "mode") for name in imported(ast.parse(source)))


def test_a_file_that_uses_faust_is_found() -> None:
    assert uses_faust("import faust")
    assert uses_faust("def f():\n    from faust.auth import SASLCredentials")
    assert not uses_faust("import faustus\nfrom pipeline.streams import skeleton")


def test_only_the_skeleton_and_its_callers_know_faust() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if "node_modules" not in path.parts and uses_faust(path.read_text("utf-8"))
    }
    assert found == {
        "pipeline/streams/skeleton.py",
        "pipeline/streams/running.py",  # starts and stops the app
        "pipeline/streams/broker.py",  # credentials
        "tests/unit/streams/test_broker.py",
    }


@pytest.mark.parametrize("name", ["running.py", "broker.py"])
def test_those_who_start_the_app_make_no_agent_of_their_own(name: str) -> None:
    tree = ast.parse((SKELETON.parent / name).read_text("utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert called & FORBIDDEN == set()


def test_the_skeleton_has_one_agent_and_reads_streams_in_one_way() -> None:
    tree = ast.parse(SKELETON.read_text("utf-8"))
    called = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    assert [name for name in called if name in FORBIDDEN] == ["agent"]
    reading = {"take", "take_events", "events", "items", "noack", "take_with_timestamp"}
    assert [name for name in called if name in reading] == ["take_events"]


def test_streams_are_read_by_compiled_code() -> None:
    assert find_spec("faust._cython.streams") is not None
