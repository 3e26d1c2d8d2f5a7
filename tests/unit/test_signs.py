"""Where the marks of a passage stand in its translation."""

from __future__ import annotations

import re

import pytest

from pipeline.stages.passages.markup import Sign
from pipeline.stages.signs.hidden import hide_signs, show_signs
from pipeline.stages.signs.placing import place_by_share, place_by_words
from pipeline.stages.signs.values import Placement
from pipeline.stages.signs.wording import find_wording
from pipeline.stages.signs.words import Pairing, letters_of, words_of
from pipeline.stages.splice import splice
from tests.support.passages import passage_of
from translators.values import Alignment


def signs_in(text: str) -> tuple[str, tuple[Sign, ...]]:
    passage = passage_of(text, "html")
    assert passage.markup is not None
    return passage.core.text, passage.markup.signs


def pairing(source: str, target: str, pairs: str) -> Pairing:
    """Pair words by their numbers: `0-1 1-0`."""
    here = [found.span() for found in re.finditer(r"\S+", source)]
    there = [found.span() for found in re.finditer(r"\S+", target)]
    numbers = [tuple(map(int, pair.split("-"))) for pair in pairs.split()]
    alignment: Alignment = tuple((*here[a], *there[b]) for a, b in numbers)
    return Pairing(source, target, alignment, ())


def laid(placement: Placement | None, target: str) -> str | None:
    if placement is None:
        return None
    return splice(target, [(one.span, one.sign.raw) for one in placement.signs]).text


@pytest.mark.parametrize(
    ("source", "target", "pairs", "expected"),
    [
        ("the <b>big</b> dog", "el perro grande", "0-0 1-2 2-1", "el perro <b>grande</b>"),
        ("the <b>big dog</b> ran", "el perro grande corrió", "0-0 1-2 2-1 3-3",
         "el <b>perro grande</b> corrió"),
        ("<b>the <i>big</i></b> dog", "el gran perro", "0-0 1-1 2-2",
         "<b>el <i>gran</i></b> perro"),
        # The stretch that holds most of its words and least of others.
        ("we <b>do not run</b> here", "aquí no corremos", "1-1 2-1 3-2 4-0",
         "aquí <b>no corremos</b>"),
        # A sign of the sentence at the end of the word stays outside.
        ("one <b>dog</b>, two", "un perro, dos", "0-0 1-1 2-2", "un <b>perro</b>, dos"),
        ("one <b>dog,</b> two", "un perro, dos", "0-0 1-1 2-2", "un <b>perro,</b> dos"),
        ("they are <b>so big!</b>", "son ¡grandes!", "0-0 1-0 3-1", "son <b>¡grandes!</b>"),
        # Small words that a neighbour has too many of are left to those that have none.
        ("is <b>very</b> brown", "es muy marrón", "1-0 1-1 2-2", "es <b>muy</b> marrón"),
        ("is very <b>brown</b>", "es muy marrón", "1-0 1-1 2-2", "es muy <b>marrón</b>"),
        ("was <b>so cold</b> here", "estaba tan frío aquí", "1-1 2-0 2-2 3-3",
         "estaba <b>tan frío</b> aquí"),
        ("has <b>only</b> one", "tiene una sola", "1-0 1-1 1-2", "tiene <b>una sola</b>"),
        ("is <b>not</b> for me", "está para mí", "1-0 1-1 3-2", "<b>está para</b> mí"),
        # Words that stand in both texts once are paired whatever attention says.
        ("we saw <b>Kwame</b> today", "hoy vimos a Kwame", "0-3 1-1 2-2 3-0",
         "hoy vimos a <b>Kwame</b>"),
        ("<b>Ama</b> and Ama", "Ama y Ama", "0-0 1-1 2-2", "<b>Ama</b> y Ama"),
        # Nothing tells.
        ("the <b>big</b> dog", "el perro grande", "0-0 2-1 2-2", None),
        # Crossed.
        ("a <b>x</b> <i>y</i> b", "p q r", "0-0 1-1 2-1 3-2", None),
    ],
)  # fmt: skip
def test_elements_follow_their_words(
    source: str, target: str, pairs: str, expected: str | None
) -> None:
    text, signs = signs_in(source)
    placement = place_by_words(signs, pairing(text, target, pairs))
    assert laid(placement, target) == expected
    assert placement is None or not placement.guessed


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("the <b>big</b> dog", "el gran perro", "el <b>gran</b> perro"),
        ("the <b>big dog</b> ran off", "el perro huyó", "<b>el perro</b> huyó"),
        ("the <b>big</b> dog", "", None),
    ],
)
def test_a_guess_is_marked_as_one(source: str, target: str, expected: str | None) -> None:
    text, signs = signs_in(source)
    placement = place_by_share(signs, pairing(text, target, ""))
    assert laid(placement, target) == expected
    assert placement is None or placement.guessed


@pytest.mark.parametrize(
    ("target", "became", "expected"),
    [
        ("el [b]perro[/b] grande", "el perro grande", "el <b>perro</b> grande"),
        ("el [b] perro [/b] grande", "el perro grande", "el <b>perro</b> grande"),
        ("el [b] perro [/b], sí", "el perro, sí", "el <b>perro</b>, sí"),
        ("el perro[b][/b] grande", "", None),
        ("el [/b]perro[b] grande", "", None),
    ],
)
def test_signs_that_came_back_are_taken_out(target: str, became: str, expected: str | None) -> None:
    passage = passage_of("the <b>dog</b> is big", "html")
    assert passage.markup is not None
    signs = passage.markup.signs
    hidden = hide_signs(passage.core, signs)
    assert hidden.core.text == "the <b>dog</b> is big"
    kept = [
        (one, found.span())
        for one, mark in zip(hidden.core.kept, (r"\[b\]", r"\[/b\]"), strict=True)
        for found in re.finditer(mark, target)
    ]
    shown = show_signs(hidden, passage.core, signs, target, kept)
    assert (shown and laid(shown.placement, shown.text)) == expected
    assert shown is None or shown.text == became


@pytest.mark.parametrize(
    ("target", "wordings", "found"),
    [
        ("el perro pequeño corre", ["pequeño"], "pequeño"),
        ("la casa pequeña", ["Pequeño."], "pequeña"),
        ("la casa del río azul", ["río azul"], "río azul"),
        ("la casa azul", ["perro"], None),
        # Without a small word that the model put before it; otherwise the longest.
        ("la comida era bastante buena", ["Es bastante"], "bastante"),
        ("my brother is 12 years old", ["years", "12 years"], "12 years"),
        ("a small 🏠 house", ["small house"], "small 🏠 house"),
        ("la casa azul", ["el gran perro negro de la casa de mi abuela"], None),
        ("", ["perro"], None),
        ("la casa", [""], None),
    ],
)
def test_words_are_found_by_how_they_are_put_alone(
    target: str, wordings: list[str], found: str | None
) -> None:
    paired = Pairing("a", target, (), ())
    words = find_wording(paired, range(1), wordings)
    if words is None:
        assert found is None
    else:
        start, end = paired.target_words[words.start][0], paired.target_words[words.stop - 1][1]
        assert target[start:end] == found


def test_words_around_a_kept_stretch_are_found_though_their_wording_lacks_it() -> None:
    kept = [((11, 17), (8, 14))]
    paired = Pairing("el archivo README", "see the README file", (), kept)
    assert find_wording(paired, range(3), ["the file"]) == range(1, 4)


@pytest.mark.parametrize(
    ("source", "target", "pairs", "words", "became", "expected"),
    [
        # A small word at the edge that is all that another word became.
        ("is <b>very</b> brown", "es muy marrón", "0-0 1-1 2-2", (1, 2), (0, 2), "muy"),
        ("<b>it rains</b> now", "llueve ya", "0-0 1-0 2-1", (0, 2), (0, 1), "llueve"),
        ("<b>give</b> books", "dame los libros", "0-0 1-1 1-2", (0, 1), (0, 2), "dame los"),
        # A word beside the edge that came from no other.
        ("<b>have been</b> here", "han estado aquí", "0-0 1-1 2-2", (0, 2), (1, 2), "han estado"),
    ],
)
def test_what_words_became_is_told_with_a_look_at_their_neighbours(
    source: str,
    target: str,
    pairs: str,
    words: tuple[int, int],
    became: tuple[int, int],
    expected: str,
) -> None:
    text, signs = signs_in(source)
    paired = pairing(text, target, pairs)
    paired.pair_only(range(*words), range(*became))
    placement = place_by_words(signs, paired)
    shown = laid(placement, target)
    assert shown is not None
    assert re.findall(r"<b>(.*?)</b>", shown) == [expected]


def test_a_guess_takes_what_is_known() -> None:
    text, signs = signs_in("<b>one</b> two <i>three</i> four")
    assert (
        laid(place_by_share(signs, pairing(text, "cuatro uno tres dos", "0-1 1-3 3-0")),
             "cuatro uno tres dos")
        == "cuatro <b>uno</b> <i>tres</i> dos"
    )  # fmt: skip


def test_a_kept_stretch_is_one_word_or_part_of_one() -> None:
    assert words_of("see (a b) now", [(5, 8)]) == [(0, 3), (4, 9), (10, 13)]


def test_a_word_has_letters_and_signs_around_them() -> None:
    assert letters_of("¿qué?", (0, 5)) == (1, 4)
    assert letters_of("...", (0, 3)) == (0, 3)
