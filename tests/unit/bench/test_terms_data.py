"""The sentences of `bench terms` are sound, and the glossaries of the teachers' guide are files."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from glossary.files import read_glossary

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "glossaries.md"
CSV = re.compile(r"^```csv title=(\w\w)-(\w\w)[\w-]*\.csv\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAIRS = ("es-en", "en-es")
Line = dict[str, Any]


@cache
def lines(pair: str) -> list[Line]:
    path = ROOT / "pipeline" / "bench" / "data" / f"terms-{pair}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def found(text: str, words: set[str]) -> list[str]:
    """Give the words and expressions in a text, leftmost-longest, as they stand there."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE) if words else []


def uses(pair: str) -> list[tuple[Line, dict[str, Any]]]:
    return [(line, use) for line in lines(pair) for use in line["glossary"]]


@cache
def owners(pair: str) -> dict[str, str]:
    """Give every word by which a term stands in some source, with its term, folded."""
    return {
        word.casefold(): use["source"]
        for _, use in uses(pair)
        for word in (use["source"], *use["in_source"])
    }


def has_form(use: dict[str, Any]) -> bool:
    forms = {form.casefold() for form in use["forms"]}
    return any(word.casefold() in forms for word in use["in_reference"])


@pytest.mark.parametrize(
    ("pair", "kind", "least"),
    [
        ("es-en", "domain", 110), ("es-en", "regional", 110), ("es-en", "none", 40),
        ("en-es", "domain", 60), ("en-es", "regional", 60), ("en-es", "none", 20),
    ],
)  # fmt: skip
def test_there_are_enough_sentences_of_each_kind(pair: str, kind: str, least: int) -> None:
    assert sum(line["kind"] == kind for line in lines(pair)) >= least


@pytest.mark.parametrize("pair", PAIRS)
def test_there_are_many_terms_often_inflected_often_several_in_a_sentence(pair: str) -> None:
    assert len({use["source"] for _, use in uses(pair)}) >= (70 if pair == "es-en" else 50)
    assert min(Counter(use["source"] for _, use in uses(pair)).values()) >= 2
    with_terms = [line for line in lines(pair) if line["glossary"]]
    inflected = {
        line["id"]
        for line, use in uses(pair)
        if any(word.casefold() != use["source"].casefold() for word in use["in_source"])
    }
    assert len(inflected) > 0.33 * len(with_terms)
    assert sum(len(line["glossary"]) > 1 for line in with_terms) > 0.2 * len(with_terms)
    assert any(len(use["in_source"]) > 1 for _, use in uses(pair))
    assert any(use["in_source"][0].isupper() for _, use in uses(pair))
    assert any(line["source"].startswith(use["in_source"][0]) for line, use in uses(pair))


@pytest.mark.parametrize("pair", PAIRS)
def test_each_sentence_is_there_once_and_of_a_usual_length(pair: str) -> None:
    for name in ("id", "source", "reference"):
        assert [one for one, n in Counter(x[name] for x in lines(pair)).items() if n > 1] == []
    for line in lines(pair):
        assert 4 <= len(re.findall(r"[\w'’-]+", line["source"])) <= 25, line["source"]
        assert f"{line['source_lang']}-{line['target_lang']}" == pair
        for text in (line["source"], line["reference"]):
            assert text == unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize("pair", PAIRS)
def test_no_two_sentences_are_nearly_the_same(pair: str) -> None:
    words = {line["id"]: set(re.findall(r"\w+", line["source"].lower())) for line in lines(pair)}
    ids = list(words)
    close = [
        (one, other)
        for number, one in enumerate(ids)
        for other in ids[number + 1 :]
        if len(words[one] & words[other]) > 0.7 * len(words[one] | words[other])
    ]
    assert close == []


@pytest.mark.parametrize("pair", PAIRS)
def test_all_glossaries_together_have_no_contradictions(pair: str) -> None:
    asked: dict[str, tuple[str, tuple[str, ...]]] = {}
    for line, use in uses(pair):
        meaning = (use["target"], tuple(use["forms"]))
        assert asked.setdefault(use["source"].casefold(), meaning) == meaning, line["id"]
        assert use["forms"][0] == use["target"]
        assert len(set(use["forms"])) == len(use["forms"])
    inflected = {word: term.casefold() for word, term in owners(pair).items() if word in asked}
    assert all(word == term for word, term in inflected.items())


@pytest.mark.parametrize("pair", PAIRS)
def test_a_sentence_names_the_terms_that_stand_in_it_and_no_others(pair: str) -> None:
    for line in lines(pair):
        there: dict[str, list[str]] = {}
        for word in found(line["source"], set(owners(pair))):
            there.setdefault(owners(pair)[word.casefold()], []).append(word)
        assert there == {use["source"]: use["in_source"] for use in line["glossary"]}, line["id"]
        assert (line["kind"] == "none") == (not line["glossary"])


@pytest.mark.parametrize("pair", PAIRS)
def test_the_reference_has_the_term_where_the_sentence_says_so(pair: str) -> None:
    for line, use in uses(pair):
        asked = set(use["forms"]) | set(use["in_reference"])
        assert found(line["reference"], asked) == use["in_reference"] != [], line["id"]
    for line in lines(pair):
        every = bool(line["glossary"]) and all(map(has_form, line["glossary"]))
        assert line["reference_has_term"] == every, line["id"]
        assert every or line["kind"] != "domain", line["id"]
    regional = [x["reference_has_term"] for x in lines(pair) if x["kind"] == "regional"]
    assert {True, False} == set(regional)


def test_the_glossaries_of_the_guide_for_teachers_have_no_faults() -> None:
    blocks = CSV.findall(GUIDE.read_text("utf-8"))
    assert len(blocks) == GUIDE.read_text("utf-8").count("```csv") >= 4
    kinds = set()
    for source, target, body in blocks:
        read = read_glossary(body.encode(), name=f"{source}-{target}.csv", source=source,
                             target=target)  # fmt: skip
        assert read.problems == ()
        assert len(read.glossary.terms) == len(body.splitlines()) - 1
        kinds |= {term.kind for term in read.glossary.terms}
    assert kinds == {"translate", "keep", "forbid"}
