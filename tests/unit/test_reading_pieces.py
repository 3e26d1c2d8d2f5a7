"""How the reading page cuts a passage into text, links and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.pieces import plain_pieces, safe_address


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(http://example.org/b)", "http://example.org/b"),
        ("看 https://example.org/c。", "https://example.org/c"),
        ("HTTPS://EXAMPLE.ORG/d!", "HTTPS://EXAMPLE.ORG/d"),
        ("“https://example.org/e?x=1&y=2”", "https://example.org/e?x=1&y=2"),
        ("https://example.org/\u202egnp.exe", "https://example.org/"),
    ],
)
def test_an_address_becomes_a_link_without_what_follows_it(text: str, href: str) -> None:
    assert [piece.href for piece in plain_pieces(text) if piece.href] == [href]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "/x",
        "x.png",
        "",
        "https://",
        "https:example",
        "http://[::1",
        "https://example.org\\@evil.example",
        "https://exa mple.org",
        "blob:https://example.org/x",
        "mailto:school@example.org",
    ],
)
def test_only_http_and_https_with_a_host_may_be_linked(address: str) -> None:
    assert safe_address(address) is None


def test_marks_cut_the_text_and_a_marked_link_stays_whole() -> None:
    pieces = plain_pieces("We saw 15 at https://example.org/a now", [(7, 9), (15, 20)])
    assert [(p.text, p.marked) for p in pieces] == [
        ("We saw ", False),
        ("15", True),
        (" at ", False),
        ("https://example.org/a", True),
        (" now", False),
    ]


@given(
    st.text(max_size=60)
    | st.from_regex(r"a https?://[a-z./\[\]:@]{0,12} [0-9]{2}", fullmatch=True),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3),
)
def test_no_character_is_lost_or_added(text: str, marks: list[tuple[int, int]]) -> None:
    ordered = [(min(one, other), max(one, other)) for one, other in marks]
    assert "".join(piece.text for piece in plain_pieces(text, ordered)) == text
