"""The judge of `bench terms` finds planted faults, and its figures say what was planted."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.bench.terms_figures import by_method, chrf, chrf_signature, figures_of, goals_met
from pipeline.bench.terms_judge import false_forms, has_form
from pipeline.bench.terms_masks import Masked, mask, mask_lines, replaced_words
from pipeline.bench.terms_print import print_figures
from pipeline.bench.terms_run import METHODS, Found, Used
from pipeline.bench.terms_sets import Asked, Line, TermSet, TermsUnreadable, parse_sets, read_own

BUS = Asked(source="bus", target="guagua", forms=("guagua", "guaguas"))
MONEY = Asked(source="money", target="plata", forms=("plata",))
HOUSE = Asked(source="house", target="hogar", forms=("hogar", "hogares"))
REEF = Asked(source="coral reef", target="arrecife", forms=("arrecife", "arrecife de coral"))
CORAL = Asked(source="coral", target="coral", forms=("coral",))
STATION = Asked(source="station", target="terminal", forms=("terminal",))
STOP = Asked(source="terminal", target="terminal", forms=("terminal",))
ENTRIES = (BUS, MONEY, HOUSE, REEF, CORAL, STATION, STOP)


def line(source: str, reference: str = "x", *asked: Asked, kind: str = "domain") -> Line:
    return Line(id=source, kind=kind, source=source, reference=reference, asked=asked)


def found(of: Line, plain: str, enforced: str, *used: Used, **more: Any) -> Found:
    entries = of.asked or ENTRIES
    usual: dict[str, Any] = {
        "plain_score": 0.8, "enforced_score": 0.4, "flagged": frozenset(),
        "false": false_forms(of, entries, plain, enforced),
    }  # fmt: skip
    return Found(line=of, plain=plain, enforced=enforced, used=used, **{**usual, **more})


# Sentences


def as_text(*items: dict[str, Any]) -> str:
    return "\n".join(json.dumps(one) for one in items) + "\n"


ROW = {
    "source": "The bus is here.",
    "reference": "La guagua está aquí.",
    "source_lang": "en",
    "target_lang": "es",
    "glossary": [{"source": "bus", "target": "guagua", "forms": ["guaguas"]}],
}


def test_a_file_is_a_set_and_its_terms_are_one_glossary() -> None:
    other = {**ROW, "glossary": [{"source": "Bus", "target": "guagua", "forms": ["guagüita"]}]}
    (one,) = parse_sets("some.jsonl", as_text(ROW, other))
    assert (one.name, one.source, one.target) == ("some", "en", "es")
    (term,) = one.glossary.terms
    assert (term.source, term.targets) == ("bus", ("guagua", "guaguas", "guagüita"))
    assert [each.id for each in one.lines] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("tico-dev.jsonl", ROW, "domain"),
        ("regional-dev.jsonl", ROW, "regional"),
        ("regional-dev.jsonl", {**ROW, "kind": "none"}, "none"),
    ],
)
def test_a_line_without_a_kind_has_that_of_its_file(
    name: str, row: dict[str, Any], kind: str
) -> None:
    assert parse_sets(name, as_text(row))[0].lines[0].kind == kind


def test_two_directions_in_one_file_are_two_sets() -> None:
    back = {**ROW, "source_lang": "es", "target_lang": "en"}
    assert [one.name for one in parse_sets("a.jsonl", as_text(ROW, back))] == ["a en-es", "a es-en"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no sentences"),
        ("{", "line 1 of a.jsonl cannot be used"),
        ("[]", "line 1 of"),
        ("\n" + as_text({**ROW, "source": 7}), "line 2 of a.jsonl cannot be used: words are"),
        (as_text({**ROW, "reference": " "}), "words are wanted"),
        (as_text({name: ROW[name] for name in list(ROW)[:-1]}), "no 'glossary'"),
        (as_text({**ROW, "glossary": [{"source": "a"}]}), "no 'target'"),
        (as_text({**ROW, "glossary": [{"source": "a", "target": "b", "forms": "c"}]}), "a list"),
        (as_text({**ROW, "glossary": ["a"]}), "line 1"),
    ],
)
def test_what_is_no_set_is_refused_with_the_line(text: str, words: str) -> None:
    with pytest.raises(TermsUnreadable, match=words):
        parse_sets("a.jsonl", text)


def test_the_own_sets_lead_both_ways_and_have_sentences_without_terms() -> None:
    sets = read_own()
    assert [(one.source, one.target) for one in sets] == [("en", "es"), ("es", "en")]
    for one in sets:
        assert {each.kind for each in one.lines} == {"domain", "regional", "none"}
        assert len({term.source.casefold() for term in one.glossary.terms}) == len(one.entries)


# The judge


@pytest.mark.parametrize(
    ("forms", "text", "holds"),
    [
        (("guagua",), "La guagua está aquí.", True),
        (("guagua",), "GUAGUAS", True),
        (("hogar",), "dos hogares", True),
        (("guagua",), "La guaguita está aquí.", False),
        (("guagua",), "la aguagua", False),
        (("guagua", "guaguita"), "La guaguita está aquí.", True),
        (("arrecife de coral",), "arrecife de coral.", True),
        (("arrecife de coral",), "arrecifes de coral.", False),
        (("C++",), "con C++.", True),
        ((), "nada", False),
    ],
)
def test_a_form_stands_as_a_word_or_its_plural(
    forms: tuple[str, ...], text: str, holds: bool
) -> None:
    assert has_form(forms, text) == holds


@pytest.mark.parametrize(
    ("of", "plain", "enforced", "false"),
    [
        (line("We went home."), "Fuimos a casa.", "Fuimos al hogar.", [("house", "hogar")]),
        (line("We went home."), "Fuimos al hogar.", "Fuimos al hogar.", []),
        (line("Two houses."), "Dos casas.", "Dos hogares.", []),
        (line("Two HOUSES."), "Dos casas.", "Dos hogares.", []),
        (line("The birdhouse."), "La casa.", "El hogar.", [("house", "hogar")]),
        (line("He housed us.", "x", HOUSE), "Nos alojó.", "Nos dio hogar.", []),
        (line("coral reefs"), "los corales", "arrecife de coral", []),
        (line("coral-reef"), "eso", "arrecife", []),
        (line("the reef"), "eso", "arrecife", [("coral reef", "arrecife")]),
        (line("At the station."), "En la parada.", "En la terminal.", []),
        (line("At the stop."), "En la parada.", "En la terminal.",
         [("station", "terminal"), ("terminal", "terminal")]),
    ],
    ids=str,
)  # fmt: skip
def test_a_form_that_nothing_asks_for_is_a_false_enforcement(
    of: Line, plain: str, enforced: str, false: list[tuple[str, str]]
) -> None:
    assert list(false_forms(of, ENTRIES, plain, enforced)) == false


@pytest.mark.parametrize("plural", ["cities", "citys", "City"])
def test_the_plural_of_a_source_may_end_in_ies(plural: str) -> None:
    city = Asked(source="city", target="urbe", forms=("urbe",))
    assert false_forms(line(f"The {plural}."), (city,), "eso", "las urbes") == ()


@given(st.text(alphabet="ab ñ-.§", max_size=40), st.text(alphabet="abñ", min_size=1, max_size=3))
def test_what_is_masked_has_none_of_the_words(text: str, one: str) -> None:
    assert not has_form([one], mask(text, {one}))


# Masks


@pytest.mark.parametrize(
    ("asked", "plain", "enforced", "words"),
    [
        (BUS, "Espero el autobús aquí.", "Espero la guagua aquí.", ("autobús",)),
        (HOUSE, "La casa blanca es mía.", "El hogar blanco es mío.", ("casa",)),
        (MONEY, "Tengo mucho dinero.", "Tengo mucha plata.", ("dinero",)),
        (BUS, "Un coche de línea vino.", "Una guagua vino.", ("coche", "línea")),
        (MONEY, "Eran otros tiempos preciosos.", "Quiero plata.", ("preciosos",)),
        (BUS, "EL BUS SALE", "LA GUAGUA SALE", ("BUS",)),
        (BUS, "Ya está aquí.", "Ya está guagua aquí.", ()),
        (BUS, "Ya está aquí.", "Ya estaba allí.", ()),
    ],
)
def test_the_word_in_the_place_of_a_form_is_found(
    asked: Asked, plain: str, enforced: str, words: tuple[str, ...]
) -> None:
    assert replaced_words(asked, plain, enforced) == words


def regional(*rows: tuple[str, str, str, Asked]) -> tuple[TermSet, list[tuple[Line, str, str]]]:
    lines = [
        line(f"{number}", reference, asked, kind="regional")
        for number, (reference, _, _, asked) in enumerate(rows)
    ]
    texts = [
        (one, plain, enforced)
        for one, (_, plain, enforced, _) in zip(lines, rows, strict=True)
    ]  # fmt: skip
    return TermSet(name="r", source="en", target="es", lines=tuple(lines)), texts


def test_all_three_texts_get_one_mark_for_what_stands_for_the_term() -> None:
    of, rows = regional(
        ("Espero el autobús.", "Espero el autobús.", "Espero la guagua.", BUS),
        ("El autobús rojo.", "La guagua roja.", "La guagua roja.", BUS),
    )
    assert [(one.reference, one.plain, one.enforced) for one in mask_lines(of, rows)] == [
        ("Espero el §.", "Espero el §.", "Espero la §."),
        ("El § rojo.", "La § roja.", "La § roja."),
    ]


def test_words_of_the_reference_that_are_told_are_believed() -> None:
    told = Asked(source="bus", target="guagua", forms=("guagua",), in_reference=("colectivo",))
    of, rows = regional(
        ("El colectivo.", "El bus.", "La guagua.", told), ("Un bus.", "Un bus.", "Un bus.", told)
    )
    assert [(one.reference, one.plain, one.enforced) for one in mask_lines(of, rows)] == [
        ("El §.", "El §.", "La §."),
        ("Un bus.", "Un bus.", "Un bus."),
    ]


@pytest.mark.parametrize(
    ("plain", "enforced", "agreeing"),
    [
        ("Tengo mucho § .", "Tengo mucha §.", "Tengo mucho § ."),
        ("El § rojo", "La § roja", "El § rojo"),
        ("El § va", "La § viene", "El § viene"),
        ("va por § aquí", "va en la § aquí", "va en la § aquí"),
    ],
)
def test_words_that_agree_with_the_term_are_let_pass(
    plain: str, enforced: str, agreeing: str
) -> None:
    assert Masked(reference="", plain=plain, enforced=enforced).agreeing == agreeing


# Figures


def rows() -> list[Found]:
    bus = line("A bus.", "Una guagua.", BUS)
    return [
        found(bus, "Un bus.", "Una guagua.", Used(entry="bus", method="prefix", stands=True)),
        found(bus, "Un bus.", "Un bus.", Used(entry="bus", method="missing", stands=False),
              enforced_score=0.8, flagged=frozenset({"bus"})),
        found(bus, "Un bus.", "Un bus.", Used(entry="bus", method="plain", stands=False),
              enforced_score=0.8),
        found(line("No.", "No."), "No.", "No guagua.", enforced_score=0.1),
    ]  # fmt: skip


def figures() -> dict[str, Any]:
    lines = tuple(one.line for one in rows())
    made = figures_of(TermSet(name="s", source="en", target="es", lines=lines), rows())
    clock = {"plain_s": 1.0, "enforcing_s": 2.6, "ratio": 2.6, "least": 2.5, "greatest": 2.7}
    cost = {"posts": 3, "rounds": 1, "wall": clock, "cpu": clock}
    made |= {"cost": {"with_terms": cost, "without_terms": None}, "signature": "sig"}
    return {**made, "goals": goals_met(made)}


def test_terms_misses_and_false_enforcements_are_counted() -> None:
    made = figures()
    assert made["all"]["terms"] == 3
    assert (made["all"]["success_plain"], made["all"]["success"]) == (0, pytest.approx(1 / 3))
    assert [(one["plain"], one["flagged"]) for one in made["missed"]] == [
        ("Un bus.", True),
        ("Un bus.", False),
    ]
    assert [one["method"] for one in made["doubted"]] == ["plain"]
    assert made["false_share"] == 0.25
    assert made["false"][0]["entry"] == "bus"
    assert made["all"]["chrf_lost"] < 0
    first = made["sentences"][0]
    assert (first["plain"], first["enforced"]) == ("Un bus.", "Una guagua.")


def test_each_goal_is_met_or_missed() -> None:
    goals = {one["goal"]: (round(one["value"], 2), one["met"]) for one in figures()["goals"]}
    assert goals.pop("chrf_lost")[1]
    assert goals == {
        "success": (0.33, False),
        "false": (0.25, False),
        "unflagged": (1, False),
        "cost": (2.6, False),
    }


def test_methods_have_their_share_and_the_fall_of_their_sentences() -> None:
    made = by_method(rows())
    assert list(made) == list(METHODS)
    assert (made["prefix"]["uses"], made["prefix"]["success"]) == (1, 1)
    assert made["prefix"]["fall"] == pytest.approx(0.6931, abs=1e-3)
    assert (made["prefix"]["score_plain"], made["prefix"]["score"]) == pytest.approx((0.8, 0.4))
    assert (made["missing"]["success"], made["missing"]["fall"]) == (0, 0)
    assert made["plain"]["success"] == 0
    assert made["masked"]["fall"] is None


def test_a_sentence_belongs_to_the_method_that_changes_most() -> None:
    uses = (Used(entry="a", method=one, stands=True) for one in ("prefix", "plain", "masked"))
    assert found(line("a"), "a", "a", *uses).method == "masked"
    assert found(line("a"), "a", "a").method is None


def test_chrf_is_sacrebleus_and_says_which() -> None:
    assert chrf(["El perro."], ["El perro."]) == 100
    assert 0 < chrf(["El gato."], ["El perro."]) < 100
    assert "nc:6|nw:0" in chrf_signature()
    assert "version:" in chrf_signature()


def test_the_tables_have_goals_faults_and_examples() -> None:
    console = Console(file=StringIO(), width=200)
    made = {"chrf": "chrF|nc:6", "methods": by_method(rows()), "sets": [figures()]}
    print_figures(console, made, 1)
    text = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO above
    for words in ("chrF|nc:6", "missed, not flagged", "doubted", "0.333 missed", "2.60 (2.50-2.70)",
                  "1 of 2 that differ", "bus: prefix"):  # fmt: skip
        assert words in text
