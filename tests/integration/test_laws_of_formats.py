"""What holds for Markdown and HTML, whatever the text and whatever the engine makes of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.bilingual import BilingualPost, Translation
from pipeline.domain.post import Format
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from tests.support.corpus import markdown_cases
from tests.support.engines import post_of, project_of
from tests.support.html_corpus import cases as html_cases
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


def assert_same_or_flagged(text: str, written: Format, translation: Translation) -> None:
    flagged = {flag.code for one in translation.passages for flag in one.flags} & CRITICAL
    structure = of_markdown if written == "markdown" else of_html
    assert flagged or structure(translation.text) == structure(text)


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
        _, translation = translated(case.markdown, "markdown", ENGINES[engine])
        assert_same_or_flagged(case.markdown, "markdown", translation)
    for case in html_cases():
        _, translation = translated(case.html, "html", ENGINES[engine])
        assert_same_or_flagged(case.html, "html", translation)


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


WORDS = st.sampled_from(
    ["we planted twelve trees", "the river", "Kwame", "hola a todos", "is big.", "Why not?",
     "a < b & c", "5 * 3", "snake_case_name", "https://x.org/a_b", ":smile:", "😀", "1. one",
     "#tag", "she said “yes”", "$x_1$", "caf\u00e9", "[not a link]", "!", "a|b"]
)  # fmt: skip
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds("**{}**".format, inner),
        st.builds("*{}*".format, inner),
        st.builds("_{}_".format, inner),
        st.builds("~~{}~~".format, inner),
        st.builds("[{}](https://a.org/x)".format, inner),
        st.builds("![{}](p.png)".format, WORDS),
        st.builds("`{}`".format, WORDS),
        st.builds("<b>{}</b>".format, inner),
        st.builds("<kbd>{}</kbd>".format, WORDS),
        st.builds("{} {}".format, inner, inner),
        st.builds("{}\n{}".format, inner, inner),
        st.builds("{}  \n{}".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
        st.builds("{}&amp;{}".format, inner, inner),
        st.builds("\\*{}".format, inner),
    ),
    max_leaves=6,
)


def _indented(prefix: str, text: str, rest: str | None = None) -> str:
    following = prefix if rest is None else rest
    lines = text.split("\n")
    return "\n".join([prefix + lines[0], *(following + line for line in lines[1:])])


BLOCKS = st.recursive(
    INLINE,
    lambda inner: st.one_of(
        st.builds(lambda text: _indented("> ", text), inner),
        st.builds(lambda text: _indented("- ", text, "  "), inner),
        st.builds(lambda text: _indented("1. ", text, "   "), inner),
        st.builds(lambda text: "# " + text.replace("\n", " "), INLINE),
        st.builds(lambda a, b: f"| {a} | {b} |\n| - | - |\n| {b} | {a} |".replace("\n\n", " "),
                  WORDS, WORDS),
        st.builds("{}\n\n{}".format, inner, inner),
        st.builds("<div>\n{}\n</div>\n\n{}".format, WORDS, inner),
        st.builds("```\n{}\n```\n\n{}".format, WORDS, inner),
        st.builds("{}[^1]\n\n[^1]: {}".format, inner, WORDS),
    ),
    max_leaves=5,
)  # fmt: skip
SOUP = st.text(alphabet="ab c\n*_`[]()<>!&#;:/\\~$|-+=.1>\t\"'é😀¿", max_size=60)
NODES = st.recursive(
    WORDS.map(lambda text: text.replace("<", "&lt;")),
    lambda inner: st.one_of(
        *[st.builds((f"<{tag}>{{}}</{tag}>").format, inner)
          for tag in ("b", "i", "p", "div", "li", "code", "span", "td", "h2", "blockquote", "em")],
        st.builds('<a href="https://x.org/?a=1&amp;b=2">{}</a>'.format, inner),
        st.builds('<img src="p.png" alt="{}">'.format, st.sampled_from(["a big dog", "x &amp; y"])),
        st.builds("{} {}".format, inner, inner),
        st.builds("{}<br>{}".format, inner, inner),
        st.builds("{}\n  {}".format, inner, inner),
        st.builds("<span translate=no>{}</span> {}".format, inner, inner),
        st.builds("<script>{}</script>{}".format, WORDS, inner),
        st.builds("<b>{}<i>{}</b>{}</i>".format, inner, inner, inner),
        st.builds("<p>{}<p>{}".format, inner, inner),
        st.builds("<!-- {} -->{}".format, st.just("note"), inner),
    ),
    max_leaves=7,
)  # fmt: skip
HTML_SOUP = st.text(alphabet="ab c\n<>/=\"'&;!-bip#xé😀", max_size=60)
TEXTS = st.one_of(
    st.tuples(st.one_of(BLOCKS, SOUP), st.just("markdown")),
    st.tuples(st.one_of(NODES, HTML_SOUP), st.just("html")),
).filter(lambda pair: pair[0].strip() != "")


@pytest.mark.fuzz
@given(TEXTS)
def test_any_text_that_the_engine_leaves_alone_stays_byte_for_byte(
    pair: tuple[str, Format],
) -> None:
    text, written = pair
    _, translation = translated(text, written, IdentityTranslator())
    assert translation.text == text


@pytest.mark.fuzz
@pytest.mark.parametrize("engine", ENGINES)
@given(TEXTS)
def test_any_text_keeps_its_structure_or_says_so(engine: str, pair: tuple[str, Format]) -> None:
    text, written = pair
    _, translation = translated(text, written, ENGINES[engine])
    assert_same_or_flagged(text, written, translation)
