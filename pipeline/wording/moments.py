"""Days and times in the language of a page: one way everywhere, with the digits 0 to 9."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date

from pipeline.wording.words import Words


def say_moment(moment: datetime, words: Words, zone: str = "") -> str:
    """Write a day and a time as they stand in `moment`, and the name of its zone.

    `20 November 2026, 09:30 UTC`; hours run from 0 to 23 in every language.
    """
    day = format_date(moment.date(), format="long", locale=words.locale)
    # Translators: a day and a time of day, as in "20 November 2026, 09:30".
    written = words.gettext("{day}, {time}").format(day=day, time=f"{moment:%H:%M}")
    return f"{written} {zone}".rstrip()
