"""What holds of terms whatever the post, the glossary and the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from glossary.values import Term
from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Format
from pipeline.stages.terms.report import report
from pipeline.stages.terms.values import Terms, Use
from pipeline.stages.translation.rendering import verbatim
from pipeline.stages.translation.task import Task
from tests.support.passages import plain_passage
from tests.support.terms import (
    TermTranslator,
    asks,
    assert_told,
    forbids,
    glossary,
    keeps,
    translated,
)
from tests.support.word_engine import WordTranslator, backwards, every_other
from translators.port import Translator
from translators.testing import IdentityTranslator, ScriptedTranslator

TERMS = (
    asks("coral reef", "arrecife de coral"),
    asks("reef", "bajío"),
    asks("bus", "guagua", "colectivo"),
    asks("house", "hogar"),
    asks("MP3", "eme-pe-tres", exact=True),
    asks("well-being", "bienestar"),
    keeps("Rosa"),
    keeps("Joy"),
    keeps("Accra", "Acra"),
    forbids("estudiante", "estudiantes", source="student"),
    forbids("rojo", source="red"),
)
PLAIN_WORDS = ["we", "saw", "a", "the", "is", "nice", "today", "student", "red", "and", "with"]
TERM_WORDS = [
    *["coral reef", "Coral Reefs", "reef", "REEF", "bus", "Buses", "house", "houses", "MP3", "mp3"],
    *["well-being", "wellbeing", "star", "stars", "Rosa", "rosa", "Joy", "joy", "Accra"],
]
TOKENS = ["😀", "@bus", "#reef", "https://x.org/bus", "`bus`", "{bus}", "Kwame", "X1", "<x1>", "%s"]
GLUE = [*" ,.!?-’", " ", " ", " ", " ", "\n", ". ", "\n\n", "  ", "/"]
MARKDOWN = [
    "**",
    "*",
    "_",
    "~~",
    "[",
    "](https://x.org/bus)",
    "\\*",
    "`",
    "\n- ",
    "\n> ",
    "| ",
    "&",
]
TAGS = [
    *["<b>bus</b>", "<b>coral <i>reef</i></b>", "<p>a house</p>", "<a href='bus'>the bus</a>"],
    *["<b>coral</b> reef", "<br>", "&amp;", "<code>bus</code>"],
]
LEXICON = {
    "we": "nosotros", "saw": "vimos", "a": "un", "the": "el", "is": "es", "nice": "bonito",
    "today": "hoy", "student": "estudiante", "red": "rojo", "and": "y", "with": "con",
    "bus": "autobús", "buses": "autobuses", "house": "casa", "houses": "casas", "joy": "alegría",
}  # fmt: skip


def texts(*more: list[str]) -> st.SearchStrategy[str]:
    word = st.sampled_from([*PLAIN_WORDS, *TERM_WORDS, *TERM_WORDS, *TOKENS])
    glue = st.sampled_from([one for row in (GLUE, GLUE, *more) for one in row])
    return st.lists(st.tuples(word, glue), min_size=1, max_size=12).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


POSTS = st.one_of(
    st.tuples(texts(), st.just("plain")),
    st.tuples(texts(MARKDOWN), st.just("markdown")),
    st.tuples(texts([f" {one} " for one in TAGS]), st.just("html")),
)


def scripted(script: Callable[[str], str]) -> Callable[[], Translator]:
    return lambda: ScriptedTranslator(script)


ENGINES: dict[str, Callable[[], Translator]] = {
    "lexicon": lambda: TermTranslator(LEXICON, choices={"rojo": ["colorado"]}),
    "unaligned": lambda: TermTranslator(LEXICON, aligned=False),
    "choosy": lambda: TermTranslator(
        LEXICON, liking=lambda text: -9.0 if "guagua" in text else -0.2
    ),
    "backwards": lambda: WordTranslator(backwards),
    "every other": lambda: WordTranslator(every_other),
    "identity": IdentityTranslator,
    "silent": scripted(lambda _: ""),
    "marks": scripted(lambda _: "X1 <x1> bajío"),
    "loop": scripted(lambda _: "guagua y guagua y " * 20),
    "doubled": scripted(lambda text: f"{text} {text}"),
    "forbidden": scripted(lambda text: f"{text} estudiante rojo rojos"),
}


@pytest.mark.fuzz
@given(engine=st.sampled_from([*ENGINES]), post=POSTS)
def test_spans_cut_terms_and_what_is_missed_is_flagged(
    engine: str, post: tuple[str, Format]
) -> None:
    text, written = post
    assume(engine != "marks" or written == "plain")
    found = translated(text, TERMS, ENGINES[engine](), written=written, names=("Kwame",))
    assert_told(found, [glossary(*TERMS)])


@pytest.mark.fuzz
@given(engine=st.sampled_from(["lexicon", "backwards", "every other"]), post=POSTS)
def test_posts_without_terms_are_the_same_with_and_without_a_glossary(
    engine: str, post: tuple[str, Format]
) -> None:
    text, written = post
    absent = [asks("volcano", "volcán"), keeps("Lava"), forbids("x", source="glacier")]
    one = translated(text, absent, ENGINES[engine](), written=written)
    assert one == unsigned(translated(text, [], ENGINES[engine](), written=written), one)


@pytest.mark.fuzz
@given(post=POSTS)
def test_passages_without_terms_do_not_notice_those_that_have_some(
    post: tuple[str, Format],
) -> None:
    text, written = post
    made = ENGINES["lexicon"]
    one = translated(text, TERMS, made(), written=written).translations
    other = translated(text, [], made(), written=written).translations
    assume("es" in one and len(one["es"].passages) == len(other["es"].passages))
    for mine, its in zip(one["es"].passages, other["es"].passages, strict=True):
        untouched = not mine.terms and "estudiante" not in its_text(other, its.target).casefold()
        if untouched and mine.source == its.source and "joy" not in text.casefold():
            assert its_text(one, mine.target) == its_text(other, its.target)


def its_text(translations: object, span: tuple[int, int]) -> str:
    return str(translations["es"].text)[slice(*span)]  # type: ignore[index]


def unsigned(post: BilingualPost, like: BilingualPost) -> BilingualPost:
    """Give a post with the signatures of another: the glossary is a part of them."""
    return replace(
        post,
        translations={
            tag: replace(one, signature=like.translations[tag].signature)
            for tag, one in post.translations.items()
        },
    )


@pytest.mark.fuzz
@given(post=POSTS)
def test_a_copying_engine_and_a_glossary_of_names_lose_nothing(post: tuple[str, Format]) -> None:
    text, written = post
    kept = [keeps("Rosa"), keeps("Joy"), keeps("Accra"), keeps("coral reef"), keeps("bus")]
    found = translated(text, kept, IdentityTranslator(), written=written)
    for translation in found.translations.values():
        assert translation.text == text
    assert_told(found, [glossary(*kept)])


@pytest.mark.fuzz
@given(engine=st.sampled_from(["lexicon", "identity"]), text=texts())
def test_no_word_but_a_term_is_lost_by_putting_terms_in(engine: str, text: str) -> None:
    found = translated(text, TERMS[1:4], ENGINES[engine](), names=())
    plain = translated(text, [], ENGINES[engine]())
    if "es" not in found.translations:
        return
    for token in ("😀", "@bus", "#reef", "https://x.org/bus", "`bus`", "{bus}", "%s"):
        assert found.translations["es"].text.count(token) == plain.translations["es"].text.count(
            token
        )


@pytest.mark.fuzz
@given(post=POSTS)
def test_the_same_post_comes_out_the_same(post: tuple[str, Format]) -> None:
    text, written = post
    made = ENGINES["lexicon"]
    assert translated(text, TERMS, made(), written=written) == translated(
        text, TERMS[::-1], made(), written=written
    )


WORDS = st.text("abc *<>\\'ñ😀.", max_size=8)


@pytest.mark.fuzz
@given(WORDS, WORDS, st.lists(WORDS, max_size=2), WORDS, st.sampled_from(["any", "exact"]))
def test_any_term_at_all_is_reported(
    source: str, target: str, forms: list[str], around: str, case: str
) -> None:
    assume(source.strip() and target.strip())
    terms = [
        Term(source=source, target=target, forms=tuple(forms), case=case)  # type: ignore[arg-type]
    ]
    text = f"{around} we saw {source} today {around}"
    for written in ("plain", "markdown"):
        made = TermTranslator(LEXICON)
        found = translated(text, terms, made, written=written)  # type: ignore[arg-type]
        assert_told(found, [] if written == "markdown" else [glossary(*terms)])


@pytest.mark.fuzz
@given(st.text("a guaA. ", max_size=20), st.booleans())
def test_a_report_on_any_text_keeps_its_length_and_words(text: str, exact: bool) -> None:
    passage = plain_passage("The bus comes.")
    use = Use(term=asks("bus", "guagua", exact=exact), span=(4, 7), inflected=False)
    task = Task(passage=passage, target="es", terms=Terms(uses=(use,)))
    found = report(replace(verbatim(passage), text=text, origin="machine"), task, {}, ())
    assert found.text.casefold() == text.casefold()
    (told,) = found.terms
    assert told.satisfied == (told.target is not None)
