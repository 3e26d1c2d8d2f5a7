"""Whatever is in a file, reading and writing it takes time in proportion to its size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.files import read_glossary, write_glossary
from glossary.files.merging import merge
from tests.support.timing import assert_linear

_ENTRY = (
    "<termEntry><langSet xml:lang='en'><tig><term>a{0}</term></tig></langSet>"
    "<langSet xml:lang='es'><tig><term>b{0}</term></tig></langSet></termEntry>"
)

TEXTS: dict[str, Callable[[int], str]] = {
    "terms": lambda n: "source,target\n" + "".join(f"a{k},b{k}\n" for k in range(n)),
    "one source": lambda n: "source,target,note\n" + "".join(f"a,b,{k}\n" for k in range(n)),
    "bans": lambda n: (
        "source,target,kind\n" + "".join(f",b{k},forbid\na{k},c,\n" for k in range(n))
    ),
    "entries": lambda n: f"<martif>{''.join(_ENTRY.format(k) for k in range(n))}</martif>",
    "line ends": lambda n: "\n" * 100 * n,
    "spaces": lambda n: " " * 100 * n,
    "spaced lines": lambda n: " \n \t " * 20 * n,
    "delimiters": lambda n: ",;\t" * 30 * n,
    "blank rows": lambda n: ",;\t\n" * n,
    "marks": lambda n: '"' * 100 * n,
    "open marks": lambda n: 'a,b\n"c,d\n' * n,
    "marks in threes": lambda n: 'a,b\n"""c\n' * n,
    "a mark closed at the end": lambda n: 'a,b\n"c,d\n' + "e,f\n" * 20 * n + 'g,h"\n',
    "bars": lambda n: "source,target,forms\na,b," + "\\|" * 50 * n,
    "apostrophes": lambda n: "source,target\n" + "'" * 100 * n + "=,b",
    "elements": lambda n: "<martif>" + "<a/>" * 20 * n + "</martif>",
    "references": lambda n: "<martif><termEntry><note>" + "&lt;" * 20 * n,
    "combining marks": lambda n: "source,target\na" + "\u0301\u0323" * 20 * n + ",b",
    "accents": lambda n: "source,target\n" + ("a" + "\u0301\u0323" * 300 + ",b\n") * (n // 10),
}


@pytest.mark.parametrize("name", TEXTS)
def test_reading_takes_time_in_proportion(name: str) -> None:
    def work(count: int) -> Callable[[], object]:
        data = TEXTS[name](count).encode()
        return lambda: read_glossary(data, name="", source="en", target="es")

    assert_linear(work(1_000), work(4_000))


@pytest.mark.parametrize("name", ["terms", "bans"])
def test_merging_and_writing_take_time_in_proportion(name: str) -> None:
    def work(count: int) -> Callable[[], object]:
        read = read_glossary(TEXTS[name](count).encode(), name="", source="en", target="es")
        other = read_glossary(b"a1,x\n", name="", source="en", target="es")
        return lambda: write_glossary(merge(read.glossary, other.glossary).glossary, "tbx3")

    assert_linear(work(500), work(2_000))
