import pytest

from glossary.agreement.numbers import is_plural_form
from glossary.agreement.onsets import Onset, linked, onset
from glossary.lemmas import gender, plural


@pytest.mark.parametrize(
    ("language", "phrases", "expected"),
    [
        ("es", "casas, arrecifes de coral, luces, guaguas, bicis, playeras, CASAS", True),
        ("es", "casa, arrecife de coral, luz, autobús, hogar, maestra, país", False),
        ("es", "coronavirus, SARS, ARN, COVID-19", None),
        ("en", "houses, children, coral reefs, points of view, seeds", True),
        ("en", "house, glass, coral reef, point of view", False),
        ("en", "species", None),
        ("fr", "maisons, chevaux, écoles primaires", True),
        ("fr", "maison, cheval", False),
        ("fr", "souris, temps, voix", None),
        ("it", "case, libri, scuole, studenti", True),
        ("it", "casa, libro", False),
        ("pt", "casas, lares", True),
        ("pt", "casa, lar", False),
        ("de", "Häuser", True),
        ("de", "Haus", False),
        ("zh", "学校", None),
        ("es", "!!", None),
    ],
)
def test_nouns_show_their_number(language: str, phrases: str, expected: bool | None) -> None:
    found = {phrase: is_plural_form(phrase, language) for phrase in phrases.split(", ")}

    assert found == dict.fromkeys(phrases.split(", "), expected)


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "apple, owl, hour, honest man, 8th grade, FBI, MRI, HIV, umbrella", "vowel"),
        ("en", "house, uniform, university, one, Europe, UK, UN, useful, dog, SARS, NASA", "plain"),
        ("fr", "école, homme, eau, œuf, hôtel, yeux", "vowel"),
        ("fr", "haricot, maison, héros, yaourt, oui, onze", "plain"),
        ("it", "amico, erba, hotel", "vowel"),
        ("it", "zaino, studente, gnomo, psicologo, yogurt, iato", "hard"),
        ("it", "sole, casa, sera", "plain"),
        ("es", "agua, águila, Agua fría, aula", "vowel"),
        ("es", "amiga, casa, aguas, arena", "plain"),
        ("de", "Apfel", "plain"),
    ],
)
def test_words_begin_as_the_article_before_them_minds(
    language: str, words: str, expected: Onset
) -> None:
    found = {word: onset(word, language) for word in words.split(", ")}

    assert set(found.values()) == {expected}, found


@pytest.mark.parametrize(
    ("language", "word", "following", "expected"),
    [
        ("es", "y", "iglesia", "e"),
        ("es", "y", "hijos", "e"),
        ("es", "y", "hielo", "y"),
        ("es", "e", "casa", "y"),
        ("es", "o", "hombre", "u"),
        ("es", "u", "casa", "o"),
        ("fr", "de", "eau", "d'"),
        ("fr", "d'", "lait", "de"),
        ("fr", "que", "elle", "qu'"),
        ("it", "ed", "libro", "e"),
        ("it", "e", "amico", "e"),
        ("en", "and", "owl", "and"),
    ],
)
def test_linking_words_mind_what_follows(
    language: str, word: str, following: str, expected: str
) -> None:
    assert linked(word, following, language) == expected


@pytest.mark.parametrize(
    ("language", "nouns", "expected"),
    [
        ("es", "queque brote afluente coronavirus trabalenguas autobuses jardines barrilete", "m"),
        ("es", "bici bicis gripe higiene reuniones cuestión", "f"),
        ("es", "colega atleta cometa policía", None),
        ("it", "case scuole", "f"),
        ("it", "libri fiori", "m"),
        ("fr", "lac bus cahier", "m"),
    ],
)
def test_more_nouns_have_their_gender(language: str, nouns: str, expected: str | None) -> None:
    assert {gender(noun, language) for noun in nouns.split()} == {expected}


@pytest.mark.parametrize(
    ("language", "word"),
    [("it", "case"), ("it", "scuole"), ("en", "crayfish"), ("en", "jellyfish")],
)
def test_plurals_stay_as_they_are(language: str, word: str) -> None:
    assert plural(word, language) == word
