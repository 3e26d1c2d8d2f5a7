"""How commands end: exit codes, Ctrl-C, closed pipes, full disks, closed streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import (
    PROGRAM,
    environment,
    lines,
    post,
    run,
    start,
    write_project,
)

SOON = 2.0  # seconds from Ctrl-C to the end


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def posts(project: Path) -> Path:
    """Give a file that takes many seconds, with either engine."""
    path = project.with_name("posts.jsonl")
    text = "We saw a very long river in the north. It was green, and the fish were small. " * 5
    path.write_bytes(lines(post(number, text=text) for number in range(20_000)))
    return path


def translate(project: Path, *arguments: str | Path) -> list[str | Path]:
    return ["translate", "--engine", "identity", "--project", project, *arguments]


def test_done_is_0(project: Path) -> None:
    assert run(*translate(project), given=lines([post()])).returncode == 0


def test_a_refused_line_is_3_also_when_it_is_the_only_one(project: Path) -> None:
    assert run(*translate(project), given=b"{\n").returncode == 3


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["tranlate"],
        ["translate", "--nope"],
        ["translate", "--engine", "deepl"],
        ["translate", "a.jsonl", "b.jsonl"],
        ["read"],
        ["read", "x.jsonl"],
        ["bench"],
        ["bench", "nothing"],
        ["models"],
        ["models", "instal"],
        ["models", "install"],
        ["doctor", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_shows_the_way(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: passerelle" in done.stderr
    assert b"Error: " in done.stderr or not arguments or arguments == ["models"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["erase", "--project", "rivers", "--yes", "--author"],
        ["export", "--project", "rivers", "-o", "x.json", "--author"],
        ["deliveries", "list", "--project"],
        ["deliveries", "replay", "--project", "rivers"],
        ["token", "list", "--project"],
        ["token", "revoke"],
        ["models", "remove", "en-es"],
    ],
    ids=" ".join,
)
def test_an_argument_that_is_no_text_is_wrong_usage(arguments: list[str]) -> None:
    done = run(*arguments, os.fsdecode(b"Zo\xeb"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: passerelle" in done.stderr
    assert b"is not UTF-8" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["translate", ""],
        ["translate", "--project", ""],
        ["score", ""],
        ["read", "", "-o", "page.html"],
        ["read", "x.jsonl", "-o", ""],
        ["glossary", "check", ""],
        ["models", "install", ""],
    ],
    ids=" ".join,
)
def test_an_empty_name_is_wrong_usage_and_not_this_folder(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is empty" in done.stderr


def test_a_file_that_may_not_be_read_is_no_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").touch(0)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [*(drop if os.geteuid() == 0 else []), PROGRAM, "score", tmp_path / "posts.jsonl"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == f"cannot read {tmp_path / 'posts.jsonl'}: Permission denied\n"


def test_the_demo_writes_into_no_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = run("demo", "-o", tmp_path / "notes.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"notes.txt: Not a directory" in done.stderr


def test_a_path_may_be_of_any_bytes(project: Path) -> None:
    odd = project.with_name(os.fsdecode(b"Zo\xeb.toml"))
    odd.write_bytes(project.read_bytes())
    assert run(*translate(odd), given=lines([post()])).returncode == 0


def test_an_unknown_command_is_answered_with_the_one_that_was_meant() -> None:
    assert b"Did you mean 'translate'?" in run("tranlate").stderr
    assert b"There are: translate, score, read, serve" in run("xyz").stderr


def names_twice(folder: Path) -> Iterator[list[str | Path]]:
    one, other = folder / "one.jsonl", folder / "other.jsonl"
    one.write_bytes(lines([post()]))
    other.symlink_to(one)
    project = write_project(folder)
    yield translate(project, one, "-o", one)
    yield translate(project, one, "-o", other)
    yield translate(project, one, "--refused", one)
    yield translate(project, one, "-o", project)
    yield translate(project, one, "-o", folder / "new", "--refused", folder / "new")
    yield ["read", one, "-o", one]


def test_no_file_is_written_over_that_is_also_read(tmp_path: Path) -> None:
    before = None
    for arguments in names_twice(tmp_path):
        before = before or (tmp_path / "one.jsonl").read_bytes()
        done = run(*arguments)
        assert done.returncode == 2
        assert b"is named twice" in done.stderr
        assert (tmp_path / "one.jsonl").read_bytes() == before
        assert (tmp_path / "project.toml").read_text("utf-8").startswith("id =")


def test_one_device_may_be_named_twice(project: Path) -> None:
    done = run(*translate(project, "-o", "/dev/null", "--refused", "/dev/null"), given=b"{\n")
    assert done.returncode == 3


FAILING: list[tuple[list[str], str]] = [
    (["translate", "--project", "{tmp}/none.toml"], "none.toml: the project file cannot be read"),
    (["translate", "--project", "{tmp}"], "Is a directory"),
    (["translate", "--project", "{tmp}/bad.toml"], "bad.toml:1: id: has a character"),
    (["translate", "--project", "{project}", "{tmp}/none"], "cannot read {tmp}/none: No such file"),
    (["translate", "--project", "{project}", "{tmp}"], "Is a directory"),
    (["translate", "--project", "{project}", "-o", "{tmp}"], "cannot write {tmp}: Is a directory"),
    (["translate", "--project", "{project}", "-o", "{tmp}/no/out"], "cannot write {tmp}/no/out"),
    (["translate", "--project", "{project}", "--refused", "{tmp}/no/r"], "cannot write {tmp}/no/r"),
    (
        ["translate", "--project", "{project}", "-o", "/dev/full"],
        "cannot write /dev/full: No space",
    ),
    (["read", "{tmp}/none", "-o", "-"], "cannot read {tmp}/none: No such file"),
    (["read", "{tmp}/empty", "-o", "/dev/full"], "cannot write /dev/full: No space left"),
    (["read", "{tmp}/empty", "-o", "{tmp}"], "cannot write {tmp}: Is a directory"),
    (["doctor", "--project", "{tmp}/bad.toml"], ""),
    (["demo", "-o", "{tmp}/empty"], "{tmp}/empty"),
]


@pytest.mark.parametrize(("arguments", "words"), FAILING, ids=[" ".join(one) for one, _ in FAILING])
def test_what_cannot_be_done_is_1_and_names_what_failed(
    project: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "bad.toml").write_text('id = "a b"', "utf-8")
    (tmp_path / "empty").touch()
    places = {"tmp": str(tmp_path), "project": str(project)}
    if arguments[0] == "translate":
        arguments = [*arguments, "--engine", "identity"]
    done = run(*(one.format(**places) for one in arguments), given=lines([post()]))
    assert done.returncode == 1
    assert words.format(**places) in done.stderr.decode()


def test_with_json_a_failure_is_one_object(project: Path, tmp_path: Path) -> None:
    done = run(*translate(project, "--json", tmp_path / "none"))
    assert "No such file" in json.loads(done.stderr)["error"]
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "a b"\nx = 1', "utf-8")
    problems = json.loads(run(*translate(bad, "--json")).stderr)["problems"]
    assert (problems[-1]["line"], problems[-1]["code"]) == (2, "unknown-field")


def test_an_engine_that_cannot_be_made_is_1_with_what_to_do(project: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    for changes, words in (
        ({"PASSERELLE_DATA_DIR": str(blocked)}, "PASSERELLE_DATA_DIR"),
        ({"PASSERELLE_BEAM_SIZE": "0"}, "PASSERELLE_BEAM_SIZE: "),
        ({"PASSERELLE_COMPUTE_TYPE": "int4"}, "PASSERELLE_COMPUTE_TYPE: "),
        ({"PASSERELLE_DEVICE": "tpu"}, "PASSERELLE_DEVICE: "),
    ):
        done = run("translate", "--project", project, given=lines([post()]),
                   env=environment(**changes))  # fmt: skip
        assert (done.returncode, done.stdout) == (1, b"")
        assert words in done.stderr.decode()


def test_a_variable_set_to_nothing_counts_as_not_set(project: Path) -> None:
    env = environment(PASSERELLE_BEAM_SIZE="", PASSERELLE_DEVICE="", PASSERELLE_INTER_THREADS="")
    done = run("translate", "--project", project, given=lines([post()]), env=env)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [["translate"], ["doctor"], ["models", "list"], ["--help"], ["read", "{empty}", "-o", "-"]],
    ids=str,
)
def test_a_full_disk_behind_the_standard_output_is_1(
    project: Path, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "empty").touch()
    command = [one.format(empty=tmp_path / "empty") for one in arguments]
    if command == ["translate"]:
        command = [str(one) for one in translate(project)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, *command], input=lines([post()]), stdout=full, stderr=subprocess.PIPE,
            timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left on device" in done.stderr
    assert b"the standard output" in done.stderr


@pytest.mark.parametrize("closed", [0, 1])
def test_a_closed_standard_stream_is_1_and_no_traceback(project: Path, closed: int) -> None:
    script = f'exec "$@" {closed}>&-'
    if closed == 0:
        script = 'exec "$@" <&-'
    done = subprocess.run(
        ["sh", "-c", script, "sh", PROGRAM, *map(str, translate(project))],
        input=lines([post()]) if closed else None, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Bad file descriptor" in done.stderr


def test_with_the_error_stream_closed_the_posts_go_out_all_the_same(project: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", PROGRAM, *map(str, translate(project))],
        input=b"{\n" + lines([post()]), capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.count(b"\n")) == (3, 1)


def test_a_reader_that_leaves_is_141_and_no_traceback(project: Path, posts: Path) -> None:
    for arguments in (translate(project, posts), ["translate", "--project", project, posts]):
        process = start(*arguments)
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "p-0"
        process.stdout.close()
        assert process.wait(timeout=30) == 141
        assert process.stderr.read() == b""
        process.stderr.close()


@pytest.mark.parametrize("command", ["doctor", "demo"])
def test_a_report_into_a_reader_that_has_left_is_141(command: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [PROGRAM, command], stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False,
        cwd=tmp_path,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


class Ended:
    """What became of a process that was sent a signal while posts streamed."""

    def __init__(self, process: subprocess.Popen[bytes], number: int) -> None:
        out: list[bytes] = []
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline() if process.args else b""
        stdout: Any = process.stdout
        reader = threading.Thread(target=lambda: out.append(stdout.read()))
        reader.start()
        time.sleep(0.2)
        began = time.monotonic()
        process.send_signal(number)
        self.code = process.wait(timeout=30)
        self.seconds = time.monotonic() - began
        reader.join()
        self.output = first + out[0]
        self.errors = process.stderr.read()
        process.stdout.close()
        process.stderr.close()


@pytest.mark.parametrize("engine", ["identity", "argos"])
def test_ctrl_c_is_130_at_once_with_whole_lines(project: Path, posts: Path, engine: str) -> None:
    ended = Ended(
        start("translate", "--engine", engine, "--project", project, posts), signal.SIGINT
    )
    assert (ended.code, ended.errors) == (130, b"interrupted\n")
    assert ended.seconds < SOON
    assert ended.output.endswith(b"\n")
    for number, line in enumerate(ended.output.splitlines()):
        assert json.loads(line)["id"] == f"p-{number}"


def test_a_request_to_end_is_143_with_whole_lines(project: Path, posts: Path) -> None:
    ended = Ended(start(*translate(project, posts)), signal.SIGTERM)
    assert (ended.code, ended.errors) == (143, b"terminated\n")
    assert ended.seconds < SOON
    assert all(json.loads(line) for line in ended.output.splitlines())


def test_a_command_whose_caller_ignores_ctrl_c_goes_on(project: Path, tmp_path: Path) -> None:
    given, out = tmp_path / "given.jsonl", tmp_path / "out.jsonl"
    given.write_bytes(lines(post(number) for number in range(2_000)))
    arguments = map(str, translate(project, given, "-o", out))
    process = subprocess.Popen(
        ["sh", "-c", 'trap "" INT; exec "$@"', "sh", PROGRAM, *arguments], env=environment()
    )
    while not (out.exists() and out.stat().st_size):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
    assert out.read_bytes().count(b"\n") == 2_000


def test_ctrl_c_leaves_whole_lines_in_the_files(project: Path, posts: Path, tmp_path: Path) -> None:
    out, refused = tmp_path / "out.jsonl", tmp_path / "refused.jsonl"
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_bytes(posts.read_bytes().replace(b'"revision"', b"").replace(b"\n", b"\n{bad\n"))
    process = start(*translate(project, mixed, "-o", out, "--refused", refused), stderr=-3)
    deadline = time.monotonic() + 30
    while not (out.exists() and out.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    process.communicate()
    assert out.read_bytes().endswith(b"\n")
    assert set(refused.read_bytes().splitlines()) == {b"{bad"}
    assert refused.read_bytes().endswith(b"\n")


def test_ctrl_c_ends_a_process_whose_reader_has_stopped_reading(project: Path, posts: Path) -> None:
    process = start(*translate(project, posts))
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.5)  # the pipe is full now
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert time.monotonic() - began < SOON
    process.communicate()


def test_ctrl_c_while_waiting_for_the_keyboard_is_130(project: Path) -> None:
    process = start(*translate(project), stdin=-1)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    out, errors = process.communicate()
    assert out == b""
    assert errors.strip() == b"interrupted"


def test_ctrl_c_ends_the_demo_too(tmp_path: Path) -> None:
    process = start("demo", "-o", tmp_path)
    time.sleep(0.4)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    code = process.wait(timeout=30)
    _, errors = process.communicate()
    assert b"Traceback" not in errors, errors.decode()
    assert code == 130
    assert time.monotonic() - began < SOON
