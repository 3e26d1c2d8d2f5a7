"""Schemathesis tries the service by its own document, with all of its checks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.exchange import FINE, NUMBER
from tests.support.web_service import ADMIN, BELOW, Served

# What no schema can say: that a classroom, a direction or a time zone is there, that an address
# may be delivered to, that a verdict fits its question, or that an If-Match is the newest.
CONFIG = """
hooks = "{hooks}"

[parameters]
"path.project" = "rivers"
"path.source" = "en"
"path.target" = "es"

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "404", "406", "409", "412", "422"]
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "412", "415", "422"]

{operations}
"""
# Where one try builds on another: a key that came before would answer for what may be gone by now.
HOOKS = """
import re, uuid, schemathesis

@schemathesis.hook
def before_call(context, case, kwargs):
    key = (case.headers or {}).get("Idempotency-Key")
    in_steps = case.meta is not None and case.meta.phase.name.value == "stateful"
    if in_steps and isinstance(key, str) and re.fullmatch("[!-~]{1,200}", key):
        case.headers["Idempotency-Key"] = uuid.uuid4().hex
"""
OPERATION = """
[[operations]]
include-operation-id = "{operation}"
parameters = {{ "path.{name}" = "{value}" }}
"""
EXAMPLES = 12  # of each kind, for each operation


@pytest.fixture
def config(shared: Served, tmp_path: Path) -> Path:
    """Name things that are there, so that tries get beyond `not-found`."""
    shared.exchange.run(FINE, post="p-1", author="s-1")
    shared.exchange.run(NUMBER, post="p-2", author="s-2")
    with shared.outer() as client:
        hook = client.post(
            f"{BELOW}/webhooks",
            json={"classroom": "es", "url": "https://platform.example/hook"},
        ).json()["id"]
        shared.exchange.send(FINE, post="p-3", author="s-3")
        shared.exchange.send(FINE, post="p-4", author="s-8")
        client.put(f"{BELOW}/members/t-1", json={"languages": ["es"], "scopes": ["review"]})
        client.put(
            f"{BELOW}/glossaries/en-es",
            content="source,target\nreef,arrecife\n",
            headers={"content-type": "text/csv"},
        )
        review = client.get(f"{BELOW}/reviews").json()["items"][0]["id"]
        delivery = client.get(f"{BELOW}/deliveries").json()["items"][0]["id"]
    operations = "".join(
        OPERATION.format(operation=operation, name=name, value=value)
        for operation, name, value in (
            ("getPost", "post", "p-1"),
            ("withdrawPost", "post", "p-3"),
            ("getReview", "review", review),
            ("decideReview", "review", review),
            ("getWebhook", "webhook", hook),
            ("rotateWebhook", "webhook", hook),
            ("enableWebhook", "webhook", hook),
            ("getDelivery", "delivery", delivery),
            ("replayDelivery", "delivery", delivery),
            ("putMember", "member", "t-1"),
            ("removeMember", "member", "t-1"),
            ("exportAuthor", "author", "s-2"),
            ("eraseAuthor", "author", "s-8"),  # of no post that others try
        )
    )
    hooks = tmp_path / "only_new_keys.py"
    hooks.write_text(HOOKS)
    path = tmp_path / "schemathesis.toml"
    path.write_text(CONFIG.format(operations=operations, hooks=hooks))
    return path


def test_schemathesis_finds_nothing(shared: Served, config: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"),
            f"--config-file={config}",
            "run",
            f"{shared.url}/openapi.json",
            f"--header=Authorization: Bearer {ADMIN}",
            "--checks=all",
            f"--max-examples={EXAMPLES}",
            "--seed=1",
            "--continue-on-failure",
            "--no-color",
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[:20_000] + done.stderr[-2000:]
    assert "34 selected / 34 total" in done.stdout
