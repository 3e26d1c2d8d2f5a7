"""`passerelle bench terms` runs with the included packages, on its own sentences and on files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.bench.terms import measure
from pipeline.bench.terms_run import METHODS
from pipeline.bench.terms_sets import CHECK, TermSet, read_own
from pipeline.stages.detect import Detector
from tests.support.program import run
from translators.argos.engine import ArgosTranslator


def few(of: TermSet) -> TermSet:
    """Give a set with four sentences of each kind, which keeps its direction."""
    kinds: dict[str, list[int]] = {}
    for number, one in enumerate(of.lines):
        kinds.setdefault(one.kind, []).append(number)
    chosen = sorted(number for numbers in kinds.values() for number in numbers[:4])
    lines = tuple(of.lines[number] for number in chosen)
    return TermSet(name=of.name, source=of.source, target=of.target, lines=lines)


def test_each_figure_is_there_for_both_directions(
    engine: ArgosTranslator, detector: Detector
) -> None:
    made = measure([few(one) for one in read_own()], engine, detector, rounds=1)
    assert made["chrf"].startswith("chrF|nrefs:1|")
    assert sum(row["uses"] for row in made["methods"].values()) > 0
    for one in made["sets"]:
        assert set(one["kinds"]) == {"domain", "regional", "none"}
        assert one["all"]["sentences"] == len(one["sentences"]) == 12
        assert one["all"]["success"] > one["all"]["success_plain"]
        assert one["signature"].startswith("argos:")
        assert {term["method"] for row in one["sentences"] for term in row["terms"]} <= {*METHODS}
        assert all(row["score"] > 0 for row in one["sentences"])
        assert one["cost"]["with_terms"]["wall"]["ratio"] > 0
        assert one["cost"]["without_terms"]["cpu"]["plain_s"] > 0
        assert {goal["goal"] for goal in one["goals"]} == {
            "success", "chrf_lost", "masked_lost", "false", "unflagged", "cost",
        }  # fmt: skip
        json.dumps(one)


def test_sentences_to_check_by_are_everyday_ones_in_both_directions() -> None:
    sets = read_own(CHECK)
    assert [(one.source, one.target) for one in sets] == [("en", "es"), ("es", "en")]
    own = {(of.source, term.key, term.target) for of in read_own() for term in of.entries}
    for one in sets:
        assert len(one.lines) >= 30
        assert {line.kind for line in one.lines} == {"regional"}
        assert own.isdisjoint((one.source, term.key, term.target) for term in one.entries)


def test_sentences_without_terms_have_no_figures_of_terms(
    engine: ArgosTranslator, detector: Detector
) -> None:
    own = few(read_own()[0])
    bare = TermSet(
        name="bare", source="en", target="es",
        lines=tuple(replace(one, asked=()) for one in own.lines if one.kind == "none"),
    )  # fmt: skip
    (one,) = measure([bare], engine, detector, rounds=1)["sets"]
    assert (one["all"]["success"], one["cost"]["with_terms"]) == (None, None)
    assert {goal["goal"] for goal in one["goals"]} == {"false", "unflagged"}


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    row = {
        "id": "1", "source": "I have a lot of money.", "reference": "Tengo mucho dinero.",
        "source_lang": "en", "target_lang": "es",
        "glossary": [{"source": "money", "target": "plata", "forms": ["plata"]}],
    }  # fmt: skip
    path = tmp_path / "regional.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    return path


def test_the_command_takes_files_and_shows_sentences(sentences: Path) -> None:
    done = run("bench", "terms", sentences, "--show", "3", "--json")
    assert done.returncode == 0
    (one,) = json.loads(done.stdout)["sets"]
    assert one["sentences"][0]["source"] == "I have a lot of money."
    assert set(one["kinds"]) == {"regional"}
    assert "that differ" in done.stderr.decode()


def test_a_file_that_is_no_set_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n", "utf-8")
    done = run("bench", "terms", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"line 1 of a.jsonl cannot be used: no 'source_lang'" in done.stderr


@pytest.mark.parametrize("more", [["--show", "3"], ["x.jsonl"]], ids=" ".join)
def test_only_this_benchmark_takes_files_and_show(more: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n", "utf-8")
    words = [str(tmp_path / one) if one.endswith("jsonl") else one for one in more]
    done = run("bench", "marks", *words)
    assert done.returncode == 2
    assert b"Only the benchmark" in done.stderr
