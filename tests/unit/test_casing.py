"""Letter case: what the engine sees of loud and of small writing, and how it is told again."""

from __future__ import annotations

import pytest

from pipeline.stages.casing import CaseKind, retell, tame
from pipeline.stages.casing.acronyms import is_acronym
from pipeline.stages.casing.emphasis import WORDS
from pipeline.stages.casing.letters import raise_


@pytest.mark.parametrize(
    ("language", "text", "kind", "shown"),
    [
        ("en", "WE WON THE MATCH", "shouted", "We won the match"),
        ("en", "WE WON! I'M HAPPY. AND YOU?", "shouted", "We won! I'm happy. And you?"),
        ("en", "ON MONDAY I LEARN SPANISH", "shouted", "On Monday I learn Spanish"),
        ("en", "WE GOT 3x MORE", "shouted", "We got 3x more"),
        ("en", "HELLO", "shouted", "Hello"),
        ("en", "GOOOAL", "shouted", "Goooal"),
        ("en", "COVID-19", "usual", "COVID-19"),
        ("en", '"STOP!" "WHY?"', "shouted", '"Stop!" "Why?"'),
        ("es", "¿CÓMO ESTÁS? ¡YO BIEN!", "shouted", "¿Cómo estás? ¡Yo bien!"),
        ("es", "SÍ", "shouted", "Sí"),
        ("fr", "L'ÉTÉ EST LÀ", "shouted", "L'été est là"),
        ("fr", "ÇA VA ?", "shouted", "Ça va ?"),
        ("de", "DIE STRAßE IST LANG", "shouted", "Die straße ist lang"),
        ("de", "ÜBERALL SCHNEE", "shouted", "Überall schnee"),
        ("pt", "NÃO HÁ AULA AMANHÃ", "shouted", "Não há aula amanhã"),
        ("it", "CHE BELLO È QUI", "shouted", "Che bello è qui"),
        ("tr", "IŞIK VE İYİ GÜNLER", "shouted", "Işık ve iyi günler"),
        ("el", "ΚΑΛΟΣ ΦΙΛΟΣ", "shouted", "Καλος φιλος"),
        ("ru", "МЫ ПОБЕДИЛИ", "shouted", "Мы победили"),
        ("en", "THE USA IS BIG.", "shouted", "The USA is big."),
        ("en", "THE UK, PE AND MATHS", "shouted", "The UK, PE and maths"),
        ("en", "THE EU'S FLAG ON TV", "shouted", "The EU's flag on TV"),
        ("en", "NASA-STYLE DVD FOR CLASS 6B", "shouted", "NASA-style DVD for class 6B"),
        ("en", "CO2 AND MP3 ARE NOT THE 6TH", "shouted", "CO2 and MP3 are not the 6th"),
        ("en", "CHAPTER XIV BY MR SMITH", "shouted", "Chapter XIV by mr smith"),
        ("en", "THE U.S.A. IS BIG AT 3 P.M. TODAY", "shouted", "The U.S.A. is big at 3 p.m. Today"),
        ("en", "LET US GO, I'LL WAIT", "shouted", "Let us go, I'll wait"),
        ("en", "HMM THAT IS 5 KM", "shouted", "Hmm that is 5 km"),
        ("es", "VIVO EN EE.UU. Y TÚ EN LA UE", "shouted", "Vivo en EE.UU. y tú en la UE"),
        ("es", "EE. UU. ES GRANDE", "shouted", "EE. UU. es grande"),
        ("es", "LA ONU EN EL SIGLO XXI", "shouted", "La ONU en el siglo XXI"),
        ("es", "YO VI LA TV, ELLA LA USA", "shouted", "Yo vi la TV, ella la usa"),
        ("fr", "L'ONU ET L'UE ONT UN PLAN", "shouted", "L'ONU et l'UE ont un plan"),
        ("de", "DIE USA UND DIE EU", "shouted", "Die USA und die EU"),
        ("pt", "EU MORO NOS EUA", "shouted", "Eu moro nos EUA"),
        ("it", "È NATO NELLA UE", "shouted", "È nato nella UE"),
        ("tr", "FIFA VE ABD İYİ", "shouted", "FIFA ve ABD iyi"),
        ("el", "ΟΙ ΗΠΑ ΕΙΝΑΙ ΜΕΓΑΛΕΣ", "shouted", "Οι ΗΠΑ ειναι μεγαλες"),
        ("cs", "PRST A KRK JSOU MOJE", "shouted", "Prst a krk jsou moje"),
        ("en", "BBC, UN, UNESCO", "usual", "BBC, UN, UNESCO"),
        ("en", "NASA", "usual", "NASA"),
        ("en", "OK", "usual", "OK"),
        ("en", "I", "usual", "I"),
        ("en", "A B C", "usual", "A B C"),
        ("en", "BBC, UN", "usual", "BBC, UN"),
        ("en", "I saw NASA and the BBC", "usual", "I saw NASA and the BBC"),
        ("es", "La OTAN y la UNESCO", "usual", "La OTAN y la UNESCO"),
        ("en", "We are happy.", "usual", "We are happy."),
        ("en", "hi everybody i went to madrid", "mumbled", "Hi everybody I went to madrid"),
        ("en", "i'm here. i think", "mumbled", "I'm here. I think"),
        ("en", "on friday i.e. tomorrow", "mumbled", "On Friday i.e. tomorrow"),
        ("en", "three bags of soil", "mumbled", "Three bags of soil"),
        ("en", "we saw Ama", "mumbled", "We saw Ama"),
        ("en", "iPhone or eBay", "usual", "iPhone or eBay"),
        ("en", "pH is seven", "usual", "pH is seven"),
        ("en", "12 dogs", "usual", "12 dogs"),
        ("es", "¿cómo estás?", "mumbled", "¿Cómo estás?"),
        ("es", "«hola» dijo", "mumbled", "«Hola» dijo"),
        ("fr", "école d'été", "mumbled", "École d'été"),
        ("de", "über uns", "mumbled", "Über uns"),
        ("tr", "iyi günler", "mumbled", "İyi günler"),
        ("tr", "ışık var", "mumbled", "Işık var"),
        ("el", "έλα εδώ", "mumbled", "Έλα εδώ"),
        ("ka", "გამარჯობა", "usual", "გამარჯობა"),
        ("zh", "我们赢了", "usual", "我们赢了"),
        ("ar", "مرحبا", "usual", "مرحبا"),
        ("en", "", "usual", ""),
        ("en", "?! 12", "usual", "?! 12"),
        ("de", "ßa", "usual", "ßa"),
    ],
)
def test_the_case_of_a_passage_is_seen_and_tamed(
    language: str, text: str, kind: CaseKind, shown: str
) -> None:
    casing = tame(text, (), language)
    assert (casing.kind, casing.text) == (kind, shown)


@pytest.mark.parametrize(
    ("language", "text", "shown", "raised"),
    [
        ("en", "I am SO happy", "I am so happy", ["SO"]),
        ("en", "DO NOT run", "Do not run", ["DO", "NOT"]),
        ("en", "It was the BEST DAY EVER!", "It was the best day ever!", ["BEST", "DAY", "EVER"]),
        ("en", "NEVER at NASA", "Never at NASA", ["NEVER"]),
        ("en", "i AM happy at 8 AM", "I am happy at 8 AM", ["AM"]),
        ("en", "He gave it TO ME, not FOR us", "He gave it to me, not for us", ["TO", "ME", "FOR"]),
        ("en", "It was the LONGEST match", "It was the longest match", ["LONGEST"]),
        ("en", "Nooo, we are SOOO late", "Nooo, we are sooo late", ["SOOO"]),
        ("en", "i am VERY tired", "I am very tired", ["VERY"]),
        ("en", "I LOVE it and BTW hi", "I love it and BTW hi", ["LOVE"]),
        ("en", "He is 12 YEARS old", "He is 12 years old", ["YEARS"]),
        ("es", "Estoy MUY feliz", "Estoy muy feliz", ["MUY"]),
        ("es", "Fue MÁS LARGO", "Fue más largo", ["MÁS", "LARGO"]),
        ("es", "El XVIII y la ONU", "El XVIII y la ONU", []),
        ("fr", "C'est TRÈS bon", "C'est très bon", ["TRÈS"]),
        ("de", "Das ist SEHR gut", "Das ist sehr gut", ["SEHR"]),
        ("pt", "É MUITO bom", "É muito bom", ["MUITO"]),
        ("it", "Sono COSÌ felice", "Sono così felice", ["COSÌ"]),
        ("tr", "Bu ÇOK iyi", "Bu çok iyi", ["ÇOK"]),
        ("el", "Είναι ΠΟΛΥ καλό", "Είναι πολυ καλό", ["ΠΟΛΥ"]),
        ("en", "The USA and the UK", "The USA and the UK", []),
        ("en", "Watch HTML and WWW now", "Watch HTML and WWW now", []),
        (
            "en",
            "Come: BBC TV SO VERY OFTEN",
            "Come: BBC TV so very often",
            ["SO", "VERY", "OFTEN"],
        ),
        ("en", "Use H2O and CO2", "Use H2O and CO2", []),
    ],
)
def test_shouted_words_are_told_from_acronyms(
    language: str, text: str, shown: str, raised: list[str]
) -> None:
    casing = tame(text, (), language)
    assert casing.text == shown
    assert [text[a:b] for a, b in casing.raised] == raised


@pytest.mark.parametrize("language", sorted(WORDS))
def test_no_acronym_is_a_word_that_people_shout(language: str) -> None:
    assert [word for word in WORDS[language].split() if is_acronym(word.upper(), language)] == []


def test_protected_words_say_nothing_of_the_case() -> None:
    text = "WE LOVE https://x.org/a @ana"
    casing = tame(text, [(8, 23), (24, 28)], "en")
    assert (casing.kind, casing.text) == ("shouted", "We love https://x.org/a @ana")
    assert tame("ana WON BIG", [(0, 3)], "en").text == "ana won big"
    assert tame("@ana is here", [(0, 4)], "en").kind == "usual"
    assert tame("KWAME is here", [(0, 5)], "en").text == "KWAME is here"


def test_names_keep_their_case_where_a_post_shouts_them() -> None:
    casing = tame("KWAME AND ANNE-MARIE WON", (), "en", names=("Kwame", "Anne-Marie", "Won Ton"))
    assert casing.text == "Kwame and Anne-Marie won"


@pytest.mark.parametrize(
    ("language", "source", "translation", "expected"),
    [
        ("es", "WE WON", "Ganamos el partido. ¡Qué día!", "GANAMOS EL PARTIDO. ¡QUÉ DÍA!"),
        ("fr", "WE WON", "L'été est là", "L'ÉTÉ EST LÀ"),
        ("de", "WE WON", "Große Straße", "GROSSE STRASSE"),
        ("tr", "WE WON", "iyi ışık", "İYİ IŞIK"),
        ("az", "WE WON", "iyi", "İYİ"),
        ("el", "WE WON", "Ο Μάιος ή η άυλη προϊόν", "Ο ΜΑΪΟΣ Ή Η ΑΫΛΗ ΠΡΟΪΟΝ"),
        ("nl", "WE WON", "ijs", "IJS"),
        ("ka", "WE WON", "გამარჯობა ana", "გამარჯობა ANA"),
        ("en", "GANAMOS", "We won 5 µm", "WE WON 5 µM"),
        ("es", "we won", "Ganamos", "ganamos"),
        ("es", "we won?", "¿Ganamos?", "¿ganamos?"),
        ("en", "ganamos", "I won", "I won"),
        ("en", "ganamos", "I'm here", "I'm here"),
        ("en", "ganamos", "It is", "it is"),
        ("en", "ganamos", "NASA won", "NASA won"),
        ("de", "we won", "Wir haben gewonnen", "Wir haben gewonnen"),
        ("tr", "we won", "İyi", "iyi"),
        ("es", "We won", "Ganamos", "Ganamos"),
        ("es", "We saw NASA", "Vimos NASA", "Vimos NASA"),
        ("es", "we won", "", ""),
        ("zh", "WE WON", "我们赢了", "我们赢了"),
    ],
)
def test_a_translation_is_told_in_the_case_of_its_source(
    language: str, source: str, translation: str, expected: str
) -> None:
    casing = tame(source, (), "es" if language == "en" else "en")
    assert retell(translation, casing, (), language).text == expected


def test_protected_words_are_neither_shouted_nor_mumbled() -> None:
    casing = tame("WE LOVE IT", (), "en")
    told = retell("Große Liebe zu https://x.org/a", casing, [(15, 30)], "de")
    assert told.text == "GROSSE LIEBE ZU https://x.org/a"
    assert told.to_new((15, 30)) == (16, 31)
    assert told.to_old((16, 31)) == (15, 30)
    small = tame("we love it", (), "en")
    assert retell("Kwame gana", small, [(0, 5)], "es").text == "Kwame gana"


@pytest.mark.parametrize(
    ("source", "translation", "pairs", "expected"),
    [
        ("I am SO happy", "Estoy tan feliz", [(5, 7, 6, 9)], "Estoy TAN feliz"),
        ("I am SO happy", "Estoy tan feliz", [], "Estoy tan feliz"),
        ("the BEST day", "el mejor día", [(4, 8, 0, 2), (4, 8, 3, 8)], "el MEJOR día"),
        ("DO NOT run", "No corras.", [(0, 2, 0, 2), (7, 10, 3, 10)], "NO corras."),
        ("VERY good!", "¡Muy bien!", [(0, 4, 0, 4)], "¡MUY bien!"),
        ("i am VERY ok", "Muy bien", [(5, 9, 0, 3)], "MUY bien"),
        ("i am VERY ok", "Estoy muy bien", [(5, 9, 6, 9)], "estoy MUY bien"),
    ],
)
def test_shouted_words_are_shouted_where_the_alignment_shows_them(
    source: str, translation: str, pairs: list[tuple[int, int, int, int]], expected: str
) -> None:
    casing = tame(source, (), "en")
    assert retell(translation, casing, (), "es", alignment=tuple(pairs)).text == expected


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("el", "ρολόι", "ΡΟΛΟΪ"),
        ("el", "γάιδαρος", "ΓΑΪΔΑΡΟΣ"),
        ("el", "ΐ", "Ϊ"),
        ("el", "είναι", "ΕΙΝΑΙ"),
        ("el", "ή", "Ή"),
        ("el", "Ana", "ANA"),
        ("fr", "œuvre", "ŒUVRE"),
        ("de", "ﬁn", "FIN"),
        ("lt", "iš", "IŠ"),
    ],
)
def test_capitals_follow_the_custom_of_the_language(
    language: str, word: str, expected: str
) -> None:
    assert raise_(word, language) == expected
