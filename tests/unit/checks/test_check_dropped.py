"""Sentences and clauses that a translation lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.stages.checks.dropped import check_dropped
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

_DATA = Path(__file__).parents[3] / "pipeline" / "bench" / "data"


LOST = [
    (
        "en",
        "fr",
        "I have a brown horse. It is old. It lives on the farm of my aunt.",
        "J'ai un cheval brun. Il vit à la ferme de ma tante.",
        "It is old.",
    ),
    (
        "de",
        "en",
        "Gestern hat es geschneit. Wir haben einen Schneemann mit Hut gebaut.",
        "Yesterday it snowed.",
        "Wir haben einen Schneemann mit Hut gebaut.",
    ),
    (
        "es",
        "pt",
        "Perdona que no te escribiera antes. Estuve de viaje con mis padres.",
        "Estive viajando com meus pais.",
        "Perdona que no te escribiera antes.",
    ),
    (
        "zh",
        "en",
        "我的爷爷是农民。他种苹果和梨。秋天我们都去帮他摘水果。",
        "My grandfather is a farmer. In autumn we all help him pick the fruit.",
        "他种苹果和梨。",
    ),
    (
        "ar",
        "fr",
        "ذهبنا إلى البحر يوم الجمعة. كان الماء باردا جدا. لعبنا كرة القدم على الرمال.",
        "Vendredi, nous sommes allés à la mer. Nous avons joué au football sur le sable.",
        "كان الماء باردا جدا.",
    ),
    (
        "ru",
        "it",
        "В субботу мы ездили в лес. Мы нашли много грибов. Мама сварила из них суп.",
        "Sabato siamo andati nel bosco. La mamma ha fatto una zuppa.",
        "Мы нашли много грибов.",
    ),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target", "lost"), LOST)
def test_a_lost_sentence_is_flagged_where_it_stands(
    source_language: str, target_language: str, source: str, target: str, lost: str
) -> None:
    (found,) = check_dropped(pair_in(f"{source_language}>{target_language}", source, target))
    assert (found.code, found.severity, found.target) == ("dropped-text", "critical", None)
    assert found.source is not None
    assert source[slice(*found.source)] == lost
    assert found.message == "A part of the text is missing in the translation."


CLAUSES = [
    (
        "fr",
        "en",
        "Nous avons une grande salle où il y a un piano, des tambours et deux guitares.",
        "We have a big room.",
    ),
    (
        "en",
        "de",
        "I cannot come on Tuesday because I have to look after my little sister.",
        "Am Dienstag kann ich nicht kommen.",
    ),
    (
        "en",
        "es",
        "You need flour, sugar, butter, three eggs and a little milk.",
        "Necesitas harina y un poco de leche.",
    ),
    (
        "it",
        "ru",
        "Quando finisce la scuola, andiamo al fiume a cercare le tartarughe con il nonno.",
        "Когда заканчивается школа.",
    ),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target"), CLAUSES)
def test_a_lost_clause_or_item_is_flagged(
    source_language: str, target_language: str, source: str, target: str
) -> None:
    (found,) = check_dropped(pair_in(f"{source_language}>{target_language}", source, target))
    assert found.source == (0, len(source))


WHOLE = [
    ("en", "fr", "Bravo!", "Bravo !"),
    ("en", "es", "Hi!!! 😀😀", "¡¡¡Hola!!! 😀😀"),
    ("en", "es", "I went to the park. I saw a duck.", "Fui al parque y vi un pato."),
    ("de", "en", "Es war spät. Wir gingen nach Hause.", "It was late, so we went home."),
    ("it", "fr", "Ho un cane. Si chiama Leo.", "J'ai un chien qui s'appelle Leo."),
    ("en", "zh", "Tom has two cats. They are black.", "汤姆有两只黑猫，都是黑色的。"),
    ("en", "ru", "We made a cake and ate it.", "Мы испекли торт и съели его."),
    ("zh", "en", "加油！", "Go, go, go!"),
    ("en", "ru", "Two and a half kilometres is a long way.", "2,5 км — это далеко."),
    ("nl", "fi", "Ik hou van kaas.", "Pidän juustosta."),
    ("en", "es", "", ""),
    ("en", "es", "1. 2. 3.", "1. 2. 3."),
]


@pytest.mark.parametrize(("source_language", "target_language", "source", "target"), WHOLE)
def test_whole_translations_pass(
    source_language: str, target_language: str, source: str, target: str
) -> None:
    assert check_dropped(pair_in(f"{source_language}>{target_language}", source, target)) == []


@pytest.mark.parametrize(
    "unit", ["a", "a. ", "A. ", ", ", "and ", "a, b ", "。", "中。", "1", "? ", "\n", "a\n"]
)
def test_a_long_text_takes_little_time(unit: str) -> None:
    text = (unit * 65536)[:65536]
    assert_at_most(1.5, lambda: check_dropped(pair_in("en-zh", text, "A. B.")))
    assert_at_most(1.5, lambda: check_dropped(pair_in("en-zh", "A. B.", text)))


def test_a_raised_figure_before_letters_is_no_number() -> None:
    assert check_dropped(pair_in("en>es", "See ¹Note. Good.", "Ver ¹Nota. Bien.")) == []
