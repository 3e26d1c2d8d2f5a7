"""The parts of a paragraph, cell or alternative text, before they are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from markdown_it.token import Token

from pipeline.stages.formats.html.attributes import attribute_values, decoded
from pipeline.stages.formats.html.names import BLOCKS, RAW, UNTRANSLATED, VOID
from pipeline.stages.formats.markdown.ends import END, LENGTH
from pipeline.stages.formats.values import UNPAIRED, Block, PieceKind

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
# A bar behind a bracket or in code is most often no border: `P(A | B)`.
_ROW = re.compile(r"\|(?=[^\n|]*+\|)|[^\n|(\[{`$]*+(?<=\s)\|[^\S\n]|\[[^\[\]\n]{1,60}\]:\s")
_KEPT = {"code_inline": "code", "math_inline": "formula"}
_PLAIN_REFERENCES = ("]", "][]")


class Shield(Enum):
    """Whether what an HTML element holds is kept from translation."""

    NONE = 0
    CLOSED = 1  # when it has an end: `Use <code> here` tells of a tag
    ALWAYS = 2


@dataclass(slots=True)
class Draft:
    """A piece to be; its offsets count in the text that the inline parser was given."""

    kind: PieceKind
    start: int
    end: int
    text: str = ""
    plain: bool = False  # text that is spelled as it is seen; `text` is empty then
    label: str = ""
    parts: bool = False  # the text before does not flow on behind it
    html: bool = False  # of marks: a tag
    shield: Shield = Shield.NONE
    children: list[Token] | None = None  # of images: the tokens of their alternative text
    alt: tuple[int, int] = (0, 0)  # of images: where that text stands
    pair: int = UNPAIRED
    last: int = -1  # of `open` ones: the number of the last draft inside or at the end
    inset: Block | None = None


class Drafter:
    """Turns the tokens of a text into drafts that leave nothing of it out."""

    def __init__(self, content: str, *, in_cell: bool, in_alt: bool) -> None:
        """Take the text; a tag in an alternative text (`in_alt`) is shown as it is."""
        self._content = content
        self._in_cell = in_cell
        self._in_alt = in_alt
        self._drafts: list[Draft] = []
        self._link_start = 0
        self._half: int | None = None  # where a `**` began whose other half comes

    def drafts(self, tokens: list[Token]) -> list[Draft] | None:
        """Give the drafts; None when tokens and text do not agree, which no known text brings."""
        at = 0
        following = iter(tokens)
        for token in following:
            start = at
            if token.type == "text":
                at += token.meta.get(LENGTH, len(token.content))
                if not token.content:
                    self._half_of_strong(start, at)
                elif token.content == self._content[start:at]:
                    self._text(start, at)
                else:
                    return None
                continue
            at = token.meta.get(END) or start + token.meta.get(LENGTH, 1)
            if token.markup == "autolink":
                next(following)
                next(following)
            self._part(token, start, at)
        return self._drafts if at == len(self._content) else None

    def _add(self, kind: PieceKind, start: int, end: int, label: str = "", text: str = "") -> Draft:
        draft = Draft(kind, start, end, text=text, label=label)
        self._drafts.append(draft)
        return draft

    def _shown(self, start: int, end: int) -> str:
        return self._content[start:end].replace("\n", " ")

    def _half_of_strong(self, start: int, end: int) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.label == "strong" and last.kind == "close" and last.end - last.start == 1:
            last.end = end
        else:
            self._half = start

    def _text(self, start: int, end: int) -> None:
        """Add text that is spelled as it is seen; it joins such text before it."""
        last = self._drafts[-1] if self._drafts else None
        if last and last.plain:
            last.end = end
        else:
            self._add("text", start, end).plain = True

    def _part(self, token: Token, start: int, end: int) -> None:
        kind = token.type
        if kind == "text_special":
            if token.content == self._content[start:end]:
                self._text(start, end)
            else:
                self._add("text", start, end, text=token.content)
        elif kind in ("softbreak", "hardbreak"):
            parts = kind == "hardbreak" or self._is_row(start, end)
            self._add("break", start, end, text=" ").parts = parts and not self._in_alt
        elif kind in _KEPT:
            self._add("kept", start, end, _KEPT[kind], self._shown(start, end))
        elif kind == "footnote_ref":
            self._add("single", start, end, "footnote")
        elif kind == "image":
            self._image(token, start, end)
        elif kind == "html_inline":
            self._tag(start, end)
        elif token.tag == "a":
            self._link(token, start, end)
        else:
            self._mark(token, start, end)

    def _is_row(self, start: int, end: int) -> bool:
        """Tell whether a soft break has a line beside it that is no part of a sentence.

        Such are the rows of a table, the notes and the addresses that Markdown does not take for
        what they are meant to be: `| Frog | 12 |`, `Frog | 12`, `[^1]: ...`.
        """
        line = self._content.rfind("\n", 0, start) + 1
        return any(_ROW.match(self._content, place) is not None for place in (line, end))

    def _mark(self, token: Token, start: int, end: int) -> None:
        """Add one end of emphasis; half of a `**` was found before its opening one."""
        if token.nesting > 0:
            self._add("open", start if self._half is None else self._half, end, token.tag)
            self._half = None
        else:
            self._add("close", start, end, token.tag)

    def _link(self, token: Token, start: int, end: int) -> None:
        if token.markup == "autolink":
            address = self._content[start + 1 : end - 1]
            mail = str(token.attrs["href"]).startswith("mailto:") and ":" not in address
            self._add("kept", start, end, "email" if mail else "url", self._shown(start, end))
        elif token.nesting > 0:
            self._link_start = end
            self._add("open", start, end, "a")
        else:
            self._add("close", start, end, "a" + self._reference(self._link_start, start, end))

    def _reference(self, label_start: int, label_end: int, end: int) -> str:
        """Give what a mark's label says of a text that is also the name of its address."""
        if self._content[label_end:end] not in _PLAIN_REFERENCES:
            return ""
        label = self._shown(label_start, label_end)
        return ":ref:" + (label.replace("|", "\\|") if self._in_cell else label)

    def _image(self, token: Token, start: int, end: int) -> None:
        alt_end = start + 2 + len(token.content)
        draft = self._add("single", start, end, "img" + self._reference(start + 2, alt_end, end))
        draft.children = token.children
        draft.alt = (start + 2, alt_end)

    def _tag(self, start: int, end: int) -> None:
        source = self._content[start:end]
        tag = _TAG.match(source)
        if self._in_alt:
            self._add("kept", start, end, "tag", self._shown(start, end))
        elif tag is None:
            self._add("single", start, end, "comment")
        else:
            name = tag["name"].lower()
            shield = Shield.NONE if tag["slash"] else _shield(source, name)
            if name in VOID:
                draft = self._add("single", start, end, name)
            else:
                draft = self._add("close" if tag["slash"] else "open", start, end, name)
            draft.html = True
            draft.shield = shield
            draft.parts = name in BLOCKS and name not in UNTRANSLATED


def _shield(source: str, name: str) -> Shield:
    if name in RAW or ("translate" in source.lower() and _asks_for_shield(source)):
        return Shield.ALWAYS
    return Shield.CLOSED if name in UNTRANSLATED else Shield.NONE


def _asks_for_shield(source: str) -> bool:
    for name, span in attribute_values(source, 0, len(source)):
        value = decoded(source, span).lower() if span else ""
        if (name == "translate" and value == "no") or (
            name == "class" and "notranslate" in value.split()
        ):
            return True
    return False
