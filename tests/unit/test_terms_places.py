"""Terms wherever they may stand in a post: in marks, cells, titles, pictures; never in code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from string import ascii_lowercase

import pytest

from glossary.values import Term
from pipeline.domain.post import Attachment, Format
from tests.support.terms import (
    TermTranslator,
    asks,
    assert_told,
    codes,
    field_of,
    forbids,
    glossary,
    keeps,
    told,
    translated,
)

WORDS = {
    "the": "el", "bus": "autobús", "buses": "autobuses", "is": "es", "red": "rojo", "a": "un",
    "we": "nosotros", "see": "vemos", "reef": "arrecife", "coral": "corales", "house": "casa",
    "and": "y", "today": "hoy", "my": "mi", "joy": "alegría", "grace": "gracia", "with": "con",
    "rice": "arroz", "have": "tenemos", "stars": "estrellas",
}  # fmt: skip
TERMS = (
    asks("coral reef", "arrecife de coral"),
    asks("reef", "bajío"),
    asks("bus", "guagua"),
    asks("house", "hogar"),
)


def text_of(text: str, written: Format = "plain", terms: Sequence[Term] = TERMS) -> str:
    """Translate a post and give its text, once all that holds of terms has been checked."""
    post = translated(text, terms, TermTranslator(WORDS), written=written)
    assert_told(post, [glossary(*terms)])
    return post.translations["es"].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We see the **bus** today.", "Nosotros vemos la **guagua** hoy."),
        ("We see **the bus** today.", "Nosotros vemos **la guagua** hoy."),
        ("*the **bus** and* bus", "*la **guagua** y* guagua"),
        ("We see the **coral** reef today.", "Nosotros vemos el arrecife de **coral** hoy."),
        ("We see a \\*bus\\* today.", "Nosotros vemos una \\*guagua\\* hoy."),
        (
            "A [bus](https://x.org/bus) and `bus` and https://x.org/bus @bus #bus.",
            "Una [guagua](https://x.org/bus) y `bus` y https://x.org/bus @bus #bus.",
        ),
        ("[the bus][1] today.\n\n[1]: https://x.org/bus",
         "[la guagua][1] hoy.\n\n[1]: https://x.org/bus"),
        ('![a bus](bus.png "bus")', '![una guagua](bus.png "bus")'),
        ("# The bus\n\nThe house.", "# La guagua\n\nEl hogar."),
        ("| bus | house |\n| - | - |\n| a bus | x |",
         "| guagua | hogar |\n| - | - |\n| una guagua | x |"),
        ("- bus\n- house\n", "- guagua\n- hogar\n"),
        ("We see the coral\nreef today.", "Nosotros vemos el arrecife\nde coral hoy."),
        ("> We see the coral\n> reef today.", "> Nosotros vemos el arrecife\n> de coral hoy."),
        ("<b>bus</b> and <a href='bus'>bus</a>", "<b>guagua</b> y <a href='bus'>guagua</a>"),
        ("A bus:\n\n    bus\n\n```\nbus\n```", "Una guagua:\n\n    bus\n\n```\nbus\n```"),
    ],
)  # fmt: skip
def test_terms_in_markdown(text: str, expected: str) -> None:
    assert text_of(text, "markdown") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>We see the <b>bus</b> today.</p>", "<p>Nosotros vemos la <b>guagua</b> hoy.</p>"),
        ("<ul><li>bus</li><li>a house</li></ul>", "<ul><li>guagua</li><li>un hogar</li></ul>"),
        ("<pre>bus</pre><script>bus</script>A bus", "<pre>bus</pre><script>bus</script>Una guagua"),
        ("<p title='bus'>a <code>bus</code> bus&nbsp;&amp; house</p>",
         "<p title='bus'>un <code>bus</code> guagua&nbsp;&amp; hogar</p>"),
        ("<img src=bus alt='a bus'>", "<img src=bus alt='una guagua'>"),
    ],
)  # fmt: skip
def test_terms_in_html(text: str, expected: str) -> None:
    assert text_of(text, "html") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We see a 😀bus😀 and a bus 🚌.", "Nosotros vemos un 😀guagua😀 y una guagua 🚌."),
        ("A bus and a bus.", "Una guagua y una guagua."),
        ("A bus, the “bus” and (bus).", "Una guagua, el “guagua” y (guagua)."),
        ("The coral reef and the reef.", "El arrecife de coral y el bajío."),
        ("The coral-reef and the coral  reef.", "El arrecife de coral y el arrecife de coral."),
        ("The bus's house.", "La guagua hogar."),
        ("Busy buses.", "Busy guaguas."),
        ("See {bus} %s bus", "Vemos {bus} %s guagua"),
        ("https://bus.org bus@bus.org @bus #bus", "https://bus.org bus@bus.org @bus #bus"),
    ],
)
def test_terms_in_plain_text(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_nested_terms_are_told_once_by_the_longest() -> None:
    post = translated("The coral reef and the reef.", TERMS, TermTranslator(WORDS))
    assert [row[:2] for row in told(post)] == [
        ("coral reef", "arrecife de coral"), ("reef", "bajío"),
    ]  # fmt: skip


def test_a_title_and_what_attachments_say_have_terms_of_their_own() -> None:
    picture = Attachment(
        url="https://x.org/a.png", alt="A bus", caption="the house", transcript="We see. A bus."
    )
    post = translated(
        "A reef.", TERMS, TermTranslator(WORDS), title="My bus", attachments=(picture,)
    )
    assert_told(post, [glossary(*TERMS)])
    there = post.translations["es"]
    (other,) = there.attachments
    assert (there.title, there.text) == ("Mi guagua", "Un bajío.")
    assert (other.alt, other.caption) == ("Una guagua", "el hogar")
    assert other.transcript == "Nosotros vemos. Una guagua."
    found = {
        one.field: [field_of(there, one.field)[slice(*use.target or (0, 0))] for use in one.terms]
        for one in there.passages
        if one.terms
    }
    assert found == {
        "title": ["guagua"], "text": ["bajío"], "attachments/0/alt": ["guagua"],
        "attachments/0/caption": ["hogar"], "attachments/0/transcript": ["guagua"],
    }  # fmt: skip


NAMES = (keeps("Rosa"), keeps("Joy"), keeps("Grace"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We see Joy with joy and Grace with grace.",
         "Nosotros vemos Joy con alegría y Grace con gracia."),
        ("WE SEE JOY.", "NOSOTROS VEMOS JOY."),
        ("Joy’s house, Joyful.", "Joy’s casa, Joyful."),
    ],
)  # fmt: skip
def test_names_of_a_glossary_stay_as_they_are_written(text: str, expected: str) -> None:
    assert text_of(text, terms=NAMES) == expected


def test_what_is_kept_may_be_written_in_another_way() -> None:
    terms = [keeps("Accra", "Acra"), keeps("House", "CASA Grande")]
    assert text_of("We see Accra.", terms=terms) == "Nosotros vemos Acra."
    assert text_of("A House and a house.", terms=terms) == "Una CASA Grande y un casa."


def test_what_one_direction_keeps_is_kept_in_that_one_alone() -> None:
    both = [
        glossary(keeps("Joy"), keeps("Grace")),
        glossary(keeps("Joy"), asks("Grace", "Grâce", exact=True), target="fr"),
    ]
    post = translated(
        "We see Joy and Grace.", both, TermTranslator(WORDS), languages=("en", "es", "fr")
    )
    assert_told(post, both)
    assert post.translations["es"].text == "Nosotros vemos Joy y Grace."
    assert post.translations["fr"].text == "Nosotros vemos Joy y Grâce."
    assert [row[1] for row in told(post)] == ["Joy", "Grace"]
    assert [row[1] for row in told(post, "fr")] == ["Joy", "Grâce"]


def test_a_post_in_the_other_language_has_the_terms_of_its_own_direction() -> None:
    both = [
        glossary(keeps("Fufu"), asks("bus", "guagua")),
        glossary(asks("guagua", "bus"), source="es", target="en"),
    ]
    engine = TermTranslator({"guagua": "coach", "la": "the", "vemos": "see"})
    text = "Nosotros siempre vemos la guagua por la mañana con mi hermano."
    post = translated(text, both, engine, language="es")
    assert_told(post, both)
    assert "en" in post.translations
    assert told(post, "en") == [("guagua", "bus", "replaced")]


def test_three_classrooms_have_a_glossary_for_each_direction_that_wants_one() -> None:
    each = [
        glossary(asks("bus", "guagua"), forbids("rojo", source="red")),
        glossary(asks("bus", "autocar"), target="fr"),
        glossary(asks("bus", "Reisebus"), source="de", target="en"),
    ]
    post = translated(
        "The bus is red.", each, TermTranslator(WORDS), languages=("en", "es", "fr", "de")
    )
    assert_told(post, each)
    shown = {tag: [row[1] for row in told(post, tag)] for tag in post.translations}
    assert (shown["es"][0], shown["fr"], shown["de"]) == ("guagua", ["autocar"], [])
    assert codes(post, "de") == codes(post, "fr") == []
    signatures = [one.signature for one in post.translations.values()]
    assert len(set(signatures)) == 3
    assert str(post.translations["de"].signature).endswith(":g0")


@pytest.mark.parametrize(
    ("source", "target"),
    [("bus", "X1"), ("bus", "<b>guagua</b>"), ("bus", "*guagua*"), ("bus", "a_b_c"), ("bus", "`x`"),
     ("bus", "[la](guagua)"), ("bus", "guagua | azul"), ("bus", "&amp;"),
     ("bus", "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
      "dieciséis diecisiete dieciocho diecinueve veinte"), ("bus", "guagua. Otra"),
     ("*bus*", "guagua"), ("bus & house", "guagua y hogar"), ("X1", "Equis")],
)  # fmt: skip
@pytest.mark.parametrize("written", ["plain", "markdown", "html"])
def test_odd_terms_are_text_and_never_markup(source: str, target: str, written: Format) -> None:
    text = "We see a bus & house and X1 today."
    post = translated(text, [asks(source, target)], TermTranslator(WORDS), written=written)
    there = post.translations["es"]
    shape = re.compile(r"<(\w+)")
    assert shape.findall(there.html) == shape.findall(post.html)
    missed = [use for one in there.passages for use in one.terms if not use.satisfied]
    assert bool(missed) == ("term-missing" in codes(post))
    if source == "bus" and written == "plain":
        assert target in there.text


def test_a_source_of_twenty_words_is_one_term() -> None:
    long = "we see a red house and a red bus and a red reef with rice and stars and joy and grace"
    post = translated(f"Today {long}.", [asks(long, "todo")], TermTranslator(WORDS))
    assert_told(post, [glossary(asks(long, "todo"))])
    assert [one for one, _, _ in told(post)] == [long]


def test_a_thousand_terms_in_one_post_are_each_told() -> None:
    codes = ["".join(three) for three in product("bcdfghjklm", "aeiou", ascii_lowercase)]
    terms = [asks(one, one[::-1] + "o") for one in codes]
    rows = (" ".join(codes[n : n + 20]) for n in range(0, len(codes), 20))
    text = " ".join(f"Yesterday we found the {row} there." for row in rows)
    assert 6_000 < len(text) <= 20_000
    post = translated(text, terms, TermTranslator({}))
    assert_told(post, [])
    there = post.translations["es"]
    read = " ".join(text[slice(*one.source)] for one in there.passages if one.origin == "machine")
    known = set(codes)
    assert [one for one, _, _ in told(post)] == [word for word in read.split() if word in known]
    assert len(told(post)) > 0.9 * len(codes)
    assert all(target for _, target, _ in told(post))
