"""All that is kept of an author is given out, and nothing of anybody else."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from pipeline.exchange.erasing import erase_author
from pipeline.exchange.exporting import export_author
from pipeline.store.tables import memory
from tests.support.exchange import FINE, NUMBER, TEACHER, Exchange, words_in


def export(exchange: Exchange, author: str = "s-4") -> dict[str, Any]:
    return exchange.database.read(lambda c: export_author(c, exchange.name, author))


def test_an_author_gets_posts_revisions_editions_verdicts_and_memory(exchange: Exchange) -> None:
    exchange.run(NUMBER, thread="t-1")
    words = "Vimos 15 perros."
    exchange.decide(exchange.questions()[0]["id"], "edit", text=words, note="Count the dogs.")
    exchange.run(FINE, revision=2, thread="t-1")
    found = export(exchange)
    (post,) = found["posts"]
    assert (post["id"], post["thread"], post["state"]) == ("p-1", "t-1", "published")
    assert [one["post"]["text"] for one in post["revisions"]] == [NUMBER, FINE]
    assert [one["kind"] for one in post["editions"]] == ["published", "corrected"]
    assert post["editions"][0]["bilingual"]["translations"]["es"]["text"] == words
    (review,) = (one for one in post["reviews"] if one["verdict"])
    assert (review["source"], review["text"], review["note"]) == (NUMBER, words, "Count the dogs.")
    assert [(one["source"], one["target"]) for one in found["memory"]] == [(NUMBER, words)]
    assert post["created_at"] == "2026-11-20T09:30:00+00:00"


def test_it_is_json_and_names_no_teacher(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    written = json.dumps(export(exchange))
    assert json.loads(written) == export(exchange)
    assert TEACHER.id not in list(words_in(export(exchange)))


def test_what_others_wrote_is_not_in_it(exchange: Exchange) -> None:
    exchange.run(NUMBER, post="p-1", author="s-5")
    exchange.run(FINE, post="p-2", author="s-4")
    assert [one["id"] for one in export(exchange)["posts"]] == ["p-2"]
    assert export(exchange, "nobody") == {
        "project": "rivers", "author": "nobody", "posts": [], "memory": [],
    }  # fmt: skip


def test_a_post_that_changed_hands_belongs_to_both(exchange: Exchange) -> None:
    exchange.send(NUMBER, author="s-4")
    exchange.send(FINE, author="s-5", revision=2)
    assert len(export(exchange, "s-4")["posts"]) == len(export(exchange, "s-5")["posts"]) == 1


def test_after_an_erasure_there_is_nothing_to_give(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    exchange.database.write(lambda c: erase_author(c, exchange.name, "s-4", exchange.now, TEACHER))
    found = export(exchange)
    assert (found["posts"], found["memory"]) == ([], [])
    assert exchange.database.read(lambda c: c.execute(select(memory)).all()) == []
