"""Style sheets and scripts are named after what is in them."""

from __future__ import annotations

import re

import pytest

from pipeline.web.pages import bundles
from pipeline.web.pages.bundles import PATH, address_of, find_bundle


def test_an_address_leads_to_its_content() -> None:
    address = address_of("pages.css", "queue.css")
    assert re.fullmatch(r"/assets/pages\+queue-[0-9a-f]{16}\.css", address)
    found = find_bundle(address.removeprefix(PATH))
    assert found is not None
    bundle, is_current = found
    assert is_current
    assert bundle.media_type == "text/css; charset=utf-8"


def test_an_address_of_another_version_leads_to_the_content_of_this_one() -> None:
    found = find_bundle("pages-0123456789abcdef.css")
    assert found is not None
    assert not found[1]


@pytest.mark.parametrize(
    "name",
    ["", "pages.css", "pages-0123456789abcdef.html", "none-0123456789abcdef.css",
     "../visit-0123456789abcdef.css", "Pages-0123456789abcdef.css", "pages-0123456789ABCDEF.css",
     "+-0123456789abcdef.css", "pages-0123456789abcdef.css\n", f"{'a' * 101}-0123456789abcdef.css"],
)  # fmt: skip
def test_nothing_else_is_there(name: str) -> None:
    assert find_bundle(name) is None


def test_files_of_two_kinds_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="too many values"):
        address_of("pages.css", "pages.js")


@pytest.mark.parametrize(
    ("written", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* why */ a > b, c { margin: 0 auto; }", "a>b,c{margin:0 auto}"),
        ('a::before { content: "a, b  ;c"; }', 'a::before{content:"a, b  ;c"}'),
        ("a :hover { top: calc(1px + 2px); }", "a :hover{top:calc(1px + 2px)}"),
        ("@media (min-width: 40em) { a { b: c; } }", "@media (min-width:40em){a{b:c}}"),
    ],
)
def test_style_sheets_lose_their_idle_space_and_nothing_else(written: str, small: str) -> None:
    assert bundles._small(written) == small


def test_all_that_pages_share_is_light() -> None:
    for name, most in (("pages.css", 9000), ("pages.js", 1500)):
        found = find_bundle(address_of(name).removeprefix(PATH))
        assert found is not None
        assert len(found[0].content) < most
