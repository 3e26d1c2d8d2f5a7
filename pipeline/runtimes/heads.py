"""Requests whose line and headers have no end: refused before they fill the memory."""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD_BYTES = 64 * 1024  # of a request's line and headers
_REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


class BoundedHeads(HttpToolsProtocol):
    """Uvicorn's protocol, which alone would keep a head of any length."""

    _is_in_head = True
    _arrived = 0  # bytes of this head, in parts that did not end it
    _is_refused = False

    def data_received(self, data: bytes) -> None:
        """Take what arrives, until a head is too long."""
        if self._is_refused:
            return
        super().data_received(data)
        if self._is_in_head:
            self._arrived += len(data)
            if self._arrived > MOST_HEAD_BYTES:
                self._refuse()

    def on_message_begin(self) -> None:
        """Begin a head."""
        self._is_in_head = True
        self._arrived = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """End a head; one that came at one go is measured here."""
        self._is_in_head = False
        if len(self.url) + sum(len(n) + len(v) for n, v in self.headers) > MOST_HEAD_BYTES:
            self._refuse()
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a body, unless its head was refused."""
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a message, unless its head was refused."""
        if not self._is_refused:
            super().on_message_complete()

    def _refuse(self) -> None:
        if not self._is_refused:
            self._is_refused = True
            self.transport.write(_REFUSAL)
            self.transport.close()
