"""Translations that are far shorter or longer than their source."""

from __future__ import annotations

import pytest

from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.lengths import check_lengths, length_ratio, unlikely_length

SOURCE = "Yesterday our whole class walked to the old lighthouse by the sea."


def pair(target: str, direction: str = "en-es", source: str = SOURCE) -> Pair:
    source_language, _, target_language = direction.partition("-")
    return Pair(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
    )


@pytest.mark.parametrize(
    ("direction", "target", "word"),
    [
        ("en-es", "Ayer fuimos al faro.", "short"),
        ("en-es", 3 * "Ayer fuimos toda la clase al viejo faro junto al mar. ", "long"),
        ("en-zh", "昨天我们去了海边。", "short"),
        ("en-zh", 3 * "昨天我们全班步行去了海边的旧灯塔。", "long"),
        ("en-ru", "Мы ходили к маяку.", "short"),
    ],
)
def test_an_unlikely_length_is_said_in_one_word(direction: str, target: str, word: str) -> None:
    (found,) = check_lengths(pair(target, direction))
    assert (found.code, found.severity) == ("length-unlikely", "unsure")
    assert found.params == {"direction": word}
    assert found.source == (0, len(SOURCE))
    assert found.target == (0, len(target))


@pytest.mark.parametrize(
    ("direction", "target"),
    [
        ("en-es", "Ayer toda nuestra clase caminó hasta el viejo faro junto al mar."),
        ("en-de", "Gestern ging unsere ganze Klasse zu dem alten Leuchtturm am Meer."),
        ("en-zh", "昨天我们全班步行去了海边的旧灯塔。"),
        ("en-ar", "أمس مشى صفنا كله إلى المنارة القديمة على البحر."),
        ("en-ru", "Вчера весь наш класс ходил пешком к старому маяку у моря."),
    ],
)
def test_a_usual_length_is_not_flagged(direction: str, target: str) -> None:
    assert check_lengths(pair(target, direction)) == []


def test_short_sources_say_nothing_of_length() -> None:
    assert check_lengths(pair("No.", source="Not at all, no.")) == []
    assert unlikely_length(10, 100, "en", "es") is None
    assert length_ratio(pair("No.", source="!")) is None


def test_what_is_kept_counts_on_neither_side() -> None:
    blank = " " * 40
    source, target = "It is here: " + blank, "Está aquí: " + blank
    assert check_lengths(pair(target, source=source)) == []
