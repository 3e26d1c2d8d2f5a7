"""Numbers, dates and times that changed, went missing or were added."""

from __future__ import annotations

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.numbers import check_numbers
from pipeline.stages.checks.pair import Pair
from tests.support.pairs import pair_in


def check(direction: str, source: str, target: str) -> list[Flag]:
    return check_numbers(pair_in(direction, source, target))


SAME = [
    # Groups of digits, decimals, signs.
    ("en-es", "It holds 2,400 people.", "Caben 2.400 personas."),
    ("en-fr", "It holds 2,400 people.", "Il y a place pour 2\u202f400 personnes."),
    ("en-fr", "It holds 2,400 people.", "Il y a place pour 2\u00a0400 personnes."),
    ("de-en", "Es kostet 1,5 Millionen.", "It costs 1.5 million."),
    ("en-zh", "It costs 1.5 million.", "要一百五十万。"),
    ("en-es", "It costs 1,500 euros.", "Cuesta 1,500 euros."),
    ("en-ar", "There are 24 chairs.", "هناك ٢٤ كرسيا."),
    ("en-de", "Call 555 01 23 45.", "Ruf 55 50 12 345 an."),
    # Days and months, spans of time, one and a half.
    ("en-pt", "The fair is on 9/4.", "A feira é no dia 9 de abril."),
    ("en-fr", "The fair is on 21/05.", "La foire a lieu le 21 mai."),
    ("en-es", "Open from 1 to 5 pm.", "Abierto de 13 a 17 h."),
    ("en-it", "We rest from 2 to 4 pm.", "Riposiamo dalle 14 alle 16."),
    ("de-fr", "Wir brauchen anderthalb Stunden.", "Il nous faut une heure et demie."),
    ("de-en", "Es sind zweieinhalb Kilometer.", "It is 2.5 kilometres."),
    ("de-es", "Anderthalb Millionen Bienen.", "Un millón y medio de abejas."),
    ("ru-en", "Полтора миллиона книг.", "One and a half million books."),
    ("es-de", "Son dos millones y medio.", "Es sind zweieinhalb Millionen."),
    ("it-en", "Siamo in terza media.", "We are in the last year of middle school."),
    ("ru-es", "Мы ехали полтора часа.", "Viajamos una hora y media."),
    ("en-de", "In the last week of June we sing.", "In der letzten Juniwoche singen wir."),
    ("fr-en", "Un château du XIVe siècle.", "A 14th-century castle."),
    ("ar-en", "نلعب كل يوم خميس.", "We play on Thursdays."),
    ("es-ru", "Quedaron 5 a 1.", "Счёт был 5:1."),
    # Words.
    ("fr-en", "Elle a quatre-vingt-onze ans.", "She is ninety-one."),
    ("es-ru", "Mi tío tiene sesenta y seis años.", "Моему дяде шестьдесят шесть лет."),
    ("it-de", "Abbiamo contato milleduecento stelle.", "Wir haben 1200 Sterne gezählt."),
    ("ar-en", "عمرها ثلاث وخمسون سنة.", "She is 53."),
    ("zh-fr", "他有两百零五张邮票。", "Il a deux cent cinq timbres."),
    ("pt-it", "São quatrocentos e trinta e dois.", "Sono quattrocentotrentadue."),
    ("en-de", "She was born in nineteen ninety-nine.", "Sie wurde 1999 geboren."),
    ("en-ru", "The songs of the 1980s", "Песни 80-х"),
    ("fr-en", "Louis XIV", "Louis the Fourteenth"),
    # Halves, pairs, dozens.
    ("en-de", "We waited an hour and a half.", "Wir haben anderthalb Stunden gewartet."),
    ("en-ru", "We waited 1.5 hours.", "Мы ждали полтора часа."),
    ("en-es", "He ate both apples.", "Se comió las dos manzanas."),
    ("en-ar", "We saw two birds.", "رأينا عصفورين."),
    ("es-en", "Compramos una docena de huevos.", "We bought 12 eggs."),
    ("en-pt", "Half of us", "50 % de nós"),
    # Clocks.
    ("en-de", "It begins at 3 p.m.", "Es beginnt um 15 Uhr."),
    ("en-es", "It begins at 3 p.m.", "Empieza a las tres de la tarde."),
    ("en-fr", "It begins at 3 p.m.", "Ça commence à 15 h."),
    ("en-zh", "It begins at 3 p.m.", "下午三点开始。"),
    ("de-es", "Es ist halb acht.", "Son las siete y media."),
    ("de-en", "Es ist halb acht.", "It is 7:30."),
    ("fr-de", "Il est cinq heures moins dix.", "Es ist zehn vor fünf."),
    ("ru-en", "Сейчас четверть шестого.", "It is a quarter past five."),
    ("ar-fr", "الساعة السادسة والنصف", "Il est six heures et demie."),
    ("pt-en", "São vinte para as nove.", "It is 8:40."),
    ("it-ru", "Sono le sette meno un quarto.", "Сейчас без четверти семь."),
    ("en-it", "The gate closes at midnight.", "Il cancello chiude alle 24."),
    # Dates.
    ("en-es", "On May 3, 2024", "El 03/05/2024"),
    ("en-de", "On 3 May", "Am 3.5."),
    ("zh-en", "十月一号放假。", "The holiday is on 1 October."),
    ("en-ar", "See you on Wednesday.", "أراك يوم الأربعاء."),
    ("pt-de", "Até segunda-feira!", "Bis Montag!"),
    # Units.
    ("en-es", "It is 5 miles away.", "Está a 8 km."),
    ("en-fr", "It is 500 metres long.", "Cela mesure 0,5 km."),
    ("en-de", "It was 68 °F.", "Es waren 20 °C."),
    ("ru-de", "Это займёт 90 минут.", "Das dauert 1,5 Stunden."),
    # What is no number.
    ("en-es", "One another", "El uno al otro"),
    ("en-es", "Once upon a time", "Érase una vez"),
    ("en-de", "He may march on.", "Er darf weitergehen."),
    ("it-en", "Sei contento?", "Are you happy?"),
    ("fr-en", "Mon sac est neuf.", "My bag is new."),
    ("en-zh", "Very good, everyone!", "十分好，大家！"),
    ("es-en", "Había cuatro gatos en la sala.", "There was hardly anyone in the room."),
    ("fr-en", "La planète Mars est rouge.", "Mars is red."),
    ("en-xx", "We are seven.", "Bir iki üç."),
    ("en-es", "", ""),
]


@pytest.mark.parametrize(("direction", "source", "target"), SAME)
def test_numbers_that_mean_the_same_pass(direction: str, source: str, target: str) -> None:
    assert check(direction, source, target) == []


CHANGED = [
    ("en-es", "There are 118 of us.", "Somos 181.", "118", "181"),
    ("en-de", "At 8:15 am", "Um 8:50 Uhr", "8:15 am", "8:50 Uhr"),
    ("fr-en", "Il a soixante-douze ans.", "He is sixty-two.", "soixante-douze", "sixty-two"),
    ("es-fr", "Hay 2.400 peces.", "Il y a 240 poissons.", "2.400", "240"),
    ("de-en", "Um halb acht", "At half past eight", "halb acht", "half past eight"),
    ("en-fr", "At 3 p.m.", "À 3 heures du matin", "3 p.m.", "3 heures du matin"),
    ("en-ru", "It is 5 km long.", "Длина 5 м.", "5 km", "5 м"),
    ("en-es", "It lasts 20 minutes.", "Dura 20 horas.", "20 minutes", "20 horas"),
    ("en-it", "It costs 9 euros.", "Costa 9 dollari.", "9 euros", "9 dollari"),
    ("ar-en", "عندي سبعة كتب.", "I have six books.", "سبعة", "six"),
    ("ru-de", "Нас двенадцать.", "Wir sind zwanzig.", "двенадцать", "zwanzig"),
    ("it-en", "Siamo in ventotto.", "We are eighteen.", "ventotto", "eighteen"),
    ("en-zh", "We have sixteen desks.", "我们有六十张桌子。", "sixteen", "六十"),
    ("en-de", "We won 3-2.", "Wir haben 3:1 gewonnen.", "2", "1"),
    ("xx-en", "Meil on 1897 raamatut.", "We have 1987 books.", "1897", "1987"),
]


@pytest.mark.parametrize(("direction", "source", "target", "number", "found"), CHANGED)
def test_a_changed_number_is_shown_on_both_sides(
    direction: str, source: str, target: str, number: str, found: str
) -> None:
    (flag,) = check(direction, source, target)
    assert flag.code == "number-changed"
    assert flag.params == {"number": number, "found": found}
    assert flag.source is not None
    assert source[slice(*flag.source)] == number
    assert flag.target is not None
    assert target[slice(*flag.target)] == found
    assert flag.message == f"The number {number} became {found}."


@pytest.mark.parametrize(
    ("direction", "source", "target", "number"),
    [
        ("en-es", "We saw 15 coral reefs.", "Vimos arrecifes de coral.", "15"),
        ("de-en", "Wir haben siebzehn Katzen.", "We have cats.", "siebzehn"),
        ("zh-en", "我有三只猫。", "I have cats.", "三"),
    ],
)
def test_a_missing_number_has_no_place_in_the_translation(
    direction: str, source: str, target: str, number: str
) -> None:
    (flag,) = check(direction, source, target)
    assert flag.message == f"The number {number} is missing."
    assert flag.target is None
    assert flag.source is not None
    assert source[slice(*flag.source)] == number


@pytest.mark.parametrize(
    ("direction", "source", "target", "found"),
    [
        ("en-es", "We saw reefs.", "Vimos 15 arrecifes.", "15"),
        ("en-fr", "We have cats.", "Nous avons huit chats.", "huit"),
    ],
)
def test_an_added_number_has_no_place_in_the_original(
    direction: str, source: str, target: str, found: str
) -> None:
    (flag,) = check(direction, source, target)
    assert flag.message == f"The number {found} is not in the original."
    assert flag.source is None
    assert flag.target is not None
    assert target[slice(*flag.target)] == found


def test_regions_of_a_language_count_as_the_language() -> None:
    assert check_numbers(
        Pair(
            source="I am twelve.",
            target="我二十岁。",
            source_language="en-GB",
            target_language="zh-Hans",
        )
    )


def test_a_language_without_tables_is_judged_by_its_digits_alone() -> None:
    assert check("en-xx", "We have 18 goats.", "Meil on kaheksateist kitse.") == []
    assert check("xx-en", "Meil on 18 kitse.", "We have 81 goats.") != []


@pytest.mark.parametrize(
    ("direction", "source", "target", "date", "other", "message"),
    [
        ("en-es", "See you on Monday.", "Nos vemos el martes.", "Monday", "martes",
         "“Monday” became “martes”."),
        ("en-pt", "On 14 March", "Em 14 de maio", "March", "maio", "“March” became “maio”."),
        ("zh-en", "星期三见！", "See you on Thursday!", "星期三", "Thursday",
         "“星期三” became “Thursday”."),
        ("es-en", "Ven el jueves.", "Come.", "jueves", None, "“jueves” is missing."),
        ("fr-de", "En juillet, il pleut.", "Es regnet.", "juillet", None, "“juillet” is missing."),
        ("en-ru", "Come soon.", "Приходи в пятницу.", None, "пятницу",
         "“пятницу” is not in the original."),
    ],
)  # fmt: skip
def test_months_and_days_are_called_by_their_names(
    direction: str, source: str, target: str, date: str | None, other: str | None, message: str
) -> None:
    (flag,) = check(direction, source, target)
    assert flag.code == "number-changed"
    assert flag.message == message
    assert date == (source[slice(*flag.source)] if flag.source else None)
    assert other == (target[slice(*flag.target)] if flag.target else None)
