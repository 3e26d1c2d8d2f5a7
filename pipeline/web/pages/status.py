"""The status page: one sentence first, then what waits, what fails and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from pipeline.domain.language import same_language
from pipeline.engines import missing_pairs
from pipeline.exchange.crew import Member, members
from pipeline.exchange.relaying import waiting_events
from pipeline.exchange.standing import Standing, standing_of
from pipeline.settings import Settings
from pipeline.web.pages.visit import Outcome, Page, PageRoute, Visit
from pipeline.wording import Words, later
from translators.packages.store import PackageStore

Pair = tuple[str, str]  # of language tags

_LONG = timedelta(minutes=10)  # that a post waits for the worker of a service that works
_STAGES = {"translate": later("Translating"), "record": later("Keeping what was translated")}


def show(visit: Visit) -> Outcome:
    """Say how the member's project stands."""
    standing = standing_of(visit.connection, visit.login.project, visit.now)
    workers = members(visit.connection)
    lost = [one for one in workers if one.is_lost(visit.now)]
    values = {
        "standing": standing,
        "workers": workers,
        "now": visit.now,
        "lost": {one.id for one in lost},
        "stages": {name: visit.words.gettext(said) for name, said in _STAGES.items()},
        "events": waiting_events(visit.connection),
        "zone": visit.project.classrooms[0].timezone,
        "rooms": {room.id: room for room in visit.project.classrooms},
        "may_review": "review" in visit.login.scopes,
    }
    return Page(
        template="status.html",
        values=values,
        later=_headline(visit, standing, lost),
    )


def troubles_of(
    standing: Standing, missing: Sequence[Pair], lost: Sequence[Member], words: Words
) -> list[str]:
    """Say what somebody should look at, the gravest first.

    `missing`: pairs without a package for which no post waits yet.
    """
    told = []
    if (count := standing.wanting) > 0:
        told.append(
            words.ngettext(
                "{num} post waits for a translation package.",
                "{num} posts wait for a translation package.",
                count,
            ).format(num=count)
        )
    if (count := len(missing)) > 0:
        told.append(
            words.ngettext(
                "No translation package is installed for {num} pair of languages.",
                "No translation package is installed for {num} pairs of languages.",
                count,
            ).format(num=count)
        )
    if (count := len(lost)) > 0:
        told.append(
            words.ngettext(
                "{num} worker has not been heard of lately.",
                "{num} workers have not been heard of lately.",
                count,
            ).format(num=count)
        )
    if (count := len(standing.endpoints)) > 0:
        told.append(
            words.ngettext(
                "{num} address of the platform cannot be delivered to.",
                "{num} addresses of the platform cannot be delivered to.",
                count,
            ).format(num=count)
        )
    if standing.translation.oldest >= _LONG:
        told.append(words.gettext("Posts have been waiting for their translation for too long."))
    if (count := standing.failed) > 0:
        told.append(
            words.ngettext(
                "{num} post could not be translated.",
                "{num} posts could not be translated.",
                count,
            ).format(num=count)
        )
    return told


def _headline(
    visit: Visit, standing: Standing, lost: Sequence[Member]
) -> Callable[[], Mapping[str, Any]]:
    """Look at the installed packages, and say what is to be said first."""
    settings, words, languages = visit.services.settings, visit.words, visit.project.languages

    def look() -> Mapping[str, Any]:
        own = set(languages)
        store = PackageStore(settings.package_root)
        packages = sorted(
            store.installed(),
            key=lambda one: (not {one.source, one.target} <= own, one.source, one.target),
        )
        missing = _missing(settings, store, languages, standing)
        troubles = troubles_of(standing, missing, lost, words)
        return {
            "packages": packages,
            "missing": missing,
            "sentence": troubles[0] if troubles else words.gettext("All is well."),
            "more": troubles[1:],
            "is_well": not troubles,
        }

    return look


def _missing(
    settings: Settings, store: PackageStore, languages: Sequence[str], standing: Standing
) -> list[Pair]:
    """Name the pairs without a package, but for those that posts wait for: they are told anyway.

    Where posts are handed to workers, theirs are the packages that count.
    """
    if settings.broker_url is not None:
        return []
    wanted = [pair for pair, _ in standing.wanted]
    return [
        (source, target)
        for source, target in missing_pairs(store, languages)
        if not any(same_language(source, a) and same_language(target, b) for a, b in wanted)
    ]


ROUTES = (
    PageRoute(
        method="GET", path="/status", name="status", guests=frozenset({"login"}), handler=show
    ),
)
