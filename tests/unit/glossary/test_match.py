import pytest

from glossary.match import Matcher
from glossary.values import Case, Kind, Span, Term


def term(source: str, kind: Kind = "translate", case: Case = "any", target: str = "x") -> Term:
    return Term(source=source, target=target, kind=kind, case=case)


def found(
    terms: list[str | Term], text: str, language: str = "en", blocked: tuple[Span, ...] = ()
) -> list[tuple[str, str]]:
    """Give the sources found and what stands there."""
    matcher = Matcher([one if isinstance(one, Term) else term(one) for one in terms], language)
    return [(one.term.source, text[slice(*one.span)]) for one in matcher.find(text, blocked)]


@pytest.mark.parametrize(
    ("source", "text", "stands"),
    [
        ("reef", "A reef.", "reef"),
        ("reef", "A REEF.", "REEF"),
        ("Reef", "a reef", "reef"),
        ("reef", "(reef)", "reef"),
        ("reef", "the reef's colours", "reef"),
        ("reef", "the reef’s colours", "reef"),
        ("reef", "the reefs' colours", "reefs"),
        ("reef", "a ‘reef’ of", "reef"),
        ("coral reef", "a coral\nreef", "coral\nreef"),
        ("coral reef", "a coral\u00a0 reef", "coral\u00a0 reef"),
        ("coral reef", "a coral-reef fish", "coral-reef"),
        ("well-being", "our well being", "well being"),
        ("well-being", "our wellbeing", "wellbeing"),
        ("well-being", "our well\u2011being", "well\u2011being"),
        ("well being", "our well–being", "well–being"),
        ("don't know", "I don’t know", "don’t know"),
        ("don’t know", "I don't know", "don't know"),
        ('the "old" town', "the “old” town", "the “old” town"),
        ("C++", "in C++, say", "C++"),
        (".NET", "in .NET or", ".NET"),
        ("U.S.", "the U.S. coast", "U.S."),
        ("R&D", "our R&D.", "R&D"),
        ("St. John", "at St.  John", "St.  John"),
        ("covid-19", "COVID 19 came", "COVID 19"),
        ("café", "a cafe\u0301 here", "cafe\u0301"),
        ("cafe\u0301", "a café here", "café"),
        ("soft", "a so\u00adft toy", "so\u00adft"),
        ("film", "the ﬁlm", "ﬁlm"),
        ("Ångström", "one \u212bngström", "\u212bngström"),
    ],
)
def test_a_term_is_found_however_it_is_typed(source: str, text: str, stands: str) -> None:
    assert found([source], text) == [(source, stands)]


def test_of_two_words_with_the_same_forms_that_one_is_found_whose_plural_it_is() -> None:
    both: list[str | Term] = ["abuelita", "abuelito"]
    assert found(both, "Mis abuelitos.", "es") == [("abuelito", "abuelitos")]
    assert found(both, "Mis abuelitas.", "es") == [("abuelita", "abuelitas")]
    assert found(["abuelita"], "Mis abuelitos.", "es") == [("abuelita", "abuelitos")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("reef", "reefer, reef_1, areef, reefé"),
        ("reef", "reef\u0301"),
        ("can", "I can't and cannot."),
        ("re", "They're here."),
        ("coral reef", "coral, reef"),
        ("coral reef", "coral — reef"),
        ("coral reef", "coral and reef"),
        ("re-sign", "I resign."),
        ("C++", "in C, C+ and D++"),
        ("house", "housing, housed and household"),
        ("test", "tested, testing"),
        ("see", "a saw and saws"),
        ("leave", "on the left"),
        ("grind", "on the ground"),
        ("find", "a foundation was founded"),
        ("building", "we build"),
        ("", "anything"),
        ("++", "a ++ b"),
        ("reef", ""),
    ],
)
def test_what_only_looks_like_a_term_is_none(source: str, text: str) -> None:
    assert found([source], text) == []


@pytest.mark.parametrize(
    ("source", "text", "stands"),
    [
        ("reef", "two reefs", "reefs"),
        ("coral reef", "two CORAL REEFS", "CORAL REEFS"),
        ("wash hands", "washed hands", "washed hands"),
        ("to wash", "we washed it", "washed"),
        ("to wash", "we wash it", "wash"),
        ("foot", "two feet", "feet"),
        ("child", "the children's reef", "children"),
        ("ring", "two rings", "rings"),
        ("saw", "two saws", "saws"),
    ],
)
def test_other_forms_of_the_same_words_are_found(source: str, text: str, stands: str) -> None:
    matches = Matcher([term(source)], "en").find(text)

    assert [text[slice(*one.span)] for one in matches] == [stands]
    assert [one.inflected for one in matches] == [stands.casefold() not in source.split()]


@pytest.mark.parametrize(
    ("source", "text"), [("reefs", "one reef"), ("face masks", "a face mask"), ("saw", "I see")]
)
def test_a_term_that_is_stored_as_an_inflected_form_says_nothing_of_its_base(
    source: str, text: str
) -> None:
    assert Matcher([term(source)], "en").find(text) == ()


@pytest.mark.parametrize(
    ("source", "language", "text", "stands"),
    [
        ("compostera", "es", "en nuestras composteras", "composteras"),
        ("zorblat", "en", "two zorblats", "zorblats"),
        (
            "estación meteorológica",
            "es",
            "dos estaciones meteorológicas",
            "estaciones meteorológicas",
        ),
        ("maestra", "es", "las maestras", "maestras"),
    ],
)
def test_plurals_are_found_of_words_that_no_list_knows_and_of_feminine_forms_too(
    source: str, language: str, text: str, stands: str
) -> None:
    (match,) = Matcher([term(source)], language).find(text)

    assert (text[slice(*match.span)], match.inflected) == (stands, True)


def test_the_longest_term_that_starts_first_wins() -> None:
    terms: list[str | Term] = ["reef", "coral", "coral reef", "reef fish market", "fish"]

    assert found(terms, "coral reef fish, reef fish, coral") == [
        ("coral reef", "coral reef"),
        ("fish", "fish"),
        ("reef", "reef"),
        ("fish", "fish"),
        ("coral", "coral"),
    ]


@pytest.mark.parametrize(
    ("terms", "text", "wins"),
    [
        ([("Polish", "any"), ("polish", "any")], "polish", "polish"),
        ([("polish", "any"), ("Polish", "any")], "Polish", "Polish"),
        ([("polish", "any"), ("Polish", "exact")], "Polish", "Polish"),
        ([("polish", "any"), ("Polish", "exact")], "POLISH", "polish"),
        ([("reef", "any"), ("reefs", "any")], "reefs", "reefs"),
        ([("reefs", "any"), ("reef", "any")], "reef", "reef"),
        ([("well being", "any"), ("well-being", "any")], "well being", "well being"),
    ],
)
def test_of_equal_stretches_the_one_as_written_wins(
    terms: list[tuple[str, Case]], text: str, wins: str
) -> None:
    assert found([term(source, case=case) for source, case in terms], text) == [(wins, text)]


def test_of_equal_terms_the_first_in_the_file_wins() -> None:
    first, second = term("reef", target="arrecife"), term("reef", target="escollo")

    assert [one.term for one in Matcher([first, second], "en").find("reef reefs")] == [first] * 2


@pytest.mark.parametrize("kind", ["keep", "translate"])
def test_names_and_exact_terms_match_as_written_only(kind: Kind) -> None:
    names: list[str | Term] = [
        term(name, kind, "exact" if kind == "translate" else "any")
        for name in ("Rosa", "Joy", "Jean-Luc", "Ana María")
    ]

    text = "Rosa, rosa, Joy's joy, JOY, Jean‑Luc, Jean Luc, Ana\nMaría, Ana-María, Joys"
    assert [stands for _, stands in found(names, text)] == ["Rosa", "Joy", "Jean‑Luc", "Ana\nMaría"]


def test_forbidden_terms_match_by_their_source_and_never_without_one() -> None:
    terms: list[str | Term] = [
        term("student", "forbid", target="estudiante"),
        term("", "forbid", target="alumno"),
    ]

    assert found(terms, "a student, an alumno") == [("student", "student")]


@pytest.mark.parametrize(
    ("text", "blocked", "stands"),
    [
        ("a `reef` reef", ((2, 8),), [(9, 13)]),
        ("coral <b>reef", ((6, 9),), [(9, 13)]),
        ("coral reef", ((4, 5),), [(6, 10)]),
        ("coral reef", ((5, 6),), [(6, 10)]),
        ("xxreef reef", ((0, 2),), [(7, 11)]),
        ("reefxx reef", ((4, 6),), [(7, 11)]),
        ("reef reef", ((5, 9), (0, 2), (1, 4)), []),
        ("straße reef", ((0, 6),), [(7, 11)]),
        ("reef", ((2, 2),), [(0, 4)]),
    ],
)
def test_terms_stand_neither_in_nor_across_what_is_blocked(
    text: str, blocked: tuple[Span, ...], stands: list[Span]
) -> None:
    matcher = Matcher([term("reef"), term("coral reef")], "en")

    assert [one.span for one in matcher.find(text, blocked)] == stands


def test_punctuation_of_a_term_does_not_reach_into_what_is_blocked() -> None:
    assert found(["C++"], "C++ C++", blocked=((1, 3),)) == [("C++", "C++")]


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert Matcher([], "en").find("reef") == ()


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("coral", "b'coral reef", True),
        ("clock", "at ten o'clock", False),
        ("team", "the home'team", False),
    ],
)
def test_a_quotation_mark_after_a_letter_is_a_border(source: str, text: str, found: bool) -> None:
    assert bool(Matcher([term(source)], "en").find(text)) is found
