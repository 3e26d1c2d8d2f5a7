from __future__ import annotations

import pytest

from pipeline.wording import PAGE_LANGUAGES, closest, later, words_for


@pytest.mark.parametrize(
    ("tag", "language"),
    [("es", "es"), ("es-MX", "es"), ("fr_FR", "fr"), ("AR", "ar"), ("de", "en"), ("", "en")],
)
def test_a_language_is_one_of_the_pages_or_english(tag: str, language: str) -> None:
    assert words_for(tag).language == language


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (["de", "ar-EG", "en"], "ar"),
        (["en-GB", "es"], "en"),
        (["tlh", "*"], "en"),
        ([], "en"),
    ],
)
def test_of_the_languages_a_reader_knows_the_first_that_there_is_is_taken(
    tags: list[str], language: str
) -> None:
    assert closest(tags) == language


def test_arabic_runs_from_right_to_left_and_nothing_else_does() -> None:
    assert {tag: words_for(tag).dir for tag in PAGE_LANGUAGES} == {
        "en": "ltr",
        "es": "ltr",
        "fr": "ltr",
        "ar": "rtl",
    }


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_what_is_in_no_catalogue_is_said_in_english(language: str) -> None:
    words = words_for(language)
    assert words.gettext(later("Nobody says this.")) == "Nobody says this."
    assert words.pgettext("nowhere", "Careful") == "Careful"
    assert words.ngettext("one stray", "{count} strays", 2) == "{count} strays"
    assert words.npgettext("nowhere", "one stray", "{count} strays", 1) == "one stray"


def test_a_catalogue_is_read_once() -> None:
    assert words_for("es") is words_for("es-AR")


# A form of Arabic, by the counts that it stands for (Unicode CLDR, plural rules).
@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0,), "لا منشورات"),
        ((1,), "منشور واحد"),
        ((2,), "منشوران"),
        ((3, 10, 103, 1005), "{count} منشورات"),
        ((11, 26, 99, 111, 1099), "{count} منشورًا"),
        ((100, 101, 102, 200, 1000), "{count} منشور"),
    ],
)
def test_arabic_counts_in_six_ways(counts: tuple[int, ...], said: str) -> None:
    words = words_for("ar")
    assert {words.npgettext("a page", "One post", "{count} posts", count) for count in counts} == {
        said
    }


@pytest.mark.parametrize(
    ("language", "singles"), [("es", {1}), ("fr", {0, 1})], ids=lambda value: str(value)
)
def test_spanish_and_french_count_in_two_ways(language: str, singles: set[int]) -> None:
    words = words_for(language)
    forms = [words.npgettext("a page", "One post", "{count} posts", n) for n in range(200)]
    same = {n for n, form in enumerate(forms) if form == forms[1]}
    assert same == singles
