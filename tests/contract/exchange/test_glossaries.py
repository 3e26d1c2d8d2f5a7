"""Glossaries of a project: versions, bad rows, terms that teachers add."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from pipeline.exchange.glossaries import books, glossary, numbers, written
from pipeline.exchange.glossary_changes import (
    GlossaryDraft,
    GlossaryPut,
    GlossaryRefused,
    Overtaken,
    draft_glossary,
    draft_term,
    keep_draft,
    put_glossary,
)
from pipeline.store.tables import audit, glossaries
from tests.support.exchange import TEACHER, Exchange

REEF = b"source,target\ncoral reef,arrecife de coral\n"
TWO = b"source,target\ncoral reef,arrecife\nriver,r\xc3\xado\n"


def put(
    exchange: Exchange, content: bytes = REEF, pair: tuple[str, str] = ("en", "es"), **more: Any
) -> Any:
    name = more.pop("name", "en-es.csv")
    return exchange.database.write(
        lambda c: put_glossary(c, exchange.project, *pair, name, content, exchange.now, TEACHER)
    )


def draft_of(exchange: Exchange, content: bytes = REEF) -> GlossaryDraft:
    draft = exchange.database.read(
        lambda c: draft_glossary(c, exchange.project, "en", "es", "en-es.csv", content)
    )
    assert isinstance(draft, GlossaryDraft)
    return draft


def keep(exchange: Exchange, draft: GlossaryDraft) -> Any:
    return exchange.database.write(
        lambda c: keep_draft(c, exchange.name, draft, exchange.now, TEACHER)
    )


def add(exchange: Exchange, pair: tuple[str, str] = ("en", "es"), **term: Any) -> Any:
    draft = exchange.database.read(lambda c: draft_term(c, exchange.project, *pair, term))
    return draft if isinstance(draft, GlossaryRefused) else keep(exchange, draft)


def terms(exchange: Exchange) -> dict[str, str]:
    (one,) = exchange.database.read(lambda c: books(c, exchange.name))
    return {term.source: term.target for term in one.terms}


def test_a_glossary_is_kept_as_it_was_sent(exchange: Exchange) -> None:
    outcome = put(exchange)
    assert isinstance(outcome, GlossaryPut)
    assert (outcome.number, outcome.terms, outcome.is_new, outcome.problems) == (1, 1, True, ())
    assert [term.source for term in outcome.added] == ["coral reef"]
    stored = exchange.database.read(lambda c: glossary(c, exchange.name, "en", "es"))
    assert stored is not None
    assert (stored.content, stored.name, stored.number, stored.at) == (
        REEF, "en-es.csv", 1, exchange.now,
    )  # fmt: skip
    assert stored.version == outcome.version
    assert terms(exchange) == {"coral reef": "arrecife de coral"}


def test_there_is_none_before_it_was_sent(exchange: Exchange) -> None:
    assert exchange.database.read(lambda c: glossary(c, exchange.name, "en", "es")) is None
    assert exchange.database.read(lambda c: books(c, exchange.name)) == []
    assert exchange.database.read(lambda c: numbers(c, exchange.name)) == {}


def test_each_change_is_a_version_and_the_newest_is_in_use(exchange: Exchange) -> None:
    put(exchange)
    outcome = put(exchange, TWO)
    assert (outcome.number, outcome.is_new) == (2, True)
    assert [term.source for term in outcome.added] == ["river"]
    assert [(a.target, b.target) for a, b in outcome.changed] == [("arrecife de coral", "arrecife")]
    assert terms(exchange) == {"coral reef": "arrecife", "river": "río"}
    back = put(exchange)
    assert (back.number, [term.source for term in back.removed]) == (3, ["river"])
    assert exchange.database.read(lambda c: numbers(c, exchange.name)) == {("en", "es"): 3}


def test_the_same_file_again_makes_no_version(exchange: Exchange) -> None:
    first, again = put(exchange), put(exchange)
    assert (again.number, again.is_new, again.version) == (1, False, first.version)
    lines = exchange.database.read(
        lambda c: c.execute(select(audit.c.action).where(audit.c.action == "glossary.changed"))
    ).all()
    assert len(lines) == 1


def test_a_draft_says_what_would_change_and_changes_nothing(exchange: Exchange) -> None:
    outcome = draft_of(exchange).put
    assert (outcome.number, outcome.is_new, len(outcome.added)) == (1, True, 1)
    assert exchange.database.read(lambda c: numbers(c, exchange.name)) == {}


def test_bad_rows_are_told_and_good_ones_used(exchange: Exchange) -> None:
    outcome = put(exchange, b"source,target\nriver,\ncoral reef,arrecife\n")
    assert [(one.line, one.code) for one in outcome.problems] == [(2, "no-target")]
    assert terms(exchange) == {"coral reef": "arrecife"}


def test_a_file_that_is_no_glossary_is_refused(exchange: Exchange) -> None:
    put(exchange)
    outcome = put(exchange, b"\x00\x01\x02")
    assert isinstance(outcome, GlossaryRefused)
    assert outcome.problems
    assert terms(exchange) == {"coral reef": "arrecife de coral"}


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (("en", "fr"), "unused-glossary"),
        (("de", "es"), "unused-glossary"),
        (("en", "en-GB"), "same-language"),
    ],
)
def test_directions_are_those_of_the_project(
    exchange: Exchange, pair: tuple[str, str], code: str
) -> None:
    for outcome in (put(exchange, pair=pair), add(exchange, pair, source="a", target="b")):
        assert isinstance(outcome, GlossaryRefused)
        assert [one.code for one in outcome.problems] == [code]
    assert exchange.database.read(lambda c: numbers(c, exchange.name)) == {}


def test_a_direction_is_the_same_in_all_its_regions(exchange: Exchange) -> None:
    put(exchange, pair=("en-GB", "es-MX"))
    assert exchange.database.read(lambda c: numbers(c, exchange.name)) == {("en", "es"): 1}
    assert exchange.database.read(lambda c: glossary(c, exchange.name, "en-US", "es")) is not None


def test_a_draft_of_an_older_version_is_not_kept(exchange: Exchange) -> None:
    first, other = draft_of(exchange), draft_of(exchange, TWO)
    assert keep(exchange, first).number == 1
    with pytest.raises(Overtaken):
        keep(exchange, other)
    assert terms(exchange) == {"coral reef": "arrecife de coral"}
    again = draft_of(exchange, TWO)
    assert keep(exchange, again).number == 2
    with pytest.raises(Overtaken):
        keep(exchange, first)


@pytest.mark.parametrize("form", ["csv", "tsv", "tbx2", "tbx3", "csv-semicolon"])
def test_a_glossary_is_given_out_in_every_format(exchange: Exchange, form: Any) -> None:
    put(exchange, TWO)
    stored = exchange.database.read(lambda c: glossary(c, exchange.name, "en", "es"))
    assert stored is not None
    out = written(stored, form)
    name = {"tsv": "x.tsv", "tbx2": "x.tbx", "tbx3": "x.tbx"}.get(form, "x.csv")
    outcome = put(exchange, out, name=name)
    assert (outcome.number, outcome.version, outcome.added) == (2, stored.version, ())


def test_a_teacher_adds_the_first_term(exchange: Exchange) -> None:
    outcome = add(
        exchange, source="coral reef", target="arrecife", forms=["arrecifes"], note="ours"
    )
    assert isinstance(outcome, GlossaryPut)
    assert (outcome.number, outcome.is_new) == (1, True)
    (one,) = exchange.database.read(lambda c: books(c, exchange.name))
    assert [(term.source, term.targets, term.note) for term in one.terms] == [
        ("coral reef", ("arrecife", "arrecifes"), "ours")
    ]


def test_a_term_is_added_beside_the_others_or_takes_the_place_of_one(exchange: Exchange) -> None:
    put(exchange)
    assert add(exchange, source="river", target="río").number == 2
    changed = add(exchange, source="coral reef", target="arrecife")
    assert (changed.number, len(changed.changed)) == (3, 1)
    assert terms(exchange) == {"coral reef": "arrecife", "river": "río"}


def test_a_term_that_is_there_makes_no_version(exchange: Exchange) -> None:
    put(exchange)
    outcome = add(exchange, source="coral reef", target="arrecife de coral")
    assert (outcome.number, outcome.is_new) == (1, False)


def test_a_glossary_of_another_format_stays_of_that_format(exchange: Exchange) -> None:
    put(exchange, b"source\ttarget\nriver\tr\xc3\xado\n", name="en-es.tsv")
    add(exchange, source="reef", target="arrecife")
    stored = exchange.database.read(lambda c: glossary(c, exchange.name, "en", "es"))
    assert stored is not None
    assert b"reef\tarrecife" in stored.content
    assert terms(exchange) == {"river": "río", "reef": "arrecife"}


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ({"source": "reef"}, "no-target"),
        ({"source": "", "target": "arrecife"}, "no-source"),
        ({"source": "reef", "target": "arrecife", "kind": "loud"}, "bad-kind"),
        ({"source": "reef", "target": 7}, "wrong-type"),
        ({"source": "reef", "target": "arrecife", "forms": "arrecifes"}, "wrong-type"),
        ({"source": "reef", "target": "arrecife", "forms": [None]}, "wrong-type"),
        ({"source": "reef", "target": "arrecife\ud83d"}, "wrong-type"),
        ({"source": "reef", "target": "arrecife", "forms": ["\ud83d"]}, "wrong-type"),
        ({"source": "reef", "target": "arrecife", "klnd": "keep"}, "unknown-field"),
        ({"source": "reef\x00", "target": "arrecife"}, "control-character"),
        ({"source": "r" * 201, "target": "arrecife"}, "too-long"),
        ({"kind": "forbid", "source": "", "target": "arrecife de coral"}, "contradiction"),
    ],
)
def test_a_term_that_cannot_be_used_is_refused(
    exchange: Exchange, term: dict[str, Any], code: str
) -> None:
    put(exchange)
    outcome = add(exchange, **term)
    assert isinstance(outcome, GlossaryRefused)
    assert [one.code for one in outcome.problems] == [code]
    assert terms(exchange) == {"coral reef": "arrecife de coral"}


def test_older_versions_stay(exchange: Exchange) -> None:
    put(exchange)
    put(exchange, TWO)
    kept = exchange.database.read(
        lambda c: c.execute(select(glossaries.c.content).order_by(glossaries.c.number))
    )
    assert [bytes(row.content) for row in kept] == [REEF, TWO]


def test_another_project_has_its_own(make_exchange: Any) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    put(one)
    assert other.database.read(lambda c: books(c, "lakes")) == []
