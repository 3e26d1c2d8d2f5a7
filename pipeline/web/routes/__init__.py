"""All routes below a project; the order matters where one could stand for another."""

from __future__ import annotations

from pipeline.web.routes import (
    authors,
    deliveries,
    figures,
    glossaries,
    links,
    members,
    posts,
    projects,
    reviews,
    webhooks,
)
from pipeline.web.routing import Route

ROUTES: tuple[Route, ...] = (
    *projects.ROUTES,
    *posts.ROUTES,
    *reviews.ROUTES,
    *glossaries.ROUTES,
    *webhooks.ROUTES,
    *deliveries.ROUTES,
    *members.ROUTES,
    *links.ROUTES,
    *authors.ROUTES,
    *figures.ROUTES,
)
