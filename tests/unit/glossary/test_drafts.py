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


def test_verbs_have_the_form_that_a_glossary_lists() -> None:
    recycle = term("recycle", "reciclar", "reciclamos")

    assert drafted("[Reusamos] todo.", (recycle, "recycle", False)) in (
        "[Reciclar] todo.",
        "[Reciclamos] todo.",
    )
