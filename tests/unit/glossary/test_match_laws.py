import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lemmas import lexicon
from glossary.match import Matcher
from glossary.match.folding import fold
from glossary.match.words import parts_between, words_of
from glossary.values import Term
from tests.support.timing import assert_at_most, assert_linear

_SOURCES = ("coral reef", "reef", "reef fish", "straße", "café", "C++", "Joy", "技术", "well-being")
_TERMS = [Term(source=one, target="x", case="exact" if one == "Joy" else "any") for one in _SOURCES]
_MATCHER = Matcher(_TERMS, "en")
_PIECES = st.sampled_from(
    [
        *("coral", "reef", "Reefs", "fish", "STRASSE", "Straße", "cafe\u0301", "C", "++", "Joy"),
        *("技", "术", "well", "being", "\u00ad", "\u202a", "ﬁ", "İ", "e\u0301"),
        *(" ", "  ", "\n", "-", "\u2011", "'", "’", ".", "s", "x", "\u0301", "😀"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=24).map("".join) | st.text(max_size=30)
_SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@given(_TEXTS)
def test_a_folded_text_leads_back_to_the_text_as_given(text: str) -> None:
    folded = fold(text, "en")

    starts = [folded.start(offset) for offset in range(len(folded.text) + 1)]
    ends = [folded.end(offset) for offset in range(len(folded.text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= one <= len(text) for one in (*starts, *ends))
    assert all(0 <= folded.forth(offset) <= len(folded.text) for offset in range(len(text) + 1))


@given(_TEXTS)
def test_words_stand_in_the_text_where_they_are_said_to(text: str) -> None:
    folded = fold(text, "en")
    of = words_of(folded.text, simple=folded.simple)

    numbers = [number for number, word in enumerate(of.words) if word]
    for number in numbers:
        assert folded.text[of.start(number) : of.end(number)] == of.words[number]
        assert of.at(of.start(number)) >= number
    if numbers:
        stretch = folded.text[of.start(numbers[0]) : of.end(numbers[-1])]
        assert "".join(parts_between(of, numbers[0], numbers[-1])) == stretch


@given(_TEXTS)
def test_stretches_lead_back_as_their_ends_do(text: str) -> None:
    folded = fold(text, "en")
    of = words_of(folded.text, simple=folded.simple)
    spans = [(of.start(number), of.end(number)) for number, word in enumerate(of.words) if word]

    ends = [(folded.start(start), folded.end(end)) for start, end in spans]
    assert list(folded.back(spans)) == ends


@given(st.text(max_size=12))
def test_folding_says_the_same_of_composed_and_decomposed_texts(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert fold(composed, "en").text == fold(decomposed, "en").text


@given(_TEXTS, st.lists(_SPANS, max_size=3))
def test_matches_are_in_order_apart_and_off_what_is_blocked(
    text: str, blocked: list[tuple[int, int]]
) -> None:
    spans = [one.span for one in _MATCHER.find(text, blocked)]

    ends = [0, *(end for _, end in spans)]
    for end, (start, after) in zip(ends, spans, strict=False):
        assert end <= start < after <= len(text)
    for start, end in spans:
        assert not any(start < other and one < end for one, other in blocked if one < other)


def _words(text: str) -> list[str]:
    folded = fold(text, "en")
    return [one for one in words_of(folded.text, simple=folded.simple).words if one]


@given(_TEXTS)
def test_what_is_matched_is_a_form_of_the_term_and_hidden_when_blocked(text: str) -> None:
    key = lexicon("en").key
    for match in _MATCHER.find(text):
        stands = text[slice(*match.span)]
        letters, wanted = (
            "".join(fold(one, "en").text.split()).replace("-", "")
            for one in (stands, match.term.source)
        )
        words, own = (_words(one) for one in (stands, match.term.source))
        assert letters == wanted or [key(one) for one in words] == [key(one) for one in own]
        assert match.span not in [one.span for one in _MATCHER.find(text, [match.span])]


_PHRASES = ("reef", "coral reef", "coral reef fish", "great coral", "fish", "great coral reef fish")
_JOINTS = st.sampled_from([" ", " ", " ", "-", "\n", ", ", ". "])
_WORDS = st.sampled_from(["coral", "Reef", "reefs", "fish", "great", "the", "corals"])
_LOOSE = Matcher([Term(source=one, target="x") for one in _PHRASES], "en")


@given(st.lists(st.tuples(_WORDS, _JOINTS), max_size=12))
def test_the_term_that_starts_first_wins_and_of_these_the_longest(
    pieces: list[tuple[str, str]],
) -> None:
    keys = [lexicon("en").key(word.casefold()) for word, _ in pieces]
    joined = [joint in " -\n" for _, joint in pieces]
    phrases = {tuple(one.split()) for one in _PHRASES}
    expected: list[str] = []
    at = 0
    while at < len(pieces):
        sizes = [
            size
            for size in (4, 3, 2, 1)
            if tuple(keys[at : at + size]) in phrases and all(joined[at : at + size - 1])
        ]
        expected += [" ".join(keys[at : at + sizes[0]])] if sizes else []
        at += sizes[0] if sizes else 1
    text = "".join(word + joint for word, joint in pieces)

    fresh = Matcher([Term(source=one, target="x") for one in _PHRASES], "en")
    for matcher in (_LOOSE, fresh):  # one that has seen other texts, and one that has not
        assert [one.term.source for one in matcher.find(text)] == expected


def _natural(size: int) -> str:
    words = [f"{a}{b}" for a in ("mor", "lin", "sa", "ter") for b in ("ta", "no", "ri", "s", "")]
    chosen = random.Random(7)
    text: list[str] = []
    length = 0
    while length < size:
        text.append(chosen.choice([*words * 4, "reefs", "coral reef", "the", "the", "and,", "is."]))
        length += len(text[-1]) + 1
    return " ".join(text)[:size]


@pytest.fixture(scope="module")
def large() -> Matcher:
    sources = ["reef", "coral reef", "coral", *(f"word{i} reef" for i in range(2500))]
    sources += [f"single{i}" for i in range(2500)]
    return Matcher([Term(source=one, target="x") for one in sources], "en")


def test_five_thousand_terms_on_a_hundred_kilobytes_take_no_time_to_speak_of(
    large: Matcher,
) -> None:
    text = _natural(100_000)
    assert len(large.find(text)) > 400

    assert_at_most(0.02, lambda: large.find(text))


def test_a_text_full_of_terms_takes_little_more(large: Matcher) -> None:
    chosen = random.Random(5)
    sources = [*(f"word{i} reef" for i in range(2500)), *(f"single{i}" for i in range(2500))]
    text = " ".join(f"we saw the {chosen.choice(sources)}," for _ in range(4000))
    assert len(large.find(text)) == 4000

    assert_at_most(0.03, lambda: large.find(text))


def test_words_not_seen_before_take_little_more(large: Matcher) -> None:
    text = " ".join(f"wor{i:x}s" for i in range(10_000))

    assert_at_most(1.0, lambda: large.find(text))


def test_fifty_thousand_terms_are_ready_in_two_seconds() -> None:
    lexicon("en")
    terms = [Term(source=f"word{i} of reef{i % 900}", target="x") for i in range(50_000)]

    assert_at_most(4.0, lambda: Matcher(terms, "en"))


@pytest.mark.parametrize(
    "hostile",
    [
        "a",
        " ",
        "reef ",
        "coral ",
        "coral-",
        "coral \n",
        "'",
        "reef'",
        "e\u0301",
        "技",
        "ß",
        "\u00ad",
        "+",
    ],
)
def test_time_is_linear_in_hostile_texts(large: Matcher, hostile: str) -> None:
    several = Matcher([*_TERMS, Term(source="coral " * 12 + "x", target="x")], "en")

    for matcher in (large, several):
        assert_linear(
            lambda matcher=matcher: matcher.find(hostile * (25_000 // len(hostile))),
            lambda matcher=matcher: matcher.find(hostile * (100_000 // len(hostile))),
        )


def test_many_blocked_spans_take_linear_time(large: Matcher) -> None:
    def work(count: int) -> None:
        large.find("reef `x` " * count, [(9 * i + 5, 9 * i + 8) for i in range(count)])

    assert_linear(lambda: work(2500), lambda: work(10_000))
