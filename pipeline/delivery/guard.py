"""Finds the addresses that may be connected to: each is checked, and only those are given.

A name is resolved once and the connection goes to the address that was checked: a name that means
another machine a moment later leads nowhere.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from pipeline.errors import PipelineError
from pipeline.exchange.addresses import Address, Allowance, literal

_MOST_ADDRESSES = 4  # of a name, tried one after the other

Resolve = Callable[[str], Awaitable[tuple[Address, ...]]]


class AddressRefused(PipelineError):
    """The name leads into a private network, and that is not allowed."""


class NameUnknown(PipelineError):
    """The name leads nowhere."""


class SystemResolver:
    """Asks the system, in threads of its own: a name whose servers are silent delays no other.

    However many ask for a name at a time, one lookup of it runs.
    """

    def __init__(self) -> None:
        self._running: dict[str, asyncio.Future[tuple[Address, ...]]] = {}

    async def __call__(self, name: str) -> tuple[Address, ...]:
        """Give the addresses of a name; none where it is not known."""
        lookup = self._running.get(name)
        if lookup is None:
            loop = asyncio.get_running_loop()
            lookup = self._running[name] = loop.create_future()
            lookup.add_done_callback(lambda _: self._running.pop(name, None))
            thread = threading.Thread(
                target=_look_up, args=(name, loop, lookup), name="resolver", daemon=True
            )
            try:
                thread.start()
            except RuntimeError:  # no room for another thread
                lookup.set_result(())
        return await asyncio.shield(lookup)


def _look_up(
    name: str, loop: asyncio.AbstractEventLoop, lookup: asyncio.Future[tuple[Address, ...]]
) -> None:
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        found = []
    spelt = dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found)
    addresses = tuple(ip_address(text) for text in spelt)

    def tell() -> None:
        if not lookup.done():
            lookup.set_result(addresses)

    if not loop.is_closed():
        loop.call_soon_threadsafe(tell)


async def addresses_of(host: str, allowance: Allowance, resolve: Resolve) -> list[Address]:
    """Give the addresses of a host that may be connected to.

    Raises NameUnknown where there is none, AddressRefused where all are private.
    """
    spelt = literal(host)
    found = await resolve(host) if spelt is None else (spelt,)
    if not found:
        raise NameUnknown
    allowed = [one for one in found if allowance.permits(one, host)]
    if not allowed:
        raise AddressRefused
    return allowed[:_MOST_ADDRESSES]
