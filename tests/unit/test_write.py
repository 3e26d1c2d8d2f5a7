"""What a passage became, written in the format of its source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.domain.flags import flag
from pipeline.domain.post import Format
from pipeline.stages.writing.write import write
from tests.support.passages import by_words, passage_of
from tests.support.word_engine import backwards, upper


@pytest.mark.parametrize(
    ("text", "written", "target"),
    [
        ("the **big** dog", "markdown", "DOG **BIG** THE"),
        ("dogs \\* cats &amp; birds", "markdown", "BIRDS &amp; CATS \\* DOGS"),
        ("see [the dog](d.html 'x') now", "markdown", "NOW [DOG THE](d.html 'x') SEE"),
        ("see [dogs](d.html) [big now", "markdown", "NOW \\[BIG [DOGS](d.html) SEE"),
        ("> one two\n> three", "markdown", "> THREE TWO\n> ONE"),
        ("fish &amp; <i>chips</i> &lt; 3", "html", "3 &lt; <i>CHIPS</i> &amp; FISH"),
        # A text with a character that marks are made of is spelled with care.
        ("**big** dogs * cats", "markdown", "CATS \\* DOGS **BIG**"),
        # Emphasis does not turn other signs into marks.
        ("see a_b **now**", "markdown", "**NOW** A_B SEE"),
    ],
)
def test_words_change_places_and_spelling_stays(text: str, written: Format, target: str) -> None:
    passage = passage_of(text, written)
    start = text.index(passage.markup.source) if passage.markup else 0
    assert text[:start] + write(passage, by_words(passage, backwards)).text == target


@pytest.mark.parametrize(
    "text", ["the **big** dog &amp; cat", "😀 \\* the *big* dog", "a `b` **c** d"]
)
def test_alignments_lead_to_the_same_words(text: str) -> None:
    passage = passage_of(text)
    assert passage.markup is not None
    became = write(passage, by_words(passage, backwards))
    assert became.alignment
    source = passage.markup.source
    for a, b, c, d in became.alignment:
        letters = [one for one in source[a:b] if one.isalnum()]
        assert (
            "".join(letters).upper() in became.text[c:d].replace("*", "").replace("\\", "").upper()
        )


def test_flags_and_names_lead_to_their_words() -> None:
    text = "the **big** &amp; Kwame ran"
    passage = passage_of(text)
    at = passage.text.index("big")
    rendering = by_words(passage, backwards)
    there = rendering.text.index("BIG")
    found = write(
        passage,
        replace(
            rendering, flags=(flag("untranslated", source=(at, at + 3), target=(there, there + 3)),)
        ),
    )
    (one,) = found.flags
    assert one.source is not None
    assert one.target is not None
    assert text[slice(*one.source)] == "big"
    assert found.text[slice(*one.target)] == "BIG"
    (term,) = found.terms
    assert term.source is not None
    assert term.target is not None
    assert text[slice(*term.source)] == found.text[slice(*term.target)] == "Kwame"


def test_a_rendering_that_changes_nothing_is_its_source() -> None:
    text = "a  **b** &amp; \\_ c"
    passage = passage_of(text)
    assert passage.markup is not None
    same = replace(by_words(passage, upper), text=passage.text)
    assert write(passage, same).text == passage.markup.source


def test_an_image_that_was_its_own_reference_names_it() -> None:
    text = "See ![the dog] ![a cat][] now.\n\n[the dog]: d.png\n[a cat]: c.png"
    passage = passage_of(text)
    insets = tuple(
        replace(by_words(inset, upper), text=shown)
        for inset, shown in zip(passage.insets, ("el perro", "un gato"), strict=True)
    )
    found = write(passage, replace(by_words(passage, upper), insets=insets))
    assert "![el perro][the dog] ![un gato][a cat]" in found.text


@pytest.mark.parametrize(
    ("text", "written", "cut"),
    [
        ("<b> we saw</b> it", "html", "SAW"),
        ("<i><b>  we saw</b></i> it", "html", "SAW"),
        ("we saw <b> it </b>", "html", "SAW"),
        ("<p><u> a</u> <b>we saw</b></p>", "html", "SAW"),
    ],
)
def test_space_before_the_first_word_moves_no_flag(text: str, written: Format, cut: str) -> None:
    passage = passage_of(text, written)
    rendering = by_words(passage, upper)
    at = rendering.text.index(cut)
    marked = flag("number-changed", source=(at, at + 3), target=(at, at + 3), number="1")
    written_out = write(passage, replace(rendering, flags=(marked,)))
    (moved,) = written_out.flags
    assert moved.source is not None
    assert moved.target is not None
    assert passage.markup is not None
    assert passage.markup.source[slice(*moved.source)] == cut.lower()
    assert written_out.text[slice(*moved.target)] == cut


def test_what_is_said_of_a_whole_passage_holds_its_ends() -> None:
    passage = passage_of("we saw **it** 😀", "markdown")
    rendering = by_words(passage, upper)
    whole = flag("untranslated", source=(0, len(passage.text)), target=(0, len(rendering.text)))
    written_out = write(passage, replace(rendering, flags=(whole,)))
    assert written_out.flags[0].target == (0, len(written_out.text))
