import pytest

from glossary.enforce import Draft, Slot, draft_of
from glossary.values import Case, Term


def term(source: str, *targets: str, case: Case = "any") -> Term:
    return Term(source=source, target=targets[0], forms=targets[1:], case=case)


def drafted(
    text: str, *uses: tuple[Term, str, bool], language: str = "es", source: str = "en"
) -> str:
    """Give the draft of a text whose slots stand in brackets, its forms in brackets too."""
    plain, slots = "", []
    for piece in text.split("["):
        old, bracket, rest = piece.partition("]")
        if bracket:
            used = uses[len(slots)]
            span = (len(plain), len(plain) + len(old))
            slots.append(Slot(span=span, term=used[0], source=used[1], inflected=used[2]))
        plain += old + rest
    return marked(draft_of(plain, slots, language, source))


def marked(draft: Draft) -> str:
    text = draft.text
    for start, end in reversed(draft.forms):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


HOUSE = term("house", "hogar", "hogares")
BUS = term("bus", "guagua", "guaguas")
TEACHER = term("teacher", "maestra", "maestro", "maestras", "maestros")
CAKE = term("cake", "xyz")


@pytest.mark.parametrize(
    ("text", "use", "expected"),
    [
        ("La [casa] es pequeña.", (HOUSE, "house", False), "El [hogar] es pequeño."),
        ("Las [casas] son viejas.", (HOUSE, "houses", True), "Los [hogares] son viejos."),
        ("[La casa] es mía.", (HOUSE, "house", False), "El [hogar] es mío."),
        ("[El autobús] paró.", (BUS, "bus", False), "La [guagua] paró."),
        ("EL [BUS] PARÓ", (BUS, "BUS", False), "LA [GUAGUA] PARÓ"),
        # The source's capital is due to its place.
        ("Ayer la [casa] ardió.", (HOUSE, "House", False), "Ayer el [hogar] ardió."),
        ("[Casa] dulce.", (HOUSE, "house", False), "[Hogar] dulce."),
        ("¿[Casas] o pisos?", (HOUSE, "houses", True), "¿[Hogares] o pisos?"),
        ("«[Casa] dulce».", (HOUSE, "house", False), "«[Hogar] dulce»."),
        ("Hola. [Casa] dulce.", (HOUSE, "house", False), "Hola. [Hogar] dulce."),
        ("Colegio [clase] hoy.", (term("school", "colegio"), "school", False), "[Colegio] hoy."),
        # The translation's number, where the source does not speak against it.
        ("Los [muebles] son viejos.", (HOUSE, "house", False), "Los [hogares] son viejos."),
        # A gender that nobody knows: that of the old words.
        ("Una [torta] rica.", (CAKE, "cake", False), "Una [xyz] rica."),
        # Forms of the gender that stands there.
        (
            "El [profesor] viejo.",
            (TEACHER, "teacher", False),
            "El [maestro] viejo.",
        ),
        ("Dos [profesores].", (TEACHER, "teachers", True), "Dos [maestros]."),
    ],
)
def test_a_term_takes_the_place_of_a_translations_own_words(
    text: str, use: tuple[Term, str, bool], expected: str
) -> None:
    assert drafted(text, use) == expected


def test_a_plural_is_made_where_the_glossary_has_none() -> None:
    cake = term("cake", "queque")

    assert drafted("Compré [pasteles] ricos.", (cake, "cakes", True)) == "Compré [queques] ricos."
    assert drafted("Compré un [pastel] rico.", (cake, "cake", False)) == "Compré un [queque] rico."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Their [aflue] is long.", "Their [tributaries] are long."),
        ("A [river] is long.", "[Tributaries] are long."),
    ],
)
def test_the_plural_of_the_source_is_taken(text: str, expected: str) -> None:
    tributary = (term("afluente", "tributary", "tributaries"), "afluentes", True)

    assert drafted(text, tributary, language="en", source="es") == expected


def test_a_plural_that_no_rule_makes_is_known_by_its_ending() -> None:
    jersey = (term("jersey", "jumper", "jumpers"), "jerséis", True)

    assert drafted("Old [cheers].", jersey, language="en", source="es") == "Old [jumpers]."


def test_many_terms_are_laid_at_once() -> None:
    found = drafted(
        "La [casa] pequeña está cerca de [la escuela nueva], y el [autobús] llega.",
        (HOUSE, "house", False),
        (term("school", "colegio"), "school", False),
        (BUS, "bus", False),
    )

    assert found == "El [hogar] pequeño está cerca del [colegio] nuevo, y la [guagua] llega."


def test_neighbours_keep_their_space_and_their_order() -> None:
    assert drafted(
        "comparación de [la fuente] [de conducción de Gauss-19] con",
        (term("epidemic", "epidemia"), "epidemic", False),
        (term("COVID-19", "covid-19"), "COVID-19", False),
    ) == "comparación de la [epidemia] de [covid-19] con"  # fmt: skip


def test_an_exact_term_and_names_keep_their_capitals() -> None:
    assert drafted("[Casa] dulce", (term("x", "iPhone"), "x", False)) == "[iPhone] dulce"
    assert drafted("la [casa]", (term("HIV", "VIH"), "hiv", False)) == "la [VIH]"
    assert drafted("La [CASA]", (term("Home", "eHogar", case="exact"), "HOME", False)) in (
        "La [eHogar]",
        "El [eHogar]",
    )


def test_a_text_without_slots_is_its_own_draft() -> None:
    assert draft_of("La casa.", (), "es", "en") == Draft(text="La casa.", forms=())


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("My brother [runs] them.", "riega", "My brother [waters] them."),
        ("We [planted] them.", "regamos", "We [watered] them."),
        ("[we ran] away", "regamos", "we [watered] away"),
        ("We like [running] here.", "regando", "We like [watering] here."),
        ("We [run] here.", "regamos", "We [water] here."),
    ],
)
def test_a_verb_is_used_as_the_one_before(text: str, source: str, expected: str) -> None:
    water = term("regar", "water", "watered", "watering", "waters")

    assert drafted(text, (water, source, True), language="en", source="es") == expected


def test_a_spanish_verb_has_the_person_and_the_tense_of_the_one_before() -> None:
    sow = term("to plant", "sembrar", "siembran", "sembramos", "sembraron", "siembra")

    for text, expected in (
        ("Ayer [plantaron] maíz.", "Ayer [sembraron] maíz."),
        ("[Comemos] maíz.", "[Sembramos] maíz."),
        ("Ella [corre] hoy.", "Ella [siembra] hoy."),
        ("Quiere [comer] maíz.", "Quiere [sembrar] maíz."),
    ):
        assert drafted(text, (sow, "planted", True)) == expected


@pytest.mark.parametrize(
    ("text", "use", "language", "expected"),
    [
        # A form with an article of its own.
        ("Jugamos el [tag] hoy.", (term("tag", "la mancha"), "tag", False), "es",
         "Jugamos [la mancha] hoy."),
        ("El juego del [tag].", (term("tag", "la mancha"), "tag", False), "es",
         "El juego de [la mancha]."),
        ("Todos los [tags].", (term("tags", "los vidrios"), "tags", False), "es",
         "Todos [los vidrios]."),
        # One with a full stop.
        ("I like [gym].", (term("gimnasia", "P.E."), "gimnasia", False), "en", "I like [P.E.]"),
        ("I like [gym]...", (term("gimnasia", "P.E."), "gimnasia", False), "en",
         "I like [P.E.]..."),
        # Adjectives that came from a word of the term.
        ("mi [hermano pequeño]", (term("little brother", "hermanito"), "little brother", False),
         "es", "mi [hermanito]"),
        ("mi [casa pequeña]", (term("house", "hogar"), "house", False), "es",
         "mi [hogar] pequeño"),
        # Numbers and pronouns are others'.
        ("I ate too [many candy].", (term("caramelos", "sweets"), "caramelos", False), "en",
         "I ate too many [sweets]."),
        ("He left [us a lot].", (term("tarea", "assignment"), "tarea", False), "en",
         "He left us an [assignment]."),
    ],
)  # fmt: skip
def test_what_is_another_words_stays_once(
    text: str, use: tuple[Term, str, bool], language: str, expected: str
) -> None:
    source = "en" if language == "es" else "es"

    assert drafted(text, use, language=language, source=source) == expected


@pytest.mark.parametrize(
    ("before", "old", "expected"),
    [
        ("La ensalada ", "devocado", "La ensalada de palta"),
        ("Dos conductores ", "camión", "Dos conductores de palta"),
        ("La ensalada ", "de aguacate", "La ensalada de palta"),  # *of* is there
        ("Come ", "devocado", "Come palta"),  # no noun before
    ],
)
def test_a_noun_that_has_its_place_already_is_joined_by_of(
    before: str, old: str, expected: str
) -> None:
    slot = Slot(
        span=(len(before), len(before) + len(old)),
        term=term("avocado", "palta"),
        source="avocado",
        crossed=True,
    )

    assert draft_of(f"{before}{old} hoy.", [slot], "es", "en").text == f"{expected} hoy."


def test_german_compounds_have_the_plural_of_their_last_word() -> None:
    rule = term("school rule", "Schulregel")

    found = drafted("Wir haben [Normen].", (rule, "school rules", True), language="de")
    assert found == "Wir haben [Schulregeln]."


def test_verbs_have_the_form_that_a_glossary_lists() -> None:
    recycle = term("recycle", "reciclar", "reciclamos")

    assert drafted("[Reusamos] todo.", (recycle, "recycle", False)) in (
        "[Reciclar] todo.",
        "[Reciclamos] todo.",
    )
