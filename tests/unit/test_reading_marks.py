"""What is marked in what a class reads: terms, sentences, and what a reader must ask for."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.blocks import block_letters, letters, read_blocks
from pipeline.reading.look import Look
from pipeline.reading.marking import sentence_cuts, terms_of
from pipeline.reading.model import read_posts
from pipeline.reading.page import render_page, render_posts
from pipeline.reading.testing import bilingual_post

SERVED = Look(served=True, parted=True)


def term(
    source: tuple[int, int] | None, target: tuple[int, int] | None, **more: Any
) -> dict[str, Any]:
    return {
        "entry": "x", "kind": "translate", "source": source, "target": target,
        "satisfied": True, "method": "plain", **more,
    }  # fmt: skip


def with_terms(post: dict[str, Any], *terms: dict[str, Any], passage: int = 0) -> dict[str, Any]:
    post["translations"]["en"]["passages"][passage]["terms"] = list(terms)
    return post


def served(post: dict[str, Any], **more: Any) -> str:
    look = Look(served=True, parted=True, **more)
    return str(render_posts(read_posts([post], look), look))


def parted(html: str, *sentences: str) -> str | None:
    """Give a block with a bar where its sentences part."""
    (block,) = read_blocks(html)
    spans, done = [], 0
    for sentence in sentences:
        wanted = letters(sentence)
        start = block_letters(block).index(wanted, done)
        done = start + len(wanted)
        spans.append((start, done))
    cuts = sentence_cuts(block.tokens, spans)
    if cuts is None:
        return None
    shown = ""
    for index, token in enumerate(block.tokens):
        text, done = "", 0
        for place in (place for number, place in cuts if number == index):
            text += f"{token.value[done:place]}|"
            done = place
        text += token.value[done:]
        marks = {"open": f"<{token.value}>", "close": f"</{token.value}>"}
        shown += marks.get(token.kind, text if token.kind == "text" else f"<{token.value}>")
    return shown


@pytest.mark.parametrize(
    ("html", "sentences", "expected"),
    [
        ("<p>Uno. Dos.</p>", ("Uno", "Dos"), "Uno. |Dos."),
        (
            "<p>Hola. ¿Qué tal? (Bien.)</p>",
            ("Hola", "Qué tal", "Bien"),
            "Hola. |¿Qué tal? |(Bien.)",
        ),
        ("<p>你好。「我们」去。好</p>", ("你好", "我们去", "好"), "你好。|「我们」去。|好"),
        ("<p>A <b>¡b!</b><br>¿C d?</p>", ("Ab", "Cd"), "A <b>¡b!</b><br>|¿C d?"),
        ("<p><b>A.</b> B <i>y</i> c. D</p>", ("A", "Byc", "D"), "<b>A.</b> |B <i>y</i> c. |D"),
        ("<p><b>A. B.</b> C.</p>", ("A", "B", "C"), None),
        ("<p><b>A.</b><i>B.</i></p>", ("A", "B"), None),
    ],
)
def test_sentences_part_behind_their_signs_and_outside_of_elements(
    html: str, sentences: tuple[str, ...], expected: str | None
) -> None:
    assert parted(html, *sentences) == expected


def test_spans_that_cannot_be_sentences_part_nothing() -> None:
    (block,) = read_blocks("<p>One two three.</p>")
    for spans in ([(0, 5), (3, 8)], [(0, 0), (0, 3)], [(0, 3), (3, 90), (90, 91)]):
        assert sentence_cuts(block.tokens, spans) is None


@given(st.text("ab .!¿(<>*&\n", max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_cuts_lie_in_order_between_letters(text: str, places: list[int]) -> None:
    for block in read_blocks(f"<p>{text}</p>"):
        borders = sorted({0, *places, len(block_letters(block))})
        spans = list(itertools.pairwise(borders))
        cuts = sentence_cuts(block.tokens, spans)
        if cuts is not None:
            assert list(cuts) == sorted(set(cuts))
            assert len(cuts) == max(0, len(spans) - 1)


FORMATTED = bilingual_post(
    [("Uno **dos**.", "One **two**."), " ", ("¿Tres?", "Three?")],
    html=("<p>Uno <b>dos</b>. ¿Tres?</p>", "<p>One <b>two</b>. Three?</p>"),
    format="markdown",
)


def test_sentences_of_a_formatted_post_are_pairs_where_a_script_can_light_them() -> None:
    page = served(FORMATTED)
    assert "<z-s>Uno <b>dos</b>. </z-s><z-s>¿Tres?</z-s>" in page
    assert "<z-s>One <b>two</b>. </z-s><z-s>Three?</z-s>" in page
    assert "z-s>" not in render_page([FORMATTED])


def test_what_a_browser_knows_is_not_written_on_a_page_of_the_service() -> None:
    page = served(bilingual_post([("Hola.", "Hello."), " ", ("Sí.", "Yes.")]))
    assert "<li><p lang=es>Hola.<p lang=en>Hello.<li><p lang=es>Sí.<p lang=en>Yes." in page
    arabic = served(bilingual_post([("مرحبا", "Hello")], source="ar"))
    assert "<p lang=ar dir=rtl>مرحبا<p lang=en>Hello" in arabic
    mirrored = served(bilingual_post([("مرحبا", "Hello")], source="ar"), language="ar")
    assert "<p lang=ar>مرحبا<p lang=en dir=ltr>Hello" in mirrored


def test_what_a_post_says_keeps_its_quotes_in_attributes_and_text() -> None:
    says = 'x="y" <b class="z">'
    page = served(bilingual_post([(says, "Hello")], author=says))
    assert "x=&#34;y&#34; &lt;b class=&#34;z&#34;&gt;" in page


def test_a_passage_in_another_language_than_its_column_says_which() -> None:
    post = bilingual_post([("Hola.", "Hello."), " ", ("Bonjour.", "Good day.")])
    post["translations"]["en"]["passages"][1]["language"] = "fr"
    page = served(post)
    assert "<p lang=fr data-l=French>Bonjour.<p lang=en>Good day." in page
    assert page.count("data-l") == 1


def test_terms_are_marked_in_plain_and_formatted_posts_on_both_sides() -> None:
    plain = bilingual_post([("Un arrecife azul.", "A blue reef.")])
    with_terms(plain, term((3, 11), (7, 11)))
    formatted = bilingual_post(
        [("Un **arrecife** azul.", "A blue **reef**.")],
        html=("<p>Un <b>arrecife</b> azul.</p>", "<p>A blue <b>reef</b>.</p>"),
        format="markdown",
    )
    with_terms(formatted, term((5, 13), (9, 13)))
    for post in (plain, formatted):
        for page in (served(post), render_page([post])):
            quoted = page.replace("class=q", 'class="q"').replace("title=reef", 'title="reef"')
            quoted = quoted.replace("title=arrecife", 'title="arrecife"')
            assert '<u class="q" title="reef">arrecife</u>' in quoted
            assert '<u class="q" title="arrecife">reef</u>' in quoted
            assert "Words of the glossary:" in page


def test_a_term_under_a_flag_is_both() -> None:
    flag: dict[str, Any] = {
        "code": "name-changed", "severity": "critical", "message": "Look.", "params": {},
        "source": [3, 11], "target": None,
    }  # fmt: skip
    post = bilingual_post([("Un arrecife azul.", "A blue reef.")], flags={0: [flag]})
    with_terms(post, term((3, 11), (7, 11)))
    assert "<u class=q title=reef><mark>arrecife</mark></u>" in served(post)


@pytest.mark.parametrize(
    "use",
    [
        term((3, 11), (7, 11), kind="keep"),
        term((3, 11), (7, 11), satisfied=False),
        term(None, (7, 11)),
        term((3, 11), None),
        term((3, 3), (7, 11)),
        term((90, 99), (7, 11)),
    ],
)
def test_only_terms_that_were_put_in_are_marked(use: dict[str, Any]) -> None:
    post = with_terms(bilingual_post([("Un arrecife azul.", "A blue reef.")]), use)
    assert "<u " not in served(post)
    assert "glossary" not in served(post)


def test_a_name_that_stays_the_same_is_no_term() -> None:
    assert terms_of([{"terms": [term((0, 3), (0, 3))]}], "source", "Ana.", "ANA.") == ()


def test_of_terms_that_overlap_the_first_is_marked() -> None:
    uses = [term((5, 9), (0, 1)), term((0, 6), (1, 2))]
    (found,) = terms_of([{"terms": uses}], "source", "abcdefghi", "xy")
    assert found.span == (0, 6)


def test_a_translation_that_must_be_asked_for_stands_behind_its_sentence() -> None:
    post = bilingual_post([("Hola.", "Hello."), " ", ("😂", "😂")], title=("Sol", "Sun"))
    page = served(post, tap=True)
    assert "<details><summary><h3 lang=es>Sol</h3></summary><p lang=en>Sun</details>" in page
    assert "<details><summary><p lang=es>Hola.</summary><p lang=en>Hello.</details>" in page
    assert page.count("<details>") == 2
    assert '<p class="h' not in page


def test_what_holds_a_link_is_not_pressed_itself() -> None:
    post = bilingual_post([("Mirad https://example.org ya.", "Look at https://example.org now.")])
    page = served(post, tap=True)
    assert "<details><summary>Translation</summary>" in page
    assert "<summary><p" not in page


def test_terms_wait_with_the_translations_that_must_be_asked_for() -> None:
    post = with_terms(bilingual_post([("Un arrecife.", "A reef.")]), term((3, 11), (2, 6)))
    assert "<summary>Words of the glossary</summary>" in served(post, tap=True)


def test_a_post_whose_translations_are_kept_back_says_nothing_of_them() -> None:
    post = bilingual_post([("Hola.", "Hello.")], targets=("en",)) | {"translations": {}}
    page = served(post, untranslated=frozenset({"p-1"}))
    assert "Written in Spanish\n" in re.sub(r"</p>", "\n", page)


@pytest.mark.parametrize(
    ("checked", "origins", "words"),
    [
        ("all", ["machine"], "translated by computer, checked by a teacher"),
        ("part", ["machine", "machine"], "translated by computer, partly checked by a teacher"),
        ("all", ["machine", "teacher"], "translated by computer, checked by a teacher"),
        ("part", ["machine", "teacher"], "translated by computer and a teacher"),
        (None, ["machine"], "translated by computer<"),
        ("all", ["teacher"], "translated by a teacher"),
    ],
)
def test_who_checked_a_post_is_said(checked: Any, origins: list[str], words: str) -> None:
    parts: list[str | tuple[str, ...]] = [(f"Uno {n}.", f"One {n}.") for n in range(len(origins))]
    post = bilingual_post(parts)
    for passage, origin in zip(post["translations"]["en"]["passages"], origins, strict=True):
        passage["origin"] = origin
    given = {} if checked is None else {"p-1": checked}
    assert f"Written in Spanish, {words}" in served(post, checked=given)


def test_a_post_may_be_told_the_time_of_somebody_elses_clock() -> None:
    def when(classroom: str, at: datetime) -> str:
        return f"{classroom} {at.astimezone(UTC):%H:%M}"

    assert ">sevilla 08:30</time>" in served(bilingual_post(["Hola."]), when=when)
