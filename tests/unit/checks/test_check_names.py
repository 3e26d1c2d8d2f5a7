"""Names lost, translated or misspelled."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.flags import Flag
from pipeline.stages.checks.names import check_names
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh")
HOSTILE = (
    "Ann ",
    "Mr Xy ",
    "in Zqxw ",
    "Bob and ",
    "De De ",
    "Вера и ",
    "السيد حداد ",
    "小红是",
    "A",
)
LONG = 64_000


def checked(languages: str, source: str, target: str) -> list[Flag]:
    return check_names(pair_in(languages, source, target))


@pytest.mark.parametrize(
    ("languages", "source", "target", "name", "instead"),
    [
        ("en>es", "I play with Samir.", "Juego con Samar.", "Samir", "Samar"),
        ("en>fr", "Mr Carpenter sings.", "M. Charpentier chante.", "Carpenter", "Charpentier"),
        ("en-GB>it", "Yesterday Zola came.", "Ieri Zora è venuta.", "Zola", "Zora"),
        ("es>de", "Mi amigo Tomás lee.", "Mein Freund Thomas liest.", "Tomás", "Thomas"),
        ("de>fr", "Wir mögen Frau Koch.", "Nous aimons Mme Kocher.", "Koch", "Kocher"),
    ],
)
def test_a_changed_name_is_shown_on_both_sides(
    languages: str, source: str, target: str, name: str, instead: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.severity == "critical"
    assert found.source is not None
    assert found.target is not None
    assert source[slice(*found.source)] == name == found.params["name"]
    assert target[slice(*found.target)] == instead == found.params["found"]
    assert found.message == f"The name {name} became {instead}."


@pytest.mark.parametrize(
    ("languages", "source", "target", "name"),
    [
        ("en>es", "Faith reads a lot.", "La fe lee mucho.", "Faith"),  # a word, and acts
        ("en>fr", "Grace and Joy are twins.", "La grâce et Joy sont jumelles.", "Grace"),
        ("en>es", "We stayed in Bath for a week.", "Nos bañamos una semana.", "Bath"),
        ("es>en", "Ayer vino Nieves.", "It snowed yesterday.", "Nieves"),
        ("fr>en", "Mon amie Reine a un chat.", "My friend the queen has a cat.", "Reine"),
        ("de>en", "Herr Bäcker malt.", "The baker paints.", "Bäcker"),
        ("pt>en", "A dona Luz canta.", "The light sings.", "Luz"),
        ("it>es", "Il signor Russo corre.", "El señor ruso corre.", "Russo"),
        ("ru>en", "Моя сестра Вера поёт.", "My sister sings of faith.", "Вера"),
        ("ar>en", "تلعب فاطمة مع القطة.", "She plays with the cat.", "فاطمة"),
        ("zh>en", "李老师很高。", "The teacher is very tall.", "李"),
        ("en>zh", "Thomas has a bike.", "他有一辆自行车。", "Thomas"),
        ("en>ru", "My friend Oscar sings.", "Мой друг поёт.", "Oscar"),
        ("ar>fr", "فاز محمود وليلى.", "Mahmoud et la nuit ont gagné.", "وليلى"),  # glued "and"
        ("zh>en", "赵磊和孙婷在唱歌。", "Zhao Lei and another girl are singing.", "孙婷"),
        ("zh>es", "安娜喜欢画画。", "A ella le gusta dibujar.", "安娜"),
        ("en>de", "Will will help us.", "Das Testament hilft uns.", "Will"),
    ],
)
def test_a_lost_name_is_shown_where_it_stood(
    languages: str, source: str, target: str, name: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.source is not None
    assert source[slice(*found.source)] == name == found.params["name"]
    assert found.message == f"The name {name} is missing."


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>es", "Faith reads.", "Faith lee."),
        ("en>es", "Faith is important to my family.", "La fe es importante para mi familia."),
        (
            "en>es",
            "On Monday we went from London to Germany.",
            "El lunes fuimos de Londres a Alemania.",
        ),
        ("en>es", "Queen Mary saw Pope John.", "La reina María vio al papa Juan."),
        ("en>es", "HOPE AND JOY", "ESPERANZA Y ALEGRÍA"),  # shouted: capitals say nothing
        ("en>fr", "We speak Spanish at Christmas.", "À Noël, nous parlons espagnol."),
        ("en>de", "I have Anna's hat.", "Ich habe Annas Hut."),  # a genitive
        ("de>en", "Das ist Annas Hut.", "That is Anna's hat."),
        ("de>en", "Mein Bruder hat Hunger und Durst.", "My brother is hungry and thirsty."),
        ("es>en", "José y Inés cantan.", "Jose and Ines sing."),  # accents
        ("en>ru", "Samira and Jack sing.", "Самира и Джек поют."),
        ("ru>en", "Мы были у Наташи.", "We were at Natasha's."),  # a case
        ("ru>de", "Юрий читает.", "Juri liest."),
        ("en>ar", "Daniel has a cat.", "دانيال لديه قطة."),
        ("ar>en", "السيد منصور هنا.", "Mr Mansour is here."),
        ("en>zh", "Emma and Lucas sing.", "艾玛和卢卡斯唱歌。"),
        ("zh>en", "王老师唱歌。", "Ms Wang sings."),
        ("en>es", "Cristopher Columbus sailed west.", "Cristóbal Colón navegó al oeste."),
        ("es>en", "Rosa y azul son mis colores.", "Pink and blue are my colours."),
        ("it>en", "Per favore vieni qui.", "Please come here."),
        ("pl>en", "Ala ma kota.", "She has a cat."),  # a language without a table
        ("en>es", "", ""),
    ],
)
def test_what_other_languages_write_otherwise_is_left_alone(
    languages: str, source: str, target: str
) -> None:
    assert checked(languages, source, target) == []


def test_a_city_that_became_another_is_told() -> None:
    [found] = checked("es>fr", "Vamos de Sevilla a Roma.", "Nous allons de Séville à Paris.")
    assert found.params == {"name": "Roma", "found": "Paris"}


def test_a_name_of_two_words_is_told_once() -> None:
    [found] = checked("es>en", "La señora Paz Iglesias canta.", "Mrs Peace Churches sings.")
    assert found.params["name"] == "Paz"


def test_three_flags_are_enough_for_a_list() -> None:
    source = "We saw Amina, Fatou, Kofi, Kwame and Zainab."
    assert len(checked("en>es", source, "Los vimos a todos.")) == 3


@given(
    source=st.text(max_size=60),
    target=st.text(max_size=60),
    ours=st.sampled_from(LANGUAGES),
    theirs=st.sampled_from(LANGUAGES),
)
def test_spans_always_hold_the_words_that_the_flag_names(
    source: str, target: str, ours: str, theirs: str
) -> None:
    for found in checked(f"{ours}>{theirs}", source, target):
        assert found.source is not None
        assert source[slice(*found.source)] == found.params["name"]
        if found.target is not None:
            assert target[slice(*found.target)] == found.params["found"]


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_a_text_beside_itself_has_lost_no_name(text: str, ours: str) -> None:
    theirs = "es" if ours != "es" else "en"
    if ours not in {"ar", "zh"}:
        assert checked(f"{ours}>{theirs}", text, text) == []


PAIRS = ["en>es", "de>fr", "ru>en", "ar>zh", "zh>en", "en>ru"]


@pytest.mark.parametrize(("unit", "languages"), list(zip(HOSTILE, cycle(PAIRS), strict=False)))
def test_long_hostile_texts_take_no_time(unit: str, languages: str) -> None:
    hostile = unit * (LONG // len(unit))
    checked(languages, "Zqxw in Zqxw.", "a")  # word lists are read once
    assert_at_most(2.0, lambda: checked(languages, hostile, "a"))
    assert_at_most(2.0, lambda: checked(languages, "in Zqxw", hostile))
    assert_at_most(2.0, lambda: checked(languages, hostile, f"Ben {hostile}"))
