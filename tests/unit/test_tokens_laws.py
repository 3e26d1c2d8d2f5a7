"""Laws of tokens, for any text."""

from __future__ import annotations

import unicodedata

import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.tokens import find_tokens
from pipeline.stages.tokens.emoji import EMOJI_STARTS
from tests.support.timing import assert_linear

PIECES = [
    *"@#:;<>{}$%`\\()[]^_-=*/.,!?'\"« »\n\r\t 10aAéя珊",
    *[
        "http://",
        "www.",
        "a.org",
        "@ana",
        "#x",
        ":)",
        ":D",
        "😀",
        "👨‍👩‍👧",
        "🇪🇸",
        "🇪",
        "1️⃣",
        "<b>",
        "<!--",
    ],
    *[
        "-->",
        "$$",
        "\\(",
        "\\)",
        "{{",
        "}}",
        "%s",
        "[[",
        "]]",
        "mailto:",
        "xD",
        "15:30",
        "5 km",
        "1+1=2",
        "€5",
        "(°",
        "&lt;",
        "<%",
        "{%",
        "✓",
        "\u2028",
        "\u200d",
        "\ufe0f",
        "[b]",
        "[/b]",
        "[code]",
        "[/code]",
        "[quote=",
        "{mlang en}",
        ":::",
        "==",
        "++",
        "||",
        "|1x1",
        "[[a b]]",
        "C:\\a",
        "/a/b",
        "../",
        "a.png",
        "x = 5",
        "1 000",
        "12-15",
        "3a",
        "my_dog",
        "__init__",
    ],
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@given(TEXTS)
def test_tokens_are_cut_from_the_text_in_order(text: str) -> None:
    end = 0
    for token in find_tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not set("\n\r\v\f\x85\u2028\u2029") & set(token.text)
        end = token.end


@given(TEXTS)
def test_emoji_are_whole_grapheme_clusters(text: str) -> None:
    for token in find_tokens(text):
        if token.kind == "emoji":
            assert regex.fullmatch(r"\X", token.text)


def test_every_emoji_can_start_a_token() -> None:
    starts = regex.compile(f"[{EMOJI_STARTS}]")
    missing = [
        unicodedata.name(chr(code), hex(code))
        for code in range(0x80, 0x20000)
        if regex.match(r"\p{Emoji}", chr(code)) and not starts.match(chr(code))
    ]
    assert missing == []


@pytest.mark.parametrize(
    "piece",
    [
        *"[<*:$@{#%(`^=>\\-😀🇪¯_&",
        *[
            "http://",
            "a.a.a.",
            "a@",
            "a.a@",
            "a-",
            "a--",
            "a.-",
            "<!--",
            "<a ",
            '<a b="',
            "\\(",
            "\\[",
        ],
        *[
            "{{",
            "[[",
            "%(",
            "👨‍",
            "1️⃣",
            ":(",
            "`` ` ",
            "$x|",
            "a.org",
            "a.org/",
            "mailto:",
            "@a@",
            "#1",
        ],
        *[
            "http://a)",
            ":a:",
            "a@a.",
            "a_",
            "<a b=c ",
            "'a",
            "http://a.b/)(",
            "a.b@c.d-",
            "1-",
            "1+",
            "1 + ",
            "1:1:",
            "1/",
            "1.1.",
            "1 k",
            "1½",
            "€1",
            "-1°",
            "(°",
            "(:",
            "&a",
            "\\n",
            "<%",
            "{%",
            "#a#",
            "._",
            "ʕ•",
            "→",
            "$x ",
            "a\u0301",
        ],
        *["[b", "[code]", "[quote=", '[quote="', "[video]", "[b a=", "[url]", "[code]a]", "[[a "],
        *["==a", "a== ", "++a ", "||a", "~~", "|1x", ":::", "::: ", "{mlang ", "a/", "/a", "../"],
        *["C:\\", "\\a", "a.b/", "a_", "./", "~/", "x = ", "x=1", "x + ", "x^2", "f(x)", "1 < "],
        *[
            "1 000 ",
            "12-",
            "12 ",
            "+1 2",
            "1a ",
            "1a",
            "x<1",
            "2x",
            "2*x",
            "a.png/",
            "[*]",
            "1111111",
        ],
        *["__", "__init", "__init__", "ab_", "ab__", "ab_cd@", "ab_cd "],
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    small, large = ((piece * length)[:length] for length in (16_000, 64_000))
    assert_linear(lambda: find_tokens(small), lambda: find_tokens(large))
