"""`passerelle read` as a process: pages from good files, bad files and none at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.formatted_posts import html_post, markdown_post
from tests.support.program import lines, post, records, run, write_project

CANARY = "Xylophone-canary"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    project = write_project(tmp_path_factory.mktemp("project"))
    given = lines([
        post(1, title="A river", text="We saw a river.\n\nIt was <b>green</b>. 😄",
             attachments=[{"url": "https://example.org/a.png", "alt": "A river"}]),
        post(2, classroom="sevilla", text="Vimos un río.", in_reply_to="p-1"),
    ])  # fmt: skip
    return run("translate", "--project", project, given=given).stdout


def page_of(given: bytes, *arguments: str) -> tuple[str, int, bytes]:
    done = run("read", "-", "-o", "-", *arguments, given=given)
    return done.stdout.decode(), done.returncode, done.stderr


def test_a_page_comes_of_a_file_and_is_told(bilingual: bytes, tmp_path: Path) -> None:
    source, page = tmp_path / "bilingual.jsonl", tmp_path / "page.html"
    source.write_bytes(bilingual)
    done = run("read", source, "-o", page)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"{page}: 2 posts\n"
    text = page.read_text("utf-8")
    assert text.startswith("<!")
    assert "&lt;b&gt;green" in text
    assert page_of(bilingual)[0] == text
    assert run("read", source, "-o", page, "--quiet").stderr == b""
    report = json.loads(run("read", source, "-o", page, "--json").stderr)
    assert report == {"page": str(page), "posts": 2}


def test_posts_in_markdown_and_html_are_shown_in_their_shape() -> None:
    page, code, errors = page_of(lines([markdown_post(), html_post()]))
    assert (code, errors) == (0, b"")
    for part in ("<table>", "<blockquote>", "<strong>quince</strong>", "☑ Tell it in class"):
        assert part in page
    assert "**quince**" not in page
    assert "<img" not in page


def test_a_title_is_escaped(bilingual: bytes) -> None:
    page, code, _ = page_of(bilingual, "--title", "<script>1</script> & more")
    assert code == 0
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_page_is_written_in_the_language_that_is_asked_for(bilingual: bytes) -> None:
    page, code, _ = page_of(bilingual, "--language", "ar")
    assert code == 0
    assert '<html lang="ar" dir="rtl">' in page
    assert "منشوران" in page
    assert run("read", "-", "-o", "-", "--language", "xx", given=bilingual).returncode == 2


@pytest.mark.parametrize("given", [b"", b"\n \r\n"])
def test_of_nothing_comes_an_empty_page(given: bytes) -> None:
    page, code, errors = page_of(given)
    assert (code, errors) == (0, b"")
    assert page.startswith("<!")
    assert "<li>" not in page


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(bilingual: bytes) -> None:
    spoilt = b"\xef\xbb\xbf" + bilingual.replace(b"\n", b"\r\n")
    assert page_of(spoilt) == page_of(bilingual)


BAD = [b"{", b"\xff", b"[]", b"null", b"[" * 50_000, b'{"id": "p-9"}', b'{"id": 1, "id": 2}', b"\0"]


def test_bad_lines_are_refused_and_the_rest_is_on_the_page(bilingual: bytes) -> None:
    first, second = bilingual.splitlines(keepends=True)
    given = first + b"\n".join(BAD) + b"\n" + second
    page, code, errors = page_of(given, "--json")
    assert code == 3
    assert "Vimos un río." in page
    problems = records(errors)
    assert {one["line"] for one in problems} == set(range(2, 2 + len(BAD)))
    assert all(one["hint"] for one in problems)
    assert "p-9" in {one["id"] for one in problems}


def test_a_file_of_plain_posts_is_refused_with_what_to_give() -> None:
    given = lines([post(1, text=CANARY), post(2)])
    page, code, errors = page_of(given)
    assert code == 3
    assert "<li>" not in page
    told = errors.decode().splitlines()
    assert len(told) == 2, "one line for each, however much is missing"
    assert told[0].startswith("line 1, post p-1: the line has no translations")
    assert "`passerelle translate`" in told[0]
    assert CANARY.encode() not in errors


SPANS: list[Any] = [[0, 10**9], [10**9, 10**9 + 1], [9, 3], [0, 0], [10**30, 10**40]]


def test_spans_out_of_range_do_not_break_the_page(bilingual: bytes) -> None:
    spoilt = []
    for side in ("source", "target"):
        for span in SPANS:
            one = json.loads(bilingual.splitlines()[0])
            for passage in one["translations"]["es"]["passages"]:
                passage[side] = span
                for flag in passage["flags"]:
                    flag[side] = span
            spoilt.append(one)
    page, code, errors = page_of(lines(spoilt))
    assert (code, errors) == (0, b"")
    assert f"{len(spoilt)} posts" in page


CHANGES: list[tuple[str, Any, int]] = [
    ("created_at", "not a time", 0),
    ("created_at", 5, 3),
    ("language", {"code": "<script>"}, 0),
    ("language", {"code": ""}, 0),
    ("language", None, 3),
    ("status", "sent", 3),
    ("status", "withdrawn", 0),
    ("status", "held", 0),
    ("text", "\ud800 half", 0),
    ("text", "a\0b", 0),
    ("text", None, 3),
    ("author", "\u202eevil", 0),
    ("attachments", [], 0),
    ("attachments", [{"url": 5}], 3),
    ("translations", {}, 0),
    ("translations", {"es": None}, 3),
    ("translations", [], 3),
    ("in_reply_to", "nowhere", 0),
    ("of_a_later_version", {"x": 1}, 0),
]


def test_odd_values_make_a_page_or_a_refusal_never_a_crash(bilingual: bytes) -> None:
    good = json.loads(bilingual.splitlines()[0])
    page, code, errors = page_of(
        lines({**good, field: value} for field, value, _ in CHANGES), "--json"
    )
    assert code == 3
    expected = {number for number, (_, _, code) in enumerate(CHANGES, start=1) if code == 3}
    assert {one["line"] for one in records(errors)} == expected
    assert f"{len(CHANGES) - len(expected)} posts" in page
    assert "<script" not in page


def test_spans_that_are_none_are_refused(bilingual: bytes) -> None:
    spoilt = []
    for side in ("source", "target"):
        for span in ([-1, 3], [0], [0, 1, 2], "0-1", None, [0.5, 1]):
            one = json.loads(bilingual.splitlines()[0])
            one["translations"]["es"]["passages"][0][side] = span
            spoilt.append(one)
    _, code, errors = page_of(lines(spoilt), "--json")
    assert code == 3
    assert {one["line"] for one in records(errors)} == set(range(1, len(spoilt) + 1))


def test_a_large_file_becomes_a_page(bilingual: bytes) -> None:
    page, code, errors = page_of(bilingual * 1_000)
    assert (code, errors) == (0, b"")
    assert "2000 posts" in page
