"""The corpus of HTML posts, and readers of HTML that are not ours, to compare with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import nh3

from pipeline.stages.formats.html.names import UNTRANSLATED

CASES = Path(__file__).parents[1] / "data" / "html" / "cases.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    section: str
    name: str
    html: str


def cases() -> list[Case]:
    lines = CASES.read_text("utf-8").splitlines()
    return [Case(**json.loads(line)) for line in lines]


def _names(words: str) -> set[str]:
    return set(words.split())


_ATTRIBUTES = {"*": {"translate", "class"}, "img": {"alt"}}
# Browsers' own parser, used only to even out what is not well formed.
_EVEN = nh3.Cleaner(
    tags=_names(
        """
        a abbr b blockquote br button center code dd del details div dl dt em
        figcaption figure font form h1 h2 h3 h4 h5 h6 hr i img ins kbd label li
        listing mark ol p pre q rp rt ruby s samp small span strike strong sub
        summary sup table tbody td tfoot th thead tr tt u ul var
        """
    ),
    clean_content_tags=_names(
        """
        applet audio canvas head iframe math noembed noframes noscript object
        plaintext script style svg template textarea title video xmp
        """
    ),
    attributes=_ATTRIBUTES,
    link_rel=None,
)


class _Letters(HTMLParser):
    """Collects the letters that are to be translated from HTML that is well formed."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[str] = []
        self._kept = [""]  # per open element: "", "no" by wish or "always" by name

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        wish = told.get("translate", "-") or ""
        kept = self._kept[-1]
        if kept != "always":
            if tag in UNTRANSLATED:
                kept = "always"
            elif wish.lower() == "no" or "notranslate" in (told.get("class") or "").lower().split():
                kept = "no"
            elif wish.lower() in ("", "yes"):
                kept = ""
        if tag == "img" and not kept:
            self._take(told.get("alt") or "")
        if tag not in ("br", "hr", "img", "wbr"):
            self._kept.append(kept)

    def handle_endtag(self, _tag: str) -> None:
        self._kept.pop()

    def handle_data(self, data: str) -> None:
        if not self._kept[-1]:
            self._take(data)

    def _take(self, text: str) -> None:
        self.letters += filter(str.isalpha, text)


def translatable_letters(value: str) -> list[str]:
    """Give the letters that a reader of HTML must give out, by parsers that are not ours."""
    reader = _Letters()
    reader.feed(_EVEN.clean(value))
    reader.close()
    return sorted(reader.letters)
