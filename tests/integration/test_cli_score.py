"""`passerelle score` as a process: lines in, lines out, verdicts, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import PROGRAM, environment, lines, records, run, start

CANARY = "Xylophone-canary"
SOON = 2.0  # seconds from Ctrl-C to the end
MOST_GROWTH = 8 * 1024  # KiB between a short stream and a long one


def item(number: int | str | None = 1, sure: float = -0.2, **changes: Any) -> dict[str, Any]:
    """Give an item that is right but for the fields given."""
    return {
        "id": number,
        "source": "We walked along the river and saw fifteen birds.",
        "translation": "Caminamos junto al río y vimos quince pájaros.",
        "source_lang": "en",
        "target_lang": "es",
        "token_log_probs": [sure * (1 + at % 3) for at in range(11)],
        **changes,
    }


def score(items: Iterable[Any], *arguments: str | Path) -> list[dict[str, Any]]:
    """Score items that are all right."""
    done = run("score", *arguments, given=lines(items))
    assert (done.returncode, done.stderr) == (0, b"")
    return records(done.stdout)


GOOD = json.dumps(item()).encode()
# Each line with the code that its problem has on stderr; None: blank, and so no item.
ODD: list[tuple[bytes, str | None]] = [
    (b"{broken", "not-json"),
    (b"\xff", "not-utf8"),
    (b"[1, 2]", "wrong-type"),
    (b"\r", None),
    (b" \t", None),
    (b"\0", "not-json"),
    (b'{"id": 1, "id": 2}', "double-field"),
    (b"[" * 5000, "not-json"),
    (GOOD.replace(b"-0.2", b"NaN", 1), "not-json"),
    (GOOD.replace(b"-0.2", b"-1e999", 1), "out-of-range"),
    (json.dumps(item(token_log_probs=[0.7, 0.8])).encode(), "out-of-range"),
    (json.dumps(item(words=["a"], word_tokens=[3])).encode(), "counts-differ"),
    (json.dumps(item(source_lang="xx")).encode(), "unknown-language"),
    (json.dumps(item(source=[CANARY], translation=CANARY)).encode(), "wrong-type"),
    (json.dumps(item("\ud800", source=CANARY)).encode(), "lone-surrogate"),
    (json.dumps(item(source=CANARY + "\0")).encode(), "nul"),
    (b'{"source": "' + b"x" * 3_000_000 + b'"}', "too-large"),
]


def test_one_line_comes_out_for_each_that_goes_in_in_order() -> None:
    given = b"\xef\xbb\xbf" + b"\r\n".join(
        part for odd, _ in ODD for part in (odd, GOOD)
    )  # the last line has no end
    done = run("score", "--json", given=given)
    assert done.returncode == 3
    found = records(done.stdout)
    expected = [kind for _, code in ODD for kind in ((code, None) if code else (None,))]
    assert [("error" in one) for one in found] == [kind is not None for kind in expected]
    assert all(one == found[1] for one in found if "error" not in one)
    problems = records(done.stderr)
    assert [one["code"] for one in problems] == [code for _, code in ODD if code]
    assert [one["line"] for one in problems] == [
        2 * at + 1 for at, (_, code) in enumerate(ODD) if code
    ]
    assert all(sorted(one) == ["code", "hint", "id", "line", "message"] for one in problems)
    assert CANARY.encode() not in done.stderr + done.stdout


def test_in_words_a_problem_says_where_what_and_what_to_do() -> None:
    done = run("score", given=b"\n" + lines([item(7, words=["a"], word_tokens=[1, 2])]))
    assert done.returncode == 3
    told = done.stderr.decode()
    assert told.startswith("line 2, ")
    assert told.endswith("[counts-differ]\n")
    assert "word_tokens: has 2 entries, words has 1" in told
    (found,) = records(done.stdout)
    assert found["id"] == 7
    assert "word_tokens: has 2 entries" in found["error"]


IDS = ["a", "élève 😀", "", 7, 0, -1, 10**30, "a", "\u2028", "x" * 500]


def test_ids_come_back_as_they_came_also_twice_and_in_errors() -> None:
    found = score(map(item, IDS))
    assert [one["id"] for one in found] == IDS
    done = run("score", given=lines(item(name, source=None) for name in IDS))
    assert [one["id"] for one in records(done.stdout)] == IDS
    assert all("id" not in one for one in score([item(None), {k: v for k, v in item().items()
                                                              if k != "id"}]))  # fmt: skip


def test_a_file_and_the_standard_streams_give_the_same(tmp_path: Path) -> None:
    source, out = tmp_path / "items.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(lines(item(number) for number in range(5)))
    assert run("score", source, "-o", out).returncode == 0
    for arguments in ((source,), ("-",), (), ("-", "-o", "-"), ("--quiet",)):
        done = run("score", *arguments, given=source.read_bytes())
        assert (done.returncode, done.stderr, done.stdout) == (0, b"", out.read_bytes())


@pytest.mark.parametrize("given", [b"", b"\n", b" \n\r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_nothing_in_nothing_out(given: bytes) -> None:
    done = run("score", given=given)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_what_is_known_is_told_and_nothing_else() -> None:
    words = {"words": ["Caminamos", "junto", "al", "río", "y", "vimos", "quince", "pájaros."]}
    bare, known, counted, unknown, empty = score(
        [
            item(),
            item(**words),
            item(**words, word_tokens=[2, 1, 1, 1, 1, 1, 1, 2]),
            item(**words, token_log_probs=None, engine=None, glossary=None, id=None),
            item(translation="", token_log_probs=None),
        ]
    )
    assert sorted(bare) == ["confidence", "flags", "id"]
    for one in (known, counted):
        assert sorted(one) == ["confidence", "flags", "id", "word_flags", "word_scores"]
        assert len(one["word_flags"]) == len(one["word_scores"]) == 8
        assert all(isinstance(flag, bool) for flag in one["word_flags"])
    for one in (bare, known, counted):
        assert 0 <= one["confidence"] <= 1
        assert one["confidence"] == round(one["confidence"], 3)
    assert sorted(unknown) == ["confidence", "flags"]
    assert unknown["confidence"] is None
    assert [flag["code"] for flag in unknown["flags"]] == ["confidence-unknown"]
    assert [flag["code"] for flag in empty["flags"]] == ["untranslated", "confidence-unknown"]


def test_errors_are_flagged_with_spans_on_both_sides() -> None:
    (found,) = score(
        [item(source="We saw 15 birds.", translation="Vimos 51 autobuses.", token_log_probs=None,
              glossary=[{"source": "bird", "target": "ave", "forms": "pájaro|pajarito"},
                        {"target": "autobuses", "kind": "forbid"}])]
    )  # fmt: skip
    by_code = {flag["code"]: flag for flag in found["flags"]}
    assert by_code["number-changed"]["source"] == [7, 9]
    assert by_code["number-changed"]["target"] == [6, 8]
    assert by_code["term-missing"]["source"] == [10, 15]
    assert by_code["term-forbidden"]["target"] == [9, 18]
    assert {flag["severity"] for flag in found["flags"]} == {"critical", "note"}


def test_an_item_alone_is_scored_as_in_a_batch_and_as_before() -> None:
    items = [item(number, -0.02 * number) for number in range(1, 30)]
    together = score(items)
    assert score(items[::-1]) == together[::-1]
    assert score(items[7:8]) == together[7:8]
    confidences = [one["confidence"] for one in together]
    assert confidences[0] > confidences[-1]


def verdicts(path: Path, made: Iterable[dict[str, Any]]) -> Path:
    path.write_bytes(lines(made))
    return path


def test_verdicts_calibrate_their_engine_and_pair_alone(tmp_path: Path) -> None:
    items = [item(number, -0.03 * number) for number in range(1, 25)]
    plain = [one["confidence"] for one in score(items)]
    of_none = verdicts(tmp_path / "none", [{**one, "verdict": "reject"} for one in items])
    of_other = verdicts(
        tmp_path / "other", [{**one, "verdict": "reject", "engine": "x"} for one in items]
    )
    worse = [one["confidence"] for one in score(items, "--verdicts", of_none)]
    assert all(now < before for now, before in zip(worse, plain, strict=True))
    assert worse[0] > worse[-1]
    assert [one["confidence"] for one in score(items, "--verdicts", of_other)] == plain
    for_x = score([{**one, "engine": "x"} for one in items], "--verdicts", of_other)
    assert [one["confidence"] for one in for_x] == worse
    other_pair = [{**one, "target_lang": "fr"} for one in items]
    assert score(other_pair, "--verdicts", of_none) == score(other_pair)


def test_verdicts_in_any_order_say_the_same_and_items_may_be_their_own(tmp_path: Path) -> None:
    kinds = ("approve", "edit", "reject", "ask")
    made = [{**item(n, -0.03 * n), "verdict": kinds[n % 4]} for n in range(1, 25)]
    one = verdicts(tmp_path / "one", made)
    found = score(made, "--verdicts", one)
    assert score(made, "--verdicts", verdicts(tmp_path / "other", made[::-1])) == found
    own = run("score", one, "--verdicts", one)
    assert (own.returncode, records(own.stdout)) == (0, found)
    piped = run("score", one, "--verdicts", "-", given=one.read_bytes())
    assert (piped.returncode, records(piped.stdout)) == (0, found)


def test_bad_lines_of_verdicts_are_told_and_the_others_are_used(tmp_path: Path) -> None:
    good = [{**item(n, -0.05 * n), "verdict": "reject"} for n in range(1, 9)]
    path = verdicts(tmp_path / "verdicts", good)
    with path.open("ab") as file:
        file.write(b"{\n" + lines([item(), {**item(), "verdict": "fine"}]))
    done = run("score", "--json", "--verdicts", path, given=GOOD)
    assert done.returncode == 3
    assert [(one["line"], one["code"]) for one in records(done.stderr)] == [
        (9, "not-json"), (10, "missing-field"), (11, "unknown-value"),
    ]  # fmt: skip
    clean = verdicts(tmp_path / "clean", good)
    assert records(done.stdout) == score([item()], "--verdicts", clean)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["{tmp}/none"], 1, "cannot read {tmp}/none: No such file"),
        (["{tmp}"], 1, "cannot read"),
        (["--verdicts", "{tmp}/none"], 1, "cannot read {tmp}/none: No such file"),
        (["-o", "{tmp}/no/out"], 1, "cannot write {tmp}/no/out"),
        (["-o", "/dev/full"], 1, "cannot write /dev/full: No space"),
        (["{tmp}/one", "-o", "{tmp}/one"], 2, "is named twice"),
        (["--verdicts", "{tmp}/one", "-o", "{tmp}/one"], 2, "is named twice"),
        (["-", "--verdicts", "-"], 2, "standard input"),
        (["{tmp}/one", "{tmp}/two"], 2, "Usage: passerelle"),
        (["--project", "x"], 2, "Usage: passerelle"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_done_names_what_failed(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "one").write_bytes(GOOD)
    done = run("score", *(one.format(tmp=tmp_path) for one in arguments), given=GOOD + b"\n")
    assert done.returncode == code
    assert words.format(tmp=tmp_path) in done.stderr.decode()
    assert (tmp_path / "one").read_bytes() == GOOD


def test_a_reader_that_has_gone_ends_it_with_141(tmp_path: Path) -> None:
    source = tmp_path / "items.jsonl"
    source.write_bytes(lines(item(number) for number in range(3_000)))
    with start("score", source) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 141
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_ends_it_between_two_lines(tmp_path: Path, sent: int, code: int) -> None:
    source = tmp_path / "items.jsonl"
    source.write_bytes(lines(item(number) for number in range(30_000)))
    with start("score", source) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        rest: list[bytes] = []
        reader = threading.Thread(target=lambda: rest.append(process.stdout.read()))  # type: ignore[union-attr]
        reader.start()
        began = time.monotonic()
        process.send_signal(sent)
        assert process.wait(30) == code
        assert time.monotonic() - began < SOON
        reader.join()
    assert (first + rest[0]).endswith(b"\n")
    records(first + rest[0])


def test_lines_come_out_while_others_still_come_in() -> None:
    with start("score", stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(GOOD + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdin.close()
        assert process.wait(30) == 0


def peak_memory(count: int, out: Path) -> int:
    """Score so many lines and give the peak memory in KiB, taken before the input ends."""
    short = {"source": "We saw a fish.", "translation": "Vimos un pez.", "token_log_probs": [-0.1]}
    with start("score", "-o", out, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(lines(item(number, **short) for number in range(count)))
        process.stdin.flush()
        while not out.exists() or out.read_bytes().count(b"\n") < count:
            assert process.poll() is None
            time.sleep(0.05)
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text("utf-8"))
        process.stdin.close()
        assert process.wait(30) == 0
    assert found is not None
    return int(found[1])


def test_ten_thousand_lines_keep_their_order_and_memory_does_not_grow(tmp_path: Path) -> None:
    few = peak_memory(500, tmp_path / "few")
    many = peak_memory(10_000, tmp_path / "many")
    assert many - few < MOST_GROWTH, f"{few} KiB for 500 lines, {many} KiB for 10,000"
    with (tmp_path / "many").open("rb") as file:
        assert [json.loads(line)["id"] for line in file] == list(range(10_000))


def test_on_a_terminal_a_bar_is_shown_and_quiet_shows_none(tmp_path: Path) -> None:
    source = tmp_path / "items.jsonl"
    source.write_bytes(lines(item(number) for number in range(300)))
    for flags, seen in (((), True), (("--quiet",), False), (("--json",), False)):
        master, slave = os.openpty()
        process = start("score", source, *flags, "-o", tmp_path / "out", stderr=slave,
                        env=environment(TERM="xterm-256color", COLUMNS="100"))  # fmt: skip
        os.close(slave)
        shown = bytearray()
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # the other end was closed
            pass
        os.close(master)
        process.communicate()
        assert process.returncode == 0
        assert (b"scoring" in shown) is seen


def test_help_says_what_it_does() -> None:
    told = run("score", "--help").stdout.decode()
    assert "--verdicts" in told
    assert "Exit code 3" in told
    assert Path(PROGRAM).is_file()
