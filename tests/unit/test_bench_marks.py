"""The sentences of `bench marks` are sound, and its judge tells what became of marks."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.bench.marks_judge import Outcome, fold, judge, take_marks
from pipeline.bench.marks_posts import Sentence, read_sentences

SENTENCES = read_sentences()
DOGS = {"two dogs": "dos perros"}


def test_there_are_a_hundred_sentences_each_way_with_marks_of_every_kind() -> None:
    assert all(count >= 100 for count in Counter(one.source for one in SENTENCES).values())
    assert {(one.source, one.target) for one in SENTENCES} == {("en", "es"), ("es", "en")}
    assert len({one.text for one in SENTENCES}) == len(SENTENCES)
    for source in ("en", "es"):
        kinds = {kind for one in SENTENCES if one.source == source for kind, _ in one.marked.marks}
        assert kinds == {
            "em", "strong", "s", "link", "code", "image", "url", "email", "mention", "hashtag",
            "emoji",
        }  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.text)
def test_a_sentence_has_marks_and_says_how_what_is_marked_may_be_worded(
    sentence: Sentence,
) -> None:
    marked = sentence.marked
    assert marked.marks
    assert sentence.expect.keys() <= {fold(stretch.text) for stretch in marked.stretches}
    assert sentence.expect or not marked.has_pairs
    for pattern in sentence.expect.values():
        assert re.compile(pattern)
        assert pattern == fold(pattern)
    assert take_marks(marked.plain).stretches == ()


@pytest.mark.parametrize(
    ("source", "target", "expect", "outcome"),
    [
        ("**two dogs** ran", "**dos perros** corrieron", DOGS, "in place"),
        ("**two dogs** ran", "**Los dos perros** corrieron", DOGS, "in place"),
        ("**two dogs** ran", "dos **perros** corrieron", DOGS, "moved"),
        ("**two dogs** ran", "**dos perros corrieron**", DOGS, "moved"),
        ("**two dogs** ran", "dos perros **corrieron**", DOGS, "moved"),
        ("**two dogs** ran", "**Dos canes** corrieron", DOGS, "unjudged"),
        ("**two dogs** ran", "dos perros corrieron", DOGS, "lost"),
        ("**two dogs** ran", "** dos perros ** corrieron", DOGS, "lost"),
        ("**two dogs** ran", "*dos perros* corrieron", DOGS, "lost"),
        ("*two dogs* and **a cat**", "**dos perros** y *un gato*", DOGS, "moved"),
        ("***two dogs*** ran", "***dos perros*** corrieron", DOGS, "in place"),
        ("[two dogs](https://a.example)", "[dos perros](https://a.example)", DOGS, "in place"),
        ("[two dogs](https://a.example)", "[dos perros](https://b.example)", DOGS, "lost"),
        ("a `b c` d", "d `b c` a", {}, "in place"),
        ("a `b c` d", "d `b  d` a", {}, "lost"),
        ("![a cat](c.png) here", "aqui ![un gato](c.png)", {}, "in place"),
        ("see https://a.example/b_(c).", "ver https://a.example/b_(c).", {}, "in place"),
        ("see https://a.example/b.", "ver https://a.example / b.", {}, "lost"),
        ("hi @ana.b and a.b@c.org", "hola a.b@c.org y @ana.b", {}, "in place"),
        ("we are 👨‍👩‍👧 here 🇬🇭🇪🇸", "aqui 🇬🇭🇪🇸 estamos 👨‍👩‍👧", {}, "in place"),
        ("we are 👋🏽 here", "estamos 👋 aqui", {}, "lost"),
        ("we are 😀😀 here", "estamos 😀 aqui", {}, "lost"),
    ],
)
def test_the_judge_tells_what_became_of_marks(
    source: str, target: str, expect: dict[str, str], outcome: Outcome
) -> None:
    assert judge(take_marks(source), target, expect) == outcome


def test_the_words_alone_are_a_whole_sentence() -> None:
    text = "Read [**this** page](https://a.example) on https://b.example , `x = 1` 🌊."
    assert take_marks(text).plain == "Read this page on Ana, x = 1."
