"""The headers of Standard Webhooks (1.0): id, time and a signature for each secret in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from standardwebhooks.webhooks import Webhook

from pipeline.delivery.payload import Letter
from pipeline.exchange.signing_secrets import is_secret


def secrets_in_force(
    letter: Letter, now: datetime, environment: Mapping[str, str]
) -> tuple[str, ...]:
    """Give what a letter is signed with, the newest first; nothing where that is not to be had."""
    secret = letter.secret
    if letter.secret_env is not None:
        secret = environment.get(letter.secret_env)
    if secret is None or not is_secret(secret):
        return ()
    old = letter.old_secret
    if old is None or letter.old_secret_until is None or now >= letter.old_secret_until:
        return (secret,)
    return (secret, old)


def signed_headers(
    event: str, body: bytes, secrets: Sequence[str], now: datetime
) -> list[tuple[bytes, bytes]]:
    """Give the headers for a body; `now` is in UTC, the newest secret comes first."""
    text = body.decode()
    signatures = [Webhook(secret).sign(event, now, text) for secret in secrets]
    return [
        (b"webhook-id", event.encode()),
        (b"webhook-timestamp", b"%d" % int(now.timestamp())),
        (b"webhook-signature", " ".join(signatures).encode()),
    ]
