"""Items for `score`: what is taken, what is refused and why, and what comes out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.values import Term
from pipeline.domain.flags import flag
from pipeline.domain.item import Item, Scored
from pipeline.schemas.score_item import (
    RefusedItem,
    parse_item,
    read_item,
    refused_json,
    scored_json,
)

MOST = 10_000
ITEM: dict[str, Any] = {
    "id": "s-1",
    "source": "We saw fifteen birds.",
    "translation": "Vimos quince pájaros.",
    "source_lang": "en",
    "target_lang": "es",
    "token_log_probs": [-0.1, -0.2, -0.3, -0.1, -0.05],
    "words": ["Vimos", "quince", "pájaros."],
    "word_tokens": [1, 1, 2],
}
BARE = {name: ITEM[name] for name in ("source", "translation", "source_lang", "target_lang")}


def taken(**changes: Any) -> Item:
    found = parse_item({**ITEM, **changes})
    assert isinstance(found, Item), found
    return found


def refused(line: bytes, *, with_verdict: bool = False) -> RefusedItem:
    found = read_item(line, most_bytes=MOST, with_verdict=with_verdict)
    assert isinstance(found, RefusedItem), found
    return found


def line(**changes: Any) -> bytes:
    return json.dumps({**ITEM, **changes}).encode() + b"\n"


def test_an_item_with_everything_is_taken_as_it_is() -> None:
    found = taken(
        engine="bergamot", glossary=[{"source": "bird", "target": "pájaro"}], verdict="approve"
    )
    assert found == Item(
        id="s-1",
        source=ITEM["source"],
        translation=ITEM["translation"],
        source_language="en",
        target_language="es",
        engine="bergamot",
        token_log_probs=(-0.1, -0.2, -0.3, -0.1, -0.05),
        words=("Vimos", "quince", "pájaros."),
        word_tokens=(1, 1, 2),
        terms=(Term(source="bird", target="pájaro"),),
    )


def test_four_fields_are_enough_and_null_says_nothing() -> None:
    optional = ("id", "engine", "token_log_probs", "words", "word_tokens", "glossary", "verdict")
    bare = parse_item(BARE)
    assert isinstance(bare, Item)
    assert bare == parse_item({**BARE, **dict.fromkeys(optional)})
    assert (bare.id, bare.engine, bare.token_log_probs, bare.words, bare.terms) == (
        None, None, None, None, (),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["s-1", "", "élève 7 😀", "0", 7, 0, -3, 10**40, None])
def test_an_id_comes_back_as_it_came(name: str | int | None) -> None:
    assert taken(id=name).id == name
    scored = Scored(id=name, confidence=None, flags=())
    assert json.loads(scored_json(scored)).get("id") == name
    wrong = refused(line(id=name, source=5))
    told = json.loads(refused_json(wrong))
    assert told.get("id") == name
    assert type(told.get("id")) is type(name)
    assert ("id" in told) == (name is not None)


BAD_LINES: list[tuple[bytes, str, str]] = [
    (b"{\n", "not-json", "not JSON"),
    (b"\xff{}\n", "not-utf8", "byte 1"),
    ('{"source": "ñ"}'.encode("utf-16"), "not-utf8", "UTF-8"),
    (b"[1]\n", "wrong-type", "not an object"),
    (b"null\n", "wrong-type", "not an object"),
    (b'"a"\n', "wrong-type", "not an object"),
    (b'{"id": 1, "id": 2}\n', "double-field", "twice"),
    (b"[" * 9_000 + b"\n", "not-json", "nested"),
    (b'{"a": ' + b"9" * 5_000 + b"}\n", "not-json", "number"),
    (line()[:-1] + b" " * MOST, "too-large", "10000 bytes"),
    (line().replace(b"-0.1", b"NaN", 1), "not-json", "NaN"),
    (line().replace(b"-0.1", b"-Infinity", 1), "not-json", "-Infinity"),
]
BAD_FIELDS: list[tuple[dict[str, Any], str, str]] = [
    ({"id": True}, "wrong-type", "id: must be a text or a whole number"),
    ({"id": 1.5}, "wrong-type", "id: must be a text or a whole number"),
    ({"id": ["a"]}, "wrong-type", "id: must be a text or a whole number"),
    ({"id": "x" * 501}, "too-long", "id: has more than 500"),
    ({"id": "\ud800"}, "lone-surrogate", "id: "),
    ({"id": "a\0"}, "nul", "id: "),
    ({"source": 5}, "wrong-type", "source: must be a text"),
    ({"source": None}, "wrong-type", "source: must be a text"),
    ({"source": "a\0b"}, "nul", "source: has a NUL"),
    ({"translation": "\udfff"}, "lone-surrogate", "translation: "),
    ({"translation": ["a"]}, "wrong-type", "translation: must be a text"),
    ({"translation": "x" * 20_001}, "too-long", "translation: has more than 20000"),
    ({"source_lang": "xx"}, "unknown-language", "source_lang: 'xx'"),
    ({"source_lang": ""}, "unknown-language", "source_lang: "),
    ({"source_lang": None}, "wrong-type", "source_lang: must be a text"),
    ({"target_lang": "klingon!"}, "unknown-language", "target_lang: "),
    ({"target_lang": "pt_BR"}, "unknown-language", "target_lang: 'pt_BR'"),
    ({"engine": 5}, "wrong-type", "engine: must be a text"),
    ({"token_log_probs": "-1"}, "wrong-type", "token_log_probs: must be a list"),
    ({"token_log_probs": ["-1"]}, "wrong-type", "token_log_probs.0: must be a number"),
    ({"token_log_probs": [-1, None]}, "wrong-type", "token_log_probs.1: must be a number"),
    ({"token_log_probs": [True]}, "wrong-type", "token_log_probs.0: must be a number"),
    ({"token_log_probs": [-1, 0.5]}, "out-of-range", "token_log_probs: number 2 is above 0"),
    ({"token_log_probs": [0.9, 0.8, 0.9]}, "out-of-range", "token_log_probs: number 1"),
    ({"words": "Vimos"}, "wrong-type", "words: must be a list"),
    ({"words": [1, 2, 3]}, "wrong-type", "words.0: must be a text"),
    ({"token_log_probs": ["a"] * 20_000}, "wrong-type", "token_log_probs.0: must be a number"),
    ({"token_log_probs": [-1] * 20_001}, "too-many", "token_log_probs: has 20001 entries"),
    ({"word_tokens": [1, 1, -2]}, "out-of-range", "word_tokens.2: must be at least 0"),
    ({"word_tokens": [1, 1, 2.5]}, "wrong-type", "word_tokens.2: must be a whole number"),
    ({"word_tokens": [1, 1]}, "counts-differ", "word_tokens: has 2 entries, words has 3"),
    ({"word_tokens": [1, 1, 3]}, "counts-differ", "word_tokens: adds up to 5"),
    ({"words": None}, "counts-differ", "words has none"),
    ({"glossary": {"bird": "ave"}}, "wrong-type", "glossary: must be a list"),
    ({"glossary": ["bird"]}, "wrong-type", "glossary.0: must be an object"),
    ({"glossary": [{"source": "bird"}]}, "empty", "glossary.0: target: is empty"),
    ({"glossary": [{"target": "ave"}]}, "empty", "glossary.0: source: is empty"),
    ({"glossary": [{"source": " ", "kind": "keep"}]}, "empty", "glossary.0: source: is empty"),
    ({"glossary": [{"kind": "forbid", "forms": [""]}]}, "empty", "glossary.0: target: is empty"),
    ({"glossary": [{"source": "a", "target": "b", "kind": "must"}]}, "unknown-value",
     "glossary.0.kind: must be"),
    ({"glossary": [{"source": "a", "target": "b", "case": "lower"}]}, "unknown-value",
     "glossary.0.case: must be"),
    ({"glossary": [{"source": "a", "target": "b"}] * 1001}, "too-many", "glossary: has 1001"),
]  # fmt: skip


@pytest.mark.parametrize(("given_line", "code", "words"), BAD_LINES)
def test_a_line_that_is_no_item_is_refused_and_says_why(
    given_line: bytes, code: str, words: str
) -> None:
    (problem,) = refused(given_line).problems
    assert problem.code == code
    assert words in problem.message
    assert problem.hint
    assert list(json.loads(refused_json(refused(given_line)))) == ["error"]


@pytest.mark.parametrize(("changes", "code", "words"), BAD_FIELDS)
def test_a_field_that_cannot_be_used_is_named(
    changes: dict[str, Any], code: str, words: str
) -> None:
    found = parse_item({**ITEM, **changes})
    assert isinstance(found, RefusedItem)
    assert [(one.code, one.message.startswith(words) or words in one.message)
            for one in found.problems] == [(code, True)]  # fmt: skip
    told = refused_json(found)
    told.encode()  # no half characters
    assert json.loads(told)["error"].count(found.problems[0].message) == 1
    assert json.loads(told).get("id") == (None if "id" in changes else "s-1")


def test_all_that_is_wrong_is_told_at_once() -> None:
    codes = [one.code for one in refused(b'{"id": 3, "words": 1}\n').problems]
    assert sorted(codes) == ["missing-field"] * 4 + ["wrong-type"]


def test_errors_do_not_repeat_texts() -> None:
    secret = "Kwamena-canary"
    for name in ITEM:
        if name != "id":
            for value in (secret + "\0", [secret], {secret: 1}, 5):
                found = parse_item({**ITEM, "source": secret, "translation": secret, name: value})
                if isinstance(found, RefusedItem):
                    assert secret not in refused_json(found)


@pytest.mark.parametrize(
    ("entry", "term"),
    [
        ({"target": "ave"}, Term(source="bird", target="ave")),
        ({"target": " ave ", "kind": "", "case": ""}, Term(source="bird", target="ave")),
        ({"target": "ave", "forms": "pájaro| pajarito |"},
         Term(source="bird", target="ave", forms=("pájaro", "pajarito"))),
        ({"target": "ave", "forms": ["pájaro", " ", None]},
         Term(source="bird", target="ave", forms=("pájaro",))),
        ({"target": "ave", "forms": None, "note": "x"}, Term(source="bird", target="ave")),
        ({"target": "Ave", "case": "exact"}, Term(source="bird", target="Ave", case="exact")),
        ({"kind": "keep"}, Term(source="bird", target="bird", kind="keep")),
        ({"kind": "keep", "target": None}, Term(source="bird", target="bird", kind="keep")),
        ({"kind": "forbid", "target": "ave"}, Term(source="bird", target="ave", kind="forbid")),
        ({"kind": "forbid", "forms": ["aves"]},
         Term(source="bird", target="", forms=("aves",), kind="forbid")),
    ],
)  # fmt: skip
def test_terms_are_taken_as_glossary_files_have_them(entry: dict[str, Any], term: Term) -> None:
    assert taken(glossary=[{"source": "bird", **entry}]).terms == (term,)


def test_a_term_that_must_appear_nowhere_needs_no_source() -> None:
    (term,) = taken(glossary=[{"kind": "forbid", "target": "tonto", "source": None}]).terms
    assert (term.source, term.target) == ("", "tonto")


def test_rounding_above_certainty_is_certainty() -> None:
    assert taken(token_log_probs=[1e-9, 0, -0.0, -1, -2]).token_log_probs == (0, 0, 0, -1, -2)


def test_fields_of_other_tools_are_passed_by() -> None:
    assert parse_item({**ITEM, "da": 80, "words ": 3, "": None}) == parse_item(ITEM)
    assert parse_item({**ITEM, "verdict": "good"}) == parse_item(ITEM)


@pytest.mark.parametrize("verdict", ["approve", "edit", "reject", "ask"])
def test_a_verdict_is_read_where_it_is_asked_for(verdict: str) -> None:
    found = parse_item({**ITEM, "verdict": verdict}, with_verdict=True)
    assert isinstance(found, Item)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("verdict", "code"),
    [("", "unknown-value"), ("good", "unknown-value"), ("Approve", "unknown-value"),
     (True, "unknown-value"), (None, "missing-field")],
)  # fmt: skip
def test_a_verdict_that_is_asked_for_must_be_one(verdict: Any, code: str) -> None:
    (problem,) = refused(line(verdict=verdict), with_verdict=True).problems
    assert (problem.code, problem.where) == (code, "verdict")


def test_ends_of_lines_and_a_byte_order_mark_do_not_matter() -> None:
    plain = read_item(line(), most_bytes=MOST)
    whole = line().rstrip(b"\n")
    for given_line in (whole, whole + b"\r\n", b"\xef\xbb\xbf" + whole + b"\n", b" " + whole):
        assert read_item(given_line, most_bytes=MOST) == plain
    exact = len(whole)
    assert read_item(whole + b"\r\n", most_bytes=exact) == plain
    assert isinstance(read_item(whole + b"\r\n", most_bytes=exact - 1), RefusedItem)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-2, 1) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*ITEM, "glossary", "engine", "verdict", "x"]), JSON))
def test_whatever_stands_in_a_line_it_is_an_item_or_told_why_not(changes: dict[str, Any]) -> None:
    found = read_item(json.dumps({**ITEM, **changes}).encode(), most_bytes=MOST, with_verdict=True)
    if isinstance(found, RefusedItem):
        told = refused_json(found)
        assert "\n" not in told
        assert json.loads(told.encode())["error"]


def test_what_was_found_is_one_line_with_three_decimals() -> None:
    scored = Scored(
        id="a\u2028b", confidence=0.12345, flags=(flag("dropped-text", source=(0, 3)),),
        word_scores=(0.98765, 0.0), word_flags=(True, False),
    )  # fmt: skip
    told = scored_json(scored)
    assert "\n" not in told
    assert json.loads(told) == {
        "id": "a\u2028b",
        "confidence": 0.123,
        "flags": [
            {
                "code": "dropped-text",
                "severity": "critical",
                "message": flag("dropped-text").message,
                "params": {},
                "source": [0, 3],
                "target": None,
            }
        ],
        "word_scores": [0.988, 0.0],
        "word_flags": [True, False],
    }
    assert json.loads(scored_json(Scored(id=None, confidence=None, flags=()))) == {
        "confidence": None, "flags": [],
    }  # fmt: skip
