"""Judge whether the marks of a sentence came back in its translation, and in the right place.

Nothing here is the pipeline's own: Markdown is parsed again from the texts alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What became of the marks of one sentence. `unjudged`: all are there, but the translation
# words what was marked otherwise than expected, so nothing says where they belong.
Outcome = Literal["lost", "moved", "in place", "unjudged"]

_PARSER = MarkdownIt("commonmark").enable("strikethrough")
_PAIRS = {"em_open": "em", "strong_open": "strong", "s_open": "s", "link_open": "link"}
_TOKEN = regex.compile(
    r"(?P<url>https?://[^\s<>]*[^\s<>.,;:!?'\"])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<!\w)@\w+(?:\.\w+)*)"
    r"|(?P<hashtag>(?<!\w)\#\w+)"
    r"|(?P<emoji>\p{RI}\p{RI}|\p{Extended_Pictographic}[\p{M}\p{EMod}\uFE0F]*"
    r"(?:\u200D\p{Extended_Pictographic}[\p{M}\p{EMod}\uFE0F]*)*)"
)
_SPACE_BEFORE_POINT = regex.compile(r"\s+(?=[.,;:!?](?:\s|$))")

# Words that may stand in a marked stretch besides the expected ones: they carry no content.
_SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "from", "by", "with", "my", "your",
    "our", "his", "her", "its", "their", "is", "are", "it", "el", "la", "los", "las", "un", "una",
    "unos", "unas", "de", "del", "al", "en", "por", "para", "con", "mi", "tu", "su", "mis", "tus",
    "sus", "nuestro", "nuestra", "nuestros", "nuestras", "es", "son", "lo", "le", "se", "y", "and",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """The text between the two marks of a pair."""

    kind: str  # em, strong, s, link
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A sentence taken apart."""

    marks: Counter[tuple[str, str]]  # kind, and its address or text
    stretches: tuple[Stretch, ...]
    plain: str  # the words alone: no marks, no emoji, a name for addresses and mentions

    @property
    def has_pairs(self) -> bool:
        """Tell whether something is emphasised, struck out or linked."""
        return bool(self.stretches)

    @property
    def has_tokens(self) -> bool:
        """Tell whether something stands alone: code, a picture, an address, an emoji."""
        return sum(self.marks.values()) > len(self.stretches)


def take_marks(text: str) -> Marked:
    """Parse a Markdown text of one paragraph."""
    marks: Counter[tuple[str, str]] = Counter()
    stretches: list[Stretch] = []
    open_: list[tuple[str, int]] = []
    plain: list[str] = []
    shown: list[str] = []
    for token in _inline(text):
        if token.type in _PAIRS:
            marks[_PAIRS[token.type], str(token.attrGet("href") or "")] += 1
            open_.append((_PAIRS[token.type], len(shown)))
        elif token.nesting < 0:
            kind, start = open_.pop()
            stretches.append(Stretch(kind=kind, text="".join(shown[start:])))
        elif token.type == "code_inline":
            marks["code", token.content] += 1
            plain.append(token.content)
        elif token.type == "image":
            marks["image", str(token.attrGet("src") or "")] += 1
            plain.append(token.content)
        elif token.type == "text":
            for match in _TOKEN.finditer(token.content):
                marks[str(match.lastgroup), match[0]] += 1
            plain.append(_TOKEN.sub(_word_for, token.content))
        else:
            plain.append(" ")
        if token.nesting == 0:
            shown.append(token.content or " ")
    words = " ".join("".join(plain).split())
    return Marked(
        marks=marks,
        stretches=tuple(stretches),
        plain=_SPACE_BEFORE_POINT.sub("", words),
    )


def _word_for(match: regex.Match[str]) -> str:
    """Give a name for what stands for a word, so that the sentence stays whole."""
    return "" if match.lastgroup == "emoji" else "Ana"


def _inline(text: str) -> list[Token]:
    return [
        child
        for block in _PARSER.parse(text)
        if block.type == "inline"
        for child in block.children or ()
    ]


def judge(source: Marked, target_text: str, expect: Mapping[str, str]) -> Outcome:
    """Say what became of the marks of a sentence.

    `expect` gives for the folded text of a marked stretch a pattern for its folded translation.
    A pair is in place when its stretch holds what is expected and no other content word.
    """
    target = take_marks(target_text)
    if target.marks != source.marks:
        return "lost"
    wanted = [(one, expect[fold(one.text)]) for one in source.stretches if fold(one.text) in expect]
    shown = fold(" ".join([target.plain, *(one.text for one in target.stretches)]))
    judged = [(one, pattern) for one, pattern in wanted if _within(pattern, shown) is not None]
    if not all(_is_in_place(one, pattern, target) for one, pattern in judged):
        return "moved"
    if source.has_pairs and (not judged or len(judged) < len(wanted)):
        return "unjudged"
    return "in place"


def _is_in_place(stretch: Stretch, pattern: str, target: Marked) -> bool:
    return any(
        one.kind == stretch.kind and _holds_only(pattern, fold(one.text))
        for one in target.stretches
    )


def _holds_only(pattern: str, text: str) -> bool:
    span = _within(pattern, text)
    if span is None:
        return False
    left = regex.findall(r"\w+", text[: span[0]] + " " + text[span[1] :])
    return all(word in _SMALL_WORDS for word in left)


def _within(pattern: str, text: str) -> tuple[int, int] | None:
    match = regex.search(rf"\b(?:{pattern})\b", text)
    return (match.start(), match.end()) if match else None


def fold(text: str) -> str:
    """Give a text in lower case without accents, its spaces single."""
    letters = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())
