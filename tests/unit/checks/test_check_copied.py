"""What a translation left in the language of its source."""

from __future__ import annotations

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.texts.copied import check_copied
from pipeline.stages.detect import Detector
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

DETECTOR = Detector()


def check(direction: str, source: str, target: str) -> list[Flag]:
    pair = pair_in(direction, source, target)
    return check_copied(pair, DETECTOR)


# Pair, source, translation, the words left on either side.
LEFT = [
    (
        "de-en",
        "Wir brauchen Taschenlampen und Decken.",
        "We need Taschenlampen and blankets.",
        "Taschenlampen",
        "Taschenlampen",
    ),
    ("en-fr", "The oven is hot.", "Le four is hot.", "is hot", "is hot"),
    (
        "de-es",
        "Der Regen hat aufgehört.",
        "Der lluvia ha aufgehört.",
        "Der Regen hat aufgehört",
        "",
    ),
    ("es-en", "Me gusta la sandía.", "I like the sandía.", "sandía", "sandía"),
    ("en-de", "She peels the carrot.", "Sie peels die Karotte.", "peels", "peels"),
    ("de-en", "Unser Torwart ist krank.", "Our Torwart is ill.", "Torwart", "Torwart"),
    (
        "pt-it",
        "A lagarta comeu a folha.",
        "Il lagarta ha mangiato la foglia.",
        "lagarta",
        "lagarta",
    ),
    ("it-es", "Il gufo dorme.", "El gufo duerme.", "gufo", "gufo"),
    ("fr-pt", "Le hibou dort.", "O hibou dorme.", "hibou", "hibou"),
    ("en-ru", "We fed the ducks.", "Мы покормили ducks.", "ducks", "ducks"),
    ("en-zh", "The cow eats grass.", "cow吃草。", "cow", "cow"),
    ("fr-ar", "Le lapin mange.", "يأكل lapin العشب.", "lapin", "lapin"),
    ("ru-en", "Мы видели белку.", "We saw a белку.", "белку", "белку"),
    ("zh-es", "我们看到了松鼠。", "Vimos una 松鼠.", "松鼠", "松鼠"),
    ("ar-de", "رأينا سنجابا.", "Wir sahen ein سنجابا.", "سنجابا", "سنجابا"),
    ("en-es", "Open the door on Monday.", "Abre la puerta on Monday.", "on Monday", "on Monday"),
]


@pytest.mark.parametrize(("direction", "source", "target", "here", "there"), LEFT)
def test_words_left_are_flagged_where_they_stand(
    direction: str, source: str, target: str, here: str, there: str
) -> None:
    (found,) = check(direction, source, target)
    assert (found.code, found.severity) == ("untranslated", "critical")
    assert found.source is not None
    assert found.target is not None
    assert source[slice(*found.source)] == here
    if there:
        assert target[slice(*found.target)] == there


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        ("en-fr", "The grass is wet today."),
        ("es-pt", "Ayer llovió mucho."),
        ("de-en", "Guten Morgen!"),
        ("en-es", "Good night!"),
        ("ru-fr", "Мы дома."),
        ("zh-en", "下雨了。"),
        ("ar-it", "نحن هنا."),
        ("it-zh", "Il gatto dorme."),
    ],
)
def test_a_copy_is_flagged_whole(direction: str, text: str) -> None:
    assert check(direction, text, text)


RIGHT = [
    # Words that both languages have.
    ("en-fr", "The animal is in the village.", "L'animal est dans le village."),
    ("en-de", "My finger and my arm hurt.", "Mein Finger und mein Arm tun weh."),
    ("es-pt", "La casa verde es grande.", "A casa verde é grande."),
    ("it-es", "La mamma canta una canzone.", "La mamá canta una canción."),
    ("fr-en", "C'est une bonne question.", "That is a good question."),
    ("en-fr", "Bravo!", "Bravo !"),
    ("es-it", "La luna bella", "La luna bella"),
    ("fr-en", "Sport, art, cuisine", "Sport, art, cuisine"),
    # Names, titles, words spoken of, abbreviations.
    ("es-en", "Paz y Sol viven en La Rioja.", "Paz and Sol live in La Rioja."),
    ("de-en", "Frau Becker wohnt am Rhein.", "Mrs Becker lives on the Rhine."),
    ("en-es", "We saw The Lord of the Rings.", "Vimos The Lord of the Rings."),
    ("es-en", "Hoy vemos El laberinto del fauno.", "Today we watch El laberinto del fauno."),
    ("de-it", "Wir waren in Rio de Janeiro.", "Siamo stati a Rio de Janeiro."),
    ("fr-de", "« Chouette » veut dire Eule.", "„Chouette“ heißt Eule."),
    ("en-ru", "The BBC has a chat.", "У BBC есть чат."),
    ("zh-en", "“山”的意思是山峰。", "“山” means mountain."),
    # Words that travel.
    ("es-de", "Comemos paella y churros.", "Wir essen Paella und Churros."),
    ("en-it", "I sent an email from my smartphone.", "Ho mandato un'email dallo smartphone."),
    ("en-es", "We love rock and roll.", "Nos encanta el rock and roll."),
    ("en-es", "The coronavirus is small.", "El coronavirus es pequeño."),
    # One language.
    ("en-en-GB", "The color is gray.", "The color is gray."),
]


@pytest.mark.parametrize(("direction", "source", "target"), RIGHT)
def test_what_is_right_to_keep_is_not_flagged(direction: str, source: str, target: str) -> None:
    assert check(direction, source, target) == []


def test_languages_without_lists_are_judged_by_whole_copies_only() -> None:
    assert check("sw-en", "Watoto wanacheza mpira uwanjani.", "Watoto wanacheza mpira uwanjani.")
    assert not check("xx-yy", "bara kopa filu", "bara gunda holu")


@pytest.mark.parametrize("piece", ["the ", "The Cat ", '"a" ', "(", "«a ", "я ", "山", "a'b "])
@pytest.mark.parametrize("direction", ["en-es", "ru-en", "zh-en"])
def test_long_texts_take_little_time(piece: str, direction: str) -> None:
    text = (piece * 65_536)[:65_536]
    check(direction, "The cat.", "El gato.")  # the lists are read once
    assert_at_most(1.0, lambda: check(direction, text, text[1:]))
