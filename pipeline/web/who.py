"""Who asks: the operator's token, or one of a project's."""

from __future__ import annotations

import hmac

from pydantic import SecretStr
from sqlalchemy import Connection

from pipeline.exchange.values import Actor
from pipeline.store.tokens import SCOPES, find_token, looks_like_token
from pipeline.web.problems import NOT_FOUND, Fault
from pipeline.web.routing import Route

_LONGEST = 1000
_CHALLENGE = {"www-authenticate": 'Bearer realm="passerelle"'}
OPERATOR = Actor(id="admin", scopes=frozenset(SCOPES))

NO_TOKEN = Fault(
    code="no-token",
    detail="The request has no token.",
    hint="Send `Authorization: Bearer TOKEN`; `passerelle token create` makes one.",
    headers=_CHALLENGE,
)
_BAD_TOKEN = Fault(
    code="bad-token",
    detail="The token is not known, or was revoked.",
    hint="Make a new one with `passerelle token create`.",
    headers={"www-authenticate": 'Bearer realm="passerelle", error="invalid_token"'},
)


def bearer(authorization: str | None) -> str | Fault:
    """Read the token of a request."""
    scheme, _, token = (authorization or "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        return NO_TOKEN
    return token if len(token) <= _LONGEST else _BAD_TOKEN


def identify(
    connection: Connection, token: str, admin_token: SecretStr | None, route: Route, project: str
) -> Actor | Fault:
    """Say who has a token, if it opens a route of a project.

    A token of another project is answered as if nothing were there.
    """
    if admin_token is not None and hmac.compare_digest(
        token.encode("utf-8", "surrogateescape"), admin_token.get_secret_value().encode()
    ):
        return OPERATOR
    known = find_token(connection, token) if looks_like_token(token) else None
    if known is None:
        return _BAD_TOKEN
    if known.project != project:
        return NOT_FOUND
    if route.scope not in known.scopes:
        return Fault(
            code="missing-scope",
            detail=f"This needs a token with the scope {route.scope}.",
            hint="Make one with "
            f"`passerelle token create --project {project} --scope {route.scope}`.",
        )
    name = f"{known.id} {known.name}".rstrip()
    return Actor(id=name, scopes=known.scopes)
