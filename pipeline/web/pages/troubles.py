"""Pages that say why there is no other: what happened, and what to do now."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.web.pages.visit import Page
from pipeline.wording import later

# Status, what happened, what to do now.
_TROUBLES: Mapping[str, tuple[int, str, str]] = {
    "bad-request": (
        400,
        later("This request cannot be read"),
        later("Go back and try again."),
    ),
    "no-login": (
        401,
        later("Please log in"),
        later(
            "This page is for the teachers of a project. Ask whoever runs your exchange for a "
            "login link: it opens this page and is good for ten minutes."
        ),
    ),
    "forbidden": (
        403,
        later("This page is not for you"),
        later("Your login does not allow this. Ask whoever runs your exchange if you need it."),
    ),
    "stale-form": (
        403,
        later("This form is too old"),
        later("Nothing was changed. Go back, load the page again, and send it once more."),
    ),
    "not-found": (
        404,
        later("There is nothing here"),
        later("The page may have moved, or what it showed was taken back. Check the address."),
    ),
    "method-not-allowed": (
        405,
        later("This cannot be opened like that"),
        later("Go back and try again."),
    ),
    "expired-link": (
        410,
        later("This link is no longer good"),
        later(
            "It was used already, or its time is over. Ask whoever sent it to you for a new one."
        ),
    ),
    "too-large": (
        413,
        later("This is too much at once"),
        later("Nothing was changed. Go back and send less."),
    ),
    "internal": (
        500,
        later("Something went wrong here"),
        later("It is not your fault, and it was written down. Try again in a moment."),
    ),
    "unavailable": (
        503,
        later("This is taking too long"),
        later("Nothing was changed. Try again in a moment."),
    ),
    "storage-full": (
        507,
        later("There is no room left to keep anything"),
        later("Nothing was changed. Tell whoever runs this service."),
    ),
}


def trouble_page(code: str) -> Page:
    """Give the page of a trouble, or of a fault of the API by its code.

    Its sentences are put into the page's language by the template.
    """
    status, what, now = _TROUBLES.get(code, _TROUBLES["internal"])
    return Page(
        template="trouble.html", values={"what": what, "now_do": now, "code": code}, status=status
    )
