"""Signatures as the `standardwebhooks` package checks them."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from pipeline.delivery.payload import Letter
from pipeline.delivery.signing import secrets_in_force, signed_headers
from pipeline.exchange.signing_secrets import is_secret, new_secret

NOW = datetime(2026, 11, 9, 8, tzinfo=UTC)
BODY = '{"type":"post.published","data":{"text":"Vimos árboles 🌳"}}'.encode()


def headers(*secrets: str) -> dict[str, str]:
    made = signed_headers("evt_1", BODY, secrets, datetime.now(UTC))
    return {name.decode(): value.decode() for name, value in made}


def letter(
    secret: str | None, env: str | None = None, old: str | None = None, until: int = 0
) -> Letter:
    return Letter(
        url="https://example.org/", body=BODY, secret=secret, secret_env=env, old_secret=old,
        old_secret_until=None if old is None else NOW + timedelta(hours=until),
    )  # fmt: skip


def test_a_signature_is_accepted_by_the_standard_package() -> None:
    secret = new_secret()
    assert Webhook(secret).verify(BODY, headers(secret))["type"] == "post.published"


def test_with_two_secrets_in_force_either_receiver_accepts() -> None:
    old, new = new_secret(), new_secret()
    both = headers(new, old)
    Webhook(old).verify(BODY, both)
    Webhook(new).verify(BODY, both)
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(BODY, both)


def test_another_body_or_id_is_not_accepted() -> None:
    secret = new_secret()
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY + b" ", headers(secret))
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, {**headers(secret), "webhook-id": "evt_2"})


def test_the_old_secret_signs_along_until_its_time_is_over() -> None:
    old, new = new_secret(), new_secret()
    assert secrets_in_force(letter(new, old=old, until=1), NOW, {}) == (new, old)
    assert secrets_in_force(letter(new, old=old, until=0), NOW, {}) == (new,)


def test_a_secret_of_the_environment_is_read_when_it_is_needed() -> None:
    secret = new_secret()
    assert secrets_in_force(letter(None, "A_SECRET"), NOW, {"A_SECRET": secret}) == (secret,)
    assert secrets_in_force(letter(None, "A_SECRET"), NOW, {}) == ()
    assert secrets_in_force(letter(None, "A_SECRET"), NOW, {"A_SECRET": "hunter2"}) == ()


@pytest.mark.parametrize("size", [24, 32, 64])
def test_secrets_of_the_standard_length_are_taken(size: int) -> None:
    assert is_secret("whsec_" + base64.b64encode(bytes(size)).decode())


@pytest.mark.parametrize(
    "text",
    [
        "", "whsec_", "secret", base64.b64encode(bytes(32)).decode(),
        "whsec_" + base64.b64encode(bytes(23)).decode(),
        "whsec_" + base64.b64encode(bytes(65)).decode(),
        "whsec_" + "é" * 44, "whsec_" + "!" * 44, "WHSEC_" + base64.b64encode(bytes(32)).decode(),
    ],
)  # fmt: skip
def test_other_secrets_are_not(text: str) -> None:
    assert not is_secret(text)


def test_a_secret_is_not_shown_where_values_are_printed() -> None:
    secret = new_secret()
    assert secret not in repr(letter(secret, old=secret))
