"""What the page of the queue shows: how much there is, in groups, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.domain.project import Policy
from pipeline.exchange.queue import KINDS, Filters, Kind, Total, Waiting
from pipeline.web.pages.excerpts import Excerpt, excerpt, marks_of
from pipeline.web.pages.filters import address
from pipeline.web.pages.templating import ago
from pipeline.wording import Words, later
from pipeline.wording.authors import author_label
from pipeline.wording.flags import Said, flag_message

_MOST_MINUTES = 100  # more are told in hours

# Heading, and what it means.
_GROUPS: Mapping[Kind, tuple[str, str]] = {
    "critical": (
        later("Careful"),
        later("Each names a likely mistake that you can check at once."),
    ),
    "unsure": (
        later("Unsure"),
        later("The computer was not sure of these. They may be fine."),
    ),
    "post": (
        later("Whole posts"),
        later("In this project every post waits until a teacher has read it."),
    ),
    "sample": (
        later("Samples"),
        later(
            "These are out already: nothing was found, and chance chose them. What you say shows "
            "how far the computer can be trusted."
        ),
    ),
}
# What comes here, by the project's policy; for those who have nothing to do.
_COMES_HERE: Mapping[Policy, str] = {
    "hold": later(
        "When the computer is unsure of a passage, it comes here, and its post waits until you "
        "have settled it. Everything else goes out by itself."
    ),
    "mark": later(
        "When the computer is unsure of a passage, it comes here; its post goes out marked, and "
        "what you settle is corrected."
    ),
    "hold-all": later("Every post of this project comes here before it goes out."),
}
# What stands in the place of a reason where there is no flag.
_NO_FLAG: Mapping[Kind, str] = {
    "critical": later("A teacher needs to look at this"),
    "unsure": later("A teacher needs to look at this"),
    "post": later("A post to read before it goes out"),
    "sample": later("A passage chosen by chance"),
}
_WEIGHT = {"critical": 0, "unsure": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A question in the list."""

    name: str  # of its box; it is the review's id
    address: str
    chosen: str | None  # value of its box; None: it must be read
    reason: Said
    source: Excerpt
    target: Excerpt | None
    classroom: str
    author: str
    opened_at: str  # for machines
    age: str
    posts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The questions of a kind, on this page."""

    kind: Kind
    title: str
    about: str
    count: int  # on all pages
    items: tuple[Item, ...]
    may_choose: int  # of the items: those with a box


def groups_of(
    waiting: tuple[Waiting, ...], total: Total, filters: Filters, words: Words, now: datetime
) -> Iterator[Group]:
    """Yield the groups of a page, the gravest first."""
    for kind in KINDS:
        items = tuple(_item(one, filters, words, now) for one in waiting if one.kind == kind)
        if not items:
            continue
        title, about = _GROUPS[kind]
        yield Group(
            kind=kind,
            title=words.gettext(title),
            about=words.gettext(about),
            count=total.questions.get(kind, 0),
            items=items,
            may_choose=sum(item.chosen is not None for item in items),
        )


def title_of(kind: Kind, words: Words) -> str:
    """Name a group."""
    return words.gettext(_GROUPS[kind][0])


def comes_here(policy: Policy, words: Words) -> str:
    """Say what comes to this page, and what waits for it."""
    return words.gettext(_COMES_HERE[policy])


def how_much(total: Total, each: timedelta, words: Words) -> str:
    """Say how much there is to do, and about how long it takes."""
    passages = total.all - total.whole
    values = {
        "passages": words.ngettext("{num} passage", "{num} passages", passages).format(
            num=passages
        ),
        "whole": words.ngettext("{num} whole post", "{num} whole posts", total.whole).format(
            num=total.whole
        ),
        # Translators: after "in": 9 passages in 4 posts.
        "posts": words.npgettext("in", "{num} post", "{num} posts", total.posts).format(
            num=total.posts
        ),
        "time": _time(each * total.all, words),
    }
    if not total.whole:
        if total.posts > passages:  # equal ones count once, and each is in several
            # Translators: 3 passages, about 2 minutes
            return words.gettext("{passages}, {time}").format(**values)
        # Translators: 9 passages in 4 posts, about 6 minutes
        return words.gettext("{passages} in {posts}, {time}").format(**values)
    if not passages:
        # Translators: 2 whole posts, about 1 minute
        return words.gettext("{whole}, {time}").format(**values)
    # Translators: 9 passages and 2 whole posts, about 7 minutes
    return words.gettext("{passages} and {whole}, {time}").format(**values)


def reason_of(flags: tuple[Mapping[str, object], ...], kind: Kind, words: Words) -> Said:
    """Say in one sentence why somebody is asked: what the gravest flag says."""
    grave = [flag for flag in flags if flag["severity"] in _WEIGHT]
    if grave:
        return flag_message(min(grave, key=lambda flag: _WEIGHT[str(flag["severity"])]), words)
    return Said(text=words.gettext(_NO_FLAG[kind]), language=words.language, dir=words.dir)


def _item(one: Waiting, filters: Filters, words: Words, now: datetime) -> Item:
    return Item(
        name=one.review,
        address=address(f"/review/{one.review}", filters),
        chosen=f"{one.review}:{one.version}" if one.may_be_chosen else None,
        reason=reason_of(one.flags, one.kind, words),
        source=_source(one),
        target=_target(one),
        classroom=one.classroom,
        author=author_label(one.author, words),
        opened_at=one.opened_at.isoformat("T", "seconds"),
        age=ago(now - one.opened_at, words),
        posts=one.posts,
    )


def _source(one: Waiting) -> Excerpt:
    flags = one.flags
    if one.target is None:  # of a whole post only the text is shown
        flags = tuple(flag for flag in flags if flag["params"].get("field", "text") == "text")
    marks = marks_of(flags, "source", one.source_from, len(one.source_text))
    return excerpt(one.language or "", one.source_text, marks)


def _target(one: Waiting) -> Excerpt | None:
    if one.target is None or one.target_text is None:
        return None
    marks = marks_of(one.flags, "target", one.target_from, len(one.target_text))
    kept = one.target_text.strip() == one.source_text.strip()
    return excerpt((one.language if kept else None) or one.target, one.target_text, marks)


def _time(time: timedelta, words: Words) -> str:
    minutes = round(time / timedelta(minutes=1))
    if minutes < 1:
        return words.gettext("less than a minute")
    if minutes < _MOST_MINUTES:
        return words.ngettext("about {num} minute", "about {num} minutes", minutes).format(
            num=minutes
        )
    hours = round(time / timedelta(hours=1))
    return words.ngettext("about {num} hour", "about {num} hours", hours).format(num=hours)
