"""All pages; the order matters where one could stand for another."""

from __future__ import annotations

from pipeline.web.pages import login, passage, queue, status, thread
from pipeline.web.pages.visit import PageRoute

ROUTES: tuple[PageRoute, ...] = (
    *login.ROUTES,
    *queue.ROUTES,
    *status.ROUTES,
    *passage.ROUTES,
    *thread.ROUTES,
)
