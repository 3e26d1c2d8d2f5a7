"""Names that are words as well, and names that sound like one another."""

from __future__ import annotations

import pytest

from pipeline.stages.checks.names import check_names
from tests.support.pairs import pair_in


def names(languages: str, source: str, target: str) -> list[tuple[str, str | None]]:
    """Give the names that are flagged, each with what came instead."""
    found = []
    for one in check_names(pair_in(languages, source, target)):
        assert one.code == "name-changed"
        assert one.source is not None
        instead = None if one.target is None else target[slice(*one.target)]
        found.append((source[slice(*one.source)], instead))
    return found


@pytest.mark.parametrize(
    ("languages", "source", "target", "name"),
    [
        ("de>en", "Wir wohnen in Essen.", "We live in food.", "Essen"),
        ("de>en", "Sie studiert in Siegen.", "She studies in victories.", "Siegen"),
        ("de>fr", "Wir waren in Halle.", "Nous étions dans le hall.", "Halle"),
        ("de>en", "Nach Hof fahren wir im Mai.", "We drive to the yard in May.", "Hof"),
    ],
)
def test_a_german_town_is_no_meal(languages: str, source: str, target: str, name: str) -> None:
    assert names(languages, source, target) == [(name, None)]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("de>en", "Wir wohnen in Essen.", "We live in Essen."),
        ("de>en", "Im Essen war Salz.", "There was salt in the food."),
        ("de>en", "Ich mag Essen.", "I like food."),
        ("de>en", "Nach dem Essen spielen wir.", "After the meal we play."),
        ("de>en", "Das Treffen ist in der Halle.", "The meeting is in the hall."),
    ],
)
def test_a_meal_is_no_german_town(languages: str, source: str, target: str) -> None:
    assert names(languages, source, target) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("it>en", "Chiara e Gioia cantano.", "Chiara and joy sing.", ["Gioia"]),
        ("it>es", "Oggi Chiara e Gioia cantano.", "Hoy Chiara y alegría cantan.", ["Gioia"]),
        ("it>en", "Chiara e Gioia cantano.", "Chiara and Gioia sing.", []),
        ("es>en", "Rosa y Luz cantan.", "Pink and light sing.", ["Rosa", "Luz"]),
        ("it>en", "Gioia e dolore sono vicini.", "Joy and pain are close.", []),
        ("es>en", "Luz y sombra.", "Light and shadow.", []),
        # An article before the second name.
        ("pt>en", "A Clara e o Raposo chegaram.", "Clara and the fox arrived.", ["Raposo"]),
        ("pt>en", "A Clara e o cão chegaram.", "Clara and the dog arrived.", []),
    ],
)
def test_names_in_pairs_are_names_although_they_are_words(
    languages: str, source: str, target: str, expected: list[str]
) -> None:
    assert names(languages, source, target) == [(name, None) for name in expected]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Daisy feeds the rabbits.", "La margarita alimenta a los conejos.", ["Daisy"]),
        ("Olive hugged her dog.", "La oliva abrazó a su perro.", ["Olive"]),
        ("Violet watered our plants.", "El violeta regó nuestras plantas.", ["Violet"]),
        ("Daisy feeds the rabbits.", "Daisy alimenta a los conejos.", []),
        ("Daisy chains are pretty.", "Las cadenas de margaritas son bonitas.", []),
        ("Rose plants need water.", "Los rosales necesitan agua.", []),
        ("Hope makes us strong.", "La esperanza nos hace fuertes.", []),  # cannot be counted
        ("Faith is the answer.", "La fe es la respuesta.", []),
        ("The daisy feeds the bees.", "La margarita alimenta a las abejas.", []),
    ],
)
def test_who_does_something_is_a_person_and_no_flower(
    source: str, target: str, expected: list[str]
) -> None:
    assert names("en>es", source, target) == [(name, None) for name in expected]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("es>ru", "Pablo y Pedro juegan.", "Педро играет.", ["Pablo"]),
        ("es>ru", "Pablo y Pedro juegan.", "Играют Петя и Педро.", ["Pablo"]),
        ("es>ru", "Pablo y Pedro juegan.", "Пабло и Педро играют.", []),
        ("en>ru", "Dan and Daniel sing.", "Даниэль поёт.", ["Dan"]),
        ("en>ar", "Dan and Daniel sing.", "دانيال يغني.", ["Dan"]),
        ("en>ru", "Carlos met Jorge.", "Хорхе был там.", ["Carlos"]),
        ("en>ru", "Dan and Daniel sing.", "Дэн и Даниэль поют.", []),
        ("en>ru", "My friend Dan sings.", "Мой друг Даниэль поёт.", []),  # near enough
        ("en>ru", "Anna and Hanna sing.", "Анна и Ханна поют.", []),
        ("en>ru", "Maria met Mario.", "Мария встретила Марио.", []),  # the same consonants
    ],
)
def test_a_name_is_not_found_in_another_name_of_the_source(
    languages: str, source: str, target: str, expected: list[str]
) -> None:
    assert names(languages, source, target) == [(name, None) for name in expected]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("They moved to Drumlow.", "Они переехали в Кестрел.", [("Drumlow", "Кестрел")]),
        ("My uncle lives in Zundert.", "Мой дядя живёт в Кракове.", [("Zundert", "Кракове")]),
        ("My uncle lives in Zundert.", "Мой дядя живёт в Зюндерте.", []),
        ("They moved to Drumlow.", "Они переехали в Драмлоу.", []),
        ("My uncle lives in Zundert.", "Мой дядя живёт в деревне.", []),  # no other name
        ("They moved to Drumlow.", "Они с Кестрел переехали в Норхольт.", []),  # which of them?
    ],
)
def test_a_new_capital_in_russian_is_what_a_place_became(
    source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert names("en>ru", source, target) == expected
