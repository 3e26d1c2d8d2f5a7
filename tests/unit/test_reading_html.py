"""What the reading page says and what it weighs."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from pipeline.reading.page import render_page
from pipeline.reading.testing import bilingual_post
from tests.support.formatted_posts import markdown_post

UNSURE: dict[str, Any] = {
    "code": "low-confidence",
    "severity": "unsure",
    "message": "The computer was unsure of this translation.",
    "params": {},
    "source": None,
    "target": None,
}
SPANISH = (
    "El sábado pasado fuimos con toda la clase a la orilla del río más grande.",
    "Vimos muchos pájaros blancos, algunos patos y una tortuga muy, muy vieja.",
    "La maestra nos explicó cómo crecen los árboles tan cerca del agua fría.",
    "Después comimos pan con tomate y queso debajo de un puente muy antiguo.",
    "Mi amiga Lucía encontró una piedra verde que parecía un pequeño pez dormido.",
    "Por la tarde empezó a llover y todos corrimos hasta el autobús de la escuela.",
    "En casa le conté a mi abuela todo lo que habíamos aprendido aquel largo día.",
    "¿Hay también un río cerca de vuestra escuela y se puede nadar en él en verano?",
)
ENGLISH = (
    "Last Saturday we went with the whole class to the bank of the biggest river.",
    "We saw many white birds, some ducks and a turtle that was very, very old.",
    "The teacher explained to us how the trees grow near the cold water there.",
    "Then we ate bread with tomato and cheese underneath an very old stone bridge.",
    "My friend Lucía found a green stone that looked like a small sleeping fish.",
    "In the afternoon it began to rain and we all ran to the blue school coach.",
    "At home I told my grandmother everything that we had learnt on that long day.",
    "Is there a river near your school as well, and can you swim in it in summer?",
)


def twenty_posts() -> list[dict[str, Any]]:
    """Make 20 posts of 600 characters: 8 passages each, a fifth of them flagged."""
    posts = []
    for number in range(20):
        parts: list[str | tuple[str, ...]] = []
        for place, pair in enumerate(zip(SPANISH, ENGLISH, strict=True)):
            if place:
                parts.append("\n\n" if place == 4 else " ")
            parts.append(pair)
        flags = {place: [UNSURE] for place in range(8) if (number * 8 + place) % 5 == 2}
        posts.append(
            bilingual_post(
                parts,
                flags=flags,
                id=f"p-{number}",
                author=f"s-{number}",
                in_reply_to=f"p-{number - 1}" if number % 2 else None,
            )
        )
    return posts


def twenty_markdown_posts() -> list[dict[str, Any]]:
    """Make the same posts in Markdown: a heading, marks in sentences, a list, a quote, code."""
    shapes = (
        "# {}\n\n",
        "{} ",
        "{}\n\n- ",
        "{}\n- ",
        "{}\n\n> ",
        "{}\n\n",
        "{} ",
        "{}\n\n```\nx = 1\n```\n",
    )
    shown = (
        "<h1>{}</h1>\n<p>", "{} ", "{}</p>\n<ul>\n<li>", "{}</li>\n<li>",
        "{}</li>\n</ul>\n<blockquote>\n<p>", "{}</p>\n</blockquote>\n<p>", "{} ",
        "{}</p>\n<pre><code>x = 1\n</code></pre>\n",
    )  # fmt: skip
    posts = []
    for number in range(20):
        parts: list[str | tuple[str, ...]] = []
        pages = ["", ""]
        for shape, html, *pair in zip(shapes, shown, SPANISH, ENGLISH, strict=True):
            before, after = shape.split("{}")
            words = [re.sub(r"^(El|We|Mi|My) (\w+)", r"\1 **\2**", text) for text in pair]
            parts += [part for part in (before, tuple(words), after) if part]
            for side, text in enumerate(words):
                pages[side] += html.format(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text))
        flags = {place: [UNSURE] for place in range(8) if (number * 8 + place) % 5 == 2}
        posts.append(
            bilingual_post(
                parts, html=tuple(pages), flags=flags, format="markdown", id=f"p-{number}"
            )
        )
    return posts


class Page(HTMLParser):
    """Every element of a page with its attributes and the text that stands in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._in_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._in_style and data.strip():
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def passages(self) -> list[dict[str, str | None]]:
        """Give the attributes of every element that a passage stands in."""
        return [a for tag, a in self.elements if tag in {"p", "h3"} and "lang" in a]


def test_twenty_posts_of_six_hundred_characters_weigh_at_most_sixty_kilobytes() -> None:
    for posts in (twenty_posts(), twenty_markdown_posts()):
        assert all(len(post["text"]) >= 600 for post in posts)
        assert len(render_page(posts).encode()) <= 60_000


def test_every_passage_has_language_and_direction_and_is_not_translated_again() -> None:
    post = bilingual_post(
        [("Uno.", "One.", "واحد."), "\n\n", ("😂", "😂", "😂")],
        targets=("en", "ar"),
        title=("Números", "Numbers", "أرقام"),
    )
    page = Page(render_page([post]))
    assert [(p["lang"], p["dir"]) for p in page.passages()] == [
        *(("es", "ltr"), ("en", "ltr"), ("ar", "rtl")) * 2,
        *(("es", "ltr"), ("es", "ltr"), ("es", "ltr")),
    ]
    lists = [attrs for tag, attrs in page.elements if tag == "ol"]
    assert all(attrs["translate"] == "no" for attrs in lists)


def test_a_page_names_who_wrote_when_where_in_which_language_and_to_whom() -> None:
    first = bilingual_post([("Hola.", "Hello.")], id="a", author="s-7")
    second = bilingual_post(
        [("Hi.", "Hola.")],
        source="en",
        targets=("es",),
        id="b",
        in_reply_to="a",
        author="s-9",
        classroom="accra",
        created_at="2026-11-20T09:30:00+00:00",
    )
    third = bilingual_post([("Sí.", "Yes.")], id="c", in_reply_to="elsewhere")
    page = Page(render_page([first, second, third], title="Our rivers"))
    for words in (
        "Our rivers",
        "s-7 from sevilla",
        "20 November 2026, 09:30 UTC+01:00",
        "Written in Spanish, translated by computer",
        "s-9 from accra",
        "20 November 2026, 09:30 UTC ",
        "Written in English, translated by computer",
        "In reply to s-7",
        "In reply to a post that is not on this page",
        "Spanish español · original",
    ):
        assert words in page.text
    assert ("a", {"href": "#post-1"}) in page.elements


def test_names_of_languages_follow_the_page_language() -> None:
    post = bilingual_post([("Hola.", "Hello.")])
    assert "Written in Spanisch" in Page(render_page([post], page_language="de")).text


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        (["machine", "verbatim"], "translated by computer"),
        (["teacher", "memory"], "translated by a teacher"),
        (["machine", "teacher"], "translated by computer and a teacher"),
        (["verbatim", "verbatim"], "kept as it was"),
    ],
)
def test_a_post_says_who_translated_it(origins: list[str], words: str) -> None:
    post = bilingual_post([("A.", "B."), " ", ("C.", "D.")])
    for passage, origin in zip(post["translations"]["en"]["passages"], origins, strict=True):
        passage["origin"] = origin
    assert f"Written in Spanish, {words}" in Page(render_page([post])).text


def test_a_held_post_is_shown_in_full_under_a_banner() -> None:
    page = Page(render_page([bilingual_post([("Hola.", "Hello.")], status="held")]))
    assert "Held for a teacher." in page.text
    assert "Hola." in page.text
    assert "Hello." in page.text


def test_a_withdrawn_post_shows_no_text_at_all() -> None:
    post = bilingual_post(
        [("SECRETO.", "SECRET.")],
        title=("SECRETO", "SECRET"),
        attachments=[{"url": "https://example.org/SECRET.png", "alt": ("SECRETO", "SECRET")}],
        flags={0: [{**UNSURE, "message": "SECRET"}]},
        status="withdrawn",
    )
    post["flags"] = [{**UNSURE, "message": "SECRET"}]
    html = render_page([post])
    assert "Withdrawn." in Page(html).text
    assert "SECRET" not in html


def test_a_failed_post_says_so_and_keeps_its_text() -> None:
    page = Page(render_page([bilingual_post(["Hola."], targets=(), status="failed")]))
    assert "Not translated." in page.text
    assert "Hola." in page.text


def test_critical_and_unsure_differ_in_words_and_mere_notes_are_said_once() -> None:
    critical = {**UNSURE, "severity": "critical", "message": "The number 15 is missing."}
    note = {**UNSURE, "severity": "note", "message": "Not known for this passage."}
    post = bilingual_post(
        [("A.", "B."), " ", ("C.", "D."), " ", ("E.", "F.")],
        flags={0: [critical, note], 1: [UNSURE, note], 2: [note]},
    )
    page = Page(render_page([post]))
    assert "Careful: The number 15 is missing." in page.text
    assert "Unsure: The computer was unsure of this translation." in page.text
    assert "Not known for this passage." not in page.text
    assert page.text.count("How far these translations can be trusted is not known yet.") == 1


def test_attachments_are_described_and_linked_but_never_loaded() -> None:
    post = bilingual_post(
        [("Hola.", "Hello.")],
        attachments=[
            {
                "url": "https://example.org/a/reef%20one.svg",
                "media_type": "image/svg+xml",
                "alt": ("Un arrecife", "A reef"),
                "caption": ("Tres peces", "Three fish"),
            },
            {
                "url": "javascript:alert(1)",
                "media_type": "audio/ogg",
                "transcript": ("Hola a todos", "Hello everyone"),
            },
        ],
    )
    page = Page(render_page([post]))
    for words in ("Picture: reef one.svg (example.org)", "What it shows", "A reef", "Three fish"):
        assert words in page.text
    for words in ("Sound: javascript:alert(1)", "What is said", "Hello everyone"):
        assert words in page.text
    links = [attrs for tag, attrs in page.elements if tag == "a"]
    assert [link["href"] for link in links] == ["https://example.org/a/reef%20one.svg"]
    assert links[0]["rel"] == "noopener noreferrer nofollow"
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"img", "audio", "video", "script", "link", "iframe", "object", "embed"}


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://example.org/a/my%20reef.svg?x=1", "my reef.svg (example.org)"),
        ("https://example.org/", "example.org"),
        ("https://example.org/fish%E2%80%AEgpj.exe", "fish%E2%80%AEgpj.exe (example.org)"),
        ("https://example.org@evil.example/a.png", "a.png (evil.example)"),
    ],
)
def test_a_link_says_which_file_it_leads_to_and_where(url: str, label: str) -> None:
    post = bilingual_post([("A.", "B.")], attachments=[{"url": url}])
    assert f"File: {label}" in Page(render_page([post])).text


@pytest.mark.parametrize(
    "post", [bilingual_post([("Hola.", "Hello.")]), markdown_post()], ids=["plain", "markdown"]
)
def test_the_policy_allows_the_page_its_own_style_and_nothing_else(post: dict[str, Any]) -> None:
    html = render_page([post])
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = Page(html).elements[3][1]["content"] or ""
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert not re.search(r"<[^>]+\sstyle=", html)


def test_headings_are_in_order() -> None:
    posts = [
        bilingual_post(
            [("Hola.", "Hello.")],
            title=("Título", "Title"),
            attachments=[{"alt": ("Pez", "Fish")}],
        ),
        bilingual_post([("Sí.", "Yes.")]),
    ]
    levels = [int(tag[1]) for tag, _ in Page(render_page(posts)).elements if re.match(r"h\d", tag)]
    assert levels == [1, 2, 3, 3, 4, 2]


@pytest.mark.parametrize(
    "value", ["\ud800", "\x00", "\x1b[31m", "\ufffe", "a\u202eb", "Z\u0335\u0310\u0310"]
)
def test_any_text_can_be_written_to_a_file(value: str) -> None:
    post = bilingual_post([(value, value + "x")], author=value, title=(value, value))
    assert render_page([post], title=value).encode()


def test_a_page_without_posts_says_so() -> None:
    assert "There are no posts on this page." in Page(render_page([])).text


@pytest.mark.parametrize("broken", [{}, {"translations": {"en": {}}}, {"created_at": "yesterday"}])
def test_what_is_missing_in_a_post_breaks_nothing(broken: dict[str, Any]) -> None:
    assert "<article" in render_page([{"id": "x", "text": "Hola", **broken}])


def test_wrong_tags_of_languages_do_not_reach_the_page() -> None:
    tag = 'en"]{}</style><script>alert(1)</script>'
    post = bilingual_post([("Hola.", "Hello.")])
    post["translations"] = {tag: post["translations"]["en"]}
    post["translations"][tag]["passages"][0]["language"] = tag
    post["language"] = {"code": tag}
    html = render_page([post])
    assert "<script" not in html
    assert html.count("</style>") == 1
