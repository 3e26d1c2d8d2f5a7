"""Every page there is, in every state, for tests and tools that look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.support.filled import THREAD
from tests.support.pages import Pages


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A page in one state: where it is, and who sees it."""

    name: str
    path: Callable[[Pages], str]
    member: str | None = None  # None: nobody is logged in
    empty: bool = False  # of an exchange in which nobody has written

    def __str__(self) -> str:
        return self.name


def _at(path: str) -> Callable[[Pages], str]:
    return lambda _pages: path


def _asked(post: str, language: str | None = "es", more: str = "") -> Callable[[Pages], str]:
    return lambda pages: pages.review(post, language) + more


def _sample(pages: Pages) -> str:
    (found,) = (one for one in pages.exchange.questions(limit=1000) if one["kind"] == "sample")
    return f"/review/{found['id']}"


def _linked(classroom: str, thread: str | None) -> Callable[[Pages], str]:
    def path(pages: Pages) -> str:
        parts = urlsplit(pages.reading_link(classroom, thread))
        return f"{parts.path}?{parts.query}"

    return path


def _login(pages: Pages) -> str:
    return urlsplit(pages.login_link()).path


def _forbidden(pages: Pages) -> str:
    pages.take_review_from("t-reader")
    return "/review"


SHOWN: tuple[Shown, ...] = (
    Shown(name="login", path=_login),
    Shown(name="no-login", path=_at("/review")),
    Shown(name="expired-login", path=_at("/login/nothing-of-ours")),
    Shown(name="expired-reading", path=_at("/read/rivers?key=nothing-of-ours")),
    Shown(name="goodbye", path=_at("/goodbye")),
    Shown(name="forbidden", path=_forbidden, member="t-reader"),
    Shown(name="not-found", path=_at("/review/rev_nothing"), member="t-head"),
    Shown(name="queue", path=_at("/review"), member="t-head"),
    Shown(name="queue-filtered", path=_at("/review?kind=unsure&language=es"), member="t-head"),
    Shown(name="queue-nothing-fits", path=_at("/review?thread=nowhere"), member="t-head"),
    Shown(name="queue-empty", path=_at("/review"), member="t-head", empty=True),
    Shown(name="passage-critical", path=_asked("h-number"), member="t-head"),
    Shown(name="passage-unsure", path=_asked("h-soup"), member="t-head"),
    Shown(name="passage-together", path=_asked("h-morning-0"), member="t-head"),
    Shown(name="passage-arabic", path=_asked("h-soil", "en"), member="t-head"),
    Shown(name="passage-into-arabic", path=_asked("h-words", "ar"), member="t-head"),
    Shown(name="passage-no-package", path=_asked("h-package", "ar"), member="t-head"),
    Shown(name="passage-sample", path=_sample, member="t-head"),
    Shown(name="passage-back", path=_asked("h-soup", more="?back=1"), member="t-head"),
    Shown(name="whole-post", path=_asked("h-phone", None), member="t-head"),
    Shown(name="threads", path=_at("/read/rivers"), member="t-head"),
    Shown(name="threads-of-class", path=_linked("sevilla", None)),
    Shown(name="threads-empty", path=_at("/read/rivers"), member="t-head", empty=True),
    Shown(name="thread", path=_at(f"/read/rivers/{THREAD}"), member="t-head"),
    Shown(name="thread-of-class", path=_linked("sevilla", THREAD)),
    Shown(name="thread-in-arabic", path=_linked("fes", THREAD)),
    Shown(name="thread-nothing", path=_at("/read/rivers/nowhere"), member="t-head"),
    Shown(name="status", path=_at("/status"), member="t-head"),
    Shown(name="status-empty", path=_at("/status"), member="t-head", empty=True),
)
