"""Texts that are written to be slow or to break something, through the whole flow.

A post has at most 20,000 characters; here are more, because other fields and later versions may.
Time is that of the processor, so that what else a machine does does not count.
"""

from __future__ import annotations

import time

import pytest

from pipeline.domain.bilingual import Translation
from pipeline.domain.post import Format
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from tests.support.engines import post_of, project_of
from tests.support.hostile_texts import HOSTILE, Hostile
from tests.support.word_engine import WordTranslator, upper
from translators.port import Translator
from translators.testing import IdentityTranslator, ScriptedTranslator

PROJECT = project_of("en", "es", names=("Kwame", "Ana"))
DETECTOR = Detector()
IDENTITY = IdentityTranslator()
UPPER = WordTranslator(upper)
SIGNS = ScriptedTranslator(lambda text: f"* <b>& {text} _x_ [a](b) `c` | # \\")

SMALL, LARGE = 16_000, 64_000
# Four times the length may take four times the time, and measuring is not exact; where it grew
# with the square it would take sixteen.
GROWTH, SLACK = 8, 0.5


def taken(text: str, written: Format, engine: Translator) -> tuple[float, Translation]:
    """Give the seconds of a processor that a post takes, and one of its translations."""
    start = time.process_time()
    (bilingual,) = Flow(PROJECT, engine, DETECTOR).run([post_of(text, format=written)])
    seconds = time.process_time() - start
    assert bilingual.text == text
    return seconds, next(iter(bilingual.translations.values()))


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
    text = Hostile(unit=unit, written=written).text(LARGE)
    seconds, _ = taken(text, written, engine)
    assert seconds <= 1.0


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_what_the_engine_leaves_alone_stays_byte_for_byte(hostile: Hostile) -> None:
    text = hostile.text(SMALL)
    _, translation = taken(text, hostile.written, IDENTITY)
    assert translation.text == text


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_time_grows_no_faster_than_the_text(hostile: Hostile) -> None:
    small, _ = taken(hostile.text(SMALL), hostile.written, UPPER)
    large, _ = taken(hostile.text(LARGE), hostile.written, UPPER)
    assert large <= GROWTH * small + SLACK


@pytest.mark.parametrize("unit", ["- a\n", "*a* ", "a  \n", "a|b\n-|-\n", "**a [b](c) `d`** "])
def test_mending_what_an_engine_wrecked_takes_linear_time_too(unit: str) -> None:
    hostile = Hostile(unit=unit, written="markdown")
    small, _ = taken(hostile.text(SMALL), "markdown", SIGNS)
    large, _ = taken(hostile.text(LARGE), "markdown", SIGNS)
    assert large <= GROWTH * small + SLACK


def test_elements_ten_thousand_deep_come_through() -> None:
    for name in ("div", "b", "span", "blockquote", "ul", "table", "svg", "p"):
        opened = f"<{name}>" * 10_000 + "We planted trees."
        for text in (opened, opened + f"</{name}>" * 10_000):
            seconds, translation = taken(text, "html", IDENTITY)
            assert translation.text == text
            assert "We planted trees." in translation.html
            assert seconds <= 1.0
