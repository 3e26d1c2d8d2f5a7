"""Posts through the eyes of a class: its languages, its clock, and what it may see yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.domain.language import Direction, direction, same_language
from pipeline.domain.project import Classroom, Project
from pipeline.exchange.documents import passages_of
from pipeline.exchange.revealing import Reveal
from pipeline.exchange.threads import ReadPost
from pipeline.reading.blocks import read_blocks
from pipeline.reading.look import Checked, Look
from pipeline.web.pages.templating import say_time
from pipeline.wording import Words

_LONGEST_NAME = 80  # characters of a thread's first words
_FIRST_SENTENCE = re.compile(r".{12,}?[.!?…。؟]+(?=\s)")
_READ_OF_HTML = 2000  # characters that the first words are looked for in


@dataclass(frozen=True, kw_only=True, slots=True)
class Eyes:
    """Who reads: a class, or a teacher, who sees all languages and all that is published."""

    classroom: Classroom | None
    reveal: Reveal
    has_written: bool  # the class, in this thread

    @property
    def waits(self) -> bool:
        """Tell whether translations of others' posts are kept back still."""
        return self.classroom is not None and self.reveal == "reply" and not self.has_written

    def keeps_back(self, document: Mapping[str, Any]) -> bool:
        """Tell whether the translations of a post are kept back."""
        room = self.classroom
        return self.waits and room is not None and document["classroom"] != room.id

    @property
    def taps(self) -> bool:
        """Tell whether translations appear when they are asked for."""
        return self.classroom is not None and self.reveal == "tap"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A title or first words, and the language they are in."""

    text: str
    lang: str
    dir: Direction


def seen_by(document: Mapping[str, Any], eyes: Eyes) -> dict[str, Any]:
    """Give what of a published post is shown: what is not is not in it.

    A class has its own language beside the original, and all languages of what is written in its
    own. Passages in another language than the rest keep what explains them.
    """
    shown = dict(document)
    room = eyes.classroom
    if room is None or "translations" not in document:
        return shown
    if eyes.keeps_back(document):
        return shown | {"translations": {}}
    code = document["language"]["code"]
    theirs = {
        tag: one
        for tag, one in document["translations"].items()
        if same_language(tag, room.language)
    }
    if theirs and not same_language(code, room.language):
        own = {
            tag: one for tag, one in document["translations"].items() if same_language(tag, code)
        }
        shown["translations"] = own | theirs
    return shown


def look_at(
    posts: Sequence[ReadPost], shown: Sequence[Mapping[str, Any]], eyes: Eyes, project: Project,
    words: Words,
) -> Look:  # fmt: skip
    """Give how posts are shown to somebody; `shown` is what they may see of each."""
    checked = {
        str(one.document["id"]): much
        for one, document in zip(posts, shown, strict=True)
        if (much := _checked(one, document)) is not None
    }
    zones = {room.id: room.timezone for room in project.classrooms}

    def when(classroom: str, at: datetime) -> str:
        zone = eyes.classroom.timezone if eyes.classroom else zones.get(classroom, "UTC")
        return say_time(at, zone, words)

    return Look(
        language=words.language,
        tap=eyes.taps,
        served=True,
        parted=True,
        when=when,
        checked=checked,
        untranslated=frozenset(
            str(document["id"]) for document in shown if eyes.keeps_back(document)
        ),
    )


def heading_of(document: Mapping[str, Any], eyes: Eyes) -> Heading | None:
    """Give the title of a post, else its first words; in the language of the class if it may."""
    code = str(document["language"]["code"])
    original = Heading(text=_words_of(document), lang=code, dir=document["dir"])
    room = eyes.classroom
    if room is not None and eyes.reveal == "always" and not same_language(code, room.language):
        for tag, one in document["translations"].items():
            if same_language(tag, room.language):
                text = _words_of({**one, "format": document["format"]})
                if text:
                    return Heading(text=text, lang=tag, dir=direction(tag))
    return original if original.text else None


def _words_of(holder: Mapping[str, Any]) -> str:
    """Give the title of a post or translation, or the first words of its text."""
    text = str(holder["title"] or "")
    if not text and holder["format"] == "plain":
        text = str(holder["text"])
    if not text:
        blocks = read_blocks(str(holder["html"])[:_READ_OF_HTML])
        first = next((block for block in blocks if any(_says(block.tokens))), None)
        text = "" if first is None else "".join(_says(first.tokens))
    text = " ".join(text.split())
    if not holder["title"] and (sentence := _FIRST_SENTENCE.match(text[: _LONGEST_NAME + 1])):
        text = sentence[0]
    if len(text) <= _LONGEST_NAME:
        return text
    cut = text[:_LONGEST_NAME]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _says(tokens: Sequence[Any]) -> list[str]:
    return [token.value for token in tokens if token.kind == "text" and token.value.strip()]


def _checked(one: ReadPost, shown: Mapping[str, Any]) -> Checked | None:
    """Tell how much of the machine's words that are shown a teacher has read."""
    translations = shown.get("translations")
    if not translations:
        return None
    machine = [
        (target, passage["index"])
        for target, passage in passages_of(dict(shown))
        if passage["origin"] == "machine"
    ]
    read = sum(place in one.checked for place in machine)
    if machine and (one.checked_whole or read == len(machine)):
        return "all"
    return "part" if read else None
