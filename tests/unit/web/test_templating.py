"""What templates do to times, spans and texts, in each language of the pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import jinja2
import pytest

from pipeline.web.pages.templating import environment, moment, render, span_of_time
from pipeline.wording import PAGE_LANGUAGES, words_for

AT = datetime(2026, 11, 20, 14, 5, 59, tzinfo=UTC)
FRAME = {"login": None, "reader": None, "project": None, "here": "/", "message": None}


@pytest.mark.parametrize(
    ("zone", "language", "shown"),
    [
        ("Africa/Accra", "en", "20 November 2026, 14:05 (Accra time)"),
        ("Europe/Madrid", "en", "20 November 2026, 15:05 (Madrid time)"),
        ("America/Argentina/Buenos_Aires", "en", "20 November 2026, 11:05 (Buenos Aires time)"),
        ("Asia/Kolkata", "en", "20 November 2026, 19:35 (Kolkata time)"),
        ("UTC", "en", "20 November 2026, 14:05 (UTC time)"),
        ("Etc/GMT+3", "en", "20 November 2026, 11:05 (GMT-03:00 time)"),
    ],
)
def test_times_are_told_in_a_zone_that_is_named(zone: str, language: str, shown: str) -> None:
    assert f">{shown}</time>" in moment(AT, zone, words_for(language))


def test_times_are_told_to_machines_too() -> None:
    assert '<time datetime="2026-11-20T15:05:59+01:00">' in moment(
        AT, "Europe/Madrid", words_for("es")
    )


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_zone_that_a_classroom_can_have_is_told_in_every_language(language: str) -> None:
    words = words_for(language)
    for zone in sorted(available_timezones())[::7]:
        assert "</time>" in moment(AT, zone, words)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_figures_have_the_same_digits_in_every_language(language: str) -> None:
    words = words_for(language)
    shown = moment(AT, "UTC", words) + span_of_time(timedelta(hours=3), words)
    assert "2026" in shown
    assert not any(char.isdigit() and not char.isascii() for char in shown)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 seconds"), (50, "50 seconds"), (25 * 60, "25 minutes"), (3 * 3600, "3 hours"),
     (40 * 3600, "2 days"), (60 * 86400, "2 months")],
)  # fmt: skip
def test_spans_are_told_in_their_largest_unit(seconds: int, shown: str) -> None:
    assert span_of_time(timedelta(seconds=seconds), words_for("en")) == shown


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_whatever_is_put_in_is_text_and_nothing_else(language: str) -> None:
    values = {**FRAME, "member": "<script>alert(1)</script>\x08 %(x)s {0}"}
    html = render("login.html", language, values)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\ufffd %(x)s {0}" in html
    assert "alert(1)</script>" not in html


def test_what_a_template_lacks_is_an_error_and_never_a_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("login.html", "en", FRAME)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_page_says_its_language_and_direction(language: str) -> None:
    html = render("goodbye.html", language, FRAME)
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html


def test_every_template_of_the_pages_can_be_read_in_every_language() -> None:
    for language in PAGE_LANGUAGES:
        made = environment(language)
        names = made.list_templates()
        assert "layout.html" in names
        for name in names:
            made.get_template(name)
