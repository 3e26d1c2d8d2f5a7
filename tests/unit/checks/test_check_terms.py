"""Glossary terms of translations that somebody else made."""

from __future__ import annotations

import pytest

from glossary.values import Term
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.terms import check_terms
from tests.support.timing import assert_linear

REEF = Term(source="coral reef", target="arrecife de coral")
BUS = Term(source="bus", target="autobús", forms=("guagua",))


def told(source: str, target: str, *terms: Term) -> list[tuple[str, str | None, str | None]]:
    """Give the code of each flag and what its spans cut out of either side."""
    pair = Pair(source=source, target=target, source_language="en", target_language="es")
    return [
        (
            one.code,
            source[slice(*one.source)] if one.source else None,
            target[slice(*one.target)] if one.target else None,
        )
        for one in check_terms(pair, terms)
    ]


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("We saw coral reefs.", "Vimos arrecifes de coral.", REEF),
        ("CORAL REEF", "ARRECIFE DE CORAL", REEF),
        ("The bus came.", "Vino la guagua.", BUS),
        ("The bus came.", "Vino el autobús.", BUS),
        ("The train came.", "Vino el tren.", BUS),
        ("An apple.", "Una manzana.", Term(source="Apple", target="Apple", kind="keep",
                                             case="exact")),
        ("I like Apple.", "Me gusta Apple.", Term(source="Apple", target="Apple", kind="keep")),
        ("The bus.", "La guagua.", Term(source="bus", target="autobús", kind="forbid")),
        ("The train.", "El autobús.", Term(source="bus", target="autobús", kind="forbid")),
        ("", "", BUS),
    ],
)  # fmt: skip
def test_terms_that_are_kept_are_not_flagged(source: str, target: str, term: Term) -> None:
    assert told(source, target, term) == []


@pytest.mark.parametrize(
    ("source", "target", "term", "flags"),
    [
        ("Coral reefs!", "¡Corales!", REEF, [("term-missing", "Coral reefs", None)]),
        ("A bus, a bus.", "Un tren.", BUS, [("term-missing", "bus", None)] * 2),
        ("I like Apple.", "Me gusta Manzana.", Term(source="Apple", target="Apple", kind="keep"),
         [("term-missing", "Apple", None)]),
        ("The bus.", "El autobús.", Term(source="bus", target="autobús", kind="forbid"),
         [("term-forbidden", "bus", "autobús")]),
        ("A train.", "Una guagua y un autobús.",
         Term(source="", target="guagua", forms=("autobús",), kind="forbid"),
         [("term-forbidden", None, "guagua"), ("term-forbidden", None, "autobús")]),
    ],
)  # fmt: skip
def test_what_the_glossary_asks_for_is_flagged_where_it_is_not(
    source: str, target: str, term: Term, flags: list[tuple[str, str | None, str | None]]
) -> None:
    assert sorted(told(source, target, term), key=str) == sorted(flags, key=str)


def test_a_flag_says_what_was_wanted() -> None:
    pair = Pair(source="Bus!", target="¡Tren!", source_language="en", target_language="es")
    (missing,) = check_terms(pair, [BUS])
    assert missing.message == "The glossary asks for “autobús” where the source says “bus”."
    assert missing.severity == "critical"


def test_no_terms_no_flags() -> None:
    assert told("A bus.", "Un tren.") == []


def test_a_term_in_every_sentence_takes_time_in_proportion() -> None:
    def work(count: int) -> None:
        told("We saw a bus. " * count, "Vimos un tren. " * count, BUS)

    assert_linear(lambda: work(250), lambda: work(1_000))
