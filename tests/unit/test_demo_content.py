"""The sample exchange keeps the contract of posts and shows what posts can be."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

FOLDER = files("pipeline.demo")
PROJECT: dict[str, Any] = tomllib.loads(FOLDER.joinpath("project.toml").read_text("utf-8"))
POSTS: list[dict[str, Any]] = [
    json.loads(line) for line in FOLDER.joinpath("posts.jsonl").read_text("utf-8").splitlines()
]
ROOMS = {room["id"]: room for room in PROJECT["classrooms"]}
FIELDS = {
    "id",
    "project",
    "classroom",
    "author",
    "thread",
    "in_reply_to",
    "revision",
    "created_at",
    "format",
    "language",
    "title",
    "text",
    "attachments",
}


def every_text() -> str:
    texts = []
    for post in POSTS:
        texts += [post["title"], post["text"]]
        for attachment in post["attachments"]:
            texts += [attachment["alt"], attachment["caption"], attachment["transcript"]]
    return "\n".join(text for text in texts if text)


def test_the_project_has_two_classes_that_publish_at_once_and_no_endpoints() -> None:
    assert {room: data["language"] for room, data in ROOMS.items()} == {
        "accra": "en",
        "sevilla": "es",
    }
    assert PROJECT["review"]["policy"] == "mark"
    assert PROJECT["retention"]["days"] > 0
    assert not any("endpoints" in room for room in ROOMS.values())


def test_every_name_that_is_kept_stands_in_a_post() -> None:
    assert [name for name in PROJECT["names"]["keep"] if name not in every_text()] == []


def test_ids_count_up_and_time_does_too() -> None:
    assert [post["id"] for post in POSTS] == [f"p-{n:02}" for n in range(1, len(POSTS) + 1)]
    moments = [datetime.fromisoformat(post["created_at"]) for post in POSTS]
    assert moments == sorted(moments)


@pytest.mark.parametrize("post", POSTS, ids=lambda post: str(post["id"]))
def test_a_post_has_the_fields_of_the_contract(post: dict[str, Any]) -> None:
    assert set(post) == FIELDS
    assert post["project"] == PROJECT["id"]
    assert post["classroom"] in ROOMS
    assert post["format"] in {"plain", "markdown", "html"}
    assert post["revision"] == 1
    assert post["language"] is None
    assert re.fullmatch(r"s-\d+", post["author"])
    assert 0 < len(post["text"]) <= 600
    for attachment in post["attachments"]:
        assert set(attachment) == {"url", "media_type", "alt", "caption", "transcript"}


@pytest.mark.parametrize("post", POSTS, ids=lambda post: str(post["id"]))
def test_a_post_is_written_in_its_classroom_s_time(post: dict[str, Any]) -> None:
    moment = datetime.fromisoformat(post["created_at"])
    zone = ZoneInfo(ROOMS[post["classroom"]]["timezone"])
    assert moment.utcoffset() == moment.astimezone(zone).utcoffset()


def test_answers_follow_what_they_answer_in_the_same_thread() -> None:
    seen: dict[str, str] = {}
    for post in POSTS:
        if post["in_reply_to"] is not None:
            assert seen[post["in_reply_to"]] == post["thread"]
        seen[post["id"]] = post["thread"]
    assert sum(post["in_reply_to"] is not None for post in POSTS) >= 5


def test_an_author_stays_in_one_classroom() -> None:
    rooms: dict[str, set[str]] = {}
    for post in POSTS:
        rooms.setdefault(post["author"], set()).add(post["classroom"])
    assert all(len(found) == 1 for found in rooms.values())


def test_only_example_addresses_and_no_contact_details_stand_in_it() -> None:
    text = json.dumps(POSTS)
    assert set(re.findall(r"https?://([^/\s\"]+)", text)) == {"example.org"}
    assert not re.search(r"\w@\w", every_text())
    assert not re.search(r"\d[\d ()/-]{6,}\d", every_text())


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an address", r"https://example\.org/\w"),
        ("a mention", r"(?<!\w)@\w+"),
        ("a hashtag", r"(?<!\w)#\w+"),
        ("an emoji", r"[\U0001F300-\U0001FAFF]"),
        ("a number", r"\b\d+\b"),
        ("a time", r"\b\d{1,2}:\d\d\b"),
        ("a list", r"(?m)^- .+\n- .+\n- "),
        ("a paragraph", r"\n\n"),
        ("a laugh", r"^jajaja 😂😂$"),
    ],
)
def test_the_exchange_shows(what: str, pattern: str) -> None:
    assert any(re.search(pattern, post["text"]) for post in POSTS), what


@pytest.mark.parametrize(
    ("form", "what", "pattern"),
    [
        ("markdown", "a heading", r"(?m)^## "),
        ("markdown", "strong words", r"\*\*\w[^*]*\*\*"),
        ("markdown", "weak emphasis", r"(?<!\*)\*\w[^*]*\*(?!\*)"),
        ("markdown", "a list of tasks", r"(?m)^- \[x\] .+\n- \[ \] "),
        ("markdown", "a numbered list", r"(?m)^1\. .+\n2\. "),
        ("markdown", "a link", r"\[[^\]]+\]\(https://"),
        ("markdown", "a table", r"(?m)^\| --- \|"),
        ("markdown", "code", r"`[^`]+`"),
        ("markdown", "a note", r"(?m)^\[\^1\]: "),
        ("markdown", "a formula", r"\$[^$]+\$"),
        ("markdown", "a quotation", r"(?m)^> "),
        ("html", "a paragraph", r"^<p>"),
        ("html", "strong words", r"<(?:strong|b)>"),
        ("html", "a list", r"<ul>\n<li>"),
        ("html", "a numbered list", r"<ol>\n<li>"),
        ("html", "a link", r'<a href="https://'),
        ("html", "a picture with words", r'<img src="[^"]+" alt="\w'),
        ("html", "named references", r"&(?:nbsp|amp|iquest);"),
        ("html", "numbered references", r"&#\d+;"),
    ],
)
def test_a_formatted_post_shows(form: str, what: str, pattern: str) -> None:
    posts = [post for post in POSTS if post["format"] == form]
    assert any(re.search(pattern, post["text"]) for post in posts), what


def test_each_class_writes_in_each_format() -> None:
    assert {(post["classroom"], post["format"]) for post in POSTS} == {
        (room, form) for room in ROOMS for form in ("plain", "markdown", "html")
    }


def test_a_post_quotes_the_post_that_it_answers() -> None:
    words = {post["id"]: post["text"] for post in POSTS}
    quoted = [
        (line.removeprefix("> "), words[post["in_reply_to"]])
        for post in POSTS
        for line in post["text"].splitlines()
        if line.startswith("> ")
    ]
    assert quoted
    assert all(quotation in answered for quotation, answered in quoted)


def test_one_post_has_a_title_and_one_is_in_two_languages() -> None:
    assert sum(post["title"] is not None for post in POSTS) == 1
    assert any(post["classroom"] == "accra" and "Me gusta mucho" in post["text"] for post in POSTS)


def test_there_is_a_picture_with_words_and_a_voice_with_what_is_said() -> None:
    attachments = {item["media_type"]: item for post in POSTS for item in post["attachments"]}
    picture, voice = attachments["image/svg+xml"], attachments["audio/ogg"]
    assert picture["alt"]
    assert picture["caption"]
    assert voice["transcript"]
    assert picture["url"].endswith("/reef.svg")


def test_the_picture_is_small_and_carries_nothing_but_shapes() -> None:
    drawing = FOLDER.joinpath("reef.svg").read_text("utf-8")
    assert len(drawing.encode()) < 3000
    tags = {
        str(element.tag).rsplit("}", 1)[-1] for element in ElementTree.fromstring(drawing).iter()
    }
    assert tags <= {"svg", "title", "rect", "path", "g", "circle"}
    assert not re.search(r"\son\w+=|href|url\(", drawing)
