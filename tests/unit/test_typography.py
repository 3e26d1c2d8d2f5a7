"""Typography: quotation marks, inverted marks, spaces and apostrophes of each language."""

from __future__ import annotations

import pytest

from pipeline.stages.typography import plain_letters, polish

Case = tuple[str, str, str, str]  # target language, source, translation, polished

QUOTES: list[Case] = [
    ("es", 'She said "yes" now.', "Dijo “sí” ahora.", 'Dijo "sí" ahora.'),
    ("es", "She said “yes” now.", 'Dijo "sí" ahora.', "Dijo “sí” ahora."),
    ("es", "Elle a dit « oui » ici.", 'Dijo "sí" aquí.', "Dijo «sí» aquí."),
    ("en", "Dijo «sí» ahora.", 'She said "yes" now.', "She said “yes” now."),
    ("en", "Dijo «sí» ahora.", "She said « yes » now.", "She said “yes” now."),
    ("de", "She said “yes” now.", "Sie sagte “ja” jetzt.", "Sie sagte „ja“ jetzt."),
    ("fr", "She said “yes” now.", "Elle a dit “oui”.", "Elle a dit «\u00a0oui\u00a0»."),
    ("fr-CH", "She said “yes” now.", "Elle a dit « oui ».", "Elle a dit «oui»."),
    ("pt", "She said “yes” now.", "Ela disse «sim».", "Ela disse “sim”."),
    ("it", "Dijo «sí» ahora.", 'Ha detto "sì".', "Ha detto «sì»."),
    ("tr", "Dijo «sí» ahora.", "«Evet» dedi.", "“Evet” dedi."),
    ("el", "She said “yes”.", "Είπε “ναι”.", "Είπε “ναι”."),
    ("pl", "She said “yes”.", "Powiedziała “tak”.", "Powiedziała „tak”."),
    ("ja", "She said “yes”.", "“はい”と言った。", "「はい」と言った。"),
    ("xx", "Dijo «sí» ahora.", 'Bla "bla".', "Bla «bla»."),
    # one mark is missing
    ("es", 'The word "ewo" means', 'La palabra "ewo significa', 'La palabra "ewo" significa'),
    ("es", 'The word "ewo" means', 'La palabra ewo" significa', 'La palabra "ewo" significa'),
    ("es", 'It is "The old man".', 'Es "El viejo.', 'Es "El viejo".'),
    ("es", 'It is "The old man."', 'Es "El viejo.', 'Es "El viejo."'),
    ("es", '"Good morning," he said.', 'Buenos días", dijo.', '"Buenos días", dijo.'),
    ("es", '"Go home," said my aunt.', '"Ve a casa, dijo mi tía.', '"Ve a casa," dijo mi tía.'),
    ("en", "«Ve a casa», dijo mi tía.", "“Go home, said my aunt.", "“Go home”, said my aunt."),
    ("es", '"Where is it?" he asked.', '"¿Dónde está? preguntó.', '"¿Dónde está?" preguntó.'),
    ("es", 'He asked: "Is it so far?"', 'Preguntó: ¿Está lejos?"', 'Preguntó: "¿Está lejos?"'),
    ("es", 'A "b" and "c d".', 'A "b y "c d".', 'A "b" y "c d".'),
    # both are missing
    ("es", '"Good morning."', "Buenos días.", '"Buenos días."'),
    ("es", '"Good morning".', "Buenos días.", '"Buenos días".'),
    ("es", 'The word "ewo" means', "La palabra ewo significa", 'La palabra "ewo" significa'),
    ("es", 'Our "long old" song', "Nuestra canción", "Nuestra canción"),
    # too many
    ("es", 'The word "ewo" means', 'La palabra ""ewo" es', 'La palabra "ewo" es'),
    ("es", "We go home", 'Vamos "a casa', "Vamos a casa"),
    ("es", "We go home", 'Vamos a casa "', "Vamos a casa"),
    ("es", "We go home", 'Vamos " a casa', "Vamos a casa"),
    # nothing to go by
    ("es", 'It is 5" long', 'Mide 5" de largo', 'Mide 5" de largo'),
    ("es", '"A" or 5" long"', '"A o 5"', '"A o 5"'),
    ("es", "“She said ‘no’ to “us””", '"Dijo no"', '"Dijo no"'),
]

STOPS: list[Case] = [
    ("es", "His name is Rex... he is cute", "Se llama Rex.. Es mono", "Se llama Rex... Es mono"),
    ("es", "I like dogs...", "Me gustan los perros....", "Me gustan los perros..."),
    ("es", "I was there... but nobody came.", "Estaba allí., pero nadie vino.",
     "Estaba allí... pero nadie vino."),
    ("es", "Then… we slept.", "Después… dormimos.", "Después… dormimos."),
    ("es", "We slept.. then", "Dormimos.. luego", "Dormimos.. luego"),
    ("es", "We slept.", "Dormimos..", "Dormimos."),
    ("es", "In the USA, we slept.", "En EE. UU., dormimos.", "En EE. UU., dormimos."),
    ("es", "In the U.S., we eat... pizza.", "En EE. UU., comemos... pizza.",
     "En EE. UU., comemos... pizza."),
    ("es", "In the USA we eat... pizza.", "En EE. UU., comemos pizza.",
     "En EE. UU., comemos pizza."),
    ("es", "We saw cats, etc. and more...", "Vimos gatos, etc., y más.",
     "Vimos gatos, etc., y más."),
    ("es", "Luther King Jr., came...", "Luther King Jr., vino.", "Luther King Jr., vino."),
    ("es", "We saw approx., I think...", "Vimos aproxim., creo.", "Vimos aproxim., creo."),
    ("es", "We saw... I think.", "Vimos gatos., creo... sí.", "Vimos gatos., creo... sí."),
    ("es", "We went… but I came... late.", "Fuimos., pero vine., tarde., ya",
     "Fuimos... pero vine... tarde., ya."),
    ("en", "Cuesta 3,50 €.", "It costs 3.50 €", "It costs 3.50 €."),
    ("en", "Fuimos al cine.", "We went to the movies", "We went to the movies."),
    ("en", "Fuimos al cine", "We went to the movies", "We went to the movies"),
    ("en", "Fuimos al cine...", "We went to the movies", "We went to the movies"),
    ("en", "Somos 25.", "There are 25", "There are 25."),
    ("en", "El Sr.", "Mister", "Mister"),
    ("en", "Son las 5 p. m.", "It is 5 p.m.", "It is 5 p.m."),
    ("zh", "We went to the movies.", "我们去看电影", "我们去看电影"),
]  # fmt: skip

INVERTED: list[Case] = [
    ("es", "Is it?", "Es así?", "¿Es así?"),
    ("es", "We won!", "Ganamos!", "¡Ganamos!"),
    ("es", '"Ewo" means goat!', '"Ewo" significa cabra!', '¡"Ewo" significa cabra!'),
    ("es", "“Ewo” is it?", "“Ewo” es así?", "¿“Ewo” es así?"),
    ("es", "(Yes) we won!", "(Sí) ganamos!", "¡(Sí) ganamos!"),
    ("es", '"We won!" he said.', '"Ganamos!" dijo.', '"¡Ganamos!" dijo.'),
    ("es", "We won!!!", "Ganamos!!!", "¡¡¡Ganamos!!!"),
    ("es", "Really?!", "De verdad?!", "¡¿De verdad?!"),
    ("es", "Do you like it!?", "¿Te gusta!", "¿¡Te gusta!?"),
    ("es", "What a day!", "¿Qué día!", "¡Qué día!"),
    ("es", "Is it?", "¿Es así.", "¿Es así?"),
    ("es", "Is it?", "¿Es así", "¿Es así?"),
    ("es", "It is.", "¿Es así.", "Es así."),
    ("es", "Is it? Yes. We won!", "¿Es así. Sí. Ganamos!", "¿Es así? Sí. ¡Ganamos!"),
    ("es", "What? No! Yes.", "Qué? No! Sí.", "¿Qué? ¡No! Sí."),
    ("es", "Anna, where do you live?", "Anna, dónde vives?", "Anna, ¿dónde vives?"),
    ("es", "Anna, at what time?", "Anna, a qué hora?", "Anna, ¿a qué hora?"),
    ("es", 'She asked: "Is it?"', 'Preguntó: "Es así?"', 'Preguntó: "¿Es así?"'),
    ("es", "Is Mr. Ruiz here?", "¿Está el Sr. Ruiz aquí?", "¿Está el Sr. Ruiz aquí?"),
    ("es", "(Is it?)", "(Es así?)", "(¿Es así?)"),
    ("es", "We (!) won", "Ganamos (!)", "Ganamos (!)"),
    ("es", "We go.", "Vamos.", "Vamos."),
    ("es", "Hello! How are you?", "¡Hola! ¿Cómo estás?", "¡Hola! ¿Cómo estás?"),
    ("es-MX", "Is it?", "Es así?", "¿Es así?"),
    ("en", "¿Cómo? ¡Hola!", "¿How? ¡Hello!", "How? Hello!"),
    ("en", "¿Te gusta!?", "Do you like it!", "Do you like it!?"),
    ("pt", "¿Es así?", "¿É assim?", "É assim?"),
    # an opening mark that another sentence of the translation has swallowed
    ("es", "Hello all, how are you?", "¡Hola, ¿cómo estáis?", "Hola, ¿cómo estáis?"),
    ("es", "Hello all! How are you?", "¡Hola, ¿cómo estáis?", "Hola, ¿cómo estáis?"),
    ("es", "Hello all! How are you?", "¡Hola ¿cómo estáis?", "¡Hola! ¿cómo estáis?"),
    ("es", "Hi, how are you? Wow!", "¡Hola, ¿qué tal? Guau!", "Hola, ¿qué tal? ¡Guau!"),
    ("es", "Hi, are you coming?!", "¡Hola, ¿vienes?!", "¡Hola, ¿vienes?!"),
    ("es", "Hi, are you coming!", "¡Hola, ¿vienes?, ven!", "¡Hola, ¿vienes?, ven!"),
    (
        "es",
        '"Cold," he said, "I love it!"',
        '"¡Frío," dijo, "¡me gusta!"',
        '"Frío," dijo, "¡me gusta!"',
    ),
    ("es", '"Cold!" he said. "Nice!"', '"¡Frío" dijo. "¡Qué bien!"', '"¡Frío!" dijo. "¡Qué bien!"'),
    ("es", "He won! Yes.", '¡Ganó "la copa. Sí".', 'Ganó "la copa. Sí".'),
    ("es", "We (!) won!", "¡Ganamos (!) hoy!", "¡Ganamos (!) hoy!"),
    ("es", "We (!) won!", "Ganamos (!) hoy!", "¡Ganamos (!) hoy!"),
    ("es", "We go.", "¡ ¿vamos.", " vamos."),
    # rows of marks
    ("es", "Really?!", "¿De verdad?", "¡¿De verdad?!"),
    ("es", "Really!?", "¿De verdad?", "¿¡De verdad!?"),
    ("es", "Really?!", "¿¡De verdad?!", "¿¡De verdad?!"),
    ("es", "Really?!?!", "De verdad?", "¡¿De verdad?!?!"),
    ("es", "We won!!!", "¡Ganamos!!", "¡¡¡Ganamos!!!"),
    ("es", "We won!", "¡¡Ganamos!!!", "¡Ganamos!"),
    ("es", "We won!!!!!", "¡Ganamos!", "¡¡¡Ganamos!!!!!"),
    ("es", "No!!! Is Mr. Ruiz ok??", "¡No! ¿Está bien?", "¡¡¡No!!! ¿¿Está bien??"),
    ("es", "We won!! Yes, Mr. Ruiz.", "¡Ganamos! Sí.", "¡¡Ganamos!! Sí."),
    ("en", "¡¡¡Ganamos!!!", "We won!", "We won!!!"),
    ("fr", "We won!!!", "On a gagné !!", "On a gagné\u202f!!!"),
]

DASHES: list[Case] = [
    ("en", "—¿Vienes? —dijo Ana.", '"Are you coming? —Ana said.', "—Are you coming? —Ana said."),
    ("en", "— ¿Vienes? — dijo.", "Are you coming? — he said.", "— Are you coming? — he said."),
    ("en", "—Sí", "—Yes", "—Yes"),
    ("en", "—Sí", "- Yes", "- Yes"),
    ("en", "-ito es un final", "ito is an ending", "-ito is an ending"),
    ("es", "– Yes!", "Sí!", "– ¡Sí!"),
    ("es", "-5 degrees", "5 grados", "5 grados"),
    ("es", "—", "", ""),
]

SPACES: list[Case] = [
    ("es", "Good, yes.", "Bien , sí .", "Bien, sí."),
    ("es", "Good, yes.", "Bien,  sí.", "Bien, sí."),
    ("es", "Good: yes!", "Bien : ¡sí !", "Bien: ¡sí!"),
    ("es", "Good,  yes.", "Bien,  sí.", "Bien,  sí."),
    ("es", "The price is .5", "El precio es .5", "El precio es .5"),
    ("es", "We (all) go", "Vamos ( todos ) ya", "Vamos (todos) ya"),
    ("es", "We ( all ) go", "Vamos ( todos ) ya", "Vamos ( todos ) ya"),
    ("de", "Good: yes!", "Gut : ja !", "Gut: ja!"),
    ("fr", "Is it? Yes!", "Est-ce? Oui !", "Est-ce\u202f? Oui\u202f!"),
    ("fr", "One: two; three", "Un: deux ; trois", "Un\u00a0: deux\u202f; trois"),
    ("fr", "What?!", "Quoi?!", "Quoi\u202f?!"),
    ("fr", "At 15:30: go", "À 15:30: va", "À 15:30\u00a0: va"),
    ("fr", "What...!", "Quoi...!", "Quoi...\u202f!"),
    ("fr", "Yes, no.", "Oui , non .", "Oui, non."),
    ("fr-CA", "Is it: yes!", "Est-ce : oui !", "Est-ce\u00a0: oui!"),
    ("fr", "(Is it?)", "(Est-ce?)", "(Est-ce\u202f?)"),
]

APOSTROPHES: list[Case] = [
    ("fr", "The school is there", "L' école c'est là", "L'école c'est là"),
    ("it", "The water", "L' acqua", "L'acqua"),
    ("en", "No sé", "I don 't know", "I don't know"),
    ("fr", "It’s the school", "C'est l'école", "C’est l’école"),
    ("fr", "It's the school", "C’est l'école", "C'est l'école"),
    ("fr", "The school", "C’est l'école", "C’est l'école"),
    ("en", "Los años 90", "The '90s and o'clock", "The '90s and o'clock"),
]


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [*QUOTES, *STOPS, *INVERTED, *DASHES, *SPACES, *APOSTROPHES],
)
def test_a_translation_has_the_signs_of_its_language(
    language: str, source: str, target: str, expected: str
) -> None:
    own = "fr" if "«\u00a0" in source or "« " in source else "es" if language == "en" else "en"
    assert polish(source, target, (), own, language).text == expected


def test_protected_stretches_are_never_touched() -> None:
    target = 'Mira <a href="x"> , ¿no? https://x.org/?a !'
    spans = [(5, 17), (25, 41)]
    polished = polish("Look, no? X!", target, spans, "en", "es")
    assert polished.text == 'Mira <a href="x">, ¿no? ¡https://x.org/?a!'
    for start, end in spans:
        a, b = polished.to_new((start, end))
        assert polished.text[a:b] == target[start:end]


@pytest.mark.parametrize(
    ("source", "target", "spans", "expected"),
    [
        ("@ana, thanks!", "@ana, gracias!", [(0, 4)], "@ana, ¡gracias!"),
        ("@ana: thanks!", "@ana: gracias!", [(0, 4)], "@ana: ¡gracias!"),
        ("@ana thanks!", "@ana gracias!", [(0, 4)], "¡@ana gracias!"),
        ("@ana, thanks!", "¡@ana, gracias!", [(1, 5)], "¡@ana, gracias!"),
        ("3, 2, go!", "3, 2, ya!", [(0, 1), (3, 4)], "¡3, 2, ya!"),
        ("We beat @ana!!!", "Ganamos a @ana.", [(10, 14)], "¡¡¡Ganamos a @ana!!!"),
        ("We beat @ana!!!", "Ganamos a @ana", [(10, 14)], "¡¡¡Ganamos a @ana!!!"),
        ("We beat @ana.", "Ganamos a @ana", [(10, 14)], "Ganamos a @ana"),
    ],
)
def test_marks_stand_outside_a_mention(
    source: str, target: str, spans: list[tuple[int, int]], expected: str
) -> None:
    at = source.find("@ana")
    theirs = [(at, at + 4)] if at >= 0 else []
    polished = polish(source, target, spans, "en", "es", source_protected=theirs)
    assert polished.text == expected


def test_marks_inside_what_the_source_protects_are_no_quotations() -> None:
    source = 'See <a title="x">'
    polished = polish(source, "Mira “esto”", (), "en", "es", source_protected=[(4, 17)])
    assert polished.text == "Mira “esto”"


def test_a_text_in_the_same_language_stays_as_it_is() -> None:
    assert polish("Is it?", "Es ?", (), "es-MX", "es").text == "Es ?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We visited the museum.", "We visited the museum."),
        ("𝓗𝓮𝓵𝓵𝓸 𝐰𝐨𝐫𝐥𝐝 𝟙𝟚", "Hello world 12"),
        ("Ｈｅｌｌｏ　１２", "Hello　12"),
        ("ﬁsh and ﬂowers, oﬃce", "fish and flowers, office"),
        ("ⓗⓔⓛⓛⓞ", "hello"),
        ("ℝ ℍ ℓ", "R H l"),
        ("Ⅳ ⅻ", "IV xii"),
        ("cafe\u0301 nin\u0303o", "café niño"),
        ("vis\x01it\x7f\x1b", "visit"),
        ("a\tb\nc", "a\tb\nc"),
        ("Soft\u00adware so\u00adft\u00ad", "Software soft"),
        ("mu\u00adse\u200bum\ufeff", "museum"),
        ("\u202aleft\u202c \u2066x\u2069", "left x"),
        ("he\u200dllo", "hello"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("ﷲ ﻼ", "ﷲ لا"),
        ("ｶﾞｷﾞ", "ガギ"),
        ("1.º 3ª m² № ™ … ½", "1.º 3ª m² № ™ … ½"),
        ("你好，世界！", "你好，世界！"),
        ("İstanbul ß ǅ", "İstanbul ß ǅ"),
        ('She said "yes" and «no»', "She said “yes” and “no”"),
        ("Elle a dit « oui »", "Elle a dit “oui”"),
        ("Sie sagte „ja“", "Sie sagte “ja”"),
        ('5" and 6"', '5" and 6"'),
        ('a "lone one', 'a "lone one'),
    ],
)
def test_the_engine_sees_usual_letters(text: str, expected: str) -> None:
    assert plain_letters(text).text == expected


def test_styled_letters_stay_where_they_are_protected() -> None:
    plain = plain_letters("ﬁn #ﬁn \x01x", [(3, 7)])
    assert plain.text == "fin #ﬁn x"
    assert plain.to_new((3, 7)) == (4, 8)
    assert plain.to_old((4, 8)) == (3, 7)
