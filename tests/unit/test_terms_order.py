"""Terms that stand as the source has them, where the translation's language has another order."""

from __future__ import annotations

import pytest

from glossary.values import Term
from pipeline.stages.terms.capitals import inner_capitals, without_capitals
from tests.support.terms import TermTranslator, asks, assert_told, codes, glossary, told, translated

WORDS = {
    "mom": "mamá", "cooks": "cocina", "pumpkin": "puñera", "pumpkins": "puñeras", "soup": "sopa",
    "a": "una",
    "truck": "camión", "drivers": "conductores", "two": "dos", "sleep": "duermen", "my": "mi",
    "we": "nosotros", "will": "vamos", "plant": "plantar", "trees": "árboles", "the": "la",
    "is": "es", "green": "verde", "teacher": "profesora", "gives": "da", "to": "a",
}  # fmt: skip
PUMPKIN, SOUP = asks("pumpkin", "zapallo"), asks("soup", "caldo")
TRUCK, DRIVER = asks("truck", "troca"), asks("driver", "chofer", "choferes")


@pytest.mark.parametrize(
    ("source", "terms", "expected"),
    [
        ("Mom cooks pumpkin soup.", (PUMPKIN, SOUP), "Mamá cocina caldo de zapallo."),
        ("Mom cooks a pumpkin soup.", (PUMPKIN, SOUP), "Mamá cocina un caldo de zapallo."),
        ("Pumpkin soup is green.", (PUMPKIN, SOUP), "Caldo de zapallo es verde."),
        # One of them alone; the other is the model's.
        ("Mom cooks pumpkin soup.", (PUMPKIN,), "Mamá cocina sopa de zapallo."),
        ("Two truck drivers sleep.", (TRUCK, DRIVER), "Dos choferes de troca duermen."),
        # A plural before another noun is none of two that belong together.
        ("Mom gives the pumpkins soup.", (PUMPKIN, SOUP), "Mamá da los zapallos caldo."),
    ],
)
def test_two_nouns_side_by_side_change_places(
    source: str, terms: tuple[Term, ...], expected: str
) -> None:
    post = translated(source, terms, TermTranslator(WORDS))
    assert_told(post, [glossary(*terms)])
    assert post.translations["es"].text == expected


@pytest.mark.parametrize(
    ("source", "terms", "missing"),
    [
        ("We will plant trees.", (asks("plant", "mata"),), True),
        ("The plant is green.", (asks("plant", "mata"),), False),
        ("We will plant trees.", (asks("to plant", "sembrar"),), False),
    ],
)
def test_a_noun_of_the_glossary_is_not_put_where_the_source_has_a_verb(
    source: str, terms: tuple[Term, ...], missing: bool
) -> None:
    post = translated(source, terms, TermTranslator(WORDS))
    assert_told(post, [glossary(*terms)])
    assert codes(post) == ["term-missing"] * missing
    assert (told(post)[0][1] is None) is missing
    assert ("plantar" in post.translations["es"].text) is missing


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("During the (1) We played.", "We played.", "During the (1) we played."),
        ("In (1), They swim. We too.", "They swim. we too", "In (1), they swim. We too."),
        ("In (1) Rosa swims.", "She saw a rosa.", "In (1) Rosa swims."),  # a name of the source
        ("In (1) Monday.", "On Monday it rains.", "In (1) Monday."),
    ],
)
def test_a_sentence_that_goes_on_behind_a_mark_goes_on_small(
    text: str, plain: str, expected: str
) -> None:
    assert without_capitals(text, plain, "Rosa nada.", "en") == expected
    assert inner_capitals(expected) == sum(one in expected for one in ("Rosa", "Monday"))


def test_german_nouns_keep_their_capitals() -> None:
    assert without_capitals("Im (1) Haus", "das haus", "casa", "de") == "Im (1) Haus"
