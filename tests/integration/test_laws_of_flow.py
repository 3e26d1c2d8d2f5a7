"""What holds for a whole post, whatever its text and whatever the engine makes of it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.domain.bilingual import BilingualPost, Translation
from pipeline.domain.flags import Flag
from pipeline.domain.post import Attachment, Post
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.passages.kept import find_kept
from pipeline.stages.tokens import find_tokens
from tests.support.engines import post_of, project_of
from translators.testing import IdentityTranslator, ScriptedTranslator

NAMES = ("Kwame", "Ana", "Ana María", "Rosa")
PROJECT = project_of("en", "es", names=NAMES)
DETECTOR = Detector()

PROSE = [
    *["We planted twelve tomatoes in the school garden", "My grandmother tells us stories"],
    *["Yesterday the river was very high and we stayed at home", "Do you have a dog"],
    *["Vamos a la playa con mi abuela todos los domingos", "the sea is warm", "no"],
    *["我们昨天去了海边", "ذهبنا إلى البحر أمس", "Мы вчера были на море"],
]
TOKENS = [
    *["https://example.org/reef", "www.a.org/x?y=1#z", "a.b@c.org", "@ana.lee", "#coral_reef"],
    *["😀", "👩‍👩‍👧‍👦", "🇪🇸", "1️⃣", "👍🏽", ":-)", "xD", ":smile:", "{name}", "%s", "`x = 1`"],
    *["$x^2$", "<b>", "</b>", "Kwame", "Ana María", "Ana", "Rosa", "Kwame's"],
]
GLUE = [
    *" ,.;:!?¿¡()\"'-",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    " \n - ",
    "\u00a0",
    "…",
]
MARKS = ["X1", "<x1>", "X 2", "x3", "Room X1", "< x1 >"]


def texts(*words: list[str]) -> st.SearchStrategy[str]:
    word = st.sampled_from([one for group in words for one in group])
    return st.lists(st.tuples(word, st.sampled_from(GLUE)), max_size=14).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


RICH = texts(PROSE, TOKENS)
WITH_MARKS = texts(PROSE, TOKENS, MARKS)
ANY = st.one_of(
    WITH_MARKS, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)


def fields_of(post: Post | BilingualPost | Translation) -> list[str | None]:
    rest = [value for one in post.attachments for value in (one.alt, one.caption, one.transcript)]
    return [post.title, post.text, *rest]


@pytest.mark.fuzz
@example("AA÷:[\x08", "", "", "", "")  # a token between signs that are no letters, inside a word
@given(ANY, RICH, RICH, WITH_MARKS, RICH)
def test_with_the_identity_engine_every_field_of_the_target_is_the_source(
    text: str, title: str, alt: str, caption: str, transcript: str
) -> None:
    picture = Attachment(url="https://x.org/a.png", alt=alt, caption=caption, transcript=transcript)
    post = post_of(text, title=title, attachments=(picture,))
    (bilingual,) = Flow(PROJECT, IdentityTranslator(), DETECTOR).run([post])
    assert fields_of(bilingual) == fields_of(post)
    for translation in bilingual.translations.values():
        assert fields_of(translation) == fields_of(post)
        assert_spans_rejoin(post, translation)
        assert not [flag for flag in flags_of(translation) if flag.code == "token-changed"]


def assert_spans_rejoin(post: Post, translation: Translation) -> None:
    """Passages and gaps rejoin to both texts, and the gaps are equal."""
    targets = dict(zip([name for name, _ in post.fields()], present(translation), strict=True))
    for field, source in post.fields():
        target = targets[field]
        here = there = 0
        for passage in translation.passages:
            if passage.field != field:
                continue
            assert here <= passage.source[0] < passage.source[1] <= len(source)
            assert there <= passage.target[0] <= passage.target[1] <= len(target)
            assert source[here : passage.source[0]] == target[there : passage.target[0]]
            here, there = passage.source[1], passage.target[1]
            for a, b, c, d in passage.alignment:
                assert passage.source[0] <= a <= b <= passage.source[1]
                assert passage.target[0] <= c <= d <= passage.target[1]
        assert source[here:] == target[there:]
    assert [one.index for one in translation.passages] == [*range(len(translation.passages))]


def present(translation: Translation) -> list[str]:
    return [value for value in fields_of(translation) if value is not None]


def flags_of(translation: Translation) -> list[Flag]:
    return [flag for passage in translation.passages for flag in passage.flags]


def reverse_words(text: str) -> str:
    return " ".join(reversed(text.split()))


def drop_marked(text: str) -> str:
    return " ".join(w for w in text.split() if w.isalpha())


def drop_some(text: str) -> str:
    chance = random.Random(text)  # the same text, the same translation
    return " ".join(word for word in text.split() if chance.random() < 0.6)


def double_marked(text: str) -> str:
    return " ".join(w if w.isalpha() else f"{w} {w}" for w in text.split())


def space_marks(text: str) -> str:
    return re.sub(r"([xX])(\d)", r"\1 \2", text)


def glue_marks(text: str) -> str:
    return re.sub(r" ?([xX]\d+) ?", r"\1", text)


def mangle_marks(text: str) -> str:
    return re.sub(r"([xX])(\d)", r"\1-\2", text)


ENGINES: list[Callable[[str], str]] = [
    *[reverse_words, drop_marked, drop_some, double_marked, space_marks, glue_marks, mangle_marks],
    *[str.upper, str.lower, str.title, lambda text: text[::-1], lambda _: "", lambda _: "X1 <x1>"],
    *[lambda text: text + " X9", lambda text: text.replace(" ", ""), lambda text: text * 2],
]


@pytest.mark.fuzz
@given(RICH, st.sampled_from(ENGINES))
def test_with_any_engine_every_token_is_back_once_or_the_passage_says_so(
    text: str, engine: Callable[[str], str]
) -> None:
    (bilingual,) = Flow(PROJECT, ScriptedTranslator(engine), DETECTOR).run([post_of(text)])
    for translation in bilingual.translations.values():
        assert_spans_rejoin(post_of(text), translation)
        for passage in translation.passages:
            source = text[slice(*passage.source)]
            target = translation.text[slice(*passage.target)]
            codes = {flag.code for flag in passage.flags}
            if passage.origin == "verbatim":
                assert target == source
            elif "token-changed" not in codes:
                assert counts(target, counts(source)) == counts(source)
            for term in passage.terms:
                assert term.target is not None
                assert translation.text[slice(*term.target)] == term.entry


def counts(text: str, wanted: Counter[str] | None = None) -> Counter[str]:
    """Count the tokens of a text, and the names that stand in it (or in `wanted`)."""
    names = NAMES if wanted is None else tuple(name for name in NAMES if wanted[name])
    return Counter(kept.text for kept in find_kept(text, find_tokens(text), names))


# Engines that never write a mark of their own accord.
HONEST = [engine for engine in ENGINES if "X" not in engine("We go home")]


@pytest.mark.fuzz
@given(RICH, st.sampled_from(HONEST))
def test_no_mark_is_left_in_a_target(text: str, engine: Callable[[str], str]) -> None:
    (bilingual,) = Flow(PROJECT, ScriptedTranslator(engine), DETECTOR).run([post_of(text)])
    for translation in bilingual.translations.values():
        assert not re.search(r"(?i)x[ .-]?\d|<\s?x", without_tokens(translation.text))


def without_tokens(text: str) -> str:
    for token in reversed(find_tokens(text)):
        text = text[: token.start] + "|" + text[token.end :]
    return text
