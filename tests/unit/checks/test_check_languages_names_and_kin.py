"""Names in other spellings say nothing of a language; words and letters of its kin do."""

from __future__ import annotations

import pytest

from pipeline.stages.checks.texts.languages import check_languages
from pipeline.stages.checks.texts.words import speaks_for
from pipeline.stages.detect import Detector
from tests.support.pairs import pair_in

DETECTOR = Detector()


def found(languages: str, source: str, target: str) -> list[str]:
    """Name the languages that are found, over the whole of both texts."""
    flags = check_languages(pair_in(languages, source, target), DETECTOR)
    for one in flags:
        assert (one.code, one.source, one.target) == (
            "wrong-language", (0, len(source)), (0, len(target)),
        )  # fmt: skip
    return [str(one.params["found"]) for one in flags]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("ru>de", "Дима любит Петю.", "Dima mag Petja."),
        ("ru>de", "Люда любит Вову.", "Ljuda mag Wowa."),
        ("ru>de", "Руслан любит Толю.", "Ruslan mag Tolja."),
        ("ru>es", "Кирилл живёт в Твери.", "Kirill vive en Tver."),
        ("ru>en", "Меня зовут Светлана.", "My name is Svetlana."),
        ("ru>fr", "Анна Ивановна Кузнецова.", "Anna Ivanovna Kouznetsova."),
        ("ru>it", "Дмитрий и Наташа.", "Dmitrij e Natascia."),
    ],
)
def test_russian_names_in_other_spellings_are_no_other_language(
    languages: str, source: str, target: str
) -> None:
    assert found(languages, source, target) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "language"),
    [
        ("ru>de", "Мама печёт хлеб.", "Mama bakt brood.", "Dutch"),  # a capital, and no name
        ("ru>en", "Катя поёт дома.", "Katja singt zu Hause.", "German"),
        ("ru>es", "Кирилл живёт у реки.", "Kirill lives near the river.", "English"),
    ],
)
def test_beside_names_another_language_is_told_all_the_same(
    languages: str, source: str, target: str, language: str
) -> None:
    assert found(languages, source, target) == [language]


KIN = {
    "Catalan": (
        ("en>es", "My sister is tired.", "La meva germana està cansada."),
        ("en>es", "I have a dog.", "Tinc un gos."),
        ("en>es", "The window is open.", "La finestra està oberta."),
        ("en>es", "Everybody sings.", "Tothom canta."),
        ("en>es", "The snow melts.", "La neu es fon."),
        ("en>es", "Nobody wants soup.", "Ningú vol sopa."),
        ("en>pt", "We make dinner in the kitchen.", "Fem el sopar a la cuina."),
    ),
    "Galician": (
        ("en>es", "The girl opened the window.", "A nena abriu a fiestra."),
        ("en>es", "The hen eats.", "A galiña come."),
        ("en>es", "The horse works.", "O cabalo traballa."),
        ("en>es", "The tongue of Galicia.", "A lingua galega."),
        ("en>pt", "The girl closed the door.", "A rapaza pechou a porta."),
        ("en>pt", "The hen eats cheese.", "A galiña come queixo."),
    ),
    "Ukrainian": (
        ("en>ru", "We read at school.", "Ми читаємо у школі."),
        ("en>ru", "The lesson is interesting.", "Урок цікавий."),
        ("en>ru", "The pupils draw.", "Учні малюють дерево."),
    ),
    "Bulgarian": (
        ("en>ru", "She sings well.", "Тя пее хубаво."),
        ("en>ru", "The book is on the table.", "Книгата е на масата."),
        ("en>ru", "We read books.", "Четем книги."),
        ("en>ru", "The child draws.", "Детето рисува."),
        ("en>ru", "Every year we swim.", "Всяка година плуваме."),
    ),
}


@pytest.mark.parametrize(
    ("language", "languages", "source", "target"),
    [(language, *row) for language, rows in KIN.items() for row in rows],
)
def test_kin_is_told_by_its_words(language: str, languages: str, source: str, target: str) -> None:
    assert found(languages, source, target) == [language]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>es", "My sister is tired.", "Mi hermana está cansada."),
        ("en>es", "Núria comes with Xavi.", "Núria viene con Xavi."),
        ("en>es", "A book by Montserrat Roig.", "Un libro de Montserrat Roig."),
        ("en>es", "He likes the song Nit de lluna.", "Le gusta la canción «Nit de lluna»."),
        ("en>pt", "The street is long.", "A rua é longa."),
        ("en>ru", "The lesson is interesting.", "Урок интересный."),
        ("en>ru", "Olena sings.", "Олена поёт."),
        ("en>ru", "We live near the lake.", "Мы живём у озера."),
        ("en>ru", "The book is on the table.", "Книга на столе."),
    ],
)
def test_the_language_asked_for_is_not_taken_for_its_kin(
    languages: str, source: str, target: str
) -> None:
    assert found(languages, source, target) == []


@pytest.mark.parametrize(
    ("text", "language", "speaks"),
    [
        ("Три тигра идут домой.", "ru", False),  # no letter that is Russian alone
        ("Мы были дома.", "ru", True),
        ("Ми були вдома.", "ru", False),
        ("Мы їли суп.", "ru", False),  # a letter of another language
        ("Мы пишем блог on line.", "ru", False),
        ("المدرسة كبيرة.", "ar", True),
        ("مدرسه بزرگ است.", "ar", False),  # Persian
        ("我们吃饭。", "zh", True),
        ("私はこの本を読む。", "zh", False),
        ("De tuin is groen.", "de", False),
        ("Our teacher has a yellow tree.", "en", True),
        ("Wir mögen Tom Window.", "en", False),  # a capital inside of a sentence may be a name
    ],
)
def test_letters_and_words_of_a_language_alone_speak_for_it(
    text: str, language: str, speaks: bool
) -> None:
    assert speaks_for(text, language) is speaks


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("en>es", "I would love to see your garden.", "Gustaríame ver o voso xardín.", "Galician"),
        ("en>es", "My aunt told me a tale.", "A miña tía contoume unha historia.", "Galician"),
        ("en>de", "My brother is a bus driver.", "Min bror er buschauffør.", "Danish"),
        ("en>pt", "The lesson was a surprise.", "La lección fue una sorpresa.", "Spanish"),
    ],
)
def test_endings_and_letters_of_the_kin_give_a_short_text_away(
    languages: str, source: str, target: str, expected: str
) -> None:
    assert found(languages, source, target) == [expected]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>es", "The girl ate pineapple on the mountain.", "La niña comió piña en la montaña."),
        ("en>es", "They play the xylophone.", "Tocan el xilófono."),
        ("en>es", "Xavi longed for the sea.", "Xavi anhelaba el mar."),
        ("en>de", "Søren lives in Århus.", "Søren wohnt in Århus."),
        ("en>pt", "The grandad is naughty.", "O vovô é danado."),
    ],
)
def test_words_of_the_language_itself_are_no_spelling_of_its_kin(
    languages: str, source: str, target: str
) -> None:
    assert found(languages, source, target) == []
