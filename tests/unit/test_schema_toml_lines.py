"""The line of every setting, laws against what tomllib reads."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schemas.toml_lines import TomlLines

SOURCE = '''\
# comment with [a.table] and key = "value"
plain = 1 # "odd
"quoted key" = """two
lines with ] and } and # and \\""" and more"""
'literal.dotted' = \'\'\'one ' two '' three
\'\'\'
dotted.key.here = [1, [2,
  3], # ]
  {a = 1, b = ["x",
  "]"]},
]
a.time = 2026-11-20T09:30:00Z
[ table . "with space" ]
x = "\\"" # "
[[list]]
x = 1
[[list.inner]]
y = 2
[[list.inner]]
y = 3
[list.inner.deep]
z = 4
[[list]]
x = 5
[[list.inner]]
y = 6
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("plain", 2), ("quoted key", 3), ("literal.dotted", 5), ("dotted", 7),
        ("dotted.key.here", 7), ("dotted.key.here.0", 7), ("dotted.key.here.1.0", 7),
        ("dotted.key.here.1.1", 8), ("dotted.key.here.2", 9), ("dotted.key.here.2.b.0", 9),
        ("dotted.key.here.2.b.1", 10), ("a.time", 12), ("table.with space.x", 14),
        ("list", 15), ("list.0.x", 16), ("list.0.inner.0", 17), ("list.0.inner.0.y", 18),
        ("list.0.inner.1.y", 20), ("list.0.inner.1.deep.z", 22), ("list.1", 23),
        ("list.1.x", 24), ("list.1.inner.0.y", 26),
        ("list.1.inner.0.missing", 25), ("list.7.x", 15), ("nothing", 1), ("", 1),
    ],
)  # fmt: skip
def test_a_path_leads_to_its_line(where: str, line: int) -> None:
    tomllib.loads(SOURCE)
    assert TomlLines(SOURCE).find(where) == line
    assert TomlLines(SOURCE.replace("\n", "\r\n")).find(where) == line


keys = st.sampled_from(["a", "b-c", "d_1", '"x y"', "'l.l'", '"\\u00e9"', "a.b.c", '"#"', '"]"'])
scalars = st.sampled_from([
    "1", "-0.5", "true", '"s"', '"a # [ { \\" \\\\"', "'l \\'",
    '"""m\n"x" ]\n"""', "'''n\n'o'\n'''",
    "2026-11-20T09:30:00Z", "09:30:00", "inf", '""', "''", '""""""', "''''''", '""""q""""',
])  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda many: "[" + ", ".join(many) + "]"),
        st.lists(inner, max_size=3).map(lambda many: "[ # ]\n" + ",\n".join(many) + "\n]"),
        inner.filter(lambda one: "\n" not in one).map(lambda one: "{k = " + one + ', "l" = 1}'),
    ),
    max_leaves=6,
)
pairs = st.builds("{} = {}".format, keys, values)
headers = st.sampled_from(["[t]", "[[u]]", "[t.v]", "[[u.w]]", "[ 'x' . y ] # z", "[[u.w.q]]"])
sources = st.lists(pairs | headers | st.just("# c = [") | st.just(""), max_size=12).map("\n".join)


def paths(data: Any, at: tuple[str, ...] = ()) -> list[str]:
    inside: list[tuple[str, Any]] = []
    if isinstance(data, dict):
        inside = list(data.items())
    elif isinstance(data, list):
        inside = [(str(number), one) for number, one in enumerate(data)]
    found = [".".join(at)] if at else []
    for key, one in inside:
        found += paths(one, (*at, key))
    return found


@given(sources)
def test_all_that_tomllib_reads_is_found(source: str) -> None:
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return
    lines = TomlLines(source)
    count = source.count("\n") + 1
    for path in paths(data):
        assert path in lines.known, path
        assert 1 <= lines.find(path) <= count
