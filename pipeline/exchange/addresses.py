"""Which addresses may be delivered to: public ones, and those that the operator allows.

Sources: the special-purpose registries of IANA for IPv4 and IPv6 (RFC 6890 and its updates).
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self

import httpx

from pipeline.errors import SettingsInvalid
from pipeline.exchange.values import Conflict

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MOST_CHARACTERS = 2000  # of a URL
_HIGHEST_PORT = 65535
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")  # readers of URLs disagree about them
_NAME = re.compile(r"(?=.{1,253}\.?\Z)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})\.?)+\Z")

_NOT_PUBLIC_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network; 0.0.0.0 is this machine
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a provider's translation; also the metadata of one cloud
        "127.0.0.0/8",
        "168.63.129.16/32",  # the inside of one cloud, on a public number
        "169.254.0.0/16",  # link-local; the metadata of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")  # all that is given out; the rest is special
_NOT_PUBLIC_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocols, Teredo among them, which hides an IPv4 address
        "2001:db8::/32",
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")  # what a resolver gives where there is IPv6 alone
_LOCAL_NAMES = ("localhost", "ip6-localhost", "ip6-loopback")
_LOOPBACK = IPv4Address("127.0.0.1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """What the operator allows beside public addresses."""

    networks: tuple[Network, ...] = ()
    hosts: frozenset[str] = frozenset()  # names in small letters, whatever they resolve to

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read networks and host names, separated by commas.

        Raises SettingsInvalid for what is neither.
        """
        networks: list[Network] = []
        hosts: set[str] = set()
        for part in filter(None, (part.strip() for part in text.split(","))):
            try:
                networks.append(ip_network(part, strict=False))
            except ValueError:
                if "/" in part or not _NAME.match(part):
                    raise SettingsInvalid(
                        f"PASSERELLE_ALLOW_ENDPOINTS: {part!r} is neither a network such as "
                        "10.0.0.0/8 nor the name of a host"
                    ) from None
                hosts.add(part.lower().rstrip("."))
        return cls(networks=tuple(networks), hosts=frozenset(hosts))

    def permits(self, address: Address, host: str = "") -> bool:
        """Tell whether an address may be connected to; `host` is the name it was found by."""
        if host.lower().rstrip(".") in self.hosts:
            return True
        address = _within(address)
        inside = any(
            address in network for network in self.networks if network.version == address.version
        )
        return inside or is_public(address)


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, and hides no other."""
    address = _within(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)


def literal(host: str) -> Address | None:
    """Give the address that a host spells, in any way that a resolver takes; None for a name.

    `127.1`, `2130706433`, `0x7f000001` and `0177.0.0.1` are all 127.0.0.1.
    """
    host = host.strip("[]").rstrip(".")
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def url_conflict(url: str, allowance: Allowance) -> Conflict | None:
    """Say what is wrong with a URL to deliver to, as far as can be told before connecting."""
    try:
        parts = None if _UNSEEN.search(url) else httpx.URL(url)
    except httpx.InvalidURL:
        parts = None
    host = "" if parts is None else parts.raw_host.decode("ascii")
    address = literal(host)
    if parts is None or not (address or _NAME.match(host)):
        return _conflict("invalid-url", "url: cannot be read", "give a full http or https URL")
    if len(url) > MOST_CHARACTERS:
        return _conflict(
            "invalid-url", f"url: has more than {MOST_CHARACTERS} characters", "shorten it"
        )
    if parts.scheme not in ("http", "https"):
        return _conflict("invalid-url", "url: is neither http nor https", "use https")
    if parts.userinfo or parts.fragment:
        return _conflict(
            "invalid-url",
            "url: has a user name, a password or a fragment",
            "leave it away; deliveries are signed, see the guide of webhooks",
        )
    if parts.port is not None and not 0 < parts.port <= _HIGHEST_PORT:
        return _conflict("invalid-url", "url: has a port that there is not", "mend the port")
    name = host.lower().rstrip(".")
    if address is None and (name in _LOCAL_NAMES or name.endswith(".localhost")):
        address = _LOOPBACK
    if address is not None and not allowance.permits(address, host):
        return _conflict(
            "private-address",
            "url: leads into a private network, or to this machine",
            "use a public address, or let the operator set PASSERELLE_ALLOW_ENDPOINTS",
        )
    return None


def _within(address: Address) -> Address:
    """Give the IPv4 address that an IPv6 address stands for, else the address."""
    if isinstance(address, IPv6Address) and (address in _MAPPED or address in _NAT64):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def _conflict(code: str, message: str, hint: str) -> Conflict:
    return Conflict(code=code, message=message, hint=hint)
