"""Translations in another language than the one asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.texts.languages import check_languages
from pipeline.stages.detect import Detector
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

DETECTOR = Detector()


def check(direction: str, source: str, target: str) -> list[Flag]:
    pair = pair_in(direction, source, target)
    return check_languages(pair, DETECTOR)


WRONG = [
    ("en-es", "The bread is warm.", "O pão está quente.", "Portuguese", "Spanish"),
    ("en-es", "The park is closed.", "O parque está fechado.", "Portuguese", "Spanish"),
    ("fr-es", "Le lac est loin.", "O lago está longe.", "Portuguese", "Spanish"),
    ("en-pt", "My dog is old.", "Mi perro es viejo.", "Spanish", "Portuguese"),
    ("en-fr", "He likes the sea.", "Gli piace il mare.", "Italian", "French"),
    ("en-it", "I live in a village.", "Vivo en un pueblo pequeño.", "Spanish", "Italian"),
    ("en-de", "The garden is green.", "De tuin is groen.", "Dutch", "German"),
    ("es-en", "Mi hermana canta hoy.", "Meine Schwester singt heute.", "German", "English"),
    ("es-en", "El cielo es azul.", "Le ciel est bleu.", "French", "English"),
    ("en-ru", "The cat sleeps.", "Das Kätzchen schläft jetzt.", "German", "Russian"),
    ("en-ru", "We are looking for the key.", "Ми шукаємо ключ.", "Ukrainian", "Russian"),
    ("en-zh", "The tea is hot.", "Чай очень горячий.", "Russian", "Chinese"),
    ("en-zh", "The tea is hot.", "お茶は熱いです。", "Japanese", "Chinese"),
    ("en-ar", "The door is open.", "La porte est ouverte.", "French", "Arabic"),
    ("ru-de", "Мы идём домой.", "我们正在回家。", "Chinese", "German"),
]


@pytest.mark.parametrize(("direction", "source", "target", "found", "expected"), WRONG)
def test_another_language_is_named(
    direction: str, source: str, target: str, found: str, expected: str
) -> None:
    (flag,) = check(direction, source, target)
    assert (flag.code, flag.severity) == ("wrong-language", "critical")
    assert flag.target == (0, len(target))
    assert flag.params["expected"] == expected
    # Ukrainian in three words is Slavic sooner than Ukrainian.
    assert flag.params["found"] == found or direction == "en-ru"
    assert flag.message.startswith("The translation looks like ")


# Near kin, of which there is no list, and sentences of two words: the direction, both texts, the
# language that is named.
KIN = [
    (
        "en-es",
        "Our teacher is very strict.",
        "A nosa mestra é moi estrita, tamén hoxe.",
        "Galician",
    ),
    ("en-es", "I want to swim.", "Vull nedar aviat.", "Catalan"),
    ("en-pt", "It was Monday yesterday.", "Onte foi luns, xa o dixen.", "Galician"),
    ("en-it", "We eat with them.", "Nosaltres mengem amb ells.", "Catalan"),
    ("en-fr", "We drink water.", "Nosaltres bevem aigua.", "Catalan"),
    ("en-ru", "What do you think?", "Що ти думаєш?", "Ukrainian"),
    ("en-ru", "I have a cat.", "Аз също имам котка.", "Bulgarian"),
    ("en-ru", "The night was short.", "Ноч была вельмі кароткая.", "Belarusian"),
    ("fr-it", "J'ai soif.", "J'ai très soif.", "French"),
    ("es-de", "Me gusta leer.", "I like reading.", "English"),
    ("es-en", "No me gusta la sopa.", "Ich mag Suppe.", "German"),
    ("zh-es", "她在画画。", "Ela está desenhando.", "Portuguese"),
]


@pytest.mark.parametrize(("direction", "source", "target", "found"), KIN)
def test_near_kin_and_short_sentences_are_told_apart(
    direction: str, source: str, target: str, found: str
) -> None:
    (flag,) = check(direction, source, target)
    assert flag.code == "wrong-language"
    assert flag.params["found"] == found


RIGHT = [
    ("en-es", "We read D'Artagnan aloud.", "Leímos D'Artagnan en voz alta."),
    ("en-es", "We like the song called Hoxe.", "Nos gusta la canción «Hoxe» de unos amigos."),
    ("en-es", "He lives in São Paulo.", "Vive en São Paulo."),
    ("en-ru", "Kyiv is a big city.", "Киев — большой город."),
    ("en-es", "My brother does not eat meat.", "Mi hermano no come carne."),
    ("es-pt", "El animal come fruta y carne.", "O animal come fruta e carne."),
    ("en-de", "Part I is easy.", "Teil I ist leicht."),
    ("en-es", "Do you walk or cycle?", "¿Vas a pie o en bici?"),
    ("en-es", "Luis and Inés are friends.", "Luis e Inés son amigos."),
    ("en-es", "Five or six frogs.", "Cinco o seis ranas."),
    ("zh-es", "两三只鸟。", "Dos o tres pájaros."),
    ("en-pt", "The lake is frozen over.", "O lago está congelado."),
    ("en-it", "Pizza or pasta?", "Pizza o pasta?"),
    ("en-de", "Jazz and rap are cool.", "Jazz und Rap sind cool."),
    ("en-fr", "Anna, Tom and Kwame sing.", "Anna, Tom et Kwame chantent."),
    ("zh-fr", "哈哈哈哈，真有趣！", "Ha ha ha ha, très drôle !"),
    ("en-ru", "My friend Tom plays Minecraft.", "Мой друг Том играет в Minecraft."),
    ("en-zh", "My favourite band is ABBA.", "我最喜欢的乐队是ABBA。"),
    ("en-ar", "I use YouTube.", "أستخدم YouTube."),
    ("en-es", "Yes!", "¡Sí!"),
    ("en-pt-BR", "My house is near the sea.", "A minha casa fica perto do mar."),
    ("en-xx", "My house is near the sea.", "Bolu kiri sama ton lefe."),
]


@pytest.mark.parametrize(("direction", "source", "target"), RIGHT)
def test_the_right_language_is_not_flagged(direction: str, source: str, target: str) -> None:
    assert check(direction, source, target) == []


def test_good_sentences_of_the_detectors_own_bench_are_not_flagged() -> None:
    source = {"en": ("es", "Muchas gracias por la carta.")}
    wrong, texts = 0, 0
    for language in ("en", "es", "fr", "de", "pt", "it", "ru", "ar"):
        rows = Path(f"pipeline/bench/data/detect/{language}.tsv").read_text(encoding="utf-8")
        other, letter = source.get(language, ("en", "Many thanks for the letter."))
        for row in rows.splitlines()[1:]:
            texts += 1
            wrong += bool(check(f"{other}-{language}", letter, row.split("\t")[1]))
    assert texts > 1000
    assert wrong <= 0.002 * texts


@pytest.mark.parametrize("piece", ["the ", "o ", "山", "я", "Ab ", "ha ha ", "a", "のは"])
@pytest.mark.parametrize("direction", ["en-es", "en-zh", "de-ru"])
def test_long_texts_take_little_time(piece: str, direction: str) -> None:
    text = (piece * 65_536)[:65_536]
    check(direction, "The cat.", "O gato está gelado.")  # profiles and lists are read once
    assert_at_most(1.0, lambda: check(direction, text, text[1:]))
