"""Whom a translation calls something: loose subjects, words never meant well, similes."""

from __future__ import annotations

import pytest

from pipeline.stages.checks.insults import check_insults
from tests.support.pairs import pair_in


def words(languages: str, source: str, target: str) -> list[str]:
    """Give the words that are flagged."""
    found = check_insults(pair_in(languages, source, target))
    assert all(one.code == "insult-added" for one in found)
    return [target[slice(*one.target)] for one in found if one.target is not None]


# A word that may call the reader something, or mean another thing: `ihr`, `bande`, `seu`, `brutto`.
LOOSE = [
    ("en>de", "Come in, children!", "Kommt rein, ihr Schweine!", "Schweine"),
    ("en>de", "She feeds her rabbit.", "Sie füttert ihr Schwein.", "Schwein"),
    ("en>fr", "Get up, all of you.", "Levez-vous, bande de singes.", "singes"),
    ("en>fr", "Listen to me.", "Écoute-moi, espèce de clown.", "clown"),
    ("en>pt", "Come here.", "Vem cá, seu rato.", "rato"),
    ("en>it", "He drew a small picture.", "Ha disegnato un brutto mostro.", "mostro"),
]


@pytest.mark.parametrize(("languages", "source", "target", "word"), LOOSE)
def test_a_loose_subject_calls_where_the_source_has_no_such_thing(
    languages: str, source: str, target: str, word: str
) -> None:
    assert words(languages, source, target) == [word]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>de", "Her dog is old.", "Ihr Hund ist alt."),
        ("en>de", "She feeds her pig.", "Sie füttert ihr Schwein."),
        ("en>de", "Their monster is made of paper.", "Ihr Monster ist aus Papier."),
        ("en>fr", "A band of monkeys sits in the tree.", "Une bande de singes est dans l'arbre."),
        ("en>fr", "It is a kind of monkey.", "C'est une espèce de singe."),
        ("en>pt", "Their rats are white.", "Os seus ratos são brancos."),
        ("en>it", "He drew an ugly monster.", "Ha disegnato un brutto mostro."),
    ],
)
def test_a_loose_subject_calls_nobody_what_the_source_speaks_of(
    languages: str, source: str, target: str
) -> None:
    assert words(languages, source, target) == []


NEVER_MEANT_WELL = [
    ("es>en", "Eres muy simpática.", "You are such a brat.", "brat"),
    ("es>en", "Tú eres el último.", "You are pathetic.", "pathetic"),
    ("en>es", "You are late.", "Eres patético.", "patético"),
    ("en>fr", "You play well.", "Tu es pitoyable.", "pitoyable"),
    ("en>de", "You are on the list.", "Du bist ein Versager.", "Versager"),
    ("en>pt", "You are welcome.", "Você é um desgraçado.", "desgraçado"),
    ("en>it", "You are next.", "Sei una nullità.", "nullità"),
    ("en>ru", "You are first.", "Ты тупой.", "тупой"),
    ("en>es", "That match was pathetic.", "Eres patético.", "patético"),  # of no reader
]


@pytest.mark.parametrize(("languages", "source", "target", "word"), NEVER_MEANT_WELL)
def test_a_word_that_is_never_meant_well_is_flagged_whatever_is_said_of_the_reader(
    languages: str, source: str, target: str, word: str
) -> None:
    assert words(languages, source, target) == [word]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>es", "You are pathetic.", "Eres patético."),
        ("en>fr", "You are pitiful.", "Tu es pitoyable."),
        ("en>de", "You are a failure.", "Du bist ein Versager."),
        ("en>es", "You are a loser.", "Eres un desgraciado."),
        # The source has a word of its own that hurts, though it is in no list of such words.
        ("es>en", "Eres un idiota.", "You are a jerk."),
        ("fr>en", "Tu es un crétin.", "You are a jerk."),
        ("en>ru", "You are stupid.", "Ты тупой."),
        ("en>it", "You are an idiot.", "Sei penoso."),
    ],
)
def test_a_reader_who_is_called_something_in_the_source_is_called_so_in_the_translation(
    languages: str, source: str, target: str
) -> None:
    assert words(languages, source, target) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("es>en", "Cantas bastante mal.", "You are an evil witch.", ["witch"]),
        ("es>en", "Eres la bruja de la obra.", "You are a witch in the play.", []),
        ("de>en", "Der Lehrer ruft.", "You are a snake.", ["snake"]),
        ("en>es", "You are a snake in the play.", "Eres una serpiente en la obra.", []),
        ("en>ru", "The teacher is calling.", "Ты змея.", ["змея"]),
        ("en>zh", "The teacher is calling.", "你是癞蛤蟆。", ["癞蛤蟆"]),
        ("en>ar", "You are charming.", "أنت ساحرة.", []),  # a witch as well
    ],
)
def test_witches_and_snakes_come_from_the_source_or_hurt(
    languages: str, source: str, target: str, expected: list[str]
) -> None:
    assert words(languages, source, target) == expected


SIMILES = {
    "es": ("Come como un cerdo.", "como un cerdo"),
    "fr": ("Il mange comme un porc.", "comme un porc"),
    "de": ("Er isst wie ein Schwein.", "wie ein Schwein"),
    "pt": ("Ele come como um porco.", "como um porco"),
    "it": ("Mangia come un maiale.", "come un maiale"),
    "ru": ("Он ест как свинья.", "как свинья"),
    "ar": ("يأكل مثل الخنزير.", "مثل الخنزير"),
    "zh": ("他吃得像猪一样。", "像猪"),
}


@pytest.mark.parametrize("language", SIMILES)
def test_nobody_eats_like_a_pig_who_does_not_in_the_source(language: str) -> None:
    target, word = SIMILES[language]
    assert words(f"en>{language}", "He eats a lot.", target) == [word]
    assert words(f"en>{language}", "He eats like a pig.", target) == []
    assert words(f"{language}>en", target, "He eats like a pig.") == []


@pytest.mark.parametrize(
    ("languages", "source"),
    [
        ("es>en", "Nos perdimos en el bosque."),
        ("fr>en", "Nous nous sommes égarés."),
        ("de>en", "Wir haben uns verlaufen."),
        ("it>en", "Ci siamo smarriti."),
        ("ru>en", "Мы заблудились."),
        ("ar>en", "ضاع الكلب."),
        ("zh>en", "我们迷路了。"),
    ],
)
def test_who_lost_the_way_is_not_told_to_get_lost(languages: str, source: str) -> None:
    assert words(languages, source, "They get lost.") == []
    assert words(f"{languages[:2]}>en", "OK.", "Get lost, please.") == ["Get lost"]
