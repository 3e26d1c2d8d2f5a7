"""Countries and large cities that became others; people, tongues and other names for them."""

from __future__ import annotations

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.names import check_names
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

LONG = 64_000


def checked(languages: str, source: str, target: str) -> list[Flag]:
    return check_names(pair_in(languages, source, target))


@pytest.mark.parametrize(
    ("languages", "source", "target", "name", "instead"),
    [
        ("en>es", "My aunt works in Norway.", "Mi tía trabaja en Suecia.", "Norway", "Suecia"),
        ("en>fr", "We moved here from Togo.", "Nous venons du Bénin.", "Togo", "Bénin"),
        ("es>en", "Austria tiene montañas.", "Australia has mountains.", "Austria", "Australia"),
        ("en>ru", "The ship sailed to Peru.", "Корабль плыл в Чили.", "Peru", "Чили"),
        ("ru>de", "Мой дядя живёт в Турции.", "Mein Onkel lebt in Griechenland.", "Турции",
         "Griechenland"),
        ("zh>en", "我爸爸在泰国工作。", "My dad works in Vietnam.", "泰国", "Vietnam"),
        ("en>zh", "She was born in South Korea.", "她出生在日本。", "South Korea", "日本"),
        ("ar>it", "نسكن في المغرب.", "Abitiamo in Tunisia.", "المغرب", "Tunisia"),
        ("pt>de", "O meu pai nasceu em Angola.", "Mein Vater ist in Ghana geboren.", "Angola",
         "Ghana"),
        ("ar>en", "أسكن في القاهرة.", "I live in Amman.", "القاهرة", "Amman"),
    ],
)  # fmt: skip
def test_a_country_or_city_that_became_another_is_shown_on_both_sides(
    languages: str, source: str, target: str, name: str, instead: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.source is not None
    assert found.target is not None
    assert source[slice(*found.source)] == name
    assert target[slice(*found.target)] == instead


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("de>en", "Meine Oma kommt aus Polen.", "My grandma is Polish."),
        ("de>en", "Die Kinder Spaniens singen.", "The children of Spain are singing."),
        ("en>de", "The Dutch beat Turkey.", "Die Niederlande schlugen die Türkei."),
        ("en>es", "I learn German and live in Italy.", "Aprendo alemán y vivo en Italia."),
        ("en>es", "South Korea is far away.", "Corea del Sur está lejos."),
        ("en>zh", "I come from Korea.", "我来自韩国。"),
        ("en>fr", "We flew from Iraq to Iran.", "Nous avons volé de l'Irak à l'Iran."),
        ("en>ru", "They went to the USA.", "Они поехали в США."),
        ("en>ru", "Her father is from South Africa.", "Её отец из Южной Африки."),
        ("en>pt", "The United Kingdom is an island.", "A Grã-Bretanha é uma ilha."),
        ("en>es", "Jordan went to Chile.", "Jordan fue a Chile."),
        ("en>ar", "He lives in Kuwait.", "يسكن في الكويت."),
        ("it>en", "Salta la corda con noi a Nairobi.", "Skip rope with us in Nairobi."),
        ("es>pt", "¿Has estado en Kenia?", "Já estiveste no Quénia?"),
        ("en>de", "Oman is hot.", "Der Oman ist heiß."),
        ("de>en", "Oma kocht Suppe aus Peru.", "Grandma cooks a soup from Peru."),
    ],
)
def test_a_country_by_another_name_its_people_and_its_tongue_are_no_other_country(
    languages: str, source: str, target: str
) -> None:
    assert checked(languages, source, target) == []


def test_a_place_that_is_known_in_two_ways_is_told_once() -> None:
    [found] = checked("en>es", "We live in Cairo.", "Vivimos en Moscú.")
    assert found.params["name"] == "Cairo"


@pytest.mark.parametrize("language", ["en", "de", "ru", "ar", "zh"])
def test_a_text_of_nothing_but_countries_takes_time_in_proportion(language: str) -> None:
    words = {"en": "Peru Chile South ", "de": "Polens Perus ", "ru": "Перу Южная ",
             "ar": "وبتونس ", "zh": "泰国日本国"}[language]  # fmt: skip
    source = (words * LONG)[:LONG]
    pair = pair_in(f"{language}>fr", source, "Le Togo. " * (LONG // 9))
    assert_at_most(1.0, lambda: check_names(pair))
