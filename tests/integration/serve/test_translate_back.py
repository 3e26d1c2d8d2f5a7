"""The service translates back with its own packages, on the page of a passage."""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path

import httpx

from tests.support.served import Served, served

PROJECT = """
id = "rivers"
name = "Rivers"
review = {policy = "hold", budget = 1.0}
retention = {days = 400}
classrooms = [
  {id = "accra", language = "en", timezone = "Africa/Accra"},
  {id = "sevilla", language = "es", timezone = "Europe/Madrid"},
]
"""


def log_in(there: Served) -> None:
    """Let the client be a teacher's browser as well."""
    below = "/v1/projects/rivers"
    member = {"languages": [], "scopes": ["review"]}
    assert there.client.put(f"{below}/members/t-ana", json=member).status_code == 201
    link = there.client.post(f"{below}/links", json={"kind": "review", "member": "t-ana"})
    with httpx.Client(trust_env=False) as browser:
        origin = {"origin": there.address}
        answer = browser.post(link.json()["url"], headers=origin)
    assert answer.status_code == 303
    there.client.headers["cookie"] = answer.headers["set-cookie"].partition(";")[0]


def question(there: Served) -> str:
    """Wait until something is asked; give the address of its page."""
    end = time.monotonic() + 30
    while not (items := there.get("/v1/projects/rivers/reviews")["items"]):
        assert time.monotonic() < end, there.output
        time.sleep(0.05)
    return f"/review/{items[0]['id']}"


def test_a_passage_is_translated_back(tmp_path: Path) -> None:
    project = tmp_path / "project.toml"
    project.write_text(PROJECT, encoding="utf-8")
    text = "We planted three trees behind the school last week."
    post = {"id": "p-1", "project": "rivers", "classroom": "accra", "author": "s-1",
            "created_at": "2026-11-20T09:30:00+00:00", "language": "en", "text": text}  # fmt: skip
    with served("--project", project) as there:
        there.until_ready()
        log_in(there)
        assert there.post(post).status_code == 202
        page = there.client.get(f"{question(there)}?back=1")
    assert page.status_code == 200
    found = re.search(r'<section id="back">.*?<p class="said"[^>]*>(.*?)</p>', page.text, re.S)
    assert found is not None, page.text
    assert "trees" in unescape(found[1])
