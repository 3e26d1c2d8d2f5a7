import subprocess
import sys

import pytest

from glossary.lemmas import Gender, gender, inflections, lexicon, plural


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "reefs", "reef"),
        ("en", "feet", "foot"),
        ("en", "seen", "see"),
        ("es", "patógenas", "patógeno"),
        ("es", "luces", "luz"),
        ("es", "fue", "ser"),
        ("fr", "chevaux", "cheval"),
        ("de", "häuser", "haus"),
        ("de", "strassen", "strasse"),
        ("ru", "детей", "ребёнок"),
        ("tr", "okullar", "okul"),
    ],
)
def test_forms_of_a_word_share_a_key(language: str, one: str, other: str) -> None:
    assert lexicon(language).key(one) == lexicon(language).key(other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "saw", "see"),
        ("en", "saws", "see"),
        ("en", "ground", "grind"),
        ("en", "left", "leave"),
        ("en", "building", "build"),
        ("es", "vino", "venir"),
        ("es", "caso", "casar"),
    ],
)
def test_a_word_with_forms_of_its_own_is_no_form_of_another(
    language: str, one: str, other: str
) -> None:
    assert lexicon(language).key(one) != lexicon(language).key(other)


@pytest.mark.parametrize("language", ["xx", "zh", "ja", "ko", "../es", ""])
def test_a_language_without_data_has_no_lemmas(language: str) -> None:
    assert not lexicon(language).has_data
    assert lexicon(language).lemma("reefs") is None
    assert lexicon(language).key("reefs") == "reefs"


@pytest.mark.parametrize(
    ("language", "phrase", "many"),
    [
        ("es", "arrecife de coral", "arrecifes de coral"),
        ("es", "agua potable", "aguas potables"),
        ("es", "luz", "luces"),
        ("es", "autobús", "autobuses"),
        ("es", "país", "países"),
        ("es", "crisis", "crisis"),
        ("es", "joven", "jóvenes"),
        ("es", "Casa", "Casas"),
        ("es", "casas", "casas"),
        ("es", "VIH", "VIH"),
        ("es", "guagua", "guaguas"),
        ("en", "coral reef", "coral reefs"),
        ("en", "point of view", "points of view"),
        ("en", "city", "cities"),
        ("en", "leaf", "leaves"),
        ("en", "roof", "roofs"),
        ("en", "photo", "photos"),
        ("en", "woman", "women"),
        ("en", "German", "Germans"),
        ("en", "NGO", "NGOs"),
        ("fr", "cheval", "chevaux"),
        ("fr", "récif de corail", "récifs de corail"),
        ("fr", "gaz", "gaz"),
        ("fr", "école primaire", "écoles primaires"),
        ("pt", "coração", "corações"),
        ("pt", "pão", "pães"),
        ("pt", "homem", "homens"),
        ("pt", "animal", "animais"),
        ("it", "barriera corallina", "barriere coralline"),
        ("it", "problema", "problemi"),
        ("it", "amica", "amiche"),
        ("it", "luogo", "luoghi"),
        ("de", "Haus", "Häuser"),
        ("de", "Korallenriff", "Korallenriffe"),
        ("de", "Schülerin", "Schülerinnen"),
        ("de", "Schulregel", "Schulregeln"),
        ("de", "Klassenzimmer", "Klassenzimmer"),
        ("de", "Partnerklasse", "Partnerklassen"),
        ("zh", "珊瑚礁", None),
        ("es", "...", None),
    ],
)
def test_a_phrase_has_the_plural_of_its_head(language: str, phrase: str, many: str | None) -> None:
    assert plural(phrase, language) == many


@pytest.mark.parametrize(
    ("language", "word", "forms"),
    [
        ("es", "patógeno", {"patógeno", "patógena", "patógenos", "patógenas"}),
        ("es", "patógenas", {"patógeno", "patógena", "patógenos", "patógenas"}),
        ("es", "feliz", {"feliz", "felices"}),
        ("es", "VIH", {"VIH"}),
        ("en", "reef", {"reef", "reefs"}),
        ("it", "amico", {"amico", "amica", "amici", "amiche"}),
        ("pt", "professora", {"professora", "professoras"}),
        ("zh", "学校", {"学校"}),
    ],
)
def test_a_word_has_the_forms_that_lists_know(language: str, word: str, forms: set[str]) -> None:
    assert set(inflections(word, language)) == forms
    assert inflections(word, language)[0] == word


@pytest.mark.parametrize(
    ("language", "nouns", "expected"),
    [
        ("es", "mano foto agua canción ciudad actitud casa luces manos flor", "f"),
        ("es", "día problema viaje color arrecife hogar autobús libros", "m"),
        ("es", "estudiante artista xyz", None),
        ("fr", "eau main nation liberté fleur école", "f"),
        ("fr", "voyage récif problème bateau", "m"),
        ("it", "mano nazione città casa", "f"),
        ("it", "problema fiore libro", "m"),
        ("pt", "mão nação viagem cidade", "f"),
        ("pt", "dia coração recife livro", "m"),
        ("de", "Haus", None),
        ("es", "maní", "m"),
    ],
)
def test_endings_tell_genders_but_for_exceptions(
    language: str, nouns: str, expected: Gender | None
) -> None:
    assert {gender(noun, language) for noun in nouns.split()} == {expected}


def test_the_gender_of_a_phrase_is_that_of_its_head() -> None:
    assert gender("mano de obra", "es") == "f"
    assert gender("", "es") is None


def test_word_lists_are_not_imported_before_a_glossary_needs_them() -> None:
    code = "import sys, glossary.match, glossary.verify; print('simplemma' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
