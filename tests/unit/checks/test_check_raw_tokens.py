"""Links, mentions, emoji and code in translations of which only the texts are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.flags import Flag
from pipeline.stages.checks.numbers import check_numbers
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.tokens import check_raw_tokens
from tests.support.timing import assert_at_most


def check(source: str, target: str, direction: str = "en-es") -> list[Flag]:
    source_language, _, target_language = direction.partition("-")
    return check_raw_tokens(
        Pair(
            source=source,
            target=target,
            source_language=source_language,
            target_language=target_language,
        )
    )


# Source, translation, the token, its place in the source and in the translation.
CHANGED = [
    ("See https://example.org/a1 now", "Mira el enlace", "https://example.org/a1", (4, 26), None),
    ("@ana, hi", "Ana, hola", "@ana", (0, 4), None),
    ("Write to us@example.org", "Escríbenos", "us@example.org", (9, 23), None),
    ("Great 👏👏", "Genial 👏", "👏", (7, 8), None),
    ("Great", "Genial 🎉", "🎉", None, (7, 8)),
    ("Well done 👍🏽", "Bien hecho 👍", "👍🏽", (10, 12), (11, 12)),
    ("Go {name}!", "¡Ve {nombre}!", "{name}", (3, 9), (4, 12)),
    ("Run `ls -a`", "Ejecuta ls", "`ls -a`", (4, 11), None),
    ("It is <b>big</b>", "Es <b>grande", "</b>", (12, 16), None),
    ("We love #rivers", "Amamos los ríos", "#rivers", (8, 15), None),
]


@pytest.mark.parametrize(("source", "target", "token", "here", "there"), CHANGED)
def test_a_token_that_changed_is_flagged(
    source: str, target: str, token: str, here: tuple[int, int], there: tuple[int, int]
) -> None:
    found = check(source, target)[0]
    assert (found.code, found.severity) == ("token-changed", "critical")
    assert found.params == {"token": token}
    assert (found.source, found.target) == (here, there)
    assert found.message.startswith(token)


SAME = [
    ("See https://example.org/a.", "¡Mira https://example.org/a!"),
    ("See http://www.Example.org/a/", "Mira www.example.org/a"),
    ("See https://example.org/r%C3%ADo", "Mira https://example.org/río"),
    ("@Ana hi", "Hola @ana"),
    ("Nice :)", "Bien 🙂"),
    ("Nice :-)", "Bien :)"),
    ("Nice :smile:", "Bien 😄"),
    ("I ❤ it", "Me encanta ❤️"),
    ("A → B •", "A - B"),
    ("Tom &amp; Ana", "Tom y Ana"),
    ("At 3:30 pm, 5 km, 2 + 2 = 4", "A las 15:30, cinco kilómetros, 2+2=4"),
    ("50% of us", "El 50 % de nosotros"),
    ("10/12/2024", "10 de diciembre de 2024"),
    ("Plain words only.", "Solo palabras."),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_other_spellings_of_a_token_are_fine(source: str, target: str) -> None:
    assert check(source, target) == []


def test_chinese_words_may_stand_right_behind_a_token() -> None:
    assert check("@lena are you there?", "@lena你在吗？", "en-zh") == []
    assert check("看https://example.org/a吧", "Look at https://example.org/a", "zh-en") == []
    assert check("@lena你在吗？", "@lena are you there?", "zh-en") == []
    assert check("@lena你在吗？", "Lena, are you there?", "zh-en")


@given(st.text(alphabet="ab @#:/.{}😀👍🏽)(-_<>`é好", max_size=60))
def test_a_copy_has_all_its_tokens(text: str) -> None:
    assert check(text, text) == []


def is_caught(item: dict[str, str]) -> bool:
    """Tell whether a check finds what is lost: a date is a number, and has a check of its own."""
    one = Pair(
        source=item["source"],
        target=item["bad"],
        source_language=item["source_lang"],
        target_language=item["target_lang"],
    )
    return bool(check_raw_tokens(one) or check_numbers(one))


@pytest.mark.parametrize("piece", ["@a ", "#a1 ", "😀", "https://a.b/ ", "{a} ", ":) ", "`", "<b>"])
def test_long_texts_take_little_time(piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    assert_at_most(1.5, lambda: check(text, text[1:]))
    assert_at_most(1.5, lambda: check(text, "a"))


def test_many_tokens_that_are_all_lost_take_little_time() -> None:
    source = " ".join(f"@a{number}" for number in range(9000))
    assert_at_most(1.0, lambda: check(source, source.replace("a", "b")))
