"""`passerelle translate` as a process: streams, order, memory, progress, refused lines."""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import (
    PROJECT,
    environment,
    lines,
    post,
    records,
    run,
    start,
    write_project,
)

CANARY = "Xylophone-canary"
MOST_GROWTH = 8 * 1024  # KiB between a short stream and a long one


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def short_posts(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield post(number, text=f"We saw {number} fish.")


def translate(project: Path, *arguments: str | Path, given: bytes = b"") -> Any:
    return run("translate", "--engine", "identity", "--project", project, *arguments, given=given)


def peak_memory(project: Path, count: int, out: Path) -> int:
    """Stream posts through a process and give its peak memory in KiB."""
    source = out.with_suffix(".posts")
    source.write_bytes(lines(short_posts(count)))
    process = start("translate", "--engine", "identity", "--project", project, source, "-o", out)
    status = Path(f"/proc/{process.pid}/status")
    peak = 0
    while process.poll() is None:
        if match := re.search(r"VmHWM:\s+(\d+)", status.read_text("utf-8")):
            peak = int(match[1])
        time.sleep(0.02)
    process.communicate()
    assert process.returncode == 0
    return peak


def test_memory_does_not_grow_with_the_stream_and_order_is_kept(
    project: Path, tmp_path: Path
) -> None:
    few = peak_memory(project, 2_000, tmp_path / "few.jsonl")
    many = peak_memory(project, 20_000, tmp_path / "many.jsonl")
    assert few > 0
    assert many - few < MOST_GROWTH, f"{few} KiB for 2,000 posts, {many} KiB for 20,000"
    with (tmp_path / "many.jsonl").open("rb") as file:
        ids = [json.loads(line)["id"] for line in file]
    assert ids == [f"p-{number}" for number in range(20_000)]


def test_posts_come_out_while_others_still_come_in(project: Path) -> None:
    rest: list[bytes] = []
    with start("translate", "--engine", "identity", "--project", project, stdin=-1) as process:
        given, out = process.stdin, process.stdout
        assert given is not None
        assert out is not None
        feeder = threading.Thread(target=given.write, args=(lines(short_posts(2_000)),))
        feeder.start()
        first = out.readline()  # the input is still open
        reader = threading.Thread(target=lambda: rest.append(out.read()))
        reader.start()
        feeder.join()
        given.close()
        reader.join()
    assert process.returncode == 0
    assert json.loads(first)["id"] == "p-0"
    assert rest[0].count(b"\n") == 1_999


def test_a_file_and_the_standard_streams_give_the_same(project: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "posts.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(lines(short_posts(5)))
    assert translate(project, source, "-o", out).returncode == 0
    for arguments in ((source,), ("-",), (), ("-", "-o", "-")):
        done = translate(project, *arguments, given=source.read_bytes())
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == out.read_bytes()


def test_the_same_bytes_come_out_of_the_real_engine_twice(project: Path) -> None:
    given = lines([post(1, text="We saw a river, Kwame!"), post(2, classroom="sevilla",
                                                                text="Vimos un río.")])  # fmt: skip
    one = run("translate", "--project", project, given=given)
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == run("translate", "--project", project, given=given).stdout
    first, second = records(one.stdout)
    assert "Kwame" in first["translations"]["es"]["text"]
    assert first["translations"]["es"]["signature"].startswith("argos:en-es:")
    assert second["translations"]["en"]["passages"][0]["origin"] == "machine"


@pytest.mark.parametrize("given", [b"", b"\n", b" \n\r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_nothing_in_nothing_out(project: Path, given: bytes) -> None:
    done = translate(project, given=given)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


GOOD = json.dumps(post(1)).encode()
ODD: list[bytes] = [
    b'{"id": "\xff"}\n',
    b"\xef\xbb\xbf{broken\n",
    b'{"text": "ends as on Windows"}\r\n',
    b"\r\r\n",  # blank, and so no line to refuse
    b"\0\n",
    b"[1, 2]\n",
    b'{"id": "a", "id": "b"}\n',
    b"[" * 5000 + b"\n",
    json.dumps(post(3, text=CANARY + "\ud800")).encode() + b"\n",
    json.dumps(post(4, text=CANARY, revision=0)).encode() + b"\n",
    b'{"text": "' + b"x" * 10_000_000 + b'"}\n',
    b'{"text": "the last line has no end"}',
]
BLANK = 3


def test_refused_lines_are_kept_byte_by_byte_and_the_rest_goes_on(
    project: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "refused.jsonl"
    given = b"".join(line + (GOOD + b"\r\n" if line.endswith(b"\n") else b"") for line in ODD)
    done = translate(project, "--refused", kept, given=given)
    assert done.returncode == 3
    assert [one["id"] for one in records(done.stdout)] == ["p-1"] * (len(ODD) - 1)
    assert kept.read_bytes() == b"".join(line for n, line in enumerate(ODD) if n != BLANK)
    assert CANARY.encode() not in done.stderr


def test_each_problem_is_one_line_of_json_with_the_line_it_is_about(project: Path) -> None:
    given = GOOD + b"\n\n" + lines([post(7, text=5, revision=0)]) + b"{\n"
    done = translate(project, "--json", given=given)
    assert done.returncode == 3
    problems = records(done.stderr)
    assert [(one["line"], one["id"], one["code"]) for one in problems] == [
        (3, "p-7", "out-of-range"), (3, "p-7", "wrong-type"), (4, None, "not-json"),
    ]  # fmt: skip
    for one in problems:
        assert sorted(one) == ["code", "hint", "id", "line", "message"]
    assert records(done.stdout)[0]["id"] == "p-1"


def test_in_words_a_problem_says_where_what_and_what_to_do(project: Path) -> None:
    done = translate(project, given=b"\n" + lines([post(7, created_at="2026-11-20T09:30:00")]))
    assert done.stderr.decode() == (
        "line 2, post p-7: created_at: has no time zone "
        "(add the offset from UTC: 2026-11-20T09:30:00+00:00, or Z for UTC) [time-without-zone]\n"
    )


def test_nobody_reads_a_refused_text_in_an_error(project: Path) -> None:
    names = post(attachments=[], title=None, language=None, format="plain", thread=None)
    values = (5, [CANARY], {CANARY: CANARY}, CANARY + "\0", CANARY + "\ud800")
    spoilt = [
        {**post(text=CANARY, title=CANARY), name: value} for name in names for value in values
    ]
    given = lines(spoilt) + b'{"text": "' + CANARY.encode() + b'", }\n'
    for flags in ((), ("--json",)):
        done = translate(project, *flags, given=given)
        assert done.returncode == 3
        assert CANARY.encode() not in done.stderr + done.stdout


def test_a_post_in_the_wrong_place_is_told_where_it_could_go(project: Path) -> None:
    done = translate(project, given=lines([post(1, classroom="nowhere"), post(2, project="x")]))
    assert done.returncode == 3
    assert b"accra, sevilla" in done.stderr
    assert b"unknown-project" in done.stderr


def test_a_pair_without_a_package_goes_out_with_its_source(tmp_path: Path) -> None:
    project = write_project(tmp_path, PROJECT.replace('"es"', '"fr"'))
    done = run("translate", "--project", project, given=lines([post()]))
    assert (done.returncode, done.stderr) == (0, b"")
    (one,) = records(done.stdout)
    french = one["translations"]["fr"]
    assert french["text"] == one["text"]
    (flag,) = french["passages"][0]["flags"]
    assert flag["code"] == "model-missing"
    assert "passerelle models install en-fr" in flag["message"]


def on_terminal(*arguments: str | Path, given: bytes = b"") -> tuple[bytes, bytes, int]:
    """Run with stderr on a terminal; give what is shown there, the output and the code."""
    master, slave = os.openpty()
    shown: list[bytes] = []

    def listen() -> None:
        try:
            while piece := os.read(master, 65536):
                shown.append(piece)
        except OSError:  # EIO: the other end was closed
            pass

    listener = threading.Thread(target=listen)
    listener.start()
    process = start(
        "translate", "--engine", "identity", *arguments, stdin=-1, stderr=slave,
        env=environment(TERM="xterm-256color", COLUMNS="100"),
    )  # fmt: skip
    os.close(slave)
    out, _ = process.communicate(given, timeout=60)
    listener.join()
    os.close(master)
    return b"".join(shown), out, process.returncode


def test_on_a_terminal_a_bar_moves_and_the_end_is_told(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "posts.jsonl"
    source.write_bytes(lines(short_posts(3_000)) + b"{\n")
    shown, out, code = on_terminal("--project", project, source)
    assert code == 3
    assert out.count(b"\n") == 3_000, "the bar does not go where the posts go"
    assert b"translating" in shown
    counts = [int(count) for count in re.findall(rb"(\d+) posts\b", shown)]
    assert len(set(counts)) > 2, "it moves"
    assert counts == sorted(counts)
    assert b"line 3001: this is not JSON" in shown.replace(b"\r\n", b" ")
    assert b"3000 posts translated, 1 lines refused" in shown
    assert shown.count(b"\x1b[?25h") >= shown.count(b"\x1b[?25l") > 0, "the cursor is back"


@pytest.mark.parametrize("flag", ["--quiet", "--json"])
def test_quiet_and_json_show_no_bar_even_on_a_terminal(project: Path, flag: str) -> None:
    shown, out, code = on_terminal("--project", project, flag, given=lines(short_posts(300)))
    assert (shown, code) == (b"", 0)
    assert out.count(b"\n") == 300


def test_off_a_terminal_nothing_is_shown(project: Path) -> None:
    assert translate(project, given=lines(short_posts(600))).stderr == b""


def test_rows_of_a_glossary_that_are_not_used_are_named_unless_quiet(tmp_path: Path) -> None:
    glossary = '[[glossaries]]\nsource = "en"\ntarget = "es"\nfile = "en-es.csv"\n'
    project = write_project(tmp_path, PROJECT + glossary)
    missing = translate(project)
    assert (missing.returncode, b"en-es.csv" in missing.stderr) == (1, True)
    (tmp_path / "en-es.csv").write_text("source,target\nbus,guagua\nbus,camión\n", "utf-8")
    assert b"en-es.csv:3: " in translate(project).stderr
    assert "en-es.csv:3: " in json.loads(translate(project, "--json").stderr)["note"]
    assert translate(project, "--quiet").stderr == b""
