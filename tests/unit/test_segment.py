"""Where plain text is cut into passages. In the tables, `¦` marks each cut."""

from __future__ import annotations

import pytest

from pipeline.stages.segment import segment_plain
from pipeline.stages.tokens import find_tokens
from tests.support.passages import passages_of


def passages(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in segment_plain(text, language=language)]


ENGLISH = [
    "We saw a reef.¦ It was big!¦ Was it old?¦ Yes",
    "Mr. Lee and Mrs. Day met Dr. Who.¦ They ate.",
    "Prof. Ama came at 5 p.m. and left at 6 a.m. on Monday.",
    "We came at 5 p.m.¦ Then we ate.",
    "J. K. Rowling wrote it.¦ I read it.",
    "We like vitamin C.¦ We eat fruit.",
    "He lives in the U.S. Army camp.¦ She lives in the U.S.¦ We do not.",
    "Fruit, e.g. apples, i.e. red ones, etc. are good.",
    "We have cats, dogs, etc.¦ Our cat is red.",
    "No. 5 is alive.¦ See vol. 3, art. 7 and p. 12.",
    "No.¦ We did not.",
    "I like art.¦ We paint.",
    "It costs 3.5 or 2.400 at 10.30 in version 1.2.3 now.",
    "I am 12.¦ My dog is 3.",
    "It was 2020.¦ We were young.",
    "Wait... then we go.¦ Wait...¦ Then we go.",
    "Well… maybe.¦ Well…¦ Maybe.",
    "Wait . . . then we go.",
    "I like it.¦We play too.",
    "Wow!¦Yes.¦ Really?¦No.",
    "Use Node.js and example.Org and photo.Jpg and ASP.NET here.",
    "Call list.Append(x) or java.util.List now.",
    '"I like it."¦ She left.',
    "“I like it.”¦ She left.",
    "(We went.)¦ Then we ate.",
    'He asked "Why?" and left.',
    "It (was it big? Yes!) is far.¦ Ok.",
    "'Ok.'¦ Then we go.",
    "Yes!!!¦ No?!¦ What!?¦ Ok.",
    "He said yes. then he left".replace(". ", ".¦ "),
    "We live on Main St.¦ We like it in St. Mary.",
    "We ate 5 kg. of rice.¦ We ate 5 kg.¦ Then we slept.",
    "It was ok.¦ we may.¦ you may.",
    "Mail ana.lee@example.org.¦ Bye.",
    "Hello , you.¦ Hi ! ¦ Yes ?! ¦ Ok .",
    "Jan. 5 was cold.¦ Bye.",
    "1. First we eat. Then".replace("1. ", "1. ¦").replace("eat. ", "eat.¦ "),
]

SPANISH = [
    "El Sr. Pérez y la Sra. Dña. Ana viven.¦ Bien.",
    "Viven en EE. UU. y comen.¦ Viven en EE. UU.¦ ¿Y tú?",
    "Comemos fruta, p. ej. peras, etc. y pan.",
    "Son las 3 p. m.¦ Vamos a casa.",
    "Son las 3 p. m. en Ghana y las 5 a. m. aquí.",
    "¡Hola!¦ ¿Qué tal?¦ Bien.",
    "¡Hola!¦¿Qué tal?",
    "¡Hola!¦ ¿cómo estás?",
    '"Hola."¦ Vamos.',
    "«Hola».¦ Vamos.¦ «¡Sí!» dijo Ana.",
    "—Hola —dijo.",
    "—¡Ven! —dijo Ana.¦ Fuimos.",
    "¿Qué tal?, dijo Ana.",
    "Vamos al mar.¦ Luego no.¦ Ya.",
    "Entonces... no sé.¦ Entonces...¦ Ya",
    "Ver art. 5, pág. 7 y núm. 3.¦ Fin.",
    "Hay 2.400 peces.¦ Miden 3.5 cm.¦ Nadan.",
    "Me gusta.¦Vamos a jugar.",
    "La Dra. López y D. Juan.¦ Fin.",
]

FRENCH = [
    "M. Dupont et Mme Curie sont là.¦ Oui.",
    "« Bonjour ! » dit-il.¦ « Ça va ? »¦ Oui.",
    "Quoi ?!¦ Non !!!¦ Oui.",
    "Des fruits, p. ex. des pommes, etc.¦ Il mange.",
    "J.-C. Martin aime l'art. 5 du texte.¦ Nous aussi.",
    "C'est l'école.¦ L'eau est là…¦ Oui… non.",
    "Mlle Rose, Dr. Blanc et MM. Noir sont là.",
]

GERMAN = [
    "Wir kommen am 3. Mai.¦ Bis dann.",
    "Obst, z. B. Äpfel, d. h. rote, u. a. hier.¦ Gut.",
    "Obst, z.B. Äpfel, d.h. rote bzw. grüne usw.¦ Wir essen.",
    "Ich bin 12.¦ Ich mag Hunde.",
    "Sie ist in der 3. Klasse.¦ Ich auch.",
    "Es war 2020.¦ Das war gut.",
    "„Gut.“¦ Wir gehen.¦ »Ja.«¦ Dann »Nein.«",
    "Nr. 5 und Dr. Weiß in St. Gallen.¦ Schön.",
    "3. Mai war schön.",
    "1. ¦Mehl kaufen.",
]

OTHERS = [
    ("pt", "O Sr. Silva e a Dra. Ana vão.¦ Sim, p. ex. hoje, etc.¦ Eles vão."),
    ("pt", "Ver pág. 5 e art. 3.¦ Não.¦ Vamos."),
    ("it", "Il sig. Rossi e la sig.ra Bianchi.¦ Ha detto di no.¦ Poi via."),
    ("it", "Frutta, ecc. e pane.¦ Il dott. Verdi, p. es. oggi."),
    ("nl", "Dhr. Jansen eet bijv. brood, enz.¦ Hij slaapt."),
    ("nb", "Vi kommer kl. 5 den 17. mai.¦ Hei."),
    ("pl", "Owoce, np. jabłka, itd.¦ Dobre."),
    ("ru", "Это А. С. Пушкин, т. е. поэт.¦ Да."),
    ("el", "Τι κάνεις;¦ Καλά.¦ Ναι."),
    ("zh-Hans", "你好。¦我很好！¦是吗？¦“真的吗？”¦他问。"),
    ("zh", '"你好。"¦他说。¦我……我不知道。¦（好。）'),
    ("ja", "はい。¦「そうです。」と言った。¦元気？¦うん！"),
    ("ar", "هل أنت بخير؟¦ نعم.¦ أنا بخير."),
    ("ur", "یہ ہے۔¦ وہ ہے۔"),
    ("hi", "हम हैं।¦ वह है।¦ठीक है"),
    ("th", "สวัสดี เราชอบปลา"),
    ("am", "ሰላም።¦ ደህና።"),
    ("my", "မင်္ဂလာပါ။¦ ဟုတ်"),
    ("km", "សួស្តី។¦ បាទ"),
    ("hy", "Բարեւ։¦ Այո։"),
    ("ka", "გამარჯობა.¦ კარგად ვარ."),
    ("ko", "안녕하세요.¦ 네."),
    ("es", "El partido terminó 2 a 2 ⚽¦ Yo metí un gol.¦ Nos gustó mucho 😀¦ ¿Y a ti?"),
    ("en", "Tell us what you think :)¦ It is 3 km long.¦ I ❤️ New York.¦ We like it 😀 and you?"),
    ("und", "Hi.¦ Mr. X is here.¦ Ok"),
    ("xx-unknown", "Hi.¦ Ok"),
    ("", "Hi.¦ Ok"),
]

FACES = [
    "Great! 😀¦ We go.",
    "Great! 😀🎉 👍🏽¦ We go.",
    "Great!😀¦We go.",
    "Great! :)¦ We go. :smile:¦ Ok <3",
    "Great :) We go.",
    "I ❤️ Ana.¦ We go 5️⃣.",
    "(Great! 😀)¦ We go.",
    "Vamos‼️¦ Luego❗¦ Ya",
    "Hi 👨‍👩‍👧.¦ Go! 🇪🇸🇫🇷¦ Yes",
    "😀😀",
    "😀 We go. 🐟¦ The fish is here! 🐟",
]

TOKENS = [
    "See http://a.b/c?x=Y!z#Q.R!¦ Done.",
    "See https://a.b/?q=Hi!Yes.No.¦ Done.",
    "Use `a. B! C`.¦ Done.",
    'A <a href="x. Y? Z">b</a>.¦ Done.',
    "Sum $$a. B$$ and \\(c! D\\).¦ Done.",
    "Go @ana.Lee and @b.¦ Done.",
]

LINES = [
    "one\n¦two",
    "one\r\n¦two\r\n\r\n¦three\r\n",
    "one\r¦two\v¦three\f¦four\x85¦five\u2028¦six\u2029¦seven",
    "  one  \n\n\t¦two\t",
    "No mark here\n¦and none here",
    "hello how are you?¦i am fine thank you!¦bye!!¦and you?",
    "We read the Yahoo!s of it?x and a!b",
    "`a\n¦b`",
]

BULLETS = [
    "- ¦one",
    "* ¦one\n* ¦two.¦ Three",
    "• ¦one\n– ¦two",
    "1. ¦one\n2) ¦two\n12. ¦three",
    "a) ¦one\nB) ¦two",
    "> ¦one\n> > ¦two\n> - ¦three",
    "- [x] ¦done",
    "- \u3000¦one",
    "A: ¦Hello!\nB: ¦Hi, how are you?¦ Fine?",
    "[^1]: ¦one\n[the-map]: ¦https://example.org/map\n[b]: ¦<http://example.org/b>",
    ">¦one\n>> ¦two",
    "...¦and then\n… ¦so what",
    "Q: ¦Why?\na. ¦one\nb. ¦two",
    "d. ¦one\ne. ¦two\nf. ¦Yes.",
    "> p. ¦one\n> q. ¦No.\n> r. ¦5 frogs",
    "d- ¦one\ne- ¦two\ny.- ¦three",
    "1.- ¦one\n2- ¦two\n3: ¦three\n(4) ¦four\n(b) ¦five",
]

TABLES = [
    *(("en", case) for case in ENGLISH),
    *(("es", case) for case in SPANISH),
    *(("fr", case) for case in FRENCH),
    *(("de", case) for case in GERMAN),
    *OTHERS,
    *(("en", case) for case in FACES + TOKENS + LINES),
]


@pytest.mark.parametrize(("language", "case"), TABLES)
def test_text_is_cut_at_the_marks(language: str, case: str) -> None:
    text = case.replace("¦", "")
    expected = [piece.strip() for piece in case.split("¦")]
    if expected[0] in {"1."}:  # a bullet is gap
        expected = expected[1:]
    assert passages(text, language) == expected


@pytest.mark.parametrize("case", BULLETS)
def test_bullets_are_gap(case: str) -> None:
    expected = [line.split("¦", 1)[1].split("¦") for line in case.split("\n")]
    assert passages(case.replace("¦", ""), "en") == [
        piece.strip() for line in expected for piece in line
    ]


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "---",
        "1.",
        "—Hola",
        "-5 degrees",
        "2024. a year",
        "A. Lee",
        "e. g. a dog",
        "i. e. a dog",
        "A dog: it barks",
        "I - think so",
        "a:b",
        "12-15 pages",
        "[Homework for next week]: read the pages",
        "[Teacher]: bring a pen",
        "[map]: the road",
        "I- I don't know",
        "e. coli is a bacteria",
        "d. 5 is hard",
        "> e. coli",
    ],
)
def test_what_only_looks_like_a_bullet_stays(text: str) -> None:
    assert passages(text, "en") == [text.removeprefix("> ")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "т. е. мы ушли"),
        ("ru", "и- потом мы ушли"),
        ("el", "π. χ. ο σκύλος"),
        ("fr", "c. à d. le chien"),
        ("de", "o. Ä. ist gut"),
        ("da", "d. 5. maj var vi i skoven"),
        ("da", "f. eks. en hund"),
        ("es", "y- entonces fuimos a casa\no- no se que hacer"),
        ("es", "p. 5 es difícil\np. 6 es fácil"),
        ("es", "[Lo que aprendimos hoy en clase]: las ranas"),
    ],
)
def test_letters_of_abbreviations_and_words_of_one_letter_stay(language: str, text: str) -> None:
    assert passages(text, language) == text.split("\n")


def test_letters_of_places_are_no_gap() -> None:
    text = "г. Москва\nд. Петрово"
    assert passages(text, "ru") == ["г.", "Москва", "д.", "Петрово"]


def test_a_blank_line_may_stand_between_items() -> None:
    assert passages("e. one\n\nf. two", "en") == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("| The frog | 12 |\n|:---|---:|\n| A dog. It barks | |",
         ["The frog", "12", "A dog.", "It barks"]),
        ("|one|two|", ["one", "two"]),
        ("Home | Our pictures | Help", ["Home", "Our pictures", "Help"]),
        (r"| a \| b | `x|y` | $p|q$ |", [r"a \| b", "`x|y`", "$p|q$"]),
        ("||It was the cook||", ["||It was the cook||"]),
        ("We know that P(A | B) is 1", ["We know that P(A | B) is 1"]),
        ("| one bar", ["one bar"]),
        ("of a cell | another one |", ["of a cell", "another one"]),
        ("either|or", ["either|or"]),
    ],
)  # fmt: skip
def test_bars_between_cells_are_gap(text: str, cells: list[str]) -> None:
    assert passages(text, "en") == cells


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Q: What is it? A: It is a dog. B: No.", ["What is it?", "It is a dog.", "No."]),
        ("We left. …so sad. ...then we came.", ["We left.", "so sad.", "then we came."]),
        ("We left... so sad.", ["We left... so sad."]),
        ("Take this. Vitamin D: good.", ["Take this.", "Vitamin D: good."]),
    ],
)
def test_what_stands_before_a_sentence_is_gap(text: str, sentences: list[str]) -> None:
    assert passages(text, "en") == sentences


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("**A: the frog is green** and small.", ["**A: the frog is green** and small."]),
        ("**...so we left** the house", ["**...so we left** the house"]),
        ("- **a. the frog** is green", ["**a. the frog** is green"]),
        ("~~1. the~~ frog is green", ["~~1. the~~ frog is green"]),
        ("[A: the frog](x.html) is green", ["[A: the frog](x.html) is green"]),
        ("We saw. **A: the *frog*** is green.", ["We saw.", "**A: the *frog*** is green."]),
        ("**A:** the frog is *green* now", ["the frog is *green* now"]),
        ("**A: the frog**", ["the frog**"]),
        ("A: **the frog** is green", ["**the frog** is green"]),
    ],
)
def test_no_label_is_cut_off_an_element_that_ends_within_the_passage(
    text: str, sources: list[str]
) -> None:
    assert [text[slice(*one.span)] for one in passages_of(text)] == sources


@pytest.mark.parametrize("text", ["", " ", "\n", " \t\r\n\u2028\u3000"])
def test_blank_text_has_no_passages(text: str) -> None:
    assert segment_plain(text, language="en") == ()


def test_long_quotations_are_cut_within() -> None:
    text = "“" + "We went to the sea and it was cold. " * 3 + "We saw a fish.”"
    assert len(passages(text, "en")) == 4


def test_long_lines_without_marks_are_left_whole() -> None:
    text = "word " * 4000
    assert segment_plain(text, language="en") == ((0, len(text) - 1),)


def test_tokens_already_found_give_the_same_passages() -> None:
    text = "Great! 😀 See http://a.b/c?x=Y! Z.\n@ana.Lee came! :) Ok."
    assert segment_plain(text, language="en", tokens=find_tokens(text)) == segment_plain(
        text, language="en"
    )
