"""Templates: autoescaped, in the words of one page language, with what every page needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
from babel.dates import format_timedelta, get_timezone_gmt, get_timezone_location
from markupsafe import Markup

from pipeline.domain.language import direction, display_name, own_name
from pipeline.reading.pieces import printable
from pipeline.web.pages.bundles import address_of
from pipeline.wording import PAGE_LANGUAGES, Words, words_for
from pipeline.wording.moments import say_moment


def render(template: str, language: str, values: Mapping[str, Any]) -> str:
    """Render a template in a page language, without characters that no page can hold."""
    return printable(environment(language).get_template(template).render(values))


@lru_cache(maxsize=len(PAGE_LANGUAGES))
def environment(language: str) -> jinja2.Environment:
    """Give the templates in the words of a page language."""
    words = words_for(language)
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.web.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        words.gettext,
        words.ngettext,
        newstyle=True,
        pgettext=words.pgettext,
        npgettext=words.npgettext,
    )
    made.globals |= {
        "asset": address_of,
        "lang": words.language,
        "dir": words.dir,
        "page_languages": tuple((tag, own_name(tag)) for tag in PAGE_LANGUAGES),
    }
    made.filters |= {
        "moment": lambda at, zone: moment(at, zone, words),
        "span": lambda span: span_of_time(span, words),
        "ago": lambda span: ago(span, words),
        "language": lambda tag: display_name(tag, words.language),
        "direction": direction,
    }
    return made


def moment(at: datetime, zone: str, words: Words) -> Markup:
    """Write a time as people of a zone read it, the zone named; and for machines."""
    written = _local(at, zone).isoformat("T", "seconds")
    return Markup('<time datetime="{}">{}</time>').format(written, say_time(at, zone, words))


def say_time(at: datetime, zone: str, words: Words) -> str:
    """Say a time as people of a zone read it, the zone named."""
    local = _local(at, zone)
    # Translators: "20 November 2026, 09:30 (Accra time)".
    return words.gettext("{moment} ({place} time)").format(
        moment=say_moment(local, words), place=_place(local, zone, words.locale)
    )


def _local(at: datetime, zone: str) -> datetime:
    """Give a time by the clocks of a zone; as it is where these would leave the calendar."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return at


def span_of_time(span: timedelta, words: Words) -> str:
    """Say how long something takes or has waited, in its largest unit: `3 hours`."""
    return format_timedelta(span, locale=words.locale)


def ago(span: timedelta, words: Words) -> str:
    """Say how long ago something was, to the minute."""
    return format_timedelta(
        -max(span, timedelta()), granularity="minute", add_direction=True, locale=words.language
    )


def _place(local: datetime, zone: str, locale: str) -> str:
    """Name a zone by its city; by its distance from Greenwich where it is named after none."""
    if "/" not in zone or zone.startswith("Etc/"):
        return get_timezone_gmt(local, "long", locale=locale) if local.utcoffset() else "UTC"
    city = get_timezone_location(zone, locale=locale, return_city=True)
    return city.rpartition("/")[2]
