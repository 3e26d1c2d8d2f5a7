"""Cut one line into passages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.segmentation.borders import Borders
from pipeline.stages.segmentation.brackets import enclosures
from pipeline.stages.segmentation.characters import CLOSING, CLOSING_IF_FREE, MARKS
from pipeline.stages.segmentation.faces import FACES
from pipeline.stages.segmentation.judge import ends_sentence
from pipeline.stages.segmentation.place import Place, first_letter
from pipeline.stages.tokens import Token

_MARK = re.compile(rf"[{MARKS}]+")
_GREEK_MARK = re.compile(rf"[{MARKS};\u037e]+")  # there, `;` is the question mark
_SPACE = re.compile(r"\s*")
_LETTER = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d")
_LOOK_BACK = 200  # characters searched for the straight quotation mark that may close


def has_mark_within(text: str, start: int, end: int, *, language: str) -> bool:
    """Tell cheaply whether a line might hold more than one passage."""
    found = _marks_of(language).search(text, start, end)
    return found is not None and found.end() < end


def cut_line(
    text: str, start: int, end: int, *, language: str, tokens: Sequence[Token]
) -> Iterator[Span]:
    """Yield the passages of a line, given as a trimmed span, in order.

    The tokens are those of the line; the language is a primary one.
    """
    line = _Line(text, start, end, language, tokens)
    borders = Borders(text, start, end, language)
    for place in line.places():
        if ends_sentence(place, language=language, vote=borders):
            yield line.first, place.end
            line.begin(place.following)
    yield line.first, end


def _marks_of(language: str) -> re.Pattern[str]:
    return _GREEK_MARK if language == "el" else _MARK


class _Line:
    """A line being read from left to right; every pointer only moves forward."""

    def __init__(
        self, text: str, start: int, end: int, language: str, tokens: Sequence[Token]
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.first = start  # of the passage being read
        self._search = _marks_of(language).search
        self._tokens = tokens
        self._starts = [token.start for token in tokens]
        self._faces = {token.start: token.end for token in tokens if token.kind in FACES}
        self._enclosures: list[Span] | None = None
        self._checked = start
        self._has_letter = self._has_figure = False

    def begin(self, first: int) -> None:
        """Start a new passage."""
        self.first = self._checked = first
        self._has_letter = self._has_figure = False

    def places(self) -> Iterator[Place]:
        """Yield the places where a sentence may end, the end of the line left out."""
        at = self.start
        while (found := self._search(self.text, at, self.end)) is not None:
            token = self._token_over(found.start())
            if token is not None and token.kind != "emoji":
                at = max(token.end, found.end())
                continue
            place = self._place(found.start(), found.group())
            if place.following >= self.end:
                return
            if self._may_end(place):
                yield place
            at = place.end

    def _place(self, start: int, mark: str) -> Place:
        closed = self._past_closing(start + len(mark))
        end = self._past_faces(closed) if self._faces else closed
        following = self._past_space(end)
        return Place(
            text=self.text,
            line_start=self.start,
            start=start,
            mark=mark,
            token=self._starts != [] and self._token_over(start - 1) is not None,
            closed=closed > start + len(mark) and self.text[closed - 1] != "\ufe0f",
            faces=end > closed,
            end=end,
            following=following,
            letter=first_letter(self.text, following),
        )

    def _past_closing(self, at: int) -> int:
        text, end = self.text, self.end
        while at < end:
            sign, after = text[at], text[at + 1 : min(at + 2, end)]
            free = sign in CLOSING_IF_FREE and (not after.isalnum() or self._closes(at, after))
            if free or sign in CLOSING or sign in MARKS:
                at += 1
            elif after == "»" and sign in " \u00a0\u202f" and not text[at + 2 : at + 3].isalnum():
                at += 2
            else:
                break
        return at

    def _closes(self, at: int, after: str) -> bool:
        # `"你好。"他说`: no space tells the sides of a straight mark apart, but their number does.
        if self.text[at] != '"' or after.islower() or after.isupper() or after.isdigit():
            return False
        return self.text.count('"', max(self.first, at - _LOOK_BACK), at) % 2 == 1

    def _past_faces(self, at: int) -> int:
        """Skip the emoji that belong to the sentence before them, and what closes after them."""
        while (face := self._faces.get(self._past_space(at))) is not None:
            at = self._past_closing(face)
        return at

    def _past_space(self, at: int) -> int:
        space = _SPACE.match(self.text, at, self.end)
        return at if space is None else space.end()

    def _may_end(self, place: Place) -> bool:
        return (
            self._has_content(place)
            and not self._is_enclosed(place)
            and self._token_over(place.end - 1, place.end) is None
        )

    def _has_content(self, place: Place) -> bool:
        """Tell whether the passage has words yet: `1.` and `...` alone are none."""
        checked, self._checked = self._checked, place.start
        if not self._has_letter:
            self._has_letter = self._holds_letter(checked, place.start)
            if not self._has_figure:
                self._has_figure = _FIGURE.search(self.text, checked, place.start) is not None
        return self._has_letter or (self._has_figure and place.mark != ".")

    def _holds_letter(self, start: int, end: int) -> bool:
        if _LETTER.search(self.text, start, end) is not None:
            return True
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def _is_enclosed(self, place: Place) -> bool:
        if self._enclosures is None:
            self._enclosures = enclosures(self.text, self.start, self.end, self._tokens)
        at = bisect_left(self._enclosures, (place.start + 1, 0)) - 1
        return at >= 0 and self._enclosures[at][1] > place.end

    def _token_over(self, at: int, until: int | None = None) -> Token | None:
        """Give the token that holds a place, and reaches past `until`."""
        if not self._starts:
            return None
        number = bisect_left(self._starts, at + 1) - 1
        if number < 0:
            return None
        token = self._tokens[number]
        return token if token.end > (at if until is None else until) else None
