"""What stands over a post: its languages, when it was written, and who translated it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.domain.language import (
    UNDETERMINED,
    Direction,
    direction,
    is_known_tag,
    own_name,
)
from pipeline.reading.look import Look
from pipeline.reading.moments import read_moment
from pipeline.reading.rows import Json
from pipeline.reading.words import texts_in


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """The head of a column."""

    name: str
    lang: str
    dir: Direction
    own_name: str | None  # None where it says the same
    via: str | None = None  # a language in between


def column(tag: str, via: Iterable[str], look: Look) -> Column:
    """Give the head of the column of a language; `via` are languages in between."""
    name = look.name(tag)
    own = own_name(tag) if is_known_tag(tag) else name
    return Column(
        name=name,
        lang=tag if is_known_tag(tag) else UNDETERMINED,
        dir=direction(tag) if is_known_tag(tag) else "ltr",
        own_name=None if own.casefold() == name.casefold() else own,
        via=", ".join(look.name(leg) for leg in via) or None,
    )


def when_written(post: Json, look: Look) -> tuple[str | None, str]:
    """Give when a post was written, for machines and for people."""
    written = str(post.get("created_at") or "")
    instant, said = read_moment(written, look.words)
    if instant is not None and look.when is not None:
        said = look.when(str(post.get("classroom") or ""), datetime.fromisoformat(instant))
    return instant, said


def how_made(post: Json, code: str, look: Look) -> str:
    """Say in which language a post was written and who translated and checked it."""
    origins = {
        passage.get("origin")
        for translation in (post.get("translations") or {}).values()
        for passage in translation.get("passages") or ()
    }
    people = bool(origins & {"teacher", "memory"})
    if "machine" in origins:
        checked = look.checked.get(str(post.get("id")))
        deed = "by_both" if people else "by_machine"
        if checked == "all":
            deed = "checked"
        elif checked == "part" and not people:
            deed = "partly_checked"
    else:
        deed = "by_teacher" if people else "kept"
    texts = texts_in(look.words.language)
    if str(post.get("id")) in look.untranslated:
        return texts["written"].format(language=look.name(code)) if is_known_tag(code) else ""
    if not is_known_tag(code):
        return texts[deed]
    return texts[f"written_{deed}"].format(language=look.name(code))
