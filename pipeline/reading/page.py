"""The self-contained side-by-side page: one file, no script, nothing fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jinja2

from pipeline.domain.language import UNDETERMINED, display_name
from pipeline.reading.model import Page, read_posts
from pipeline.reading.pieces import printable
from pipeline.reading.words import ENGLISH, LANGUAGE


def render_page(
    posts: Iterable[Mapping[str, Any]], *, title: str | None = None, page_language: str = "en"
) -> str:
    """Render bilingual posts, as JSON, as one HTML page that needs nothing else.

    Posts keep their order. `page_language` is the language that names of languages are in; the
    page's other words are English so far. Held posts are shown in full under a banner, withdrawn
    ones without text. Nothing in a post is trusted: plain text is escaped, Markdown and HTML are
    sanitised and written anew, only http and https addresses become links, pictures are described
    and linked, and the page's policy allows its own style sheet and nothing else.
    """
    page = read_posts(posts, page_language)
    formatted = any(view.text is not None and view.text.formatted for view in page.views)
    css = _style("page.css") + (_style("formatted.css") if formatted else "")
    css += _labels(page, page_language)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    count = len(page.views)
    return _template().render(
        page=page,
        w=ENGLISH,
        lang=LANGUAGE,
        title=title or ENGLISH["title"],
        count=ENGLISH["one_post"] if count == 1 else ENGLISH["posts"].format(count=count),
        css=css,
        policy=(
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        ),
    )


def _clean(value: Any) -> Any:
    """Replace what cannot stand in a page; what the template itself marked as safe stays so."""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    return printable(value)


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, finalize=_clean, undefined=jinja2.StrictUndefined, trim_blocks=False
    )
    source = files("pipeline.reading").joinpath("page.html").read_text(encoding="utf-8")
    return environment.from_string(source)


@lru_cache(maxsize=2)
def _style(name: str) -> str:
    """Give a style sheet without comments and idle space."""
    css = files("pipeline.reading").joinpath(name).read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def _labels(page: Page, page_language: str) -> str:
    """Give the rules that name the language of every passage where they stand stacked.

    They are in the style sheet because a name in every passage would double a page's weight.
    """
    names = {tag: display_name(tag, page_language) for tag in page.languages}
    rules = [f'[lang="{tag}"]{{--l:{_css_string(name)}}}' for tag, name in names.items()]
    original = _css_string(f" · {ENGLISH['original']}")
    # Without its own, a passage in no language would inherit the name of the page's.
    return "".join([f':root{{--o:{original}}}[lang="{UNDETERMINED}"]{{--l:""}}', *rules])


def _css_string(text: str) -> str:
    """Quote a text for CSS; what is not a letter or a space is written as its number."""
    safe = (char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(safe)}"'
