"""What holds for Markdown and HTML, whatever the text and whatever the engine makes of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given

from pipeline.domain.bilingual import BilingualPost, Translation
from pipeline.domain.post import Format
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from tests.support.corpus import markdown_cases
from tests.support.engines import post_of, project_of
from tests.support.html_corpus import cases as html_cases
from tests.support.made_up_posts import TEXTS
from tests.support.structure import of_html, of_markdown
from tests.support.word_engine import WordTranslator, backwards, every_other, upper
from translators.port import Translator
from translators.testing import IdentityTranslator, ScriptedTranslator

PROJECT = project_of("en", "es", names=("Kwame", "Ana"))
DETECTOR = Detector()

MARKDOWN = [pytest.param(one.markdown, id=str(one)) for one in markdown_cases()]
HTML = [pytest.param(one.html, id=f"{one.section}: {one.name}") for one in html_cases()]
CRITICAL = {"structure-changed", "token-changed", "untranslated", "dropped-text", "repetition"}

_MARK = re.compile(r"\bX\d+\b|<x\d+>")
_TAG = re.compile(r"<[^<>]*>")
_TREASURE = re.compile(
    r"(?<![\w;])(?:https://x\.org/a_b|@ana\.k|ana@x\.org|#tag|:smile:|\{name\}|Kwame)(?!\w)"
    r"|😀|👩\u200d👧"
)


def without_marks(text: str) -> str:
    return _MARK.sub("", text).upper()


def with_doubled_marks(text: str) -> str:
    return _MARK.sub(lambda found: f"{found.group()} {found.group()}", text).upper()


ENGINES = {
    "upper": WordTranslator(upper),
    "upper, no alignment": ScriptedTranslator(str.upper),
    "backwards": WordTranslator(backwards),
    "backwards, no alignment": ScriptedTranslator(lambda text: " ".join(text.split()[::-1])),
    "every other word": WordTranslator(every_other),
    "drops marks": ScriptedTranslator(without_marks),
    "doubles marks": ScriptedTranslator(with_doubled_marks),
    "one word": ScriptedTranslator(lambda text: "Vale" if text else ""),
    "signs": ScriptedTranslator(lambda text: f"* <b>& {text} _x_ [a](b) `c` | # \\"),
}


def translated(text: str, written: Format, engine: Translator) -> tuple[BilingualPost, Translation]:
    post = post_of(text, format=written)
    (bilingual,) = Flow(PROJECT, engine, DETECTOR).run([post])
    assert bilingual.text == text
    for one in bilingual.translations.values():
        assert_spans_rejoin(text, one)
    return bilingual, bilingual.translations["es" if "es" in bilingual.translations else "en"]


def assert_spans_rejoin(source: str, translation: Translation) -> None:
    here = there = 0
    for passage in translation.passages:
        assert here <= passage.source[0] < passage.source[1] <= len(source)
        assert there <= passage.target[0] <= passage.target[1] <= len(translation.text)
        assert source[here : passage.source[0]] == translation.text[there : passage.target[0]]
        here, there = passage.source[1], passage.target[1]
        for a, b, c, d in passage.alignment:
            assert passage.source[0] <= a <= b <= passage.source[1]
            assert passage.target[0] <= c <= d <= passage.target[1]
        for flag in passage.flags:
            for span, (first, last) in (
                (flag.source, passage.source),
                (flag.target, passage.target),
            ):
                assert span is None or first <= span[0] <= span[1] <= last
    assert source[here:] == translation.text[there:]


def is_flagged(translation: Translation) -> bool:
    return any(flag.code in CRITICAL for one in translation.passages for flag in one.flags)


def assert_same_or_flagged(text: str, written: Format, translation: Translation) -> None:
    structure = of_markdown if written == "markdown" else of_html
    assert is_flagged(translation) or structure(translation.text) == structure(text)


def treasures_of(html: str, *, parted: bool) -> Counter[str]:
    """Count what readers must find in either text: addresses, names, emoji and the like.

    `parted`: every tag ends a word, as far as it goes.
    """
    return Counter(_TREASURE.findall(_TAG.sub("\n" if parted else "", html)))


def lost_from(source: str, target: str) -> Counter[str]:
    ways = [
        treasures_of(source, parted=parted) - treasures_of(target, parted=parted)
        for parted in (True, False)
    ]
    return ways[0] & ways[1]


def assert_nothing_is_lost(bilingual: BilingualPost, translation: Translation) -> None:
    assert is_flagged(translation) or not lost_from(bilingual.html, translation.html)
    assert "<script" not in translation.html
    assert "<style" not in translation.html
    here, there = (sum(1 for _ in _TAG.finditer(one.html)) for one in (bilingual, translation))
    assert is_flagged(translation) or here == there


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_that_the_engine_leaves_alone_stays_byte_for_byte(text: str) -> None:
    bilingual, translation = translated(text, "markdown", IdentityTranslator())
    assert translation.text == text
    assert translation.html == bilingual.html


@pytest.mark.parametrize("text", HTML)
def test_html_that_the_engine_leaves_alone_stays_byte_for_byte(text: str) -> None:
    bilingual, translation = translated(text, "html", IdentityTranslator())
    assert translation.text == text
    assert translation.html == bilingual.html


@pytest.mark.parametrize("engine", ENGINES)
def test_every_case_keeps_its_structure_or_says_so(engine: str) -> None:
    for case in markdown_cases():
        bilingual, translation = translated(case.markdown, "markdown", ENGINES[engine])
        assert_same_or_flagged(case.markdown, "markdown", translation)
        assert_nothing_is_lost(bilingual, translation)
    for case in html_cases():
        bilingual, translation = translated(case.html, "html", ENGINES[engine])
        assert_same_or_flagged(case.html, "html", translation)
        assert_nothing_is_lost(bilingual, translation)


@pytest.mark.parametrize("engine", ["upper", "backwards"])
def test_an_engine_that_says_what_became_of_words_needs_hardly_a_flag(engine: str) -> None:
    texts = [(one.markdown, "markdown") for one in markdown_cases()]
    texts += [(one.html, "html") for one in html_cases()]
    flagged = 0
    for text, written in texts:
        _, translation = translated(text, written, ENGINES[engine])  # type: ignore[arg-type]
        flagged += any(flag.code == "structure-changed"
                       for one in translation.passages for flag in one.flags)  # fmt: skip
    assert flagged <= 0.06 * len(texts)


@pytest.mark.fuzz
@given(TEXTS)
def test_any_text_that_the_engine_leaves_alone_stays_byte_for_byte(
    pair: tuple[str, Format],
) -> None:
    text, written = pair
    bilingual, translation = translated(text, written, IdentityTranslator())
    assert translation.text == text
    assert translation.html == bilingual.html


@pytest.mark.fuzz
@pytest.mark.parametrize("engine", ENGINES)
@given(TEXTS)
def test_any_text_keeps_its_structure_or_says_so(engine: str, pair: tuple[str, Format]) -> None:
    text, written = pair
    bilingual, translation = translated(text, written, ENGINES[engine])
    assert_same_or_flagged(text, written, translation)
    assert_nothing_is_lost(bilingual, translation)
