"""What holds of all checks together, whatever two texts say."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bench.confidence_planted import read_planted
from pipeline.domain.item import Item
from pipeline.scoring import check_item
from pipeline.stages.checks.contacts import find_contacts
from pipeline.stages.detect import Detector

DETECTOR = Detector()
LANGUAGES = ["en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja", "xx", "en-GB", "zh-Hant"]
SIGNS = [*" .,:;!?¿¡-–—'’\"«»()[]/\\@#%&*+=<>0123456789\n\t", "...", "10/3", "3-2", "a@b.co", "😀",
         "\u200f", "\u0301", "\ue000", "１２", "½", "٣", "XIX", "Mr. ", "'s", "n't", "ß",
         "İ"]  # fmt: skip


@cache
def words() -> list[str]:
    found: dict[str, None] = {}
    for planted in read_planted():
        for item in (planted.good, planted.bad):
            if item is not None:
                found |= dict.fromkeys((*item.source.split(), *item.translation.split()))
    return list(found)


def texts() -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(words()), st.sampled_from(SIGNS), st.text(max_size=3))
    glue = st.sampled_from([" ", " ", " ", "", ". ", ", ", "-"])
    return st.lists(st.tuples(piece, glue), max_size=14).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


@pytest.mark.fuzz
@given(texts(), texts(), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), st.booleans())
def test_no_text_stops_a_check_and_every_span_lies_in_its_text(
    source: str, target: str, one: str, other: str, same: bool
) -> None:
    target = source if same else target
    item = Item(source=source, translation=target, source_language=one, target_language=other)
    for flag in check_item(item, DETECTOR):
        for span, text in ((flag.source, source), (flag.target, target)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        assert flag.message


@pytest.mark.fuzz
@given(texts(), st.sampled_from(LANGUAGES))
def test_no_text_stops_the_search_for_contacts(text: str, language: str) -> None:
    for flag in find_contacts(text, language, ()):
        assert flag.source is not None
        assert 0 <= flag.source[0] < flag.source[1] <= len(text)
