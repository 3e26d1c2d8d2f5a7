"""The page about glossary files says what is there: codes, the example, the Python."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from glossary.files import read_glossary
from glossary.files.values import (
    MOST_BYTES,
    MOST_CELL_LINES,
    MOST_COLUMNS,
    MOST_FORMS,
    MOST_ROWS,
    MOST_TERM,
    MOST_TERMS,
    MOST_TEXT,
    MOST_WORDS,
)

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "glossary-files.md").read_text("utf-8")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def codes_of_the_source() -> set[str]:
    """Find arguments named `code`, and those of the calls that take one by place."""
    found = set()
    for path in [*(ROOT / "glossary" / "files").glob("*.py"), ROOT / "pipeline" / "glossaries.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [word.value for word in node.keywords if word.arg == "code"]
            name = ast.unparse(node.func)
            given += node.args[:1] if name == "FileRefused" else []
            given += node.args[1:2] if name == "self._refuse" else []
            found |= {str(one.value) for one in given if isinstance(one, ast.Constant)}
    return found


def test_every_code_stands_on_the_page_and_no_other() -> None:
    table = PAGE.split("## What can be wrong")[1].split("\n## ")[0]
    told = re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)
    assert sorted(told) == sorted(codes_of_the_source())
    assert all(CODE.fullmatch(code) for code in told)


@pytest.mark.parametrize(
    "words",
    [
        f"at most {MOST_TERMS:,} terms",
        f"more than {MOST_BYTES // 1024**2} MiB",
        f"more than {MOST_TERM} characters",
        f"more than {MOST_TEXT:,} or of {MOST_CELL_LINES} lines",
        f"`too-many-columns` | more than {MOST_COLUMNS} |",
        f"`too-many-forms` | more than {MOST_FORMS} |",
        f"more than {MOST_ROWS:,}",
        f"more than {MOST_WORDS} words",
    ],
)
def test_the_limits_of_the_page_are_those_in_force(words: str) -> None:
    assert words in PAGE


def test_the_table_of_the_page_is_a_glossary_without_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (table,) = re.findall(r"^```csv\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    read = read_glossary(table.encode(), name="", source="en", target="es")
    assert (len(read.glossary.terms), read.problems) == (4, ())
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    Path("en-es.csv").write_text(table, "utf-8")
    exec(compile(code, "page", "exec"), {})
    again = read_glossary(Path("en-es.tbx").read_bytes(), name="", source="en", target="es")
    assert again.glossary.version == read.glossary.version
