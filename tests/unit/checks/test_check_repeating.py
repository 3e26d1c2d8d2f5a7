"""Loops that only the translation has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.flags import Flag
from pipeline.stages.checks.texts.repeating import check_repeating
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most


def check(direction: str, source: str, target: str) -> list[Flag]:
    return check_repeating(pair_in(direction, source, target))


LOOPS = [
    ("en-de", "The sea is calm.", "Das Meer ist ruhig, ist ruhig, ist ruhig.", "ist ruhig"),
    ("en-es", "It is cold here.", "Hace frío aquí aquí aquí.", "aquí"),
    ("es-fr", "¡Qué bonito!", "Trop trop trop trop beau !", "Trop"),
    ("en-en-GB", "So so nice", "so so so so so so nice", "so"),
    (
        "fr-it",
        "La porte est ouverte.",
        "La porta è aperta, la porta è aperta.",
        "La porta è aperta",
    ),
    ("de-pt", "Der Hund bellt.", "O cão ladra ladra ladra ladra.", "ladra"),
    ("en-ru", "I like tea.", "Я люблю чай, чай, чай, чай.", "чай"),
    ("en-zh", "The flower is red.", "花是红的，是红的，是红的，是红的。", "是红的"),
    ("en-ar", "The boy runs.", "الولد يركض يركض يركض يركض.", "يركض"),
    ("en-es", "He sang.", "Él cantó lalalalalalala", "la"),
    (
        "en-fr",
        "The hut is high.",
        "La cabane haute, une cabane, cette cabane et sa cabane sur une cabane.",
        "cabane",
    ),
]


@pytest.mark.parametrize(("direction", "source", "target", "repeated"), LOOPS)
def test_a_loop_is_flagged_with_what_comes_again(
    direction: str, source: str, target: str, repeated: str
) -> None:
    (found,) = check(direction, source, target)
    assert (found.code, found.severity) == ("repetition", "critical")
    assert found.params["repeated"] == repeated
    assert found.target is not None
    assert target[slice(*found.target)].startswith(repeated)
    assert found.source is None


FINE = [
    ("es-de", "Muy, muy bueno.", "Sehr, sehr gut."),
    ("en-fr", "It is very good.", "C'est très très bon."),
    ("en-es", "No, no, no!", "¡No, no, no!"),
    ("fr-en", "Non, non !", "No, no, no!"),
    ("es-en", "Jajaja", "Ha ha ha"),
    ("en-es", "LOL", "Ja ja ja"),
    ("en-zh", "Bye bye!", "再见，再见！"),
    ("en-zh", "Have a look, slowly.", "慢慢地看看吧。"),
    ("zh-en", "好好好！", "Good, good, good!"),
    ("en-it", "More and more and more birds.", "Sempre più, sempre più, sempre più uccelli."),
    ("en-es", "a cat, a dog, a cow, a pig", "un gato, un perro, una vaca, un cerdo"),
    ("en-de", "one man, one boat, one lake", "ein Mann, ein Boot, ein See"),
    ("de-fr", "Los geht's!", "Allez, allez, allez !"),
    ("en-pt", "", ""),
]


@pytest.mark.parametrize(("direction", "source", "target"), FINE)
def test_what_people_repeat_is_not_flagged(direction: str, source: str, target: str) -> None:
    assert check(direction, source, target) == []


@given(st.text(alphabet="ab ,.好ه", max_size=60))
def test_what_the_source_says_as_often_is_never_a_loop(text: str) -> None:
    assert check("en-es", text, text) == []


@given(
    st.lists(st.sampled_from(["red", "blue", "green", "seven", "tall"]), min_size=1, max_size=4),
    st.integers(min_value=5, max_value=9),
)
def test_what_comes_five_times_in_a_row_is_always_a_loop(words: list[str], times: int) -> None:
    assert check("es-en", "Hace sol.", " ".join(words * times))


@pytest.mark.parametrize("piece", ["ab ", "a", "好", "the cat the dog ", ".", "abcdefghij", "ha"])
def test_long_texts_take_little_time(piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    assert_at_most(0.5, lambda: check("en-es", text, text))
    assert_at_most(0.5, lambda: check("en-es", "A cat.", text))
