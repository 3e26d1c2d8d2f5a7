"""HTML of posts, made safe for pages."""

from __future__ import annotations

import re

import nh3

from pipeline.stages.formats.html.tangle import is_tangled
from pipeline.stages.render.plain import plain_to_html


def _names(words: str) -> set[str]:
    return set(words.split())


_TAGS = _names(
    """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp
    section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul
    var wbr
    """
)
# What stands in these is not shown by browsers, or only by those that lack something.
_DROPPED_WHOLE = _names(
    """
    applet audio canvas embed frameset head iframe noembed noframes noscript object script style
    template title video
    """
)
_CELL = {"align", "colspan", "rowspan", "scope"}
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "title", "translate"},
    "a": {"href"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": _CELL,
    "th": _CELL,
    "time": {"datetime"},
}
_CLASSES = frozenset({"footnotes", "math", "notranslate"})
_ADDRESS = re.compile(r"(?:https?:/|mailto:|tel:)", re.IGNORECASE)


def _attribute(_element: str, name: str, value: str) -> str | None:
    """Give what becomes of an attribute that is allowed; None drops it."""
    if name == "class":
        known = [word for word in value.split() if word in _CLASSES]
        return " ".join(known) or None
    if name == "cite" and not _ADDRESS.match(value):
        return None
    return value


# Addresses that count from the page would lead into another site than the author's.
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED_WHOLE,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
    link_rel="noopener noreferrer nofollow",
)
_FIRST_LINE_BREAK = re.compile(r"(<pre(?: [^<>]*)?>)(?=\n)")
_ROUNDS = 4
_FEW = 400  # with so few tags nothing takes long


def sanitize(raw: str) -> str:
    """Give HTML without anything that acts or leads astray; doing it again changes nothing.

    HTML that browsers would read differently once it has been written out again and again, or
    that cannot be read in good time, is shown as text.
    """
    if raw.count("<") > _FEW and is_tangled(raw):
        return _clean(plain_to_html(raw))
    safe = _clean(raw)
    for _ in range(_ROUNDS):
        again = _clean(safe)
        if again == safe:
            return safe
        safe = again
    return _clean(plain_to_html(raw))


def _clean(raw: str) -> str:
    # A parser drops the line break that a preformatted text begins with.
    return _FIRST_LINE_BREAK.sub(r"\1\n", _CLEANER.clean(raw))
