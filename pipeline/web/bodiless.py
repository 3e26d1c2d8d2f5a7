"""Answers without a body: to HEAD, and to who asks only whether there is something.

HEAD is answered as GET is; `If-None-Match: *` gives 304 where GET would give 200 (RFC 9110,
sections 9.3.2 and 13.1.2).
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Message, Scope, Send

_OF_BODIES = (b"content-length", b"content-type")


def as_get(scope: Scope, send: Send) -> tuple[Scope, Send]:
    """Give a request as the application sees it, and what sends its answers as they were asked."""
    is_head = scope["method"] == "HEAD"
    if is_head:
        scope = {**scope, "method": "GET"}
    asks_for_any = Headers(scope=scope).get("if-none-match", "").strip() == "*"
    if not is_head and not (asks_for_any and scope["method"] == "GET"):
        return scope, send
    is_bodiless = is_head

    async def sending(message: Message) -> None:
        nonlocal is_bodiless
        if message["type"] == "http.response.start" and asks_for_any and message["status"] == 200:
            is_bodiless = True
            kept = [one for one in message.get("headers", ()) if one[0] not in _OF_BODIES]
            message = {**message, "status": 304, "headers": kept}
        elif message["type"] == "http.response.body" and is_bodiless:
            message = {**message, "body": b""}
        await send(message)

    return scope, sending
