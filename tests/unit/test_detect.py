"""The language of posts and passages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.language import UNDETERMINED, is_known_tag
from pipeline.stages.detect import Detector, PostVerdict

DETECTOR = Detector()
EN_ES = ("en", "es")


def post(
    text: str,
    languages: tuple[str, ...] = EN_ES,
    classroom: str | None = None,
    claim: str | None = None,
) -> PostVerdict:
    return DETECTOR.post(text, languages=languages, classroom=classroom, claim=claim)


def passage(text: str, prior: str, languages: tuple[str, ...] = EN_ES) -> str:
    return DETECTOR.passage(text, languages=languages, prior=prior).code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We saw fifteen coral reefs yesterday.", "en"),
        ("Ayer vimos quince arrecifes de coral.", "es"),
        ("WE SAW FIFTEEN CORAL REEFS", "en"),
        ("HOY HEMOS VISTO EL MAR", "es"),
        ("hola, que tal? manana no hay clase", "es"),
        ("¿Y tú?", "es"),
        ("holaaaaa a todoooos!!!", "es"),
        ("ok jajaja nos vemos mañana 😂", "es"),
        ("https://es.example.org/hola Look at this page", "en"),
        ("@maria #playa The beach was very clean", "en"),
    ],
)
def test_a_post_is_in_the_language_its_words_are_in(text: str, language: str) -> None:
    verdict = post(text)
    assert verdict.language.code == language
    assert verdict.language.by == "detected"
    assert not verdict.lacking
    assert not verdict.unsure


@pytest.mark.parametrize(
    ("languages", "text", "code"),
    [
        (("en-GB", "es-MX"), "The library opens at nine.", "en-GB"),
        (("en", "pt-BR"), "A biblioteca abre às nove horas.", "pt-BR"),
        (("en", "zh-Hans"), "我们学校的图书馆九点开门", "zh-Hans"),
        (("zh-Hans", "zh-Hant"), "我們學校的圖書館九點開門，歡迎大家來", "zh-Hant"),
        (("en", "ja"), "私たちの学校はとても大きいです", "ja"),
        (("en", "ko"), "우리 학교는 아주 큽니다", "ko"),
        (("en", "nb"), "Vi har ikke skole i morgen, fordi det er helg.", "nb"),
        (("en", "no"), "Vi har ikke skole i morgen, fordi det er helg.", "no"),
        (("en", "ka"), "ჩვენი სკოლა ძალიან დიდია", "ka"),
        (("fr", "ar"), "تفتح المكتبة في الساعة التاسعة", "ar"),
        (("en", "ms"), "Kami pergi ke sekolah dengan bas setiap pagi.", "ms"),
    ],
)
def test_the_code_is_the_tag_that_the_project_declares(
    languages: tuple[str, ...], text: str, code: str
) -> None:
    assert post(text, languages).language.code == code


def test_of_two_tags_of_one_language_the_classroom_has_its_own() -> None:
    text = "The library opens at nine o'clock."
    for classroom in ("en-GB", "en-US"):
        verdict = post(text, ("en-GB", "en-US", "es"), classroom)
        assert verdict.language.code == classroom
        assert not verdict.unsure


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", "ok jajaja", "jajaja", "hahaha lol", "xD", "XDDD", "mdr", "www", "kkkk",
        "😂😂", "12345", "https://x.org", "@ana", "#reef", "...", "ok", "哈哈哈", "ㅋㅋㅋ",
        "хахаха", "ana@example.org", ":-)", "15 km", "`let x = 1`", "{name}", "🇬🇭", "\u200b", "A",
    ],
)  # fmt: skip
def test_laughter_emoji_numbers_and_addresses_are_in_no_language(text: str) -> None:
    verdict = post(text, classroom="en", claim="es")
    assert verdict.language.code == UNDETERMINED
    assert verdict.language.probability is None
    assert not verdict.unsure
    assert not verdict.lacking
    assert passage(text, "en") == UNDETERMINED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bonjour à tous, nous sommes très contents de vous écrire.", "fr"),
        ("Wir haben gestern zusammen einen langen Spaziergang gemacht.", "de"),
        ("Мы получили ваше письмо и очень обрадовались.", "ru"),
        ("ჩვენ დღეს სკოლაში ვიყავით და ბევრი ვისწავლეთ", "ka"),
        ("我们学校很大，有很多学生和老师，大家都喜欢在操场上踢足球。", "zh-Hans"),
        ("O nosso colégio tem uma biblioteca muito grande e não fecha.", "pt"),
    ],
)
def test_a_language_that_the_project_lacks_is_claimed(text: str, code: str) -> None:
    verdict = post(text, classroom="en")
    assert verdict.lacking
    assert verdict.language.code == code
    assert verdict.language.by == "detected"


@pytest.mark.parametrize("text", ["Je ne sais pas", "Ich weiß nicht", "Мы не знаем", "не знаю"])
def test_below_twenty_letters_no_language_is_claimed_to_be_lacking(text: str) -> None:
    assert not post(text, classroom="en").lacking


@pytest.mark.parametrize(
    "text",
    [
        "Ayer fuimos a la playa y recogimos muchas conchas de colores.",
        "El agua del río baja muy fría en primavera.",
        "Kwame, Ama and Kofi visited Santiago de Compostela.",
        "We read Le Petit Prince and then we drew our own planets.",
        "My teacher said: hasta la vista, amigos, and then she went home.",
    ],
)
def test_a_post_in_a_language_of_the_project_is_not_claimed_to_lack(text: str) -> None:
    assert not post(text, classroom="es").lacking


def test_a_norwegian_post_is_not_claimed_to_be_danish() -> None:
    text = "Dette fører til en avgift som staten kan endre. Er du sikker på det?"
    assert not post(text, ("en", "nb"), "nb").lacking


@pytest.mark.parametrize("language", ["gl", "eu", "tw", "ga"])
def test_a_classroom_whose_language_has_no_profile_is_believed(language: str) -> None:
    texts = {
        "gl": "O noso colexio ten unha biblioteca moi grande e fermosa",
        "eu": "Gure ikastetxeak liburutegi handi eta eder bat du",
        "tw": "Me din de Kwame na mefi Ghana, yɛn sukuu no yɛ kɛse",
        "ga": "Tá leabharlann mhór álainn againn inár scoil nua",
    }
    verdict = post(texts[language], ("en", language), classroom=language)
    assert verdict.language.code == language
    assert verdict.language.by == "classroom"
    assert not verdict.lacking
    english = post("Our school has a very big library", ("en", language), classroom=language)
    assert english.language.code == "en"


def test_a_thin_text_follows_the_claim_before_the_classroom() -> None:
    assert post("Kwame", classroom="en").language.by == "classroom"
    claimed = post("Kwame", classroom="en", claim="es").language
    assert (claimed.code, claimed.by) == ("es", "claimed")


def test_a_claim_never_overrides_clear_words() -> None:
    verdict = post("The library opens at nine in the morning.", classroom="es", claim="es")
    assert verdict.language.code == "en"
    assert verdict.language.by == "detected"


def test_words_that_could_be_either_are_unsure_without_a_prior() -> None:
    text = "Final real hotel"
    assert post(text).unsure
    probability = post(text).language.probability
    assert probability is not None
    assert probability < 0.75


@pytest.mark.parametrize(
    ("text", "prior", "code"),
    [
        ("Lo pasamos muy bien con vosotros.", "en", "es"),
        ("Me gusta mucho tu dibujo", "en", "es"),
        ("I really like your drawing", "es", "en"),
        ("Thank you for the photos!", "es", "en"),
        ("Kwame", "en", "en"),
        ("Kwame", "es", "es"),
        ("We ate paella and churros.", "en", "en"),
        ("I love Real Madrid", "en", "en"),
        ("Fuimos al Science Museum", "es", "es"),
        # Inverted marks are no words in small letters.
        ("¡¡¡HOLA A TODOS!!!", "es", "es"),
        ("¡VISITAD!", "es", "es"),
        ("TE QUEREMOS MUCHO ❤️❤️❤️", "es", "es"),
    ],
)
def test_a_passage_leaves_the_posts_language_only_when_its_words_say_so(
    text: str, prior: str, code: str
) -> None:
    assert passage(text, prior) == code


def test_a_post_in_both_languages_is_its_classrooms() -> None:
    text = "Can you explain this sentence? No hay mal que por bien no venga."
    for classroom in EN_ES:
        verdict = post(text, classroom=classroom)
        assert verdict.language.code == classroom
        assert not verdict.unsure
        assert not verdict.lacking


@pytest.mark.parametrize(
    ("text", "expected", "source", "found"),
    [
        ("Ayer vimos quince arrecifes de coral en el mar.", "en", "es", "es"),
        ("Ayer vimos quince arrecifes de coral en el mar.", "en", "es-MX", "es-MX"),
        ("Wir haben gestern fünfzehn Riffe im Meer gesehen.", "en", "es", "de"),
        ("Мы вчера видели пятнадцать рифов в море.", "gl", "en", "ru"),
        ("We saw fifteen coral reefs in the sea.", "en", "es", None),
        ("Vimos arrecifes.", "en", "es", None),
        ("Juan Pérez, María Gómez", "en", "es", None),
        ("O noso colexio ten unha biblioteca moi grande.", "gl", "es", None),
        ("jajaja 😂 12 15 18", "en", "es", None),
    ],
)
def test_a_translation_looks_wrong_only_when_it_clearly_is(
    text: str, expected: str, source: str, found: str | None
) -> None:
    assert DETECTOR.looks_wrong(text, expected=expected, source=source) == found


ODD = st.text(
    st.one_of(
        st.characters(), st.sampled_from("aeñ ¿ßЖاम哈가あ😂\u200d\u0301\x00\x1b\ufffe`<@#{%_:3")
    ),
    max_size=300,
)


@settings(max_examples=150, deadline=None)
@given(
    text=ODD,
    languages=st.sampled_from([EN_ES, ("tw", "eu"), ("ar", "ru", "zh-Hant"), ("ka",), ()]),
    prior=st.sampled_from(["en", "tw", "und", "xx", None]),
)
def test_any_text_gets_a_verdict_and_always_the_same(
    text: str, languages: tuple[str, ...], prior: str | None
) -> None:
    verdict = post(text, languages, prior, prior)
    code, probability = verdict.language.code, verdict.language.probability
    assert code in (*languages, UNDETERMINED) or (verdict.lacking and is_known_tag(code))
    assert probability is None or 0 <= probability <= 1
    assert passage(text, prior or "en", languages) in (*languages, UNDETERMINED)
    DETECTOR.looks_wrong(text, expected="en", source="es")
    assert Detector().post(text, languages=languages, classroom=prior, claim=prior) == verdict


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "word ",
        "<a",
        "`",
        "{{",
        "%a",
        "_a",
        "@",
        "a.",
        ":(",
        "哈",
        "的",
        "1",
        "jjjjs",
        "\u0301",
    ],
)
def test_the_longest_posts_take_no_more_than_their_share_of_time(unit: str) -> None:
    text = (unit * 65_536)[:65_536]
    post("ready")
    started = time.process_time()
    post(text)
    assert time.process_time() - started < 5


def test_a_line_pasted_many_times_says_no_more_than_twice(detector: Detector) -> None:
    for times in (8, 15, 40):
        verdict = detector.post(
            "I like the river. " * times, languages=("en", "es"), classroom="en", claim="en"
        )
        assert verdict.language.code == "en"


@pytest.mark.parametrize("text", ["안녕하세요", "Привет", "今日は川に行きました。"])
def test_a_script_of_no_language_of_the_project_is_never_read_as_one_of_them(
    detector: Detector, text: str
) -> None:
    verdict = detector.post(text, languages=("en", "es"), classroom="en", claim=None)
    assert verdict.language.code not in ("en", "es")
    assert verdict.unsure or verdict.lacking
    assert detector.passage(text, languages=("en", "es"), prior="en").code == "und"
