"""`passerelle bench confidence`: its figures, and that it sees a fault that was planted."""

from __future__ import annotations

import gzip
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.bench.confidence_human import RowsUnusable, measure_human, read_rows
from pipeline.bench.confidence_planted import find, measure_planted, planted_of, read_planted
from pipeline.bench.confidence_print import print_figures
from pipeline.scoring import Scorer

SCORER = Scorer()


def rows(count: int = 260, *, honest: bool = True) -> list[dict[str, Any]]:
    """Make translations whose opinion follows the log-probabilities, or goes against them."""
    chance = random.Random(4)
    made = []
    for number in range(count):
        doubt = chance.uniform(0.02, 1.5)
        words = ["Die", "Klasse", "sah", "Vögel", "."]
        opinion = (-doubt if honest else doubt) + chance.gauss(0, 0.1)
        made.append(
            {
                "id": f"en-de/{number}",
                "source_lang": "en",
                "target_lang": "de",
                "source": "The class saw birds.",
                "translation": " ".join(words),
                "token_log_probs": [-doubt * chance.uniform(0.5, 1.5) for _ in range(7)],
                "words": words,
                "word_tokens": [1, 1, 2, 1, 1],
                "word_tags": "".join("B" if chance.random() < doubt / 2 else "O" for _ in words),
                "da": 100 + 60 * opinion,
                "da_z": opinion,
            }
        )
    return made


def test_figures_are_good_where_doubt_is_honest_and_bad_where_it_is_not() -> None:
    honest, other = measure_human(rows()), measure_human(rows(honest=False))
    assert set(honest["pairs"]) == {"en-de"}
    assert honest["mean"]["confidence"]["auroc"] > 0.8
    assert honest["mean"]["confidence"]["pearson"] > 0.5
    assert other["mean"]["confidence"]["auroc"] < 0.3
    assert set(honest["mean"]["ece"]) == {"0", "25", "50", "100", "200"}
    assert honest["mean"]["ece"]["200"] <= honest["mean"]["ece"]["0"] + 0.02
    assert honest == measure_human(rows())


def test_files_are_read_plain_and_packed(tmp_path: Path) -> None:
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows(3))
    (tmp_path / "a.jsonl").write_text(text, "utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(text)
    assert read_rows(tmp_path / "a.jsonl") == read_rows(tmp_path / "b.jsonl.gz") == rows(3)


SPOILT: dict[str, Any] = {
    "words": 5,
    "word_tags": None,
    "da": "high",
    "da_z": float("nan"),
    "token_log_probs": [],
    "target_lang": "no tongue",
    "source": 7,
}


@pytest.mark.parametrize("field", SPOILT)
def test_a_row_that_cannot_be_used_is_named_with_its_field(field: str) -> None:
    missing = {name: value for name, value in rows(1)[0].items() if name != field}
    for row in ({**missing, field: SPOILT[field]}, missing):
        with pytest.raises(RowsUnusable, match=f"line 3: {field}: "):
            measure_human([*rows(2), row])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": 1}\nKwame\n', "line 2: this is not JSON"),
        (b"{}\n\n", "line 2: this is not JSON"),
        (b"[]\n", "line 1: is JSON, but not an object"),
        (b"\xff\n", "line 1: byte 1 is not UTF-8"),
    ],
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(content)
    with pytest.raises(RowsUnusable, match=told):
        read_rows(file)


def test_a_packed_file_that_was_cut_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"{}\n" * 100)[:-9])
    with pytest.raises(RowsUnusable, match="gzip"):
        read_rows(file)


@pytest.mark.parametrize(("count", "told"), [(0, "no lines"), (200, "en-de: has 200 lines")])
def test_too_few_rows_are_told(count: int, told: str) -> None:
    with pytest.raises(RowsUnusable, match=told):
        measure_human(rows(count))


def test_every_kind_of_planted_error_has_hundreds_of_items_in_many_languages() -> None:
    planted = read_planted()
    kinds = {one.kind for one in planted}
    assert kinds >= {"number", "negation", "name", "token_lost", "sentence_dropped", "loop",
                     "untranslated", "wrong_language", "toxic", "none"}  # fmt: skip
    languages = {one.good.target_language for one in planted}
    assert languages >= {"en", "es", "fr", "de", "pt", "it", "ar", "zh", "ru"}
    assert all(one.bad is None for one in planted if one.kind == "none")
    for kind in kinds - {"none", "glossary"}:
        assert sum(one.bad is not None for one in planted if one.kind == kind) > 200, kind


NUMBER = {
    "kind": "number",
    "source_lang": "en",
    "target_lang": "es",
    "source": "We saw 15 birds.",
    "good": "Vimos 15 pájaros.",
    "bad": "Vimos 50 pájaros.",
}


def test_a_planted_error_is_found_and_its_like_without_is_not() -> None:
    (found,) = find(SCORER, [planted_of(NUMBER)])
    assert (found.good, found.bad) == ((), ("number-changed",))
    (swapped,) = find(SCORER, [planted_of({**NUMBER, "good": NUMBER["bad"], "bad": None})])
    assert (swapped.good, swapped.bad) == (("number-changed",), ())


def test_an_item_that_cannot_be_read_is_named_by_its_source() -> None:
    with pytest.raises(ValueError, match="15 birds"):
        planted_of({**NUMBER, "source_lang": "xx"})


def test_the_tables_are_printed_with_all_figures() -> None:
    human = {"file": "a[b].jsonl", **measure_human(rows(210))}
    planted = measure_planted(SCORER)
    assert planted["all"]["caught"] > 0.85
    assert planted["all"]["false_alarms"] < 0.15
    cost = {"package": "argos:en-es:0.2", "scoring": 0.3, "judging": 0.02, "checking": 0.1}
    out = io.StringIO()
    console = Console(file=out, width=200)
    print_figures(console, {"planted": planted, "human": [human], "cost": cost})
    told = out.getvalue()
    for words in ("a[b].jsonl", "en-de", "negation", "argos:en-es:0.2", "goals", "95 % interval"):
        assert words in told
