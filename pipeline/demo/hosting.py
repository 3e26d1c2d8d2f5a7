"""The sample exchange in a service: its posts, a teacher, and links that let people look at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from sqlalchemy import Connection

from pipeline.domain.post import Post
from pipeline.exchange.accept import accept
from pipeline.exchange.links import MadeLink, make_login_link, make_reading_link
from pipeline.exchange.members import put_member
from pipeline.exchange.projects import stored_project
from pipeline.exchange.values import PASSERELLE
from pipeline.schemas.post import parse_post
from pipeline.store.database import Database

PROJECT = "two-rivers"
TEACHER = "teacher"
CLASSROOM = "sevilla"


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """Paths that let people into the sample exchange."""

    login: str  # of a teacher, good once and for ten minutes
    reading: str  # of a class


def settle_in(database: Database, now: datetime) -> Invitation:
    """Hand the sample posts over, let there be a teacher, and make the links.

    What is there from an earlier start stays as it is.
    """
    return database.write(lambda connection: _settle_in(connection, now))


def _settle_in(connection: Connection, now: datetime) -> Invitation:
    stored = stored_project(connection, PROJECT)
    assert stored is not None
    project = stored.project
    lines = (resources.files("pipeline.demo") / "posts.jsonl").read_text("utf-8").splitlines()
    posts = [parse_post(json.loads(line), project) for line in lines]
    accept(connection, project, [one for one in posts if isinstance(one, Post)], now, quota=None)
    put_member(connection, project, TEACHER, (), ("review",), now, PASSERELLE)
    login = make_login_link(connection, project, TEACHER, now, PASSERELLE)
    reading = make_reading_link(connection, project, CLASSROOM, None, now, PASSERELLE)
    assert isinstance(login, MadeLink)
    assert isinstance(reading, MadeLink)
    return Invitation(login=login.path, reading=reading.path)
