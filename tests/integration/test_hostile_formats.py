"""Texts that are written to be slow or to break something, through the whole flow.

A post has at most 20,000 characters; here are more, because other fields and later versions may.
Time is that of the processor, so that what else a machine does does not count.
"""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.domain.bilingual import Translation
from pipeline.domain.post import Format
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from tests.support.engines import post_of, project_of
from tests.support.hostile_texts import HOSTILE, Hostile
from tests.support.timing import assert_at_most, assert_linear
from tests.support.word_engine import WordTranslator, upper
from translators.port import Translator
from translators.testing import IdentityTranslator, ScriptedTranslator

PROJECT = project_of("en", "es", names=("Kwame", "Ana"))
DETECTOR = Detector()
IDENTITY = IdentityTranslator()
UPPER = WordTranslator(upper)
SIGNS = ScriptedTranslator(lambda text: f"* <b>& {text} _x_ [a](b) `c` | # \\")

SMALL, LARGE = 8_000, 32_000
MOST = 64_000
SLACK = 0.25  # seconds


def taken(text: str, written: Format, engine: Translator) -> Translation:
    """Take a post through the flow, and give one of its translations."""
    (bilingual,) = Flow(PROJECT, engine, DETECTOR).run([post_of(text, format=written)])
    assert bilingual.text == text
    return next(iter(bilingual.translations.values()))


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load the parsers, the detector's profiles and their patterns."""
    for written in ("plain", "markdown", "html"):
        for engine in (IDENTITY, UPPER, SIGNS):
            taken("We **planted** <b>trees</b> by :smile: the river.", written, engine)


def test_there_are_texts_enough() -> None:
    assert len(HOSTILE) >= 60
    assert {one.written for one in HOSTILE} == {"plain", "markdown", "html"}


@pytest.mark.parametrize("engine", [IDENTITY, UPPER], ids=["identity", "upper"])
@pytest.mark.parametrize("unit", ["[", "<div>", "*"])
@pytest.mark.parametrize("written", ["markdown", "html"])
def test_brackets_stars_and_divisions_take_at_most_a_second(
    unit: str, written: Format, engine: Translator
) -> None:
    text = Hostile(unit=unit, written=written).text(MOST)
    assert_at_most(1.0, lambda: taken(text, written, engine))


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_what_the_engine_leaves_alone_stays_byte_for_byte(hostile: Hostile) -> None:
    text = hostile.text(SMALL)
    translation = taken(text, hostile.written, IDENTITY)
    assert translation.text == text


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_time_grows_no_faster_than_the_text(hostile: Hostile) -> None:
    small, large = hostile.text(SMALL), hostile.text(LARGE)
    assert_linear(
        lambda: taken(small, hostile.written, UPPER),
        lambda: taken(large, hostile.written, UPPER),
        slack=SLACK,
    )


@pytest.mark.parametrize("unit", ["- a\n", "*a* ", "a  \n", "a|b\n-|-\n", "**a [b](c) `d`** "])
def test_mending_what_an_engine_wrecked_takes_linear_time_too(unit: str) -> None:
    hostile = Hostile(unit=unit, written="markdown")
    small, large = hostile.text(SMALL), hostile.text(LARGE)
    assert_linear(
        lambda: taken(small, "markdown", SIGNS),
        lambda: taken(large, "markdown", SIGNS),
        slack=SLACK,
    )


def test_elements_ten_thousand_deep_come_through() -> None:
    for name in ("div", "b", "span", "blockquote", "ul", "table", "svg", "p"):
        opened = f"<{name}>" * 10_000 + "We planted trees."
        for text in (opened, opened + f"</{name}>" * 10_000):
            translation = taken(text, "html", IDENTITY)
            assert translation.text == text
            assert "We planted trees." in translation.html
            assert_at_most(1.0, partial(taken, text, "html", IDENTITY))
