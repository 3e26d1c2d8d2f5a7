"""Confidence and flags of doubt in whole posts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline.bench.sentences import make_sentences
from pipeline.domain.bilingual import BilingualPost, Passage
from pipeline.domain.post import Format, Post
from pipeline.flow import Flow
from pipeline.schemas.bilingual import to_dict
from pipeline.stages.detect import Detector
from tests.support.engines import post_of, project_of, tiny_engine
from tests.support.made_up_posts import TEXTS
from tests.support.terms import field_of
from tests.support.word_engine import backwards, every_other, upper
from tests.unit.judging.doubting import DoubtingTranslator
from translators.argos.engine import ArgosTranslator
from translators.port import Translator
from translators.testing import IdentityTranslator

PROJECT = project_of("en", "es", names=("Kwame",))
DETECTOR = Detector()
_LETTERS = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[a-z][^<>]*>")


def carried(posts: Iterable[Post], engine: Translator, budget: float = 0.2) -> list[BilingualPost]:
    return list(Flow(replace(PROJECT, budget=budget), engine, DETECTOR).run(posts))


def passages(posts: Iterable[BilingualPost], target: str = "es") -> list[Passage]:
    return [one for post in posts for one in post.translations[target].passages]


def codes(passage: Passage) -> list[str]:
    return [one.code for one in passage.flags]


def assert_sound(post: BilingualPost) -> None:
    """Check what must hold of confidence and doubt in any post."""
    for there in post.translations.values():
        for one in there.passages:
            doubts = [flag for flag in one.flags if flag.code == "low-confidence"]
            if one.origin != "machine":
                assert one.confidence is None
            for flag in one.flags:
                for span, whole in ((flag.source, one.source), (flag.target, one.target)):
                    assert span is None or whole[0] <= span[0] <= span[1] <= whole[1]
            if one.origin == "machine":
                target = field_of(there, one.field)
                for flag in doubts:
                    assert flag.target is not None
                    if "words" in flag.params:
                        cut = html.unescape(_TAG.sub("", target[slice(*flag.target)]))
                        own = _LETTERS.findall(flag.params["words"])
                        assert _in_order(own, _LETTERS.findall(cut)), (
                            cut,
                            flag.params["words"],
                        )


def _in_order(words: list[str], among: list[str]) -> bool:
    """Tell whether words stand among others; marks may come between, and part a word."""
    return "".join(words) in "".join(among) or all(word in among for word in words)


@pytest.mark.parametrize("script", [upper, backwards, every_other], ids=lambda one: one.__name__)
@settings(max_examples=40)
@given(text=TEXTS)
def test_spans_of_doubt_cut_the_words_they_name_also_between_marks(
    script: object, text: tuple[str, Format]
) -> None:
    engine = DoubtingTranslator(script)  # type: ignore[arg-type]
    (post,) = carried([post_of(text[0], format=text[1])], engine, 1.0)
    assert_sound(post)


def test_marks_written_in_afterwards_move_the_spans_along() -> None:
    text = "We **saw *many* big** dogs at the [old mill](https://example.org/a_b) today."
    engine = DoubtingTranslator(upper, {"▁DOG": -9.0, "S": -9.0, "▁TOD": -0.1, "AY": -0.1})
    (post,) = carried([post_of(text, format="markdown")], engine, 1.0)
    (one,) = passages([post])
    (doubt,) = [flag for flag in one.flags if flag.code == "low-confidence"]
    assert doubt.source is not None
    assert doubt.target is not None
    assert text[slice(*doubt.source)] == "dogs"
    assert post.translations["es"].text[slice(*doubt.target)] == "DOGS"
    assert doubt.params == {"words": "DOGS"}


def test_what_an_image_is_said_to_show_is_judged_as_well() -> None:
    text = "![a big green fish in our river](fish.png)"
    engine = DoubtingTranslator(upper, {"▁FIS": -9.0, "H": -9.0})
    (post,) = carried([post_of(text, format="markdown")], engine, 1.0)
    assert_sound(post)
    (one,) = passages([post])
    (doubt,) = [flag for flag in one.flags if flag.code == "low-confidence"]
    assert doubt.target is not None
    assert doubt.source is not None
    assert text[slice(*doubt.source)] == "fish"
    assert post.translations["es"].text[slice(*doubt.target)] == "FISH"


def test_posts_have_the_same_confidence_in_any_company_and_order() -> None:
    engine = DoubtingTranslator(upper)
    posts = [post_of(text, identifier=f"p-{number}")
             for number, text in enumerate(make_sentences(60))]  # fmt: skip
    found = {one.id: one.translations for one in carried(posts, engine)}
    assert found == {one.id: one.translations for one in carried(posts[::-1], engine)}
    for post in posts[:5]:
        (alone,) = carried([post], engine)
        (one,), (other,) = passages([alone]), found[post.id]["es"].passages
        assert one.confidence == other.confidence is not None


def test_what_no_machine_translated_has_no_confidence() -> None:
    (post,) = carried([post_of("Kwame\n\nWe saw the river.\n\n15")], IdentityTranslator(), 1.0)
    for one in passages([post]):
        assert one.confidence is None
        assert ("confidence-unknown" in codes(one)) == (one.origin == "machine")


def test_figures_of_a_package_nobody_measured_are_not_known(tmp_path: Path) -> None:
    words = {"river": "río", "the": "el", "we": "nosotros", "saw": "vimos"}
    engine = tiny_engine(tmp_path, [("en", "fr"), ("fr", "es")],
                         words={("en", "fr"): {}, ("fr", "es"): words})  # fmt: skip
    (post,) = carried([post_of("We saw the river.")], engine)
    assert post.translations["es"].via == ("fr",)
    (one,) = passages([post])
    assert one.origin == "machine"
    assert one.score is not None
    assert (one.confidence, codes(one).count("confidence-unknown")) == (None, 1)


@pytest.fixture(scope="module")
def real(engine: ArgosTranslator) -> list[BilingualPost]:
    """Give 600 one-sentence posts that the starter package has translated."""
    posts = [post_of(text, identifier=f"p-{number}")
             for number, text in enumerate(make_sentences(600))]  # fmt: skip
    return carried(posts, engine)


def test_about_as_many_passages_are_flagged_as_teachers_will_read(
    real: list[BilingualPost],
) -> None:
    found = passages(real)
    usual = [one for one in found if all(flag.severity != "critical" for flag in one.flags)]
    low = sum("low-confidence" in codes(one) for one in usual)
    assert len(usual) > 500
    assert 0.12 <= low / len(usual) <= 0.28


def test_the_starter_packages_have_a_confidence_with_three_decimals(
    real: list[BilingualPost],
) -> None:
    for post in real:
        assert_sound(post)
        (one,) = passages([post])
        if one.origin == "machine":
            assert one.confidence is not None
            assert 0 <= one.confidence <= 1
            assert "confidence-unknown" not in codes(one)
        (shown,) = to_dict(post)["translations"]["es"]["passages"]
        assert shown["confidence"] is None or shown["confidence"] == round(shown["confidence"], 3)
    assert len({one.confidence for one in passages(real)}) > 300


def test_the_least_sure_are_flagged_and_the_surest_are_not(real: list[BilingualPost]) -> None:
    known = sorted(
        (one.confidence, "low-confidence" in codes(one))
        for one in passages(real)
        if one.confidence is not None
    )
    assert all(low for _, low in known[:20])
    assert not any(low for _, low in known[-200:])


def test_at_most_a_tenth_of_a_passages_words_is_marked_or_one(real: list[BilingualPost]) -> None:
    for post in real:
        (one,) = passages([post])
        words = post.translations["es"].text.split()
        marked = sum(len(flag.params["words"].split()) for flag in one.flags
                     if flag.code == "low-confidence" and "words" in flag.params)  # fmt: skip
        assert marked <= max(1, len(words) // 10 + 1)
