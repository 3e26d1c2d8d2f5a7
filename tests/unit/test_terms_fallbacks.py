"""Where a passage keeps its source after all, its terms are missing, and it says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.domain.post import Format
from tests.support.engines import post_of
from tests.support.terms import (
    TermTranslator,
    asks,
    assert_told,
    codes,
    flow_of,
    forbids,
    glossary,
    keeps,
    told,
    translated,
)
from translators.testing import ScriptedTranslator
from translators.values import Request, Result

TERMS = (asks("bus", "guagua"), asks("reef", "arrecife"), keeps("Rosa"), keeps("pizza"))
TEXT = "Rosa saw the bus and the reef with a pizza."


def silent(_: str) -> str:
    return ""


def looping(_: str) -> str:
    return "la guagua y el arrecife de Rosa " * 20


class Choking(ScriptedTranslator):
    """Fails for every text that has a word in it."""

    def __init__(self, word: str) -> None:
        self._word = word
        super().__init__(lambda text: f"no es {text}", name="choking")

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Translate a batch, unless it holds the word."""
        if any(self._word in one.text for one in requests):
            raise RuntimeError("out of memory")
        return super().translate(requests)


@pytest.mark.parametrize(
    ("script", "reason"), [(silent, "untranslated"), (looping, "repetition")]
)  # fmt: skip
def test_an_answer_that_is_none_leaves_no_term_satisfied(
    script: Callable[[str], str], reason: str
) -> None:
    post = translated(TEXT, TERMS, ScriptedTranslator(script))
    assert_told(post, [glossary(*TERMS)])
    there = post.translations["es"]
    assert there.text == TEXT
    assert reason in {flag.code for one in there.passages for flag in one.flags}
    missed = [one for one, target, method in told(post) if (target, method) == (None, None)]
    assert missed == ["bus", "reef"]
    assert codes(post) == ["term-missing", "term-missing"]


def test_a_text_that_the_engine_cannot_take_leaves_its_terms_unsatisfied() -> None:
    flow = flow_of(TERMS[:2], Choking("bus"))
    texts = ["The bus comes.", "The reef is red.", "A bus and a reef."]
    posts = list(flow.run([post_of(one, identifier=f"p-{n}") for n, one in enumerate(texts)]))
    for post in posts:
        assert_told(post, [glossary(*TERMS[:2])])
    assert [post.translations["es"].text == post.text for post in posts] == [True, False, True]
    assert told(posts[0]) == [("bus", None, None)]
    assert told(posts[2]) == [("bus", None, None), ("reef", None, None)]
    assert codes(posts[0]) == ["term-missing"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A **bus** and [x](https://x.org) and *y* **z**", "markdown"),
        ("<p>a <b>bus</b> <i>b</i> <a href='x'>c</a> <u>d</u></p>", "html"),
    ],
)
def test_formatting_that_cannot_be_kept_leaves_no_term_satisfied(
    text: str, written: Format
) -> None:
    post = translated(text, TERMS, ScriptedTranslator(lambda _: "la guagua"), written=written)
    assert_told(post, [glossary(*TERMS)])
    there = post.translations["es"]
    assert there.text == text
    assert "structure-changed" in {flag.code for one in there.passages for flag in one.flags}
    assert told(post) == [("bus", None, None)]
    assert codes(post) == ["term-missing"]
    (other,) = there.passages[0].alternatives
    assert other.casefold() == "la guagua"


def test_a_language_without_a_package_asks_for_no_terms() -> None:
    engine = TermTranslator({}, pairs=frozenset({("en", "fr")}))
    post = translated("The bus comes today with us.", TERMS, engine)
    assert (told(post), codes(post)) == ([], [])
    (passage,) = post.translations["es"].passages
    assert [one.code for one in passage.flags] == ["model-missing"]


def test_a_source_that_is_kept_says_nothing_that_is_forbidden() -> None:
    terms = [forbids("guagua", source="bus"), forbids("arrecife", source="reef")]
    post = translated("The bus and the reef.", terms, ScriptedTranslator(looping))
    assert_told(post, [glossary(*terms)])
    assert post.translations["es"].text == post.text
    assert codes(post) == []


def test_a_missing_term_is_critical() -> None:
    engine = TermTranslator({"bus": "autobús"}, liking=lambda text: -9.0 * ("guagua" in text) - 0.1)
    post = translated("The bus comes today.", TERMS, engine)
    (flag,) = [
        one
        for passage in post.translations["es"].passages
        for one in passage.flags
        if one.code == "term-missing"
    ]
    assert flag.severity == "critical"
