"""What the reading page shows, made of bilingual posts as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.domain.language import (
    UNDETERMINED,
    Direction,
    direction,
    is_known_tag,
    same_language,
)
from pipeline.domain.post import ATTACHMENT_FIELDS
from pipeline.reading.formatted import lay_blocks
from pipeline.reading.heads import Column, column, how_made, when_written
from pipeline.reading.look import Look
from pipeline.reading.marking import TermPair, pairs_of
from pipeline.reading.pieces import name_of_address, safe_address
from pipeline.reading.rows import Json, Note, Original, Row, Side, lay_rows, notes_of, tag_of
from pipeline.wording.authors import author_label

_KINDS = frozenset({"image", "audio", "video"})
_FORMATTED = frozenset({"markdown", "html"})
_HEAD = 2  # the level of the heading over a post
_STATUSES = frozenset({"held", "withdrawn", "failed"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A text of a post and its translations."""

    name: str
    rows: tuple[Row, ...]
    formatted: bool = False  # the rows are blocks, not passages

    @property
    def width(self) -> int:
        """Count the languages that stand side by side."""
        return max((len(row.cells) for row in self.rows), default=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """An attachment: what it is, where it is, what it shows and says. Never loaded."""

    kind: str  # a word of `words`
    label: str  # file name and host, or the whole address
    href: str | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A post as the page shows it."""

    anchor: str
    lang: str
    author: str
    classroom: str
    room: int  # a number for the classroom's colour
    when: str
    instant: str | None  # ISO 8601, None when the time cannot be read
    how: str  # in which language it was written and how it was translated
    status: str | None  # a word of `words`, None when there is nothing to say
    reply: tuple[str, str] | None  # anchor (empty when elsewhere) and author
    notes: tuple[Note, ...]
    columns: tuple[Column, ...]
    title: Field | None
    text: Field | None
    cards: tuple[Card, ...]
    terms: tuple[TermPair, ...]  # words of the glossary in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Everything the template needs."""

    views: tuple[View, ...]
    projects: tuple[str, ...]
    languages: tuple[str, ...]  # tags that passages on the page are in
    severities: frozenset[str]
    machine: bool  # a computer translated some of it
    unknown: bool  # some confidence is not known


def read_posts(posts: Iterable[Json], look: Look) -> Page:
    """Make a page of bilingual posts; ids of posts become anchors that nobody can choose."""
    given = list(posts)
    anchors = {str(post.get("id")): number for number, post in enumerate(given, start=1)}
    rooms: dict[str, int] = {}
    views: list[View] = []
    for number, post in enumerate(given, start=1):
        room = rooms.setdefault(str(post.get("classroom")), len(rooms))
        target = anchors.get(str(post.get("in_reply_to")))
        reply = None
        if post.get("in_reply_to") is not None:
            reply = ("", "") if target is None else (f"post-{target}", _name(given[target - 1]))
        views.append(_view(post, f"post-{number}", room, reply, look))
    cells = [
        part
        for view in views
        for field in (view.title, view.text, *(f for card in view.cards for f in card.fields))
        if field is not None
        for row in field.rows
        for cell in row.cells
        for part in (cell, *cell.glosses)
    ]
    notes = [note for cell in cells for note in cell.notes]
    return Page(
        views=tuple(views),
        projects=tuple(dict.fromkeys(str(p["project"]) for p in given if p.get("project"))),
        languages=tuple(dict.fromkeys(cell.lang for cell in cells if cell.lang != UNDETERMINED)),
        severities=frozenset(
            note.severity for note in [*notes, *(n for view in views for n in view.notes)]
        ),
        machine=any(cell.origin == "machine" for cell in cells),
        unknown=any(
            flag.get("severity") == "note"
            for post in given
            if post.get("status") != "withdrawn"
            for flag in _flags(post)
        ),
    )


def _flags(post: Json) -> Iterable[Json]:
    yield from post.get("flags") or ()
    for translation in (post.get("translations") or {}).values():
        for passage in translation.get("passages") or ():
            yield from passage.get("flags") or ()


def _name(post: Json) -> str:
    return str(post.get("author") or "")


def _view(post: Json, anchor: str, room: int, reply: tuple[str, str] | None, look: Look) -> View:
    status = str(post.get("status"))
    gone = status == "withdrawn"
    title = None if gone else _field(post, "title", post.get("title"))
    text = None if gone else _text(post, _HEAD if title is None else _HEAD + 1, look)
    cards = () if gone else tuple(_cards(post))
    fields = [field for field in (title, text, *(f for c in cards for f in c.fields)) if field]
    instant, when = when_written(post, look)
    return View(
        anchor=anchor,
        lang=tag_of(_code(post)),
        author=author_label(_name(post), look.words),
        classroom=str(post.get("classroom") or ""),
        room=room % 4,
        when=when,
        instant=instant,
        how="" if gone else how_made(post, _code(post), look),
        status=status if status in _STATUSES else None,
        reply=reply,
        notes=() if gone else notes_of(post.get("flags") or ()),
        columns=tuple(_columns(post, look)) if any(f.width > 1 for f in fields) else (),
        title=title,
        text=text,
        cards=cards,
        terms=() if gone else tuple(dict.fromkeys(_terms(post))),
    )


def _sides(post: Json) -> list[tuple[str, Json, bool]]:
    """Give the translations with their tags, and whether each is in the post's own language."""
    code = _code(post)
    return [
        (str(tag), translation, same_language(str(tag), code))
        for tag, translation in (post.get("translations") or {}).items()
    ]


def _code(post: Json) -> str:
    return str((post.get("language") or {}).get("code") or UNDETERMINED)


def _way(value: Any, tag: str) -> Direction:
    if value in {"ltr", "rtl"}:
        return "rtl" if value == "rtl" else "ltr"
    return direction(tag) if is_known_tag(tag) else "ltr"


def _value(holder: Json, name: str) -> str:
    """Give a field of a post or translation by its name, such as `attachments/0/alt`."""
    if not name.startswith("attachments/"):
        return str(holder.get(name) or "")
    _, number, key = name.split("/")
    attachments = holder.get("attachments") or ()
    if int(number) >= len(attachments):
        return ""
    return str(attachments[int(number)].get(key) or "")


def _field(post: Json, name: str, value: Any) -> Field | None:
    if not value or not str(value).strip():
        return None
    original, sides = _original(post, str(value)), _languages(post, name)
    return Field(name=name.rsplit("/", 1)[-1], rows=lay_rows(original, sides))


def _text(post: Json, above: int, look: Look) -> Field | None:
    """Give the text of a post: of its passages, or of its HTML where it is formatted."""
    form = str(post.get("format"))
    if form not in _FORMATTED:
        return _field(post, "text", post.get("text"))
    holders = [post, *(translation for _, translation, _ in _sides(post))]
    rows = lay_blocks(
        _original(post, str(post.get("text") or "")),
        _languages(post, "text"),
        form=form,
        html=[str(holder.get("html") or "") for holder in holders],
        above=above,
        look=look,
    )
    return Field(name="text", rows=rows, formatted=True) if rows else None


def _original(post: Json, value: str) -> Original:
    code = _code(post)
    return Original(lang=code, dir=_way(post.get("dir"), code), value=value)


def _languages(post: Json, name: str) -> list[Side]:
    return [
        Side(
            lang=tag,
            dir=_way(translation.get("dir"), tag),
            value=_value(translation, name),
            passages=tuple(
                passage
                for passage in translation.get("passages") or ()
                if passage.get("field") == name
            ),
            own=own,
        )
        for tag, translation, own in _sides(post)
    ]


def _cards(post: Json) -> Iterable[Card]:
    for number, attachment in enumerate(post.get("attachments") or ()):
        url = str(attachment.get("url") or "")
        kind = str(attachment.get("media_type") or "").split("/")[0].lower()
        fields = (
            _field(post, f"attachments/{number}/{key}", attachment.get(key))
            for key in ATTACHMENT_FIELDS
        )
        yield Card(
            kind=kind if kind in _KINDS else "file",
            label=name_of_address(url),
            href=safe_address(url),
            fields=tuple(field for field in fields if field),
        )


def _columns(post: Json, look: Look) -> Iterable[Column]:
    yield column(_code(post), (), look)
    for tag, translation, own in _sides(post):
        if not own:
            yield column(tag, (str(leg) for leg in translation.get("via") or ()), look)


def _terms(post: Json) -> Iterable[TermPair]:
    for tag, translation, _ in _sides(post):
        for passage in translation.get("passages") or ():
            name = str(passage.get("field"))
            yield from pairs_of(
                [passage], _value(post, name), _value(translation, name), tag_of(tag)
            )
