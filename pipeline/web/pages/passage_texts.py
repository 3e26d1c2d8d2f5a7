"""The texts of a passage's page, cut into pieces: a template escapes them, none is markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.domain.language import Direction
from pipeline.domain.post import ATTACHMENT_FIELDS
from pipeline.domain.spans import Span
from pipeline.exchange.documents import field_text
from pipeline.reading.pieces import Piece, plain_pieces
from pipeline.reading.rows import direction_of, tag_of
from pipeline.reading.spans import clamp
from pipeline.wording import Words
from pipeline.wording.authors import author_label

Json = Mapping[str, Any]

# Of a neighbour's text: enough to know what was spoken of.
_MOST_SHOWN = 800
# Who looks at more marks than these in one text looks at all of it.
_MOST_MARKS = 200
_GRAVE = frozenset({"critical", "unsure"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text in one language."""

    lang: str
    dir: Direction
    pieces: tuple[Piece, ...]
    cut: bool = False  # there is more of it

    @property
    def plain(self) -> str:
        """Give the text as it is written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A passage of the post with its translation."""

    source: Text
    target: Text
    here: bool  # it is the one in question
    flagged: bool  # it waits for a teacher as well


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A field of a post with its translations."""

    name: str  # text, title, alt, caption, transcript
    source: Text
    targets: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """Another post of the thread."""

    author: str
    classroom: str
    at: datetime
    status: str
    text: Text | None  # None: there is none to show
    translation: Text | None


def text_of(lang: str, written: str, marks: Sequence[Span] = ()) -> Text:
    """Make a text of what is written in a language; `marks` are counted from its start."""
    first = sorted(set(marks))[:_MOST_MARKS]
    return Text(
        lang=tag_of(lang), dir=direction_of(lang, "ltr"), pieces=plain_pieces(written, first)
    )


def source_of(document: Json, passage: Json) -> Text:
    """Give a passage as it was written, with the words that its flags point at."""
    return _cut(document, passage, "source", str(passage["language"]))


def target_of(document: Json, target: str, passage: Json) -> Text:
    """Give the translation of a passage as it stands, with the words that its flags point at."""
    translation = document["translations"][target]
    # What the machine left as it was is still in the language it was written in.
    kept = passage["origin"] == "verbatim" or (
        slice_of(translation, passage, passage["target"])
        == slice_of(document, passage, passage["source"])
    )
    lang = str(passage["language"]) if kept else target
    return _cut(translation, passage, "target", lang)


def lines_of(document: Json, target: str, position: int | None) -> Iterator[Line]:
    """Yield the passages of a post in one language; `position` is that of the one in question."""
    for passage in document["translations"][target]["passages"]:
        yield Line(
            source=source_of(document, passage),
            target=target_of(document, target, passage),
            here=passage["index"] == position,
            flagged=any(one["severity"] in _GRAVE for one in passage["flags"]),
        )


def fields_of(document: Json) -> Iterator[Whole]:
    """Yield the fields of a post, its title first, with the words that its flags point at."""
    names = ["title", "text"]
    for number in range(len(document["attachments"])):
        names += (f"attachments/{number}/{name}" for name in ATTACHMENT_FIELDS)
    for name in names:
        written = _value(document, name)
        if not written.strip():
            continue
        marks = [
            clamp(one["source"], len(written))
            for one in document["flags"]
            if one["source"] is not None and one["params"].get("field", "text") == name
        ]
        yield Whole(
            name=name.rsplit("/", 1)[-1],
            source=text_of(document["language"]["code"], written, marks),
            targets=tuple(
                text_of(tag, _value(translation, name))
                for tag, translation in document["translations"].items()
            ),
        )


def neighbour_of(body: Json, target: str | None, words: Words) -> Neighbour:
    """Make a neighbour of a post as reviewers are shown it, in a language beside its own."""
    document = body if "translations" in body else {}
    language = (document.get("language") or {}).get("code", "und")
    translation = document.get("translations", {}).get(target)
    written = str(body.get("text") or "")
    became = str((translation or {}).get("text") or "")
    return Neighbour(
        author=author_label(str(body["author"]), words),
        classroom=str(body["classroom"]),
        at=datetime.fromisoformat(body["created_at"]),
        status=str(body["status"]),
        text=_shortened(language, written) if written.strip() else None,
        translation=_shortened(str(target), became)
        if became.strip() and became != written
        else None,
    )


def slice_of(holder: Json, passage: Json, span: Sequence[int] | None) -> str:
    """Cut a span of a passage's field out of a post or of a translation; empty without one."""
    if span is None:
        return ""
    value = field_text(holder, passage["field"])
    return value[slice(*clamp(span, len(value)))]


def _cut(holder: Json, passage: Json, key: str, lang: str) -> Text:
    value = field_text(holder, passage["field"])
    start, end = clamp(passage[key], len(value))
    marks: list[Span] = []
    for one in passage["flags"]:
        if one["severity"] in _GRAVE and one[key] is not None:
            first, last = clamp(one[key], len(value))
            mark = (max(first, start) - start, min(last, end) - start)
            # A mark over everything says nothing that the reason does not say.
            if mark[0] < mark[1] and mark != (0, end - start):
                marks.append(mark)
    return text_of(lang, value[start:end], marks)


def _value(holder: Json, name: str) -> str:
    """Give a field's value, empty where there is none."""
    if name in ("text", "title"):
        return str(holder[name] or "")
    _, number, key = name.split("/")
    attachments = holder["attachments"]
    return str(attachments[int(number)][key] or "") if int(number) < len(attachments) else ""


def _shortened(lang: str, written: str) -> Text:
    """Give the beginning of a text, cut behind a word."""
    if len(written) <= _MOST_SHOWN:
        return text_of(lang, written.strip())
    head = written[:_MOST_SHOWN]
    end = max(head.rfind(" "), head.rfind("\n"))
    shown = text_of(lang, head[: end if end > _MOST_SHOWN // 2 else _MOST_SHOWN].strip())
    return Text(lang=shown.lang, dir=shown.dir, pieces=shown.pieces, cut=True)
