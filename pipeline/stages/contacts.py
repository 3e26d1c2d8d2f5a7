"""Contact details in a post, wherever in it they stand and however they are written."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.flags import Flag
from pipeline.domain.post import FieldName, Format
from pipeline.stages.checks.contacts import find_contacts
from pipeline.stages.splice import splice

# What readers do not see, or see as something else. Other tags stay: addresses stand in them.
_REFERENCE = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_TAG = (
    r"</?(?:b|i|u|s|em|strong|del|ins|mark|small|big|sub|sup|span|font|wbr|code|kbd|tt)\s{0,9}/?>"
)
_HTML = re.compile(rf"{_REFERENCE}|{_TAG}", re.IGNORECASE)
# Between figures an asterisk multiplies.
_MARKDOWN = re.compile(
    rf"{_REFERENCE}|{_TAG}|\\[!-/:-@\[-`{{-~]|(?<![\d*])\*{{1,3}}|(?<=\d)\*{{1,3}}(?![\d*])|~~|`",
    re.IGNORECASE,
)


def contact_flags(
    fields: Sequence[tuple[FieldName, str]],
    written: Format,
    language: str,
    allowed: tuple[str, ...],
) -> tuple[Flag, ...]:
    """Flag contact details in any field; the parameter `field` names it where it is not the text.

    `written` is the format of the text; the other fields are plain. Spans cut the details out of
    the fields' values.
    """
    return tuple(
        one if name == "text" else replace(one, params={**one.params, "field": name})
        for name, value in fields
        for one in _found(value, written if name == "text" else "plain", language, allowed)
    )


def _found(value: str, written: Format, language: str, allowed: tuple[str, ...]) -> list[Flag]:
    """Look at a text as readers see it, marks and references gone."""
    if written == "plain":
        return find_contacts(value, language, allowed)
    marks = _MARKDOWN if written == "markdown" else _HTML
    hidden = [(found.span(), _seen(found[0])) for found in marks.finditer(value)]
    if not hidden:
        return find_contacts(value, language, allowed)
    seen = splice(value, hidden)
    return [
        replace(one, source=seen.to_old(one.source)) if one.source else one
        for one in find_contacts(seen.text, language, allowed)
    ]


def _seen(mark: str) -> str:
    """Give what readers see of a mark."""
    if mark.startswith("&"):
        return html.unescape(mark)
    return mark[1:] if mark.startswith("\\") else ""
