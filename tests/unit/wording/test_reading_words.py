"""The side-by-side page in the languages that pages speak."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from pipeline.cli.read import read
from pipeline.domain.flags import flag
from pipeline.reading.page import render_page
from pipeline.reading.testing import bilingual_post
from pipeline.reading.words import texts_in
from pipeline.wording import PAGE_LANGUAGES
from tests.support.formatted_posts import html_post

# Said of things that the page below does not have.
ALIKE = {"Passerelle", "original", "Image", "Film"}


def a_flag(code: str, **params: str) -> dict[str, Any]:
    made = flag(code, **params)
    return {
        "code": made.code,
        "severity": made.severity,
        "message": made.message,
        "params": made.params,
        "source": None,
        "target": None,
    }


def busy_page(language: str) -> str:
    """Render posts that make the page say nearly everything that it can say."""
    picture = {"url": "https://example.org/a.png", "media_type": "image/png", "alt": ("A", "B")}
    critical, unsure = a_flag("truncated"), a_flag("low-confidence", words="puente")
    posts = [
        bilingual_post(
            [("Hola.", "Hello."), " ", ("Vi un puente.", "I saw a bridge.")],
            flags={0: [critical], 1: [unsure, a_flag("confidence-unknown")]},
            attachments=[picture],
        ),
        bilingual_post([("Hola.", "Hello.")], status="held"),
        bilingual_post([("Hola.", "Hello.")], status="withdrawn"),
        bilingual_post(["Hola."], targets=(), status="failed"),
        {**bilingual_post([("Hola.", "Hello.")]), "in_reply_to": "elsewhere"},
        html_post(),
    ]
    posts[0]["flags"] = [{**a_flag("truncated"), "code": "new", "message": "Something new."}]
    return render_page(posts, page_language=language)


def text_of(page: str) -> str:
    body = page.split("</style>")[1]
    return unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_nothing_of_the_page_is_left_in_english(language: str) -> None:
    english, text = texts_in("en"), text_of(busy_page(language))
    said = text_of(busy_page("en"))
    heard = {name for name, one in english.items() if "{" not in one and one in said}
    assert len(heard) > 20
    for name in heard:
        if english[name] not in ALIKE and len(english[name]) > 4:
            assert english[name] not in text, name
            assert texts_in(language)[name] in text, name


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", '<html lang="en">'),
        ("es", '<html lang="es">'),
        ("ar", '<html lang="ar" dir="rtl">'),
        ("de", '<html lang="en">'),
    ],
)
def test_the_page_tells_in_which_language_and_direction_it_is(language: str, opening: str) -> None:
    assert opening in busy_page(language)


def test_flags_are_said_in_the_language_of_the_page() -> None:
    text = text_of(busy_page("es"))
    assert "Cuidado: La traducción se interrumpe antes del final." in text
    assert "El traductor automático dudó de «\u2068puente\u2069»." in text


def test_a_message_that_is_english_in_another_page_is_marked_as_english() -> None:
    assert '<bdi lang="en">Something new.</bdi>' in busy_page("fr")
    assert "<bdi>Something new.</bdi>" in busy_page("en")


def test_a_picture_within_a_text_is_named_in_the_language_of_the_page() -> None:
    assert '<b lang="ar" dir="rtl">صورة</b>' in busy_page("ar")


def test_times_and_names_of_languages_are_those_of_the_page() -> None:
    text = text_of(busy_page("fr"))
    assert "Écrit en espagnol" in text
    assert re.search(r"\d+ (?:novembre|janvier|mars|septembre|octobre) 20\d\d, \d\d:\d\d UTC", text)


def test_a_program_can_ask_for_each_of_them() -> None:
    (option,) = [one for one in read.params if one.name == "language"]
    assert tuple(option.type.choices) == PAGE_LANGUAGES  # type: ignore[attr-defined]
