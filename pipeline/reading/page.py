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
from markupsafe import Markup

from pipeline.domain.language import UNDETERMINED
from pipeline.reading.look import Look
from pipeline.reading.model import Page, read_posts
from pipeline.reading.pieces import printable
from pipeline.reading.words import count_posts, texts_in

# In what templates and `markup` write, no value of an attribute has a raw quote or bracket.
_TAG = re.compile(r"<[a-z][^<>]*>")
_QUOTED = re.compile(r'="([A-Za-z0-9#-]+)"')  # that may stand without its quotes


def render_page(
    posts: Iterable[Mapping[str, Any]],
    *,
    title: str | None = None,
    note: str | None = None,
    page_language: str = "en",
    look: Look | None = None,
) -> str:
    """Render bilingual posts, as JSON, as one HTML page that needs nothing else.

    Posts keep their order. A `note` stands under the title. `page_language` is the language that
    names of languages are in, and all the page says of itself where it is one of the page
    languages; else that is English. A `look` says all of that, and more. Held posts are shown in
    full under a banner, withdrawn ones without text. Nothing in a post is trusted: plain text is
    escaped, Markdown and HTML are sanitised and written anew, only http and https addresses become
    links, pictures are described and linked, and the page's policy allows its own style sheet and
    nothing else.
    """
    look = look or Look(language=page_language)
    page = read_posts(posts, look)
    words, texts = look.words, texts_in(look.words.language)
    css = "".join(style(name) for name in ("ground.css", "page.css", *styles_of(page)))
    css += _labels(page, look, texts["original"])
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return _render(
        "page.html",
        page,
        look,
        title=title or texts["title"],
        note=note,
        count=count_posts(len(page.views), words.language),
        css=css,
        policy=(
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        ),
    )


def render_posts(page: Page, look: Look) -> Markup:
    """Render the posts alone, for a page that brings its own frame and the style sheets."""
    html = _TAG.sub(
        lambda tag: _QUOTED.sub(r"=\1", tag.group()), _render("posts_alone.html", page, look)
    )
    return Markup(html)  # noqa: S704  # escaped by the template


def styles_of(page: Page) -> tuple[str, ...]:
    """Name the style sheets that the posts of a page need, in `pipeline/reading`."""
    formatted = any(view.text is not None and view.text.formatted for view in page.views)
    return ("posts.css", "formatted.css") if formatted else ("posts.css",)


def _render(template: str, page: Page, look: Look, **more: Any) -> str:
    words = look.words
    return (
        _environment()
        .get_template(template)
        .render(page=page, look=look, w=texts_in(words.language), words=words, **more)
    )


def _clean(value: Any) -> Any:
    """Replace what cannot stand in a page; what the template itself marked as safe stays so."""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    return printable(value)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        auto_reload=False,
        finalize=_clean,
        undefined=jinja2.StrictUndefined,
        trim_blocks=False,
    )


def _source(name: str) -> str:
    return files("pipeline.reading").joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=3)
def style(name: str) -> str:
    """Give a style sheet without comments and idle space."""
    css = _source(name)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def _labels(page: Page, look: Look, original: str) -> str:
    """Give the rules that name the language of every passage where they stand stacked.

    They are in the style sheet because a name in every passage would double a page's weight.
    """
    names = {tag: look.name(tag) for tag in page.languages}
    rules = [f'[lang="{tag}"]{{--l:{_css_string(name)}}}' for tag, name in names.items()]
    beside = _css_string(f" · {original}")
    # Without its own, a passage in no language would inherit the name of the page's.
    return "".join([f':root{{--o:{beside}}}[lang="{UNDETERMINED}"]{{--l:""}}', *rules])


def _css_string(text: str) -> str:
    """Quote a text for CSS; what is not a letter or a space is written as its number."""
    safe = (char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(safe)}"'
