"""The status page: one sentence first, then what waits, what fails and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from pipeline.domain.project import Project
from pipeline.exchange.standing import Standing, standing_of
from pipeline.web.pages.visit import Outcome, Page, PageRoute, Visit
from pipeline.wording import Words
from translators.packages.store import PackageStore

_LONG = timedelta(minutes=10)  # that a post waits for the worker of a service that works


def show(visit: Visit) -> Outcome:
    """Say how the member's project stands."""
    standing = standing_of(visit.connection, visit.login.project, visit.now)
    rooms = {room.id: room for room in visit.project.classrooms}
    values = {
        "standing": standing,
        "sentence": sentence_of(standing, visit.words),
        "is_well": not _troubles(standing, visit.words),
        "zone": visit.project.classrooms[0].timezone,
        "rooms": rooms,
        "may_review": "review" in visit.login.scopes,
    }
    root = visit.services.settings.package_root
    return Page(
        template="status.html",
        values=values,
        later=_installed(root, visit.project),
    )


def sentence_of(standing: Standing, words: Words) -> str:
    """Say in one sentence how a project stands: the gravest that is to be said."""
    return next(iter(_troubles(standing, words)), words.gettext("All is well."))


def _troubles(standing: Standing, words: Words) -> list[str]:
    """Say what somebody should look at, the gravest first."""
    told = []
    if (count := standing.wanting) > 0:
        told.append(
            words.ngettext(
                "{num} post waits for a translation package.",
                "{num} posts wait for a translation package.",
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


def _installed(root: Path, project: Project) -> Callable[[], Mapping[str, Any]]:
    """Look at the installed packages, those for the project's languages first."""

    def look() -> Mapping[str, Any]:
        own = set(project.languages)
        packages = sorted(
            PackageStore(root).installed(),
            key=lambda one: (not {one.source, one.target} <= own, one.source, one.target),
        )
        return {"packages": packages}

    return look


ROUTES = (
    PageRoute(
        method="GET", path="/status", name="status", guests=frozenset({"login"}), handler=show
    ),
)
