"""What the guides for integrators say of answers and signatures."""

from __future__ import annotations

import ast
import base64
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from standardwebhooks.webhooks import Webhook

from tests.support.guides import ROOT, fences, section


def answered_codes() -> Iterator[str]:
    """Find the codes that the service puts into problems of its answers."""
    for folder in ("exchange", "web"):
        for path in (ROOT / "pipeline" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    name = ast.unparse(node.func)
                    values = [word.value for word in node.keywords if word.arg == "code"]
                    values += node.args[:1] if name in ("_bad", "_conflict") else []
                    if name in ("Problem", "Conflict", "_bad", "_conflict"):
                        yield from (v.value for v in values if isinstance(v, ast.Constant))


def test_every_code_of_an_answer_stands_in_the_guides_for_integrators() -> None:
    codes = set(answered_codes())
    assert {"conflict", "unknown-member", "private-address", "not-an-edit"} <= codes
    told = section("docs/integrators.md", "Refusals") + section("docs/http.md", "Errors")
    assert codes - set(re.findall(r"`([\w-]+)`", told)) == set()


def test_the_signature_by_hand_is_that_of_the_library() -> None:
    (block,) = [one.body for one in fences("docs/webhooks.md") if "def is_ours" in one.body]
    names: dict[str, Any] = {}
    exec(compile(block, "docs/webhooks.md", "exec"), names)
    is_ours = names["is_ours"]
    old, new = (f"whsec_{base64.b64encode(letter * 32).decode()}" for letter in (b"o", b"n"))
    body = '{"type": "post.held", "data": {"post": "p-ñ"}}'

    def headers(at: datetime) -> dict[str, str]:
        signatures = [Webhook(one).sign("evt_1", at, body) for one in (new, old)]
        return {
            "webhook-id": "evt_1",
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": " ".join(signatures),
        }

    now = datetime.now(UTC)
    good = headers(now)
    assert is_ours(old, good, body.encode())
    assert is_ours(new, good, body.encode())
    assert not is_ours(f"whsec_{'AAAA' * 8}", good, body.encode())
    assert not is_ours(new, good, body.encode() + b" ")
    assert not is_ours(new, {**good, "webhook-id": "evt_2"}, body.encode())
    assert not is_ours(new, {**good, "webhook-signature": "v1,ñ"}, body.encode())
    assert not is_ours(new, headers(now - timedelta(minutes=6)), body.encode())
