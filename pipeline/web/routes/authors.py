"""Authors: all of theirs given out, or erased."""

from __future__ import annotations

from pipeline.exchange.erasing import erase_author
from pipeline.exchange.exporting import export_author
from pipeline.exchange.scrubbing import scrub
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
from pipeline.web.answers import Answer
from pipeline.web.problems import Fault
from pipeline.web.routing import Call, Reply, Route
from pipeline.web.shapes import ref

_LOG = logger("passerelle.web")


def erase(call: Call) -> Answer | Fault:
    """Erase an author's posts with all that was made of them, for good."""
    done = erase_author(call.connection, call.project, call.path["author"], call.now, call.actor)
    return Answer(
        body={"posts": done.posts, "memory": done.memory}, rings=("delivery",), after=clean
    )


def export(call: Call) -> Answer | Fault:
    """Give all that is kept of an author."""
    return Answer(body=export_author(call.connection, call.project, call.path["author"]))


def clean(database: Database) -> dict[str, bool]:
    """Take the words out of the file too; the posts are gone whether that can be done or not."""
    try:
        return {"clean": scrub(database)}
    except StoreUnavailable as error:
        _LOG.warning("erased, but the file could not be cleaned", error=error)
        return {"clean": False}


ROUTES = (
    Route(
        method="GET",
        path="/authors/{author}/export",
        name="exportAuthor",
        about="All that is kept of an author.",
        tag="Authors",
        scope="admin",
        handler=export,
        replies=(Reply(status=200, about="All of it.", schema=ref("AuthorExport")),),
    ),
    Route(
        method="DELETE",
        path="/authors/{author}",
        name="eraseAuthor",
        about="Erase an author's posts and all that was made of them, for good.",
        tag="Authors",
        scope="admin",
        handler=erase,
        replies=(Reply(status=200, about="They are gone.", schema=ref("Erased")),),
    ),
)
