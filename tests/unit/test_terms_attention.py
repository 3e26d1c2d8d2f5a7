"""What is made of noisy attention: which words are a term's, and what a model leaves out."""

from __future__ import annotations

import re

import pytest

from pipeline.domain.spans import Span
from pipeline.stages.signs.words import Pairing
from pipeline.stages.terms.losing import says_again, says_less
from pipeline.stages.terms.places import has_room, own_place
from translators.values import Alignment, Hypothesis


def aligned(source: str, target: str, pairs: str) -> Alignment:
    """Pair words by their numbers: `0=0 2=1`."""
    here, there = ([one.span() for one in re.finditer(r"\S+", text)] for text in (source, target))
    numbers = (map(int, pair.split("=")) for pair in pairs.split())
    return tuple((*here[one], *there[other]) for one, other in numbers)


def span_of(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("source", "term", "target", "pairs", "guess", "language", "expected"),
    [
        # A small word far off, and the noun.
        ("My brother eats strawberries.", "strawberries", "Mi hermano come fresas.",
         "3=0 1=1 2=2 3=3", "Mi", "es", "fresas"),
        # A verb behind it.
        ("Mi compañera de banco olvidó eso.", "compañera de banco", "My banker forgot this.",
         "0=0 1=1 1=2 5=3", "banker forgot", "en", "banker"),
        ("Strawberries grow here.", "Strawberries", "Las estrellas crecen aquí.",
         "0=0 0=1 0=2 2=3", "Las estrellas crecen", "es", "Las estrellas"),
        # What stands behind a comma.
        ("No veo mi ficha, ¿quién la ve?", "ficha", "I see no read, can you see?",
         "3=3 4=4 6=6", "read, can", "en", "read"),
        # Of two nouns the one with the neighbour of the source.
        ("My backpack and my jacket stay.", "jacket", "Mi mochila y mi chaqueta quedan.",
         "0=0 4=1 2=2 3=3 4=4 5=5", "mochila", "es", "chaqueta"),
        # Two words of one term with a small word of another's between them.
        ("We have a rain gauge now.", "rain gauge", "Tenemos una galaxia de lluvia ya.",
         "1=0 2=1 4=2 1=3 3=4 5=5", "galaxia", "es", "galaxia de lluvia"),
        # A second word that came from the same.
        ("Pen pals from Lima!", "Pen pals", "Peno palas de Lima!",
         "1=0 1=1 2=2 3=3", "palas", "es", "Peno palas"),
        # It breaks off with a small word.
        ("We see the weather station with them.", "weather station", "Vemos la estación de tiempo.",
         "1=0 2=1 4=2 3=3 3=4", "estación de", "es", "estación de tiempo"),
        # All nouns in a row that came from one word.
        ("Vive en la plaza.", "plaza", "She lives in the town square.",
         "0=1 1=2 2=3 3=4 3=5", "square", "en", "town square"),
        # One of them is the noun beside, of which attention says nothing; or a verb is.
        ("Nota del examen de historia.", "examen", "Mark of the history examination.",
         "0=0 1=1 2=3 2=4", "history", "en", "examination"),
        ("I drink orange juice here.", "juice", "Bebo zumo de naranja aquí.",
         "1=0 3=1 2=2 3=3 4=4", "naranja", "es", "zumo"),
        ("Ella lleva gafas.", "gafas", "She wears glasses.", "0=0 2=1 2=2", "glasses", "en",
         "glasses"),
        # An adverb is no noun.
        ("Hoy no hay clase.", "clase", "There is no training today.",
         "1=2 2=1 3=3 3=4", "today", "en", "training"),
        # Nothing to be mended, and nothing known of the language.
        ("The bus stops.", "bus", "El autobús para.", "0=0 1=1 2=2", "autobús", "es", "autobús"),
        ("The bus stops.", "bus", "Der Bus hält.", "1=0 1=1 2=2", "Der", "de", "Der"),
    ],
)  # fmt: skip
def test_the_words_of_a_term_are_told_from_others(
    source: str, term: str, target: str, pairs: str, guess: str, language: str, expected: str
) -> None:
    pairing = Pairing(source, target, aligned(source, target, pairs), [])
    own = pairing.words_in(span_of(source, term))
    place = own_place(span_of(target, guess), own, pairing, language)
    assert target[slice(*place)] == expected


@pytest.mark.parametrize(
    ("source", "term", "target", "pairs", "place", "room"),
    [
        ("En el patio jugamos con la pelota.", "patio", "We play with the ball.",
         "2=3 3=1 4=2 6=4", "the", False),
        ("El recreo dura mucho.", "recreo", "I will last long.", "0=0 1=2 3=3", "last", False),
        ("Paró el penal y gritamos.", "penal", "He stopped and we shouted.",
         "0=1 2=2 4=4", "and", False),
        ("Había un burro viejo.", "burro", "There was an old thing.",
         "0=1 2=2 3=3", "an", False),
        ("El patio es grande.", "patio", "The is big.", "1=0 2=1 3=2", "The", True),
        ("El patio es grande.", "patio", "The yard is big.", "1=1 2=2 3=3", "yard", True),
    ],
)  # fmt: skip
def test_no_noun_stands_before_anothers_or_behind_a_pronoun(
    source: str, term: str, target: str, pairs: str, place: str, room: bool
) -> None:
    pairing = Pairing(source, target, aligned(source, target, pairs), [])
    own = pairing.words_in(span_of(source, term))
    assert has_room(span_of(target, place), own, pairing, "en") is room


def hypothesis(source: str, text: str, pairs: str) -> Hypothesis:
    return Hypothesis(
        text=text,
        tokens=tuple(text.split()),
        log_probability=-1.0,
        alignment=aligned(source, text, pairs),
    )


SOURCE = "El camión pasa a las seis y hace mucho ruido."
DRAFT = hypothesis(SOURCE, "The lorry passes at six and makes much noise.",
                   "0=0 1=1 2=2 3=3 5=4 6=5 7=6 8=7 9=8")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pairs", "less"),
    [
        ("The lorry goes at six and it makes noise.", "1=1 2=2 5=4 7=7 8=7 9=8", False),
        ("The lorry makes much noise.", "1=1 7=2 8=3 9=4", True),
        ("The lorry at six and it makes much noise.", "1=1 5=3 7=6 8=7 9=8", True),
        ("The lorry lorry passes at six and makes much noise.",
         "1=1 2=3 3=4 5=5 7=7 8=8 9=9", False),
    ],
)  # fmt: skip
def test_what_leaves_words_out_says_less(text: str, pairs: str, less: bool) -> None:
    term = span_of(SOURCE, "camión")
    assert says_less(SOURCE, DRAFT, hypothesis(SOURCE, text, pairs), [term]) is less


@pytest.mark.parametrize(
    ("text", "pairs", "again"),
    [
        ("The lorry truck passes at six", "1=1 1=2 2=3", True),
        ("The lorry of the road passes at six", "1=1 1=4 2=5", True),
        ("The lorry of the road passes at six", "1=1 7=4 2=5", False),
        ("The lorry often passes at six", "1=1 2=2 2=3", False),
        ("The lorry passes at six", "1=1 1=2", False),  # as the draft has it
        ("The lorry is at six", "1=1 1=2", False),  # a small word
        ("The lorry", "1=1", False),
    ],
)
def test_a_word_more_for_the_term_says_it_again(text: str, pairs: str, again: bool) -> None:
    other, term = hypothesis(SOURCE, text, pairs), span_of(SOURCE, "camión")
    assert says_again(DRAFT, other, term, len("The lorry")) is again
