"""Secrets that deliveries are signed with, in the form of Standard Webhooks: `whsec_...`."""

from __future__ import annotations

import base64
import binascii
import secrets

_PREFIX = "whsec_"
_FEWEST, _MOST, _OURS = 24, 64, 32  # bytes


def new_secret() -> str:
    """Make a secret."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_OURS)).decode()


def is_secret(text: str) -> bool:
    """Tell whether a text is `whsec_` and the base64 of 24 to 64 bytes."""
    if not text.startswith(_PREFIX):
        return False
    try:
        key = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return False
    return _FEWEST <= len(key) <= _MOST
