"""The demo: a sample exchange through the pipeline, to two receivers, and onto a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

from pipeline.demo.receivers import Receiver
from pipeline.demo.show import show_post
from pipeline.reading.page import render_page
from pipeline.schemas.bilingual import to_dict
from pipeline.service import Pipeline

_TIMEOUT = 10.0  # seconds for one delivery to this very machine


def run(console: Console, folder: Path) -> None:
    """Translate the sample exchange, deliver and print it, write it into `folder`.

    Raises OSError when the folder cannot be written, httpx.HTTPError when a receiver fails.
    """
    home = resources.files("pipeline.demo")
    with resources.as_file(home / "project.toml") as project:
        pipeline = Pipeline.from_project(project)
    lines = (home / "posts.jsonl").read_text("utf-8").splitlines()
    posts = [json.loads(line) for line in lines]
    console.print(f"[bold]{pipeline.project.name}[/]: {len(posts)} posts, translated here.\n")
    with ExitStack() as stack:
        receivers = [stack.enter_context(Receiver(room.id)) for room in pipeline.project.classrooms]
        client = stack.enter_context(httpx.Client(timeout=_TIMEOUT, trust_env=False))
        for bilingual in pipeline.translate(posts):
            deliver(client, receivers, to_dict(bilingual))
            show_post(console, receivers[0].events[-1]["data"])
            console.print(
                "  delivered to " + " and ".join(f"{one.name} ({one.url})" for one in receivers),
                style="dim",
                soft_wrap=True,
            )
        arrived = [event["data"] for event in receivers[-1].events]
    _write(console, folder, pipeline.project.name, arrived)


def deliver(client: httpx.Client, receivers: Iterable[Receiver], post: dict[str, Any]) -> None:
    """Send a published post to each receiver; raises httpx.HTTPError when one refuses."""
    event = {
        "type": f"post.{post['status']}",
        "timestamp": datetime.now(UTC).isoformat(),
        "data": post,
    }
    for receiver in receivers:
        client.post(receiver.url, json=event).raise_for_status()


def _write(console: Console, folder: Path, name: str, posts: list[dict[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts)
    (folder / "bilingual.jsonl").write_text(lines, "utf-8")
    page = folder / "exchange.html"
    page.write_text(render_page(posts, title=name), "utf-8")
    marked = sum(
        any(flag["severity"] != "note" for flag in passage["flags"])
        for post in posts
        for translation in post["translations"].values()
        for passage in translation["passages"]
    )
    passages = sum(
        len(translation["passages"])
        for post in posts
        for translation in post["translations"].values()
    )
    console.print(
        f"\n{len(posts)} posts, {passages} passages, {marked} marked for a teacher to look at.\n\n"
        f"Read it side by side:    {page}\n"
        f"The same as data:        {folder / 'bilingual.jsonl'}\n\n"
        "Go on with your own posts:\n"
        "  .venv/bin/passerelle translate --project project.toml posts.jsonl -o bilingual.jsonl\n"
        "  .venv/bin/passerelle read bilingual.jsonl -o page.html\n"
        "  .venv/bin/passerelle doctor          what is installed, what is missing\n"
        "  .venv/bin/passerelle models available    better packages, more languages\n",
        soft_wrap=True,
        highlight=False,
    )
