"""Translations that stop in the middle of a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.texts.cut_off import check_cut_off
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

KINDS = ("untranslated", "wrong_language", "loop", "token_lost")


def check(direction: str, source: str, target: str) -> list[Flag]:
    return check_cut_off(pair_in(direction, source, target))


CUT = [
    ("en-es", "We swam in the lake.", "Nadamos en el", "el"),
    ("en-es", "We swam in the lake and rested.", "Nadamos en el lago y", "y"),
    ("en-es", "We eat because we are hungry.", "Comemos con.", "con."),
    ("es-en", "Jugamos en el patio con los perros.", "We play in the yard with the", "the"),
    ("en-fr", "He lives near the big forest.", "Il habite près de la grande forêt et", "et"),
    ("en-fr", "I saw the tree.", "J'ai vu l'", "l'"),
    ("en-de", "We read because it rains.", "Wir lesen, weil", "weil"),
    ("en-pt", "My sister has a red bike.", "A minha irmã tem uma", "uma"),
    ("en-it", "The cat sleeps on the sofa.", "Il gatto dorme sul", "sul"),
    ("en-ru", "We went home because it was dark.", "Мы пошли домой, потому", "потому"),
    ("en-ar", "The book is on the table.", "الكتاب على", "على"),
    ("en-zh", "We went home because it was late.", "我们回家了，因为", "为"),
    ("en-es", "My brother plays the drums every Sunday.", "Mi hermano toca", "toca"),
    ("en-es", "We ate soup, bread and cheese.", "Comimos sopa,", "sopa,"),
    ("en-es", "I like cats because they are soft", "Me gustan los gatos pero", "pero"),
]


@pytest.mark.parametrize(("direction", "source", "target", "end"), CUT)
def test_a_text_that_stops_too_early_is_flagged_at_its_end(
    direction: str, source: str, target: str, end: str
) -> None:
    (found,) = check(direction, source, target)
    assert (found.code, found.severity) == ("truncated", "critical")
    assert found.source == (0, len(source))
    assert found.target is not None
    assert target[slice(*found.target)] == end
    assert found.message == "The translation stops before the end."


WHOLE = [
    ("es-en", "¿Qué buscas?", "What are you looking for?"),
    ("es-en", "Es mi mochila", "It is the bag I came with"),
    ("en-de", "Come along!", "Komm mit!"),
    ("en-de", "He falls asleep.", "Er schläft ein."),
    ("en-fr", "Yes, I want one.", "Oui, j'en veux une."),
    ("en-es", "I have one.", "Tengo una."),
    ("en-es", "And then...", "Y entonces, pues con..."),
    ("en-es", "I like cats and", "Me gustan los gatos y"),
    ("en-es", "We swam.", "Nadamos"),
    ("en-es", "The vowels are a, e, i, o.", "Las vocales son a, e, i, o."),
    ("en-zh", "He is tall.", "他很高"),
    ("en-es", "We start at        .", "Empezamos a las      ."),  # a time, kept
    ("en-es", "We play with                 ", "Jugamos con                 "),
    ("en-es", "", ""),
    ("xx-es", "Bolu kiri sama ton, og", "Mi perro corre y"),
]


@pytest.mark.parametrize(("direction", "source", "target"), WHOLE)
def test_a_whole_text_is_not_flagged(direction: str, source: str, target: str) -> None:
    assert check(direction, source, target) == []


def test_good_translations_are_hardly_ever_flagged() -> None:
    wrong, good = 0, 0
    for kind in KINDS:
        path = Path(f"pipeline/bench/data/critical-{kind}.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            good += 1
            direction = f"{item['source_lang']}-{item['target_lang']}"
            wrong += bool(check(direction, item["source"], item["good"]))
    assert good > 1000
    assert wrong <= 0.002 * good


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh"])
def test_most_texts_cut_at_their_middle_are_flagged(language: str) -> None:
    cut = caught = 0
    path = Path("pipeline/bench/data/critical-untranslated.jsonl")
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        good = item["good"].rstrip(".!?。")
        if item["target_lang"] != language or item["bad"] is None or good == item["good"]:
            continue
        cut += 1
        half = len(good) // 2
        border = half if language == "zh" else max(1, good.rfind(" ", 0, half))
        found = check(f"{item['source_lang']}-{language}", item["source"], good[:border])
        caught += bool(found)
    assert cut > 10
    assert caught >= 0.7 * cut


@pytest.mark.parametrize("piece", ["the ", "a", "-", " ", ".", "'", "山", "😀"])
def test_long_texts_take_little_time(piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    assert_at_most(0.3, lambda: check("en-es", text + ".", text))
    assert_at_most(0.3, lambda: check("en-es", "A cat." + text, "el" + text))
