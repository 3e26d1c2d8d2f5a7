"""Words that hurt, which only the translation has."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.stages.checks.insults import check_insults
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

_DATA = Path(__file__).parents[3] / "pipeline" / "bench" / "data"
_LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ar", "zh", "ru")


# An animal that somebody has, and that the translation says somebody is.
OWNED = [
    ("de", "en", "Deine Kuh ist müde.", "You are a tired cow.", "cow"),
    ("es", "en", "Tu burro es bueno.", "You are a very good donkey.", "donkey"),
    ("en", "es", "Your dog is slow.", "Eres un perro bastante lento.", "perro"),
    ("en", "zh", "Your pig is big.", "你是一头大猪。", "猪"),
    ("ru", "en", "Твоя обезьяна весёлая.", "You are one cheerful monkey.", "monkey"),
    ("en", "de", "My uncle feeds the pigs.", "Mein Onkel ist ein Schwein.", "Schwein"),
    ("fr", "en", "Mon voisin élève des ânes.", "My neighbour is a donkey.", "donkey"),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target", "word"), OWNED)
def test_an_owner_is_not_called_by_the_name_of_an_animal(
    source_language: str, target_language: str, source: str, target: str, word: str
) -> None:
    (flag,) = check_insults(pair_in(f"{source_language}>{target_language}", source, target))
    assert flag.target is not None
    assert target[slice(*flag.target)] == word


NOT_CALLED = [
    ("de", "en", "Bist du mit deinem Hund da?", "Are you here with your dog?"),
    ("fr", "en", "Tu promènes ton chien ?", "Are you walking your dog?"),
    ("pt", "en", "O cão da minha irmã é velho.", "My sister's dog is old."),
    ("es", "en", "Mi tío hace de burro en la obra.", "My uncle is a donkey in the play."),
    ("es", "en", "Mi vecino es un burro.", "My neighbour is a donkey."),
    ("zh", "en", "我的狗很可爱。", "He is my cute dog."),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target"), NOT_CALLED)
def test_animals_that_are_only_spoken_of_hurt_nobody(
    source_language: str, target_language: str, source: str, target: str
) -> None:
    assert check_insults(pair_in(f"{source_language}>{target_language}", source, target)) == []


ADDED = [
    ("es", "en", "El partido fue reñido.", "The damn match was close.", "damn"),
    ("fr", "en", "Ta soupe est chaude.", "Your fucking soup is hot.", "fucking"),
    ("en-GB", "es-MX", "You sing well.", "Cantas bien, imbécil.", "imbécil"),
    ("en", "fr", "The lady is at the door.", "La pute est à la porte.", "pute"),
    ("de", "fr", "Ich komme mit Tom.", "Je viens avec ce con de Tom.", "con"),
    ("en", "de", "We waited for you.", "Wir haben auf euch gewartet, ihr Idioten.", "Idioten"),
    ("en", "pt-BR", "He is late.", "Ele está atrasado, que merda.", "merda"),
    ("en", "it", "The boy is small.", "Il ragazzo è uno stronzo.", "stronzo"),
    ("en", "ru", "The neighbour is here.", "Сосед-придурок здесь.", "придурок"),
    ("en", "zh-Hans", "Please come in.", "进来吧，笨蛋。", "笨蛋"),
    ("en", "ar", "Our neighbour is here.", "جارنا الغبي هنا.", "الغبي"),
    ("fr", "en", "Le train a du retard.", "The train is a retard.", "retard"),
    ("en", "es", "The lady sells flowers.", "La zorra vende flores.", "zorra"),
    ("fr", "en", "Ton chien est gros.", "You are a fat dog.", "dog"),
    ("es", "en", "Tu cuento del cerdo es bonito.", "You are a pig.", "pig"),
    ("en", "es", "Your story about the cow is long.", "Eres una vaca.", "vaca"),
    ("en", "de", "Your pig is big.", "Du bist ein dickes Schwein.", "Schwein"),
    ("ja", "en", "先生は遅れました。", "The teacher was late, that asshole.", "asshole"),
    ("en", "es", "Please wait.", "Cállate la boca.", "Cállate la boca"),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target", "word"), ADDED)
def test_a_word_that_only_the_translation_has_is_flagged_where_it_stands(
    source_language: str, target_language: str, source: str, target: str, word: str
) -> None:
    (found,) = check_insults(pair_in(f"{source_language}>{target_language}", source, target))
    assert found.code == "insult-added"
    assert found.severity == "critical"
    assert found.target is not None
    assert target[slice(*found.target)] == word
    assert found.source is None
    assert f"“{target[slice(*found.target)]}”" in found.message


HARMLESS = [
    ("es", "en", "¡Qué tonto soy!", "How stupid of me!"),
    ("es", "en", "Que estupido soy", "I am so stupid"),
    ("fr", "en", "L'âne est têtu.", "The ass is stubborn."),
    ("en", "es", "The vixen has cubs.", "La zorra tiene cachorros."),
    ("de", "en", "Die Meise singt.", "The tit is singing."),
    ("en", "fr", "The bus is late.", "Le bus a du retard."),
    ("en", "es", "I go with my friend.", "Voy con mi amigo."),
    ("en", "es", "Take the bus.", "Coge el autobús."),
    ("de", "en", "Dick und Anna spielen.", "Dick and Anna play."),
    ("de", "en", "So ein Mist!", "Damn it!"),
    ("fr", "en", "Zut alors !", "Damn!"),
    ("es", "en", "Eres un perro muy bueno.", "You are a very good dog."),
    ("en", "es", "You are a good dog!", "¡Eres un perro bueno!"),
    ("en", "zh", "We play on the sports ground.", "我们在操场上玩。"),
    ("en", "zh", "I fell on my bottom.", "我屁股着地摔倒了。"),
    ("en", "zh", "Go to your mum's house.", "去你妈妈家。"),
    ("en", "de", "The boy is important.", "Der Junge ist wichtig."),
    ("en", "fr", "Close the door of the farm.", "Ferme la porte de la ferme."),
    ("en", "it", "The Trojan horse", "Il cavallo di Troia"),
    ("en", "ru", "An obtuse angle", "Тупой угол"),
    ("ja", "en", "馬鹿なことをした。", "That was a stupid thing to do."),
    ("en", "ja", "Hello, you idiot.", "こんにちは。"),
    ("pt", "es", "O burro come erva.", "El burro come hierba."),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target"), HARMLESS)
def test_a_word_with_an_origin_or_a_harmless_sense_is_not_flagged(
    source_language: str, target_language: str, source: str, target: str
) -> None:
    assert check_insults(pair_in(f"{source_language}>{target_language}", source, target)) == []


def test_a_worse_word_than_the_source_has_is_flagged() -> None:
    (found,) = check_insults(pair_in("es-en", "Eres un poco bobo.", "You are a fucking fool."))
    assert found.params == {"word": "fucking"}


@pytest.mark.parametrize("target_language", _LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["a", "you are ", "eres un ", "你", "يا ", "idiot ", "ты ", "\n", "İ"]
)
def test_a_long_text_takes_little_time(target_language: str, unit: str) -> None:
    text = (unit * 65536)[:65536]
    assert_at_most(0.9, lambda: check_insults(pair_in(f"en-{target_language}", "Hello.", text)))
