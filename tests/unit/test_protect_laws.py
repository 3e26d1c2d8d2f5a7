"""Laws of protecting and restoring, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.passages.kept import find_kept
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import bare, shield, take_apart
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.segment import segment_plain
from pipeline.stages.tokens import find_tokens
from translators.placeholders import DEFAULT_SHAPES

NAMES = ("Ana", "Ana María", "Kwame", "X1", "St. Mary")
PIECES = [
    *" \t\u00a0.,;:!?¿¡()_-'\"«»aXx15é珊\u0301",
    *["we ", "Hola ", " the sea ", "X1", "X 2", "<x1>", "< x3 >", "x١", "X0001", "Room X1 "],
    *["@ana", "#rio", "https://x.org/X1", "a@b.org", "{n}", "%s", "`x 1`", "$x^2$", "<b>", "</b>"],
    *["😀", "👨‍👩‍👧", "🇪🇸", "1️⃣", ":)", ":smile:", "Ana", "Ana María", "Kwame's", "St. Mary"],
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
)
SHAPE = st.sampled_from(DEFAULT_SHAPES)


@pytest.mark.fuzz
@given(TEXTS, SHAPE)
def test_what_was_shielded_is_restored_to_what_it_was(text: str, shape: object) -> None:
    for start, end in segment_plain(text, language="en"):
        passage = text[start:end]
        kept = find_kept(passage, find_tokens(passage), NAMES)
        core = take_apart(passage, kept)
        assert core.lead + core.text + core.tail == passage
        shielded = shield(core, shape)  # type: ignore[arg-type]  # hypothesis gives objects
        restored = restore_marks(shielded, core, shielded.text)
        # A mark may fuse with what it stands beside; then the next shape is tried.
        assert restored is None or core.lead + restored.text + core.tail == passage


@pytest.mark.fuzz
@given(TEXTS)
def test_one_shape_at_least_brings_everything_back(text: str) -> None:
    core = take_apart(text, find_kept(text, find_tokens(text), NAMES))
    restored = [
        restore_marks(s, core, s.text) for s in (shield(core, one) for one in DEFAULT_SHAPES)
    ]
    assert any(one is not None and one.text == core.text for one in restored)


@given(TEXTS)
def test_kept_stretches_are_in_order_apart_and_cut_from_the_text(text: str) -> None:
    end = 0
    for kept in find_kept(text, find_tokens(text), NAMES):
        assert end <= kept.span[0] < kept.span[1]
        assert text[slice(*kept.span)] == kept.text
        end = kept.span[1]


@pytest.mark.fuzz
@given(TEXTS, st.text("ab ,.¿?X1\n", max_size=30), st.data())
def test_placed_stretches_are_all_there_whatever_the_translation(
    text: str, translated: str, data: st.DataObject
) -> None:
    core = take_apart(text, find_kept(text, find_tokens(text), NAMES))
    here = st.integers(0, len(bare(core).text))
    there = st.integers(0, len(translated))
    pairs = data.draw(st.lists(st.tuples(here, here, there, there), max_size=5))
    alignment = tuple(p for p in pairs if p[0] < p[1] and p[2] < p[3])
    restored = place_by_alignment(core, translated, alignment)
    assert len(restored.kept) == len(core.kept)
    end = 0
    left = []
    for kept, span in restored.kept:
        assert restored.text[slice(*span)] == kept.text
        left.append(restored.text[end : span[0]])
        end = span[1]
    left.append(restored.text[end:])
    assert "".join("".join(left).split()) == "".join(translated.split())
