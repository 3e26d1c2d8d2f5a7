"""Connections that stand still: given up, so that they are not held for ever."""

from __future__ import annotations

import asyncio

from pipeline.runtimes.heads import BoundedHeads

STANDING_SECONDS = 30.0  # without a byte that the client owes, or takes
WHOLE_SECONDS = 600.0  # for a whole request, however slowly it comes
_REFUSAL = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class NoStalling(BoundedHeads):
    """Uvicorn's protocol, which alone would wait for a client without end.

    What the service itself takes its time for does not count.
    """

    standing_seconds = STANDING_SECONDS
    whole_seconds = WHOLE_SECONDS
    _is_open = False  # a request has begun and not ended
    _begun = 0.0  # when it did, or when the client's turn came
    _last = 0.0  # when its last byte came, or its turn
    _unsent = 0  # bytes of answers, when it was looked last
    _sent = 0.0  # when there were none, or others
    _watching: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch a connection."""
        super().connection_made(transport)
        self._begun = self._last = self._sent = self.loop.time()
        self._look_in(self.standing_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """End watching."""
        if self._watching is not None:
            self._watching.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Note when something came."""
        self._last = self.loop.time()
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin a request."""
        self._is_open = True
        self._begun = self.loop.time()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """End a request."""
        self._is_open = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Let it be the client's turn."""
        self._begun = self._last = self.loop.time()
        super().on_response_complete()

    def _look_in(self, seconds: float) -> None:
        self._watching = self.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        """Give the connection up if it stands still; else look again when it might."""
        now = self.loop.time()
        unsent = self.transport.get_write_buffer_size()
        if not unsent or unsent != self._unsent:
            self._unsent, self._sent = unsent, now
        elif now - self._sent >= self.standing_seconds:
            self.transport.abort()  # it would wait for who does not read
            return
        if not self._is_clients_turn():
            self._begun = self._last = now
        ends = min(self._last + self.standing_seconds, self._begun + self.whole_seconds)
        if now >= ends and not self.transport.is_closing():
            if self._is_open and not self._is_answered():
                self.transport.write(_REFUSAL)
            self.transport.close()
        self._look_in(ends - now if now < ends else self.standing_seconds)

    def _is_clients_turn(self) -> bool:
        """Tell whether it is the client that has to send something."""
        if self.cycle is None or self.cycle.response_complete:
            return True
        is_reading = self._is_body_open() and not self.pipeline and not self.flow.read_paused
        return is_reading and not self.cycle.waiting_for_100_continue

    def _is_body_open(self) -> bool:
        return self._is_open and not self._is_in_head

    def _is_answered(self) -> bool:
        """Tell whether the answer to the open request has begun."""
        return self._is_body_open() and bool(self.cycle.response_started)
